"""Markdown to an article: the tokens of markdown-it-py become paragraphs, links become their text.

Character references decode while Markdown is parsed, so that the text of the tokens is sanitized once more on the way
into the article; HTML within Markdown is read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.fragment import html_fragment
from briefing.corpus.formats.frontmatter import split_front_matter
from briefing.corpus.formats.lists import is_list_of_headlines, lines_of_blocks, noted_list, noted_stub
from briefing.corpus.formats.markup import with_header
from briefing.corpus.formats.text import check_text, draft_of_text
from briefing.corpus.sanitize import drop_references, sanitize
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, ParagraphKind, Skipped

if TYPE_CHECKING:
    from markdown_it.token import Token

FORMAT = Format(
    "Markdown",
    "markdown",
    suffixes=(".md", ".markdown"),
    media_types=("text/markdown",),
    seed=b"---\ntitle: Ship\ndate: 2023-05-02\n---\n# Ship\n\nThe harbour of Tarnby stayed closed on Tuesday. *b* "
    b"[l](http://x)\n\n- a\n\n> q\n",
)

MAX_PARAGRAPH = 50_000
"""Characters; parsing the brackets of one paragraph takes quadratic time, so longer ones are read as plain text."""
MAX_NESTING = 20
"""Lists and quotes deeper than this are read as plain text."""

# What only dialects know: footnotes, and figures raised by Pandoc's marks.
_NOTE_TEXT = re.compile(r"^ {0,3}\[\^[^\]\s]{1,40}\]:[ \t]*", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\]\s<>&]{1,40})\]")
_RAISED = re.compile(r"(?<=[\w.,;:!?)\"”’])\^(\d{1,3}|st|nd|rd|th)\^")
_BREAKS = {"softbreak": " ", "hardbreak": "<br><br>"}


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """The one article of a Markdown file."""
    decoded = decode(data)
    known, body = split_front_matter(sanitize(decoded.text))
    check_text(body)
    return (build_article(source, draft_of_markdown(body, replace(known, notes=decoded.notes))),)


def draft_of_markdown(body: str, known: Draft | None = None) -> Draft:
    """A draft of Markdown without front matter; ``known`` wins, and a first heading is the title where it has none."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms, and folders of plain text need none

    if any(len(piece) > MAX_PARAGRAPH for piece in body.split("\n\n")):
        return draft_of_text(body, known)
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    cuts: list[Cut] = []
    plain = _NOTE.sub(r'<sup class="footnote">\1</sup>', _NOTE_TEXT.sub("\n", drop_references(body)))
    tokens = parser.parse(_RAISED.sub(r"<sup>\1</sup>", plain))
    blocks = _blocks(tokens, cuts)
    known = known or Draft(())
    draft = noted_stub(clean(blocks, replace(known, cuts=(*known.cuts, *cuts))))
    linked = _linked(tokens)
    return noted_list(draft, headlines=is_list_of_headlines(lines_of_blocks(blocks, linked.__contains__)))


def _blocks(tokens: Sequence[Token], cuts: list[Cut]) -> list[Block]:
    """A paragraph for each inline token, of the kind that the blocks around it give; a table's row is one paragraph."""
    page = _Page(cuts)
    for token in tokens:
        if token.nesting == 1:
            page.open(token)
        elif token.nesting == -1:
            page.close()
        elif token.type == "inline":
            page.write(token)
        elif token.type == "html_block":
            fragment = html_fragment(token.content)
            page.blocks.extend(fragment.blocks)
            cuts.extend(fragment.cuts)
        elif token.type in {"fence", "code_block"}:
            page.blocks.append(Block(token.content))
    return [block for block in page.blocks if block.text.strip()]


@dataclass(slots=True)
class _Page:
    """What was read so far, and where: in which blocks, behind which number of an item, in which row of a table.

    The number of an item stays: by the letter of CommonMark "12. May" and "1987. That" begin lists.
    """

    cuts: list[Cut]
    blocks: list[Block] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    number: str = ""
    row: list[str] = field(default_factory=list)
    header: str = ""

    def open(self, token: Token) -> None:
        """Go into a block."""
        # A list that doesn't begin with one is none: its items are paragraphs that begin with a figure.
        counted = token.type == "ordered_list_open" and token.attrGet("start") in {None, 0}
        self.around.append("list_open" if counted or token.type == "bullet_list_open" else token.type)
        if token.type == "list_item_open" and token.info:
            self.number = f"{token.info}{token.markup} "

    def close(self) -> None:
        """Come out of a block; a row of a table ends as a paragraph."""
        if not self.around or self.around.pop() != "tr_open":
            return
        headed = "thead_open" in self.around
        if headed:
            self.header = with_header(self.row)
        self.blocks.append(Block(("" if headed else self.header) + " ".join(self.row), ParagraphKind.LIST))
        self.row = []

    def write(self, token: Token) -> None:
        """Take in the text of a block, in a table as a cell of its row."""
        if "tr_open" in self.around:
            self.row.append(_plain(token, self.cuts))
            return
        lines = (self.number + _plain(token, self.cuts)).split("\n\n")
        self.blocks.extend(Block(line, _kind(self.around)) for line in lines)
        self.number = ""


def _linked(tokens: Sequence[Token]) -> frozenset[str]:
    """The lines that are links as a whole."""
    inner = [token.children or () for token in tokens if token.type == "inline"]
    whole = [one for one in inner if len(one) > 2 and one[0].type == "link_open" and one[-1].type == "link_close"]
    return frozenset("".join(child.content for child in one).strip() for one in whole)


def _kind(around: Sequence[str]) -> ParagraphKind:
    if around and around[-1] == "heading_open":
        return ParagraphKind.HEADING
    return ParagraphKind.LIST if "list_open" in around else ParagraphKind.BODY


def _plain(inline: Token, cuts: list[Cut]) -> str:
    """The text of an inline token: links and emphasis by their words, images left out, a soft break as a space.

    What is struck out goes to the cuts.
    """
    children = inline.children or ()
    if any(child.type in {"html_inline", "s_open"} for child in children):
        fragment = html_fragment("".join(_as_html(child) for child in children))
        cuts.extend(fragment.cuts)
        return "\n\n".join(block.text for block in fragment.blocks)
    parts: list[str] = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in _BREAKS:
            parts.append(" " if child.type == "softbreak" else "\n\n")
    return sanitize("".join(parts))


def _as_html(child: Token) -> str:
    if child.type == "html_inline":
        return child.content
    if child.type in {"text", "code_inline"}:
        return escape(child.content, quote=False)
    return {"s_open": "<s>", "s_close": "</s>", **_BREAKS}.get(child.type, "")
