"""The words that the program uses for kinds of things; each is its own text in JSON."""

from __future__ import annotations

from enum import StrEnum

AGREED_FROM = 3
"""From this many independent outlets on, a fact is called *agreed* rather than *shared*."""


class EntityType(StrEnum):
    """What a mention names. ``DATE`` and ``NUMBER`` are kept in layers of their own."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    WEAPON = "WEAPON"
    EVENT = "EVENT"
    GROUP = "GROUP"
    WORK = "WORK"
    DATE = "DATE"
    NUMBER = "NUMBER"
    OTHER = "OTHER"


class PublishedFrom(StrEnum):
    """Where an article's day was read; ``STORY`` is inferred from the other articles of its story."""

    METADATA = "metadata"
    PAGE = "page"
    ADDRESS = "address"
    DATELINE = "dateline"
    TEXT = "text"
    STORY = "story"
    FILE = "file"


class ParagraphKind(StrEnum):
    """What a paragraph is for the reader; only ``BODY`` and ``CAPTION`` paragraphs carry claims."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    LIST = "list"


class Status(StrEnum):
    """How many independent outlets report a fact. Copies of one text and articles of one outlet count once."""

    AGREED = "agreed"
    SHARED = "shared"
    SINGLE = "single"
    DIFFERS = "differs"


class Hedge(StrEnum):
    """How firmly a fact is put by those who report it, from the firmest to the least firm."""

    STATED = "stated"
    ATTRIBUTED = "attributed"
    REPORTED = "reported"
    BELIEVED = "believed"
    ALLEGED = "alleged"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"


class ConflictKind(StrEnum):
    """The slot in which two tellings of one event differ."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    PLACE = "place"
    PERSON = "person"
    ACTION = "action"
    DENIAL = "denial"
    SCOPE = "scope"
    CERTAINTY = "certainty"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    VERSION = "version"


VALUED = frozenset((ConflictKind.NUMBER, ConflictKind.DATE, ConflictKind.PLACE, ConflictKind.PERSON))
"""Kinds of which one side's value is none of the other's, so that a fact is stated as most give it."""


class Stance(StrEnum):
    """What one article says of a fact: a cell of the matrix.

    ``STATES`` in its own voice, ``ATTRIBUTES`` to somebody, ``HEDGES`` (may, reportedly) without citing anybody,
    ``DIFFERS`` on another side of a linked difference, ``DENIES`` reports only the denial, ``BOTH`` the accusation and
    its denial. No teller of the fact is whoever is ``UNSURE``, which may tell it in other words, or ``SILENT``.
    """

    STATES = "states"
    ATTRIBUTES = "attributes"
    HEDGES = "hedges"
    DIFFERS = "differs"
    DENIES = "denies"
    BOTH = "both"
    UNSURE = "unsure"
    SILENT = "silent"


class QuoteKind(StrEnum):
    """Direct: a whole utterance in marks. Partial: a few words in marks. Indirect: reported without marks."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
