"""A brief before any syntax: headings, lines and tables, in which the words of sources are apart from our own.

An exporter turns a ``Page`` into its format. Whatever a source says stands in ``Words``; everything else is ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.models import Article, Evidence, Skipped
from briefing.story.grouping.order import listed_name, listed_title

_PAIR = re.compile(r"“([^“”\"]*)”|\"([^“”\"]*)\"")


def _single(match: re.Match[str]) -> str:
    return f"‘{match[1] or match[2] or ''}’"


def single(words: str) -> str:
    """Words that stand in quotation marks, with single ones for their own."""
    return _PAIR.sub(_single, words)


@dataclass(frozen=True, slots=True)
class Plain:
    """Our own words, or a name."""

    text: str


@dataclass(frozen=True, slots=True)
class Aside(Plain):
    """Our own words that go with a line whatever room its section has: who gives which of the words quoted."""


@dataclass(frozen=True, slots=True)
class Strong:
    """A name or value that a line is about."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a source in quotation marks, with their citation behind them."""

    evidence: Evidence

    @property
    def marked(self) -> str:
        """The words between double marks, what the source itself puts in such marks between single ones."""
        return f"“{_PAIR.sub(_single, self.evidence.text)}”"


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation alone: the source's number and the paragraph."""

    evidence: Evidence


Piece = Plain | Strong | Words | Cite
Line = tuple[Piece, ...]

_CITATION = "[1 ¶1]"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a story's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of prose."""

    line: Line


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, with lines below it."""

    line: Line
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as ``head`` has."""

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One article as the list of sources gives it.

    ``number`` counts from 1 over the whole page; ``cited`` are the places that the page cites, in the order of the
    text; ``remarks`` are plain words on it (a copy, the day inferred, names no source).
    """

    number: int
    article: Article
    remarks: tuple[str, ...] = ()
    cited: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources of one story, under a heading of ``level``."""

    level: int
    sources: tuple[Source, ...]


Block = Heading | Paragraph | Bullets | Table | Sources


@dataclass(frozen=True, slots=True)
class Page:
    """The whole brief: ``front`` are its metadata, ``sources`` all sources by article id."""

    title: str
    front: dict[str, object]
    blocks: tuple[Block, ...]
    sources: dict[str, Source] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


def words_in(line: Line) -> int:
    """How many words a line adds to the page, its citations included."""
    return len("".join(map(_as_text, line)).split())


def _as_text(piece: Piece) -> str:
    """A piece with as many words as it has on the page."""
    if isinstance(piece, Words):
        return f"“{piece.evidence.text}” {_CITATION}"
    return _CITATION if isinstance(piece, Cite) else piece.text


def words_on(block: Block) -> int:
    """How many words a block adds to the page."""
    if isinstance(block, Heading):
        return len(block.text.split()) + 1
    if isinstance(block, Paragraph):
        return words_in(block.line)
    if isinstance(block, Bullets):
        return sum(1 + words_in(line) for item in block.items for line in (item.line, *item.below))
    if isinstance(block, Table):
        signs = (len(block.head) + 1) * (len(block.rows) + 2) + 2 * len(block.head)
        return signs + sum(words_in(cell) for row in block.rows for cell in row)
    return sum(_words_of(source) for source in block.sources)


def _words_of(source: Source) -> int:
    article = source.article
    told = (listed_title(article), listed_name(article), article.byline or "", article.path, *source.remarks)
    return 9 + len(source.cited) + sum(len(text.split()) for text in told)
