"""Furniture that only the neighbours give away: what an outlet prints above or below most of its articles.

A slogan, a box on the author or a call for donations may look like any sentence. What tells it from the article is that
other articles of the same outlet end (or begin) with the very same paragraphs below different text.
"""

from __future__ import annotations

from collections import defaultdict
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


def _cut(group: Sequence[Article]) -> Iterable[Article]:
    folded = [[fold(paragraph.of(article.text)) for paragraph in article.paragraphs] for article in group]
    below = _repeated([lines[::-1] for lines in folded])
    above = _repeated(folded)
    for article, lines in zip(group, folded, strict=True):
        first = _depth(lines, above)
        yield _without(article, first, len(lines) - _depth(lines[::-1], below))


def _repeated(texts: Iterable[Sequence[str]]) -> frozenset[Edge]:
    """The runs of paragraphs from an edge inwards that stand beside at least three different ones."""
    beside: defaultdict[Edge, set[str]] = defaultdict(set)
    for lines in texts:
        for depth in range(1, min(MAX_DEPTH, len(lines) - MIN_KEPT) + 1):
            beside[tuple(lines[:depth])].add(lines[depth])
    return frozenset(edge for edge, others in beside.items() if len(others) >= MIN_ARTICLES)


def _depth(lines: Sequence[str], repeated: frozenset[Edge]) -> int:
    most = min(MAX_DEPTH, len(lines) - MIN_KEPT)
    return next((depth for depth in range(most, 0, -1) if tuple(lines[:depth]) in repeated), 0)


def _without(article: Article, first: int, last: int) -> Article:
    """The article with its paragraphs from ``first`` up to ``last`` alone."""
    paragraphs = article.paragraphs
    if last - first == len(paragraphs) or last - first < MIN_KEPT:
        return article
    text, kept = lay_out([Block(paragraph.of(article.text), paragraph.kind) for paragraph in paragraphs[first:last]])
    gone = (*paragraphs[:first], *paragraphs[last:])
    cuts = tuple(Cut(paragraph.of(article.text), "repeated by the outlet") for paragraph in gone)
    return replace(article, text=text, paragraphs=kept, cuts=(*article.cuts, *cuts))
