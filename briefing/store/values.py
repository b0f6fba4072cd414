"""The values that a store keeps, and their JSON: typed in both directions, nothing is ever unpickled."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TypeVar, get_type_hints

import msgspec

from briefing.models import Analysis, Article, Fact, Skipped, Story
from briefing.models.kept import content_of
from briefing.records import dataclass

T = TypeVar("T")

Groups = tuple[tuple[str, ...], ...]
"""Article ids of each story."""

NOT_OURS = (msgspec.DecodeError, UnicodeError, RecursionError)
"""What the decoders raise for bytes that are no JSON, or JSON of another shape."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file held when it was read."""

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the reader typed before; ``saved`` ones stay, others are history.

    ``limits`` is what went with the words, in the writing of whoever asked; the same words with other limits are
    another search.
    """

    query: str
    saved: bool
    limits: str = ""


encode = msgspec.json.Encoder().encode
FOUND = msgspec.json.Decoder(Found)
ANALYSIS = msgspec.json.Decoder(Analysis)
GROUPS = msgspec.json.Decoder(Groups)
_story = {name: msgspec.json.Decoder(hint) for name, hint in get_type_hints(Story).items()}
_fact = msgspec.json.Decoder(Fact)
_raw_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_raw_items = msgspec.json.Decoder(list[msgspec.Raw])


def content_key(article: Article) -> str:
    """What an analysis depends on: the text, its language and its day, but not where the file lies."""
    known = content_of(article)
    if known is not None:
        return known
    kinds = ",".join(f"{paragraph.start}{paragraph.kind}" for paragraph in article.paragraphs)
    parts = (article.text, article.language or "", str(article.published or ""), article.outlet or "", kinds)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def decoded(decoder: msgspec.json.Decoder[T], value: object) -> T | None:
    """The value, or None where there is none or another version wrote it in another shape: it is made again."""
    if not isinstance(value, bytes):
        return None
    try:
        return decoder.decode(value)
    except NOT_OURS:
        return None


def in_parts(story: Story) -> bytes:
    """The story as JSON, field by field: one call for 200 articles stops every other thread for a twentieth second."""
    return (
        b"{" + b",".join(encode(item.name) + b":" + encode(getattr(story, item.name)) for item in fields(story)) + b"}"
    )


def story_of(value: object) -> Story | None:
    """The story, in parts as well; the facts, by far the most, one by one. None as in ``decoded``."""
    if not isinstance(value, bytes):
        return None
    try:
        parts = _raw_fields.decode(value)
        facts = tuple(_fact.decode(item) for item in _raw_items.decode(parts.pop("facts")))
        return Story(facts=facts, **{name: _story[name].decode(part) for name, part in parts.items()})
    except (*NOT_OURS, KeyError, TypeError):
        return None
