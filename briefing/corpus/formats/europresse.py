"""Europresse (Eureka) exports in HTML: an ``article`` each, or in the old form a table each.

``.DocPublicationName`` (with the issue: ", no. 5960"), ``.DocHeader`` ("Monde, mardi 14 mars 2006, p. 16": section, day
and page in the language of the service, whatever the article's), ``.titreArticleVisu``, ``.docAuthors``, the text in
``.docOcurrContainer``; illustrations and notes stand in ``aside``, the copyright and the article's id
(``news·20060315·LM·0q1503``) in ``footer``. The day of the certificate is nobody's, and its library is not kept. In the
old form all of it are runs of text between breaks, with ``span.TitreArticleVisu`` as the title.

Shape: cran/tm.plugin.europresse (inst/texts, R), mtriclot/Europresse_to_iramuteq.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import find_days, parse_day
from briefing.corpus.cleaning.shapes import ends_sentence
from briefing.corpus.draft import Block, Draft
from briefing.corpus.formats import Format, Having
from briefing.corpus.formats.exports import ENDS_WITHIN, Broken, author, dated, numbered, outlet, said
from briefing.corpus.formats.htmlpieces import in_utf8, paragraphs, parsed, pieces, words_of
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FORMAT = Format(
    "Europresse export",
    "europresse",
    suffixes=(".html", ".htm"),
    signature=Having((b"DocPublicationName",), re.compile(rb"class\s*=\s*[\"']?DocPublicationName\b")),
    many=True,
    isolated=True,
    seed="""<html><body><article><header><span class="DocPublicationName">Le Courrier, no. 12</span>
<span class="DocHeader">Monde, mardi 2 mai 2023, p. 3</span><p class="titreArticleVisu">Navire</p></header><section>
<div class="docOcurrContainer"><p>The harbour of Tarnby stayed closed on Tuesday.</p></div></section><footer>
<small>© 2023</small><div>news·20230502·LC·1</div></footer></article></body></html>""".encode(),
)

_ARTICLE = re.compile(rb"<article\b", re.IGNORECASE)
_NAME = re.compile(rb"<span\s+class\s*=\s*[\"']?DocPublicationName\b", re.IGNORECASE)
_ID = re.compile(r"news·((?:19|20)\d{6})·[\w·-]{1,60}")
_PAGE = re.compile(r"\bp(?:ages?|p)?\.?\s?([\w.,–-]{1,20})\s*$")
_WORDS = re.compile(r"(?<![\d+-])(\d{1,3}(?:[\s.,]?\d{3}){0,2})\s?(?:mots|words|Wörter|palabras)\b")
_WEEKDAY = re.compile(r"[,\s]*\b[^\W\d]{4,12}\s*$")
_CERTIFICATE = re.compile(
    r"^(?:Numéro de document|Document number|Ce certificat|This certificate|Catégorie(?:\(s\))? :|Taille :|Doc\. :"
    r"|news·)"
)
_LIBRARY = re.compile(
    r"\s*(?:[;|]\s*)?\b(?:(?:Ce|Le présent|The present|This) document|L.usage|Usage)\b.*$", re.IGNORECASE
)
"""Who alone may use the document, behind whose rights it is: the library's, and nobody else's business."""
_RIGHTS = re.compile(r"^(?:Copyright\b|©)", re.IGNORECASE)
_AUTHOR_WORDS = 10
_LABEL = re.compile(r"^(Illustration|Note|Encadré|Correction|Rectificatif)(?:\(s\)|s)?\s*:\s*", re.IGNORECASE)


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of an export, in either form.

    Raises:
        UnreadableError: where no article can be told from another.
    """
    data = in_utf8(data)
    start, article = (_ARTICLE, _article) if _ARTICLE.search(data) else (_NAME, _old_article)
    yield from numbered(source, (parsed(piece, article) for piece in pieces(data, start)))


def _article(tree: HtmlElement) -> Draft | Broken:
    container = _all(tree, "docOcurrContainer") or _all(tree, "DocText") or list(tree.iter("section"))[:1]
    texts = [line for part in _paragraphs_of(container) for line in part.split("\n")]
    title = words_of(_one(tree, "titreArticleVisu"))
    if not texts:
        return Broken("the archive holds no text of this article")
    above = [words_of(element) for element in _all(tree, "sm-margin-bottom")]
    rights = next((words for element in tree.iter("small") if (words := words_of(element))), "")
    rights = _LIBRARY.sub("", rights)
    writer = _one(tree, "docAuthors")
    if writer is None:
        writer = next((element.getnext() for element in _all(tree, "titreArticle")), None)
    draft = Draft(
        tuple(Block(text) for text in texts),
        title=title,
        byline=author(words_of(writer)) if writer is None or writer.tag == "div" else None,
        details=said([("subhead", " ".join(above)), *_beside(_paragraphs_of(tree.iter("aside"))), ("rights", rights)]),
    )
    return _headed(draft, tree, "\n".join(_paragraphs_of(tree.iter("footer"))))


def _paragraphs_of(elements: Iterable[HtmlElement]) -> list[str]:
    return [part for element in elements for part in paragraphs(element)]


def _old_article(tree: HtmlElement) -> Draft | Broken:
    title = words_of(_one(tree, "TitreArticleVisu"))
    marked = words_of(_one(tree, "docAuthors"))
    parts = [line for part in paragraphs(tree) for line in _lines_of(part, title)]
    at = next((place for place, part in enumerate(parts) if title and title in " ".join(part.split())), None)
    if at is None:
        return Broken("no article: its title is not marked")
    body = list(takewhile(lambda part: not _CERTIFICATE.match(part), parts[at + 1 :]))
    rights = body.pop() if body and _RIGHTS.match(body[-1]) else ""
    texts = [line for part in body for line in part.split("\n")]
    writer = texts.pop(0) if texts and texts[0] == marked else None
    writer = writer or (texts.pop(0) if _is_author(texts) else None)
    if not texts:
        return Broken("the archive holds no text of this article")
    details = said([("rights", _LIBRARY.sub("", rights))])
    draft = Draft(tuple(Block(text) for text in texts), title=title, byline=author(writer), details=details)
    return _headed(draft, tree, "\n".join(parts))


def _lines_of(part: str, title: str) -> list[str]:
    """A run of text as one part; where the title is one of its lines, each line."""
    lines = [" ".join(line.split()) for line in part.split("\n")]
    return lines if title in lines else [part]


def _is_author(texts: Sequence[str]) -> bool:
    return len(texts) > 1 and len(texts[0].split()) <= _AUTHOR_WORDS and not ends_sentence(texts[0])


def _headed(draft: Draft, tree: HtmlElement, text: str) -> Draft:
    """The draft with outlet, day, section, page and id."""
    header = " ".join(words_of(element) for element in _all(tree, "DocHeader"))
    days = [stated for stated in find_days(header) if stated.on()]
    found = _ID.search(text)
    section = _WEEKDAY.sub("", header[: days[0].start].rstrip(" ,")).strip(" ,") if days else ""
    page = _PAGE.search(header)
    words = _WORDS.search(header, days[0].end if days else 0)
    details = said([("section", section), ("page", page[1] if page else ""), ("words", words[1] if words else "")])
    day: date | None = days[0].on() if days else parse_day(found[1]) if found else None
    name = outlet(words_of(_one(tree, "DocPublicationName")))
    known = Draft(
        draft.blocks,
        title=draft.title,
        outlet=name,
        byline=draft.byline,
        notes=() if found else (ENDS_WITHIN,),
        archive_id=found[0] if found else "",
        details=(*details, *draft.details),
    )
    return dated(known, day)


def _beside(parts: Sequence[str]) -> list[tuple[str, str]]:
    """What stands beside the text: pictures, notes, corrections."""
    names = {"illustration": "graphic", "note": "notes", "encadré": "box", "rectificatif": "correction"}
    found: list[tuple[str, str]] = []
    for part in parts:
        match = _LABEL.match(part)
        if match:
            found.append((names.get(match[1].casefold(), match[1].casefold()), part[match.end() :]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {part}".strip())
    return found


def _all(tree: HtmlElement, name: str) -> list[HtmlElement]:
    found: list[HtmlElement] = tree.xpath(
        ".//*[contains(concat(' ', @class, ' '), concat(' ', $name, ' '))]", name=name
    )
    return found


def _one(tree: HtmlElement, name: str) -> HtmlElement | None:
    return next(iter(_all(tree, name)), None)
