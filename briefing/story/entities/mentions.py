"""The mentions of a story with the words around them, as the linkers see them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.models import Article, EntityType, Evidence, Mention, ParagraphKind, Reading, Sentence

AROUND = 120
"""Characters of the sentence that are looked at on either side of a mention."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in its place.

    ``number`` counts over the story, ``reading`` is the index of the article and ``article`` its id;
    ``before`` and ``after`` are the words of the same sentence on either side;
    ``headline`` is set in a heading, where verbs and nouns have capitals too.
    """

    number: int
    reading: int
    article: str
    mention: Mention
    text: str
    sentence: int
    before: str
    after: str
    headline: bool = False

    @property
    def type(self) -> EntityType:
        """The type that the mention was found with."""
        return self.mention.type

    def evidence(self, readings: Sequence[Reading]) -> Evidence:
        """The mention as evidence."""
        return Evidence.of(readings[self.reading].article, self.mention)


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions that are one entity; ``key`` tells it from others of its type, ``name`` is set where a table knows it.

    ``related`` are keys of other entities, as (type, key).
    """

    type: EntityType
    key: str
    members: tuple[Named, ...]
    name: str | None = None
    related: tuple[tuple[EntityType, str], ...] = ()


def list_mentions(readings: Sequence[Reading]) -> list[Named]:
    """All mentions of all articles, in the order of the story."""
    out: list[Named] = []
    for index, reading in enumerate(readings):
        starts = [sentence.start for sentence in reading.analysis.sentences]
        headings = [one for one in reading.article.paragraphs if one.kind is ParagraphKind.HEADING]
        for mention in reading.analysis.mentions:
            headline = any(heading.contains(mention) for heading in headings)
            out.append(_named(len(out), index, reading, mention, starts, headline=headline))
    return out


def _named(number: int, index: int, reading: Reading, mention: Mention, starts: list[int], *, headline: bool) -> Named:
    article = reading.article
    at = bisect_right(starts, mention.start) - 1
    low, high = _bounds(article, reading.analysis.sentences, at, mention)
    before = article.text[max(low, mention.start - AROUND) : mention.start]
    after = article.text[mention.end : min(high, mention.end + AROUND)]
    return Named(number, index, article.id, mention, mention.of(article.text), at, before, after, headline)


def _bounds(article: Article, sentences: Sequence[Sentence], at: int, mention: Mention) -> tuple[int, int]:
    if at >= 0 and sentences[at].end >= mention.end:
        return sentences[at].start, sentences[at].end
    start = article.text.rfind("\n", 0, mention.start) + 1
    end = article.text.find("\n", mention.end)
    return start, len(article.text) if end < 0 else end


class Sets:
    """Union-find over whole numbers, the smaller one on top."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def top(self, item: int) -> int:
        """The number that stands for the set of ``item``."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        one, other = self.top(one), self.top(other)
        self._above[max(one, other)] = min(one, other)

    def join_the_only(self, item: int, others: Iterable[int], nearer: Iterable[int] = ()) -> None:
        """Join to the one set that all the others are in; where they are in several, to the one of the ``nearer``."""
        tops = {self.top(other) for other in others}
        if len(tops) > 1:
            tops = {self.top(other) for other in nearer}
        if len(tops) == 1:
            self.join(item, tops.pop())
