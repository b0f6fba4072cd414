"""What is marked in the text of an article: names with all their forms, quotations, speakers; searched by field."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from briefing.index.noted import says
from briefing.index.snippets import Wanted, find_hits
from briefing.index.tree import ANYWHERE, ENTITY, QUOTE, SPEAKER, Fuzzy, Glob, Node, Phrase, Prefix, Word, leaves
from briefing.models import Reading, Span
from briefing.records import dataclass

IN_TEXT = (ENTITY, QUOTE, SPEAKER)
"""Fields that are marked at places."""


@dataclass(frozen=True, slots=True)
class Marked:
    """``texts`` can be asked for in the field, the usual name first; ``places`` are where it stands in the article."""

    field: str
    texts: tuple[str, ...]
    places: tuple[Span, ...] = ()


class Names(Protocol):
    """The names of the articles of a collection, with all forms that each has in its story."""

    def key(self, article_id: str) -> str:
        """What the names of an article depend on."""

    def of(self, article_id: str) -> Sequence[Marked]:
        """Who and what is named in an article."""

    def story(self, article_id: str) -> str:
        """The title of the story that an article is of; empty where it stands alone."""


def by_story(readings: Iterable[Reading], names: Names) -> list[Reading]:
    """The readings of one story one after the other: its names are linked when the first of them is asked for."""
    return sorted(readings, key=lambda reading: names.key(reading.article.id))


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Names as they are given, by article id, at no place."""

    given: Mapping[str, Sequence[str]]

    def key(self, article_id: str) -> str:
        """The names themselves."""
        return "\0".join(self.given.get(article_id, ()))

    def of(self, article_id: str) -> Sequence[Marked]:
        """As given."""
        return [Marked(ENTITY, (name,)) for name in self.given.get(article_id, ())]

    def story(self, article_id: str) -> str:
        """None is known."""
        return ""


def quotes_of(reading: Reading) -> Iterable[Marked]:
    """The quotations of an article, and who speaks them."""
    text = reading.article.text
    for quote in reading.analysis.quotes:
        place = Span(quote.start, quote.end)
        yield Marked(QUOTE, (quote.of(text),), (place,))
        if quote.speaker is not None:
            yield Marked(SPEAKER, (quote.speaker.of(text),), (place,))


def asks_marked(node: Node) -> bool:
    """Whether a query asks for what is marked."""
    return any(getattr(leaf, "field", "") in IN_TEXT for leaf, negated in leaves(node) if not negated)


def marked_places(node: Node, marked: Sequence[Marked]) -> set[Span]:
    """The places of an article that a query finds by what is marked there."""
    found: set[Span] = set()
    for leaf, negated in leaves(node):
        if not negated and isinstance(leaf, (Word, Prefix, Glob, Fuzzy, Phrase)) and leaf.field in IN_TEXT:
            found.update(*(_places(leaf, mark) for mark in marked if mark.field == leaf.field))
    return found


def _places(leaf: Word | Prefix | Glob | Fuzzy | Phrase, mark: Marked) -> Collection[Span]:
    """The places of what is marked where it says what is asked for; in a quote those of the words."""
    if leaf.field == QUOTE:
        return _inside(leaf, mark)
    return mark.places if any(says(leaf, text) for text in mark.texts) else ()


def _inside(leaf: Word | Prefix | Glob | Fuzzy | Phrase, mark: Marked) -> set[Span]:
    """The words themselves, inside a quotation."""
    free = replace(leaf, field=ANYWHERE)
    wanted = Wanted((), (free,)) if isinstance(free, Phrase) else Wanted((free,), ())
    start = mark.places[0].start
    return {Span(start + hit.start, start + hit.end) for hit in find_hits(mark.texts[0], wanted)}
