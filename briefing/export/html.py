"""The brief as one self-contained HTML file for browser, mail and paper: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from html import escape

from briefing.brief import paragraph_number
from briefing.export.fragments import link_to, web_address
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
    Source,
    Strong,
    Table,
    Words,
)
from briefing.models import Article, Brief, Evidence
from briefing.story.grouping.order import listed_name, listed_title

_STYLE = """
body { font: 1rem/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
h1, h2, h3, h4 { font-family: system-ui, sans-serif; line-height: 1.2; margin: 1.4em 0 .4em; } h1 { font-size: 1.6rem; }
h2 { font-size: 1.25rem; } h3, h4 { font-size: 1.05rem; } ul { padding-left: 1.2em; } li { margin-bottom: .35em; }
th { background: #eee; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #ccc; padding: .3em .5em; text-align: left;
vertical-align: top; } a { color: #0b5394; text-decoration: none; } a.cite { font-size: .85em; white-space: nowrap; }
ol.sources { padding-left: 1.6em; } ol.sources li { margin-bottom: .6em; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { background: #16181c; color: #e6e6e6; } a { color: #8ab4f8; }
th { background: #2a2d33; } }
@media print { body { max-width: none; margin: 0; font-size: 10pt; line-height: 1.35; } h2, h3 { break-after: avoid; }
li, tr { break-inside: avoid; } a { color: inherit; } ol.sources { font-size: .85em; } h2, h3 { margin: .9em 0 .3em; }
p { margin: .5em 0; } }
@page { margin: 1.6cm; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(brief: Brief, choice: Choice | None = None) -> str:
    """The brief as a page.

    Raises:
        CitationError: where a citation is not what its article says.
    """
    page = make_page(brief, choice)
    writer = _Writer(page)
    body = [f"<h1>{escape(page.title)}</h1>", *(writer.block(block) for block in page.blocks)]
    if page.skipped:
        rows = "".join(f"<li>{escape(item.path)}: {escape(item.reason)}</li>" for item in page.skipped)
        body.append(f"<h2>Not read</h2>\n<ul>{rows}</ul>")
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f'<meta name="generator" content="{escape(str(page.front.get("generator", "")))}">',
            f"<title>{escape(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        ]
    )


class _Writer:
    def __init__(self, page: Page) -> None:
        self._page = page

    def block(self, block: Block) -> str:
        """One block."""
        if isinstance(block, Heading):
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        if isinstance(block, Paragraph):
            return f"<p>{self._line(block.line)}</p>"
        if isinstance(block, Bullets):
            return "<ul>\n" + "\n".join(self._item(item.line, item.below) for item in block.items) + "\n</ul>"
        if isinstance(block, Table):
            head = "".join(f"<th>{escape(cell)}</th>" for cell in block.head)
            rows = ["".join(f"<td>{self._line(cell)}</td>" for cell in row) for row in block.rows]
            return f"<table>\n<tr>{head}</tr>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
        start = block.sources[0].number if block.sources else 1
        entries = "\n".join(self._source(source) for source in block.sources)
        return f'<ol class="sources" start="{start}">\n{entries}\n</ol>'

    def _item(self, line: Line, below: tuple[Line, ...]) -> str:
        inner = "<ul>" + "".join(f"<li>{self._line(one)}</li>" for one in below) + "</ul>" if below else ""
        return f"<li>{self._line(line)}{inner}</li>"

    def _line(self, line: Line) -> str:
        return "".join(self._piece(piece) for piece in line)

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Words):
            return f"{escape(piece.marked)} {self._cite(piece.evidence)}"
        if isinstance(piece, Cite):
            return self._cite(piece.evidence)
        return f"<b>{escape(piece.text)}</b>" if isinstance(piece, Strong) else escape(piece.text)

    def _cite(self, evidence: Evidence) -> str:
        source = self._page.sources[evidence.article]
        place = paragraph_number(source.article, evidence.span)
        return f'<a class="cite" href="#s{source.number}">[{source.number} ¶{place}]</a>'

    def _source(self, source: Source) -> str:
        article, address = source.article, web_address(source.article)
        title = f"<i>{escape(listed_title(article))}</i>"
        title = f'<a href="{escape(address)}">{title}</a>' if address else title
        about = [escape(listed_name(article)), title, *([escape(article.byline)] if article.byline else [])]
        about += [escape(day_of(article)), escape(place_of(article)), *map(escape, source.remarks)]
        places = ", ".join(_place(article, item) for item in source.cited)
        return f'<li id="s{source.number}">{", ".join(about)}.' + (f"<br>Cited: {places}" if places else "") + "</li>"


def _place(article: Article, evidence: Evidence) -> str:
    shown = place_in(article, evidence)
    link = link_to(article, evidence)
    return f'<a href="{escape(link)}">{shown}</a>' if link else shown
