"""The values that every part of briefing shares.

An article is text with offsets, and everything the program says is a span of that text.
All values are frozen: a step of the analysis returns new ones and changes none.

Offsets are 0-based, half-open ranges of code points into ``Article.text``.
Days are ISO 8601 at the precision that the text gives: ``2023-07-27``, ``2022-11``, ``1953``, ``1950/1953``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SHARED_BY_SEVERAL = 3
"""From this many independent articles on, a fact is called *agreed* rather than *shared*."""


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
    """How many independent articles report a fact. Copies of one text count once."""

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
    NUMBER = "number"
    PLACE = "place"
    PERSON = "person"
    ACTION = "action"
    DENIAL = "denial"


class Stance(StrEnum):
    """What one article says of a fact: a cell of the matrix."""

    STATED = "stated"
    ATTRIBUTED = "attributed"
    DENIED = "denied"
    DIFFERS = "told differently"
    SILENT = "not mentioned"


class QuoteKind(StrEnum):
    """Direct: a whole utterance in marks. Partial: a few words in marks. Indirect: reported without marks."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Paragraph(Span):
    """A paragraph; its text holds no blank line."""

    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the file that reading left out, so that a reader can check what is missing."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet, cleaned once; nothing moves its offsets afterwards.

    ``digest`` is the SHA-256 (hex) of what was read, path and file times left out;
    ``id`` also holds the path, so that two copies of one text are two articles.
    """

    id: str
    path: str
    digest: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    outlet: str | None = None
    published: date | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credits: tuple[str, ...] = ()
    title_inferred: bool = False
    duplicate_of: str | None = None
    notes: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read, and why. ``path`` is safe to print."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A sentence; ``paragraph`` is the index of the paragraph that holds it."""

    paragraph: int


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """A name in the text. Mentions of one article do not overlap."""

    type: EntityType


@dataclass(frozen=True, slots=True, order=True)
class DateMention(Span):
    """An expression of time; ``value`` is ISO 8601, or None where the text gives no ground for one.

    ``kind`` is ``day``, ``week``, ``month``, ``year``, ``decade``, ``range`` or ``duration``.
    """

    value: str | None
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class NumberMention(Span):
    """A count, amount or measure, ``low <= value <= high`` in ``unit`` (singular, lower case, or an ISO 4217 code).

    ``low == high`` for one value. ``kind`` is ``count``, ``money``, ``percent``, ``measure``, ``ordinal`` or
    ``fraction``; ``approximate`` is set by "about", "nearly", "at least", "dozens".
    """

    low: float
    high: float
    unit: str
    kind: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class QuoteMention(Span):
    """Words of somebody, without the marks; ``speaker`` and ``cue`` are the words that say so."""

    kind: QuoteKind
    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution(Span):
    """A stretch that the article puts down to a source.

    ``source`` are the words for the source, ``cue`` the reporting words; ``named`` is the earlier span that names it
    where ``source`` is "the report" or a pronoun; ``via`` are relays between article and source, nearest first.
    """

    source: Span
    cue: Span
    named: Span | None = None
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class HedgeCue(Span):
    """Words such as "reportedly" or "has accused"; ``scope`` is what they weaken."""

    hedge: Hedge
    scope: Span


@dataclass(frozen=True, slots=True, order=True)
class Claim(Span):
    """A sentence, or a part of one that states one thing; ``sentence`` is the index of the sentence that holds it."""

    sentence: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one article alone: one layer of spans per finder, each in the order of the text."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    hedges: tuple[HedgeCue, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what was found in it."""

    article: Article
    analysis: Analysis


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of a named article with its words; ``article.text[start:end] == text`` always."""

    article: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, article: Article, span: Span) -> Evidence:
        """The evidence that ``span`` is in ``article``."""
        return cls(article.id, span.start, span.end, span.of(article.text))

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """What an outlet calls somebody beside the name: "Russian Defense Minister"."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the articles of a story name; ``name`` is the fullest usual form.

    ``related`` are ids of other entities that this one points to: a people's land, a capital's land.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    roles: tuple[Role, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that one or more articles report, with each one's words for it.

    ``outlets`` are the ids of the articles that report it, each once, in the story's order.
    ``statement`` is verbatim one of the evidence texts. ``stances`` holds every article of the story once, in its
    order. ``denies`` is the fact that this one denies; ``conflicts`` are the ids of the conflicts it takes part in.
    """

    id: str
    statement: str
    status: Status
    outlets: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    origins: tuple[str, ...] = ()
    hedge: Hedge = Hedge.STATED
    entities: tuple[str, ...] = ()
    stances: tuple[tuple[str, Stance], ...] = ()
    denies: str | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One side of a difference; ``value`` is normalised: a day, a number with its unit, a name, a verb."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same slot of the same event with other values.

    ``reason`` says why it may be no conflict (other event, range, scope, later update), None where nothing explains it.
    ``facts`` are the ids of the facts that the difference lies in.
    """

    id: str
    kind: ConflictKind
    topic: str
    values: tuple[ConflictValue, ...]
    reason: str | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words; ``speaker`` is an entity id, or None where the text does not say."""

    speaker: str | None
    cue: str | None
    evidence: Evidence
    kind: QuoteKind


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """What happened on ``date``; ``surface`` is the date as written, ``evidence`` the sentences that say so."""

    date: str
    surface: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """How often one article uses one wording, and where."""

    article: str
    label: str
    evidence: tuple[Evidence, ...]

    @property
    def count(self) -> int:
        """How many times."""
        return len(self.evidence)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that the articles use for one entity or one thing; ``entity`` is an entity id or a plain topic."""

    entity: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom an article leans on. ``evidence`` are the words that say so, ``scopes`` what is put down to the origin."""

    article: str
    name: str
    via: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    scopes: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on the same events, compared. ``readings`` are ordered by day, outlet and path."""

    id: str
    title: str
    readings: tuple[Reading, ...]
    first_date: date | None = None
    last_date: date | None = None
    summary: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    wording: tuple[Wording, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles alone, in order."""
        return tuple(reading.article for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Brief:
    """What all fronts show: the contract's one object."""

    generator: str
    query: str | None
    stories: tuple[Story, ...]
    skipped: tuple[Skipped, ...] = ()
