"""Short names for what an anchor may be found by, so that marks on the articles that are open can be looked up.

An anchor is found in an article that shares a name with it: the hash of its bytes or of its text, its address, or the
words with which a part of it begins. A name is 64 bits of a hash: what shares none is not found, what shares one may
be.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from briefing.models import Article, Reading, Span
from briefing.store.anchors import Anchor, Quote, Source, Target

FEWEST = 5
"""Words that a quotation needs to be found by likeness, or in an article that nothing else ties to its source."""
WORD = re.compile(r"\w+")

Opening = tuple[str, ...]
"""The first words of a quotation or of a part of an article, in small letters."""


def names_of(target: Target | None) -> frozenset[int]:
    """The names of everything that the target's anchors may be found by."""
    return frozenset(short(name) for anchor in (target.anchors if target else ()) for name in _of_anchor(anchor))


def short(name: str | Opening) -> int:
    """A signed number of 64 bits."""
    text = name if isinstance(name, str) else " ".join(name)
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _of_anchor(anchor: Anchor) -> Iterator[str | Opening]:
    for names in of_source(anchor.source):
        yield from filter(None, names)
    if opening := opening_of(anchor.quote):
        yield opening


def of_source(source: Source) -> Iterator[tuple[str, ...]]:
    """The names of a source, the surest first: its text before its bytes, since one file may hold many articles."""
    yield (source.digest,)
    yield (source.sha256,)
    yield addresses(source.address)


def contents_of(article: Article) -> Iterator[str]:
    """The names of an article by its bytes and its text."""
    yield from filter(None, (article.source, article.digest))


def addresses_of(article: Article) -> Iterator[str]:
    """The names of an article by where it was published, and where its file lies."""
    yield from addresses(article.url or "")
    yield from addresses(article.path)


def addresses(address: str) -> tuple[str, ...]:
    """A file keeps its name when its folder moves; a page keeps its address whatever stands behind the "#"."""
    if "://" in address:
        return (f"page {address.partition('#')[0]}",)
    name = PurePosixPath(address).name
    return (f"file {name}",) if name else ()


def opening_of(quote: Quote) -> Opening:
    """The first words of a quotation; none where it is too short to be known by them."""
    words = _first_words(quote.exact, 0)
    return words if len(words) == FEWEST else ()


def openings(reading: Reading) -> set[Opening]:
    """The first words of all that may be quoted of an article: its sentences, claims and paragraphs."""
    text, analysis = reading.article.text, reading.analysis
    layers: tuple[Iterable[Span], ...] = (analysis.sentences, analysis.claims, reading.article.paragraphs)
    return {_first_words(text, start) for start in {span.start for layer in layers for span in layer}}


def _first_words(text: str, start: int) -> Opening:
    words = WORD.findall(text[start : start + 20 * FEWEST])
    return tuple(word.casefold() for word in words[:FEWEST])
