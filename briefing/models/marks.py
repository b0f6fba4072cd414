"""What the reader marked in a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from briefing.models.text import Evidence, Span
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class Stars:
    """The stars of a story: by the id of an article or a fact, the ids of the notebook's events that set them."""

    articles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """A note or a tag: its words, who wrote it and when (ISO 8601, UTC), and the notebook's event that holds it."""

    event: str
    kind: str
    text: str
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The notes and tags of a story by the id of an article or a fact, and those on words of an article."""

    articles: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    facts: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    sentences: tuple[tuple[Evidence, tuple[Mark, ...]], ...] = ()

    def on_words(self, article: str, start: int, end: int) -> tuple[Mark, ...]:
        """The marks on words that overlap this range of an article."""
        found = (marks for item, marks in self.sentences if _overlaps(item, article, start, end))
        return tuple(mark for marks in found for mark in marks)

    def each(self) -> Iterator[Mark]:
        """All of them."""
        for marks in (*self.articles.values(), *self.facts.values(), *(marks for _, marks in self.sentences)):
            yield from marks


@dataclass(frozen=True, slots=True)
class Noted:
    """A note or a tag as a search meets it: its words, and where it stands, places by article id.

    An article that is marked as a whole has no places.
    """

    kind: str
    text: str
    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


def _overlaps(item: Evidence, article: str, start: int, end: int) -> bool:
    return item.article == article and item.start < end and start < item.end


NO_STARS = Stars()
NO_MARKS = Marks()
