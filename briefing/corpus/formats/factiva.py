"""Factiva exports in HTML: the table view, with a code for each field, and the article view, without.

Each article is a ``div`` of the class ``article enArticle`` (its language); in the article view another ``div`` with
the id ``article-…`` stands around it. The paragraphs are ``p.articleParagraph``; the fields LP and TD of the table are
both the text. Day and "words" are in the language of the interface. The search and its day stand below the articles
and belong to none.

Shape: cran/tm.plugin.factiva (inst/texts/factiva_test.html), BernhardClemm/factiva-parsing (Factiva-example.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.corpus.draft import Draft
from briefing.corpus.formats import Format
from briefing.corpus.formats.exports import Broken, numbered
from briefing.corpus.formats.factivagrammar import CODES, of_fields, of_lines
from briefing.corpus.formats.htmlpieces import paragraphs, parsed, pieces, words_of
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_START = re.compile(rb"<div[^<>]{0,200}\bclass\s*=\s*[\"']?article [a-z]{2,6}Article\b", re.IGNORECASE)

FORMAT = Format(
    "Factiva HTML export",
    "factiva",
    suffixes=(".html", ".htm"),
    signature=_START,
    many=True,
    isolated=True,
    seed=b"""<html><body><div class="article enArticle"><table><tr><td class="index"><b>HD</b></td><td>Ship</td></tr>
<tr><td class="index"><b>PD</b></td><td>2 May 2023</td></tr><tr><td class="index"><b>SN</b></td><td>Mail</td></tr>
<tr><td class="index"><b>LP</b></td><td><p class="articleParagraph">The harbour of Tarnby stayed closed on Tuesday</p>
</td></tr></table></div><div class="article enArticle"><div id="hd">Ship</div><div>9 words</div><div>2 May 2023</div>
<div>Mail</div><p class="articleParagraph">The harbour of Tarnby stayed closed on Tuesday.</p></div></body></html>""",
)

_LONGEST_HEAD = 14


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of an export, in either view.

    Raises:
        UnreadableError: where no article can be told from another.
    """
    yield from numbered(source, (parsed(piece, _article) for piece in pieces(data, _START)))


def _article(tree: HtmlElement) -> Draft | Broken:
    found = tree.xpath(".//div[contains(concat(' ', @class, ' '), ' article ')]")
    if not found:
        return Broken("no article: its element is damaged")
    article = found[0]
    fields, texts = _fields(article)
    return of_fields(fields, texts) if "HD" in fields or "SN" in fields else _of_view(article)


def _fields(article: HtmlElement) -> tuple[dict[str, str], list[str]]:
    """The fields of the table view by their codes, and the paragraphs of the text."""
    fields: dict[str, str] = {}
    texts: list[str] = []
    for row in article.iter("tr"):
        cells = [cell for cell in row if cell.tag == "td"]
        code = words_of(cells[0]).strip("\u00a0 ") if len(cells) == 2 else ""
        if code not in CODES:
            continue
        if code in {"LP", "TD"}:
            texts += [" ".join(part.split()) for part in paragraphs(cells[1])]
        else:
            fields.setdefault(code, words_of(cells[1]))
    return fields, texts


def _of_view(article: HtmlElement) -> Draft | Broken:
    """An article without codes: the ``div`` elements before its first paragraph are the head."""
    title = article.xpath(".//*[@id='hd']")
    texts = [element for element in article.iter("p") if "articleParagraph" in (element.get("class") or "")]
    ends = [words_of(element) for element in article.iter("p") if element.get("class") is None]
    head: list[str] = []
    for element in article.iter("div", "p"):
        if element in texts or len(head) > _LONGEST_HEAD:
            break
        if (
            element.tag == "div"
            and element is not article
            and element.get("id") != "hd"
            and element.find("div") is None
        ):
            head.append(words_of(element))
    lines = [line for element in texts for line in paragraphs(element)]
    return of_lines(head, [*lines, *(line for line in ends if line)], words_of(title[0]) if title else "")
