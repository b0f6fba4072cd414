"""Factiva exports in XML: a ``ppsarticle`` each, with headline, lead and tail paragraphs, day, source and id.

``<hlt>`` marks the search word, even within a headline, and is no word break. ``leadParagraph`` and ``tailParagraphs``
are both the text; in old exports a lead holds its lines as bare text, indented where a paragraph begins.

Shape: cran/tm.plugin.factiva (inst/texts/factiva_test.xml, reut21578-factiva.xml).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, Draft, UnreadableError
from briefing.corpus.formats import HEAD, Format
from briefing.corpus.formats.exports import ENDS_WITHIN, MAX_ARTICLE, Broken, author, dated, numbered, outlet, said
from briefing.corpus.formats.xmlfile import refuse_entities
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

if TYPE_CHECKING:
    from lxml import etree

FORMAT = Format(
    "Factiva XML export",
    "factiva_xml",
    suffixes=(".xml",),
    roots=("PPSResponse", "ppsArticleResponse", "ppsarticleResultSet", "ppsarticle"),
    signature=re.compile(rb"<(?:\w{1,20}:)?ppsarticle\b"),
    many=True,
    isolated=True,
    seed=b"""<PPSResponse><ppsarticle><article><accessionNo>A1</accessionNo><headline><paragraph>Ship</paragraph></headline>
<leadParagraph><paragraph>The harbour of Tarnby stayed closed on Tuesday.</paragraph></leadParagraph>
<publicationDate><date>2023-05-02</date></publicationDate><sourceName>Mail</sourceName></article></ppsarticle>
</PPSResponse>""",
)

_PROMISED = re.compile(rb"<ppsarticleResultSet count=[\"'](\d{1,6})[\"']")
_START = re.compile(rb"<(?:\w{1,20}:)?ppsarticle[\s>]")
_END = re.compile(rb"</(?:\w{1,20}:)?ppsarticle\s{0,20}>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})")
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,20}<\?xml[^>]{0,400}\?>")
_PREFIX = re.compile(r"<(/?)(?:\w{1,20}:)(?=\w)")
_INDENTED = re.compile(r"\n[ \t]{2,}(?=\S)")


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of an export; damage within the file ends it, and is named."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _DECLARATION.sub(b"", decode(data).text.encode("utf-8", "replace"), count=1)
    promised = _PROMISED.search(data[:HEAD])
    number = 0
    for number, item in enumerate(numbered(source, _drafts(data)), 1):  # noqa: B007 - counted to its end
        yield item
    if promised and int(promised[1]) > number:
        yield Skipped(source.shown, f"{int(promised[1]) - number} of {int(promised[1])} articles: not in the file")


def _drafts(data: bytes) -> Iterator[Callable[[], Draft | Broken]]:
    refuse_entities(data)
    encoding = decode(data[:HEAD], _declared(data)).encoding
    starts = [match.start() for match in _START.finditer(data)]
    if not starts:
        raise UnreadableError("the export holds no article")
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield partial(_of_piece, data[start:end], encoding)


def _declared(data: bytes) -> str | None:
    match = _ENCODING.search(data[:200])
    return match[1].decode("ascii") if match else None


def _of_piece(piece: bytes, encoding: str) -> Draft | Broken:
    """One article parsed alone, so that what is wrong with it costs no other."""
    from lxml import etree  # noqa: PLC0415 - 25 ms

    if len(piece) > MAX_ARTICLE:
        return Broken(f"more than {MAX_ARTICLE // 2**20} MiB, which is no article")
    end = _END.search(piece)
    text = decode(piece[: end.end()] if end else piece, encoding).text
    # Names keep their prefix, which the piece does not declare; a cut piece gives what stands in it.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=end is None)
    try:
        root = etree.fromstring(_PREFIX.sub(r"<\1", text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Broken(f"damaged XML: {str(error)[:100]}")
    if root is None:
        return Broken("damaged XML")
    draft = _draft(root)
    return draft if end or isinstance(draft, Broken) else replace(draft, notes=(*draft.notes, ENDS_WITHIN))


def _draft(article: etree._Element) -> Draft | Broken:
    texts = [line for name in ("leadParagraph", "tailParagraphs") for line in _paragraphs(article, name)]
    if not texts:
        return Broken("the archive holds no text of this article")
    correction = " ".join(_paragraphs(article, "corrections") or _paragraphs(article, "correction"))
    names = {"sectionName": "section", "columnName": "column", "edition": "edition", "pages": "page"}
    names |= {"credit": "credit", "wordCount": "words", "publisherName": "publisher", "copyright": "rights"}
    draft = Draft(
        tuple(Block(text) for text in texts),
        title=" ".join(_paragraphs(article, "headline")),
        outlet=outlet(_text(article, "sourceName") or _text(article, "sourceCode")),
        byline=author(_text(article, "byline")),
        notes=(f"correction appended: {correction}",) if correction else (),
        archive_id=_text(article, "accessionNo"),
        details=said((name, _text(article, tag)) for tag, name in names.items()),
    )
    return dated(draft, parse_day(_text(article, "publicationDate")))


def _paragraphs(article: etree._Element, name: str) -> list[str]:
    found = article.find(f".//{{*}}{name}")
    if found is None:
        return []
    elements = found.findall(".//{*}paragraph") or [found]
    texts = ["".join(element.itertext()) for element in elements]
    if len(elements) == 1 and elements[0] is found:
        texts = _INDENTED.split(texts[0].strip("\n"))
    return [line for text in texts if (line := " ".join(text.split()))]


def _text(article: etree._Element, name: str) -> str:
    found = article.find(f".//{{*}}{name}")
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
