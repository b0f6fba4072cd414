"""Furniture that only the neighbours give away: what an outlet prints above or below most of its articles.

A slogan, a box on the author or a call for donations may look like any sentence. What tells it from the article is that
other articles of the same outlet end (or begin) with the very same paragraphs below different text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.corpus.cleaning.outlets import outlet_of_url
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.draft import Block, lay_out
from briefing.models import Article, Cut

MIN_ARTICLES = 3
"""So many articles must share the paragraphs below (or above) different text."""
MAX_DEPTH = 5
"""Paragraphs at either end that are compared."""
MIN_KEPT = 2
"""Paragraphs that an article keeps in any case."""

Edge = tuple[str, ...]


def cut_repeated(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order, without the paragraphs that their outlet repeats at the head or the tail.

    Copies of one article share their text as well, so a paragraph counts once for each text that it stands beside.
    ``id`` and ``digest`` stay: they say what was read, and must not depend on what else lies in the folder.
    """
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        outlet = article.outlet or outlet_of_url(article.url)
        if outlet:
            groups[outlet].append(article)
    changed: dict[int, Article] = {}
    for group in groups.values():
        if len(group) >= MIN_ARTICLES:
            changed.update((id(article), cut) for article, cut in zip(group, _cut(group), strict=True))
    return tuple(changed.get(id(article), article) for article in articles)


class _Lines:
    """The folded paragraphs of an article from one edge inwards, each folded when it is first asked for."""

    def __init__(self, article: Article, *, backwards: bool) -> None:
        self._text = article.text
        self._paragraphs = article.paragraphs[::-1] if backwards else article.paragraphs
        self._folded: list[str] = []
        self.most = min(MAX_DEPTH, len(self._paragraphs) - MIN_KEPT)

    def line(self, depth: int) -> str:
        while len(self._folded) <= depth:
            self._folded.append(fold(self._paragraphs[len(self._folded)].of(self._text)))
        return self._folded[depth]

    def edge(self, depth: int) -> Edge:
        """The outer ``depth`` paragraphs."""
        return tuple(self.line(at) for at in range(depth))


def _cut(group: Sequence[Article]) -> Iterable[Article]:
    heads, tails = ([_Lines(article, backwards=way) for article in group] for way in (False, True))
    above, below = _repeated(heads), _repeated(tails)
    for article, head, tail in zip(group, heads, tails, strict=True):
        yield _without(article, _depth(head, above), len(article.paragraphs) - _depth(tail, below))


def _repeated(texts: Sequence[_Lines]) -> dict[str, frozenset[Edge]]:
    """The runs of paragraphs from an edge inwards that stand beside at least three different ones, by their first.

    What stands at the very edge of fewer articles begins no such run: nothing further in is looked at.
    """
    often = Counter(lines.line(0) for lines in texts if lines.most > 0)
    beside: defaultdict[Edge, set[str]] = defaultdict(set)
    for lines in texts:
        if lines.most > 0 and often[lines.line(0)] >= MIN_ARTICLES:
            for depth in range(1, lines.most + 1):
                beside[lines.edge(depth)].add(lines.line(depth))
    found: defaultdict[str, set[Edge]] = defaultdict(set)
    for edge, others in beside.items():
        if len(others) >= MIN_ARTICLES:
            found[edge[0]].add(edge)
    return {first: frozenset(edges) for first, edges in found.items()}


def _depth(lines: _Lines, repeated: dict[str, frozenset[Edge]]) -> int:
    edges = repeated.get(lines.line(0)) if lines.most > 0 else None
    return next((depth for depth in range(lines.most, 0, -1) if lines.edge(depth) in edges), 0) if edges else 0


def _without(article: Article, first: int, last: int) -> Article:
    """The article with its paragraphs from ``first`` up to ``last`` alone."""
    paragraphs = article.paragraphs
    if last - first == len(paragraphs) or last - first < MIN_KEPT:
        return article
    text, kept = lay_out([Block(paragraph.of(article.text), paragraph.kind) for paragraph in paragraphs[first:last]])
    gone = (*paragraphs[:first], *paragraphs[last:])
    cuts = tuple(Cut(paragraph.of(article.text), "repeated by the outlet") for paragraph in gone)
    return replace(article, text=text, paragraphs=kept, cuts=(*article.cuts, *cuts))
