"""The brief as plain text, for a pipe or a mail: the same sections, each sentence with source and paragraph."""

from __future__ import annotations

import textwrap

from briefing.brief import paragraph_number
from briefing.export.markdown import day_of, place_in, place_of
from briefing.export.outline import Choice, make_page
from briefing.export.page import (
    Block,
    Bullets,
    Cite,
    Heading,
    Line,
    Page,
    Paragraph,
    Piece,
    Plain,
    Source,
    Table,
    Words,
)
from briefing.models import Brief, Evidence
from briefing.story.grouping.order import listed_name, listed_title

WIDTH = 88


def to_text(brief: Brief, choice: Choice | None = None) -> str:
    """The brief.

    Raises:
        CitationError: where a citation is not what its article says.
    """
    page = make_page(brief, choice)
    writer = _Writer(page)
    parts = [_wrapped(page.title.upper()), *(writer.block(block) for block in page.blocks)]
    if page.skipped:
        parts.append("\n".join(["NOT READ", *(_wrapped(f"{item.path}: {item.reason}", "  ") for item in page.skipped)]))
    return "\n\n".join(parts) + "\n"


class _Writer:
    def __init__(self, page: Page) -> None:
        self._page = page

    def block(self, block: Block) -> str:
        """One block, without the empty lines around it."""
        if isinstance(block, Heading):
            return _wrapped(block.text.upper() if block.level <= 2 else block.text)
        if isinstance(block, Paragraph):
            return _wrapped(self._line(block.line))
        if isinstance(block, Bullets):
            return "\n".join(
                "\n".join([self._bullet(item.line), *(self._bullet(line, "    ") for line in item.below)])
                for item in block.items
            )
        if isinstance(block, Table):
            return "\n".join(self._bullet(_joined(row)) for row in block.rows)
        return "\n".join(self._source(source) for source in block.sources)

    def _bullet(self, line: Line, indent: str = "") -> str:
        return _wrapped("- " + self._line(line), indent, indent + "  ")

    def _line(self, line: Line) -> str:
        return "".join(self._piece(piece) for piece in line)

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Words):
            return f"{piece.marked} {self._cite(piece.evidence)}"
        return self._cite(piece.evidence) if isinstance(piece, Cite) else piece.text

    def _cite(self, evidence: Evidence) -> str:
        source = self._page.sources[evidence.article]
        # No break between number and paragraph: a citation is looked for as one.
        return f"[{source.number}\N{NO-BREAK SPACE}¶{paragraph_number(source.article, evidence.span)}]"

    def _source(self, source: Source) -> str:
        article = source.article
        about = [listed_name(article), listed_title(article), *([article.byline] if article.byline else [])]
        about.append(day_of(article))
        about += [place_of(article), *([article.url] if article.url else []), *source.remarks]
        places = ", ".join(place_in(article, item) for item in source.cited)
        places = f" Cited: {places}" if places else ""
        return _wrapped(f"{source.number}. {', '.join(about)}.{places}", "", "   ")


def _joined(row: tuple[Line, ...]) -> Line:
    line: list[Piece] = []
    for cell in row:
        line += [Plain(" · "), *cell] if line else cell
    return tuple(line)


def _wrapped(text: str, indent: str = "", later: str | None = None) -> str:
    """Broken at spaces to ``WIDTH``; words are kept whole, since a citation must be found again by searching for it."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    )
