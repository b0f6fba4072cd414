"""Furniture that only the neighbours give away: what an outlet prints above or below most of its articles.

A slogan, a box on the author or a call for donations may look like any sentence. What tells it from the article is that
other articles of the same outlet end (or begin) with the very same paragraphs below different text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b

from briefing.corpus.cleaning.outlets import outlet_of_url
from briefing.models import Article, Cut
from briefing.records import dataclass

MIN_ARTICLES = 3
"""So many articles must share the paragraphs below (or above) different text."""
MAX_DEPTH = 5
"""Paragraphs at either end that are compared."""
MIN_KEPT = 2
"""Paragraphs that an article keeps in any case."""

WIDTH = 8
"""Bytes that stand for a paragraph when it is compared."""


@dataclass(frozen=True, slots=True)
class Ends:
    """How an article begins and ends, as far as it counts here: an article need not be read again to be compared.

    ``head`` and ``tail`` hold ``WIDTH`` bytes for each of the paragraphs that are compared, from the edge inwards.
    """

    outlet: str
    paragraphs: int
    head: bytes
    tail: bytes

    @property
    def most(self) -> int:
        """How many paragraphs may go at one edge."""
        return min(MAX_DEPTH, self.paragraphs - MIN_KEPT)


def cut_repeated(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order, without the paragraphs that their outlet repeats at the head or the tail.

    Copies of one article share their text as well, so a paragraph counts once for each text that it stands beside.
    ``id`` and ``digest`` stay: they say what was read, and must not depend on what else lies in the folder.
    """
    found = find_repeated([ends_of(article) for article in articles])
    return tuple(without(article, kept) for article, kept in zip(articles, found, strict=True))


def ends_of(article: Article) -> Ends | None:
    """How an article begins and ends; None where nobody can be said to repeat anything in it."""
    outlet = article.outlet or outlet_of_url(article.url)
    paragraphs = article.paragraphs
    if not outlet or len(paragraphs) <= MIN_KEPT:
        return None
    compared = min(MAX_DEPTH, len(paragraphs) - MIN_KEPT) + 1
    head, tail = paragraphs[:compared], paragraphs[::-1][:compared]
    return Ends(
        outlet, len(paragraphs), *(b"".join(_name(one.of(article.text)) for one in way) for way in (head, tail))
    )


def _name(paragraph: str) -> bytes:
    from briefing.corpus.cleaning.shapes import fold  # noqa: PLC0415  # what stands as it stood is not looked at again

    return blake2b(fold(paragraph).encode("utf-8", "surrogatepass"), digest_size=WIDTH).digest()


def find_repeated(articles: Sequence[Ends | None]) -> list[tuple[int, int] | None]:
    """For each article the first paragraph that stays and the first behind those; None where all of them stay."""
    found: list[tuple[int, int] | None] = [None] * len(articles)
    for group in _by_outlet(articles):
        if len(group) < MIN_ARTICLES:
            continue
        above, below = (_repeated([(getattr(ends, way), ends.most) for _, ends in group]) for way in ("head", "tail"))
        for number, ends in group:
            found[number] = _kept(ends, above, below)
    return found


def _by_outlet(articles: Sequence[Ends | None]) -> Iterable[list[tuple[int, Ends]]]:
    """The articles of each outlet that may repeat something, each with its number."""
    groups: defaultdict[str, list[tuple[int, Ends]]] = defaultdict(list)
    for number, ends in enumerate(articles):
        if ends is not None:
            groups[ends.outlet].append((number, ends))
    return groups.values()


def _kept(ends: Ends, above: frozenset[bytes], below: frozenset[bytes]) -> tuple[int, int] | None:
    first = _depth(ends.head, ends.most, above)
    last = ends.paragraphs - _depth(ends.tail, ends.most, below)
    return (first, last) if MIN_KEPT <= last - first < ends.paragraphs else None


def _repeated(texts: Sequence[tuple[bytes, int]]) -> frozenset[bytes]:
    """The runs of paragraphs from an edge inwards that stand beside at least three different ones.

    What stands at the very edge of fewer articles begins no such run: nothing further in is looked at.
    """
    often = Counter(lines[:WIDTH] for lines, _ in texts)
    beside: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for lines, most in texts:
        if often[lines[:WIDTH]] >= MIN_ARTICLES:
            for end in range(WIDTH, most * WIDTH + 1, WIDTH):
                beside[lines[:end]].add(lines[end : end + WIDTH])
    return frozenset(edge for edge, others in beside.items() if len(others) >= MIN_ARTICLES)


def _depth(lines: bytes, most: int, repeated: frozenset[bytes]) -> int:
    if not repeated:
        return 0
    return next((depth for depth in range(most, 0, -1) if lines[: depth * WIDTH] in repeated), 0)


def without(article: Article, kept: tuple[int, int] | None) -> Article:
    """The article with these of its paragraphs alone, as ``find_repeated`` gives them."""
    if kept is None:
        return article
    from briefing.corpus.draft import Block, lay_out  # noqa: PLC0415  # knows days and languages

    paragraphs, (first, last) = article.paragraphs, kept
    text, stay = lay_out([Block(paragraph.of(article.text), paragraph.kind) for paragraph in paragraphs[first:last]])
    gone = (*paragraphs[:first], *paragraphs[last:])
    cuts = tuple(Cut(paragraph.of(article.text), "repeated by the outlet") for paragraph in gone)
    return replace(article, text=text, paragraphs=stay, cuts=(*article.cuts, *cuts))
