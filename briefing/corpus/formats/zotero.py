"""Zotero's list of a collection beside its snapshots: RDF with files, or CSL-JSON. What it says of a page wins.

RDF: an item (``bib:Article``, ``bib:Document``) with ``dc:title``, ``dc:date``, ``bib:authors``, the outlet as the
title in ``dcterms:isPartOf``, its address in ``dc:identifier``, and ``link:link`` to a ``z:Attachment``, whose
``rdf:resource`` is the file ("files/12/page.html"). CSL-JSON: ``title``, ``container-title``, ``issued``, ``author``
and ``URL``, by which alone it and a snapshot find each other. The list itself holds no article.

Shape: zotero/translators (Zotero RDF.js), citation-style-language/schema (csl-data.json).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format
from briefing.corpus.formats.exports import outlet
from briefing.corpus.formats.jsonpieces import dicts_at, text_at, values_of
from briefing.corpus.formats.xmlfile import parse_xml
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

if TYPE_CHECKING:
    from lxml import etree

FORMAT = Format(
    "Zotero list",
    "zotero",
    suffixes=(".rdf", ".json"),
    signature=re.compile(
        rb"zotero\.org/namespaces/export|\"type\"\s*:\s*\"(?:article-(?:newspaper|magazine|journal)|webpage|post(?:-weblog)?)\""
    ),
    isolated=True,
    seed=b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<bib:Article rdf:about="https://a.example/1"><dc:title>The harbour of Tarnby stayed closed on Tuesday</dc:title>
<dc:date>2023-05-02</dc:date></bib:Article></rdf:RDF>""",
)

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Known:
    """What the list says of one page; ``files`` are paths relative to the list."""

    title: str = ""
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    byline: str | None = None
    files: tuple[str, ...] = ()


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """Nothing to read, but what it is for.

    Raises:
        UnreadableError: always.
    """
    raise UnreadableError(f"a list of {len(known_items(data))} items: what it says of pages beside it is used for them")


def known_items(data: bytes) -> tuple[Known, ...]:
    """The items of a list.

    Raises:
        UnreadableError: where it is damaged.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}:
        return tuple(_of_csl(item) for value in values_of(data) for item in _csl_items(value))[:_MOST]
    return tuple(_of_rdf(parse_xml(data)))[:_MOST]


def _csl_items(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return dicts_at(value, "items") or [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _of_csl(item: dict[str, Any]) -> Known:
    names = (f"{text_at(one, 'given')} {text_at(one, 'family')}".strip() for one in dicts_at(item, "author"))
    authors = ", ".join(name or "" for name in names if name)
    return Known(
        title=text_at(item, "title"),
        outlet=outlet(text_at(item, "container-title", "publisher")),
        published=_csl_day(item.get("issued")),
        url=text_at(item, "URL") or None,
        byline=authors or None,
    )


def _csl_day(issued: object) -> date | None:
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and len(parts[0]) == 3:
        return parse_day("-".join(str(part).zfill(2) for part in parts[0]))
    return parse_day(text_at(issued, "raw", "literal"))


def _of_rdf(root: etree._Element) -> Iterator[Known]:
    attached = {
        element.get(f"{_RDF}about", ""): resource.get(f"{_RDF}resource", "")
        for element in root.iterfind("{*}Attachment")
        if (resource := element.find(f"{_RDF}resource")) is not None
    }
    for element in root:
        if not isinstance(element.tag, str) or element.tag.endswith(("}Attachment", "}Collection")):
            continue
        links = (link.get(f"{_RDF}resource", "") for link in element.iterfind("{*}link"))
        address = _text(element, "{*}identifier//{*}value") or element.get(f"{_RDF}about", "")
        people = element.findall(".//{*}authors//{*}Person")
        names = (f"{_text(one, '{*}givenName')} {_text(one, '{*}surname')}".strip() for one in people)
        yield Known(
            title=_text(element, "{*}title"),
            outlet=outlet(_text(element, "{*}isPartOf//{*}title") or _text(element, "{*}publisher//{*}name")),
            published=parse_day(_text(element, "{*}date")),
            url=address if address.startswith(("http://", "https://")) else None,
            byline=", ".join(name for name in names if name) or None,
            files=tuple(unquote(attached[link]) for link in links if attached.get(link)),
        )


def _text(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
