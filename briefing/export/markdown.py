"""The brief as Markdown: front matter, sections, a numbered list of sources; every sentence verbatim, with its place.

The words of the sources are escaped, so that CommonMark, GitHub, Pandoc and Obsidian give them back to the letter; a
line break inside a sentence becomes a space, the one change. A citation leads to the source's entry, an entry to the
page at the very words, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from briefing.brief import paragraph_number
from briefing.export.fragments import link_to, web_address
from briefing.export.outline import Choice, make_page
from briefing.export.page import (
    Block,
    Bullets,
    Cite,
    Heading,
    Item,
    Line,
    Page,
    Paragraph,
    Piece,
    Plain,
    Source,
    Strong,
    Table,
    Words,
)
from briefing.export.phrases import plain_days
from briefing.models import Article, Brief, Evidence
from briefing.story.grouping.order import listed_name, listed_title

_SIGNS = re.compile(r"[^\w\s]|_")
_ACTIVE = re.compile(
    r"[\\`*_\[\]<>&|~^${}#@]"  # marks of CommonMark, tables, mathematics, tags, references, Pandoc's citations
    r"|==|%%|--|\.\."  # highlights and comments in Obsidian; what Pandoc makes dashes and ellipses of
    r"|:(?=//|[\w+-]+:)|(?<=\bwww)\.",  # addresses that GitHub would make links of; emoji
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:[-+=:]|\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+|@[\w-]*)[.)])(?=\s|$|[-+=:])", re.IGNORECASE)
"""What would begin a list (Pandoc counts in letters and Roman numbers too), a heading or a definition in its line."""
_LINE = re.compile(r"\s*\n\s*")


def to_markdown(brief: Brief, choice: Choice | None = None) -> str:
    """The brief.

    Raises:
        CitationError: where a citation is not what its article says; nothing is exported then.
    """
    page = make_page(brief, choice)
    writer = _Writer(page)
    parts = [_front_matter(page), *(writer.block(block) for block in page.blocks)]
    if page.skipped:
        rows = tuple(Item((Plain(one.path), Plain(f": {one.reason}"))) for one in page.skipped)
        parts.append("## Not read\n\n" + writer.block(Bullets(rows)))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that Markdown reads as these very words, wherever in a line it stands."""
    opening = _OPENING.match(text)
    head = opening.end() if opening else 0
    return _marked(text[:head]) + inline(text[head:])


def inline(text: str) -> str:
    """The same for text that stands behind something else in its line."""
    return _ACTIVE.sub(lambda match: _marked(match[0]), _LINE.sub(" ", text))


def _marked(signs: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", signs)


class _Writer:
    def __init__(self, page: Page) -> None:
        self._page = page

    def block(self, block: Block) -> str:
        """One block, without the empty lines around it."""
        if isinstance(block, Heading):
            return f"{'#' * block.level} {escape(block.text)}"
        if isinstance(block, Paragraph):
            return self._line(block.line)
        if isinstance(block, Bullets):
            return self._list(block.items)
        if isinstance(block, Table):
            rows = ["| " + " | ".join(self._line(cell) for cell in row) + " |" for row in block.rows]
            return "\n".join(
                [f"| {' | '.join(block.head)} |", "| " + " | ".join("---" for _ in block.head) + " |", *rows]
            )
        return "\n\n".join(self._source(source, block.level + 1) for source in block.sources)

    def _list(self, items: Sequence[Item]) -> str:
        # Two spaces: with four Pandoc takes an escaped backtick below an item for the beginning of code.
        return "\n".join(
            "\n".join([f"- {self._line(item.line)}", *(f"  - {self._line(line)}" for line in item.below)])
            for item in items
        )

    def _line(self, line: Line) -> str:
        return "".join(self._piece(piece, escape if place == 0 else inline) for place, piece in enumerate(line))

    def _piece(self, piece: Piece, safe: Callable[[str], str]) -> str:
        if isinstance(piece, Words):
            return f"{inline(piece.marked)} {self._cite(piece.evidence)}"
        if isinstance(piece, Cite):
            return self._cite(piece.evidence)
        return f"**{inline(piece.text)}**" if isinstance(piece, Strong) else safe(piece.text)

    def _cite(self, evidence: Evidence) -> str:
        source = self._page.sources[evidence.article]
        return f"[\\[{source.number} ¶{paragraph_number(source.article, evidence.span)}\\]](#s{source.number})"

    def _source(self, source: Source, level: int) -> str:
        article = source.article
        title = f"*{escape(listed_title(article))}*"
        address = web_address(article)
        about = [escape(listed_name(article)), f"[{title}](<{address}>)" if address else title]
        about += [escape(article.byline)] if article.byline else []
        about += [day_of(article), escape(place_of(article)), *map(escape, source.remarks)]
        places = ", ".join(self._place(article, item) for item in source.cited)
        return f"{'#' * level} S{source.number}\n\n{', '.join(about)}." + (f"\n\nCited: {places}" if places else "")

    @staticmethod
    def _place(article: Article, evidence: Evidence) -> str:
        shown = place_in(article, evidence)
        link = link_to(article, evidence)
        return f"[{shown}](<{link}>)" if link else shown


def day_of(article: Article) -> str:
    """The day as the list of sources gives it."""
    if article.published is None:
        return "no day given"
    inferred = " (day inferred)" if article.published_from in ("story", "file") else ""
    return plain_days(article.published, article.published) + inferred


def place_in(article: Article, evidence: Evidence) -> str:
    """Paragraph and characters of a place: ``¶4:1394–1497``."""
    return f"¶{paragraph_number(article, evidence.span)}:{evidence.start}–{evidence.end}"


def place_of(article: Article) -> str:
    """The file, and the place in a file of many articles."""
    return article.where


def _front_matter(page: Page) -> str:
    # Pandoc reads strings of the front matter as Markdown, so that they are escaped like any other text.
    front = {key: escape(value) if isinstance(value, str) else value for key, value in page.front.items()}
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)}---"
