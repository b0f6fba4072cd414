"""From articles to segments: what of an article is indexed, and which segments a change of the collection makes new."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import islice

import msgspec

from briefing.index.arrays import NO_DAY, Doc, Segment
from briefing.index.marked import IN_TEXT, Marked, Names, quotes_of
from briefing.index.packing import pack
from briefing.index.tree import AUTHOR, BODY, OUTLET, SECTION, TITLE, TYPE
from briefing.index.words import forms
from briefing.models import Paragraph, Reading
from briefing.models.kept import borrowed, kinds_of, length_of
from briefing.records import dataclass

MOST = 20_000
"""Documents of a segment: what is sorted at once takes some 10 kB for each."""
_LARGEST = 1 << 28
"""Bytes that a text may have; no reader takes files that hold more."""
_SECTIONS = ("section", "column", "desk")
"""Details of an article that say in which part of the paper it stood."""
_APART = 100
"""Positions between two names, so that no phrase goes from one to the other."""


@dataclass(frozen=True, slots=True)
class Part:
    """One segment of an index: its file, and the numbers of its documents that are gone."""

    file: str
    gone: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do for a change: the parts that stay, and the articles to put into new ones."""

    keep: tuple[Part, ...]
    write: tuple[str, ...]


def plan(parts: Iterable[tuple[Part, Segment]], changed: Sequence[str], wanted: Mapping[str, str]) -> Plan:
    """Mark what is gone, and take small segments into the new one, so that there are never more than a few.

    A segment is written again with the new one where it is not more than twice as large, or half of it is gone: so
    each article is written again about as often as the collection doubles.
    """
    named = frozenset(changed)
    kept: list[tuple[Part, list[str]]] = []
    for part, segment in parts:
        gone = set(part.gone) | {number for number, one in enumerate(segment.ids) if one in named or one not in wanted}
        rest = [one for number, one in enumerate(segment.ids) if number not in gone]
        if rest:
            kept.append((Part(part.file, tuple(sorted(gone))), rest))
    write = [one for one in changed if one in wanted]
    for part, rest in sorted(kept, key=lambda pair: len(pair[1])):
        if len(rest) <= 2 * len(write) or len(part.gone) > len(rest):
            write += rest
            kept.remove((part, rest))
    return Plan(tuple(part for part, _ in kept), tuple(sorted(write)))


def segments(
    readings: Sequence[Reading], names: Names, tell: Callable[[int, int], object]
) -> Iterator[Iterator[bytes | memoryview]]:
    """The files of these articles, each in pieces; ``tell`` hears how many of how many are in."""
    every = borrowed(readings)
    for begin in range(0, len(readings), MOST):
        yield pack(_told(islice(every, MOST), names, begin, len(readings), tell))


def _told(
    readings: Iterable[Reading], names: Names, begin: int, total: int, tell: Callable[[int, int], object]
) -> Iterator[Doc]:
    for done, reading in enumerate(readings, begin + 1):
        name = reading.article.id
        yield document(reading, names.of(name), names.story(name))
        tell(done, total)


def document(reading: Reading, names: Sequence[Marked], story: str = "") -> Doc:
    """What is indexed of an article."""
    article = reading.article
    fields = {name: _cut(texts) for name, texts in texts_of(reading, names).items()}
    kinds = _kinds(reading)
    fields[TYPE] = (range(len(kinds)), kinds)
    day = article.published.toordinal() if article.published else NO_DAY
    return Doc(article.id, day, fields, kept_of(reading, names, story))


def texts_of(reading: Reading, names: Sequence[Marked]) -> dict[str, list[str]]:
    """The texts of each field; no phrase goes from one to the next."""
    article = reading.article
    marked = (*names, *quotes_of(reading))
    return {
        BODY: [article.text],
        TITLE: [article.title],
        OUTLET: [article.outlet or ""],
        AUTHOR: [article.byline or ""],
        SECTION: [value for name, value in article.details if name in _SECTIONS],
        TYPE: _kinds(reading),
        **{name: [text for mark in marked if mark.field == name for text in mark.texts] for name in IN_TEXT},
    }


def kept_of(reading: Reading, names: Sequence[Marked], story: str) -> bytes:
    """What is kept of an article to be shown, for ``head_of``."""
    article, marked = reading.article, (*names, *quotes_of(reading))
    told = (article.where, article.outlet, article.title, article.published)
    return zlib.compress(_ENCODER.encode(Head(*told, article.paragraphs, article.text, marked, story)), 1)


def _kinds(reading: Reading) -> list[str]:
    return sorted(kind.lower() for kind in kinds_of(reading))


@dataclass(frozen=True, slots=True)
class Head:
    """What a hit shows of an article, so that a search needs nothing but the index."""

    where: str
    outlet: str | None
    title: str
    published: date | None
    paragraphs: tuple[Paragraph, ...]
    text: str
    marked: tuple[Marked, ...] = ()
    story: str = ""


def head_of(kept: bytes) -> Head:
    """What was kept of a document.

    Raises:
        ValueError: where it can't be read.
    """
    unpacked = zlib.decompressobj()
    content = unpacked.decompress(kept, _LARGEST)
    if not unpacked.eof:
        raise ValueError("a text that is cut short, or too long")
    return _DECODER.decode(content)


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Head)


def _cut(texts: Iterable[str]) -> tuple[Sequence[int], Sequence[str]]:
    places: list[int] = []
    words: list[str] = []
    for text in texts:
        found, said = forms(text, places[-1] + _APART if places else 0)
        places += found
        words += said
    return places, words


def fingerprint(reading: Reading, names: Names) -> str:
    """What the index holds of an article depends on this alone."""
    article = reading.article
    kinds = kinds_of(reading)
    sections = [f"{name} {value}" for name, value in article.details if name in _SECTIONS]
    parts = (*sections, names.key(article.id), article.title, article.byline or "", article.where, *kinds)
    short = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{article.digest[:24]} {article.published} {article.outlet} {length_of(article)} {short}"
