"""Files named .xml: which of the formats that share this name they are, told by their first element.

XML is parsed without entities, document type definitions from elsewhere, or network. A document that declares entities
is refused: they are what bombs are made of ("billion laughs"), and no format read here needs them.
"""

from __future__ import annotations

import importlib
import re

from lxml import etree

from briefing.corpus.decode import decode
from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import UnreadableError
from briefing.models import Article, Skipped

READERS = {
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",
    "channel": "feed",
    "opml": "opml",
    "newsItem": "newsml",
    "newsMessage": "newsml",
    "packageItem": "newsml",
    "NewsML": "newsml",
    "nitf": "newsml",
    "html": "html",
}
"""Local name of the first element to the module that reads it."""

_PROLOG_BYTES = 64 * 2**10
_FIRST_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_NOT_AN_ELEMENT = re.compile(
    r"<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>|<!DOCTYPE[^<>\[\]]*(?:\[[^\]]*\])?[^<>]*>", re.DOTALL
)
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y")


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """Every article of the file, by whatever format it is in."""
    name = first_element(data)
    module = READERS.get(name or "")
    if module is None:
        raise UnreadableError(f"XML of an unknown kind (<{name}>)" if name else "not XML")
    reader = importlib.import_module(f"briefing.corpus.formats.{module}")
    articles: tuple[Article | Skipped, ...] = reader.read(data, source)
    return articles


def first_element(data: bytes) -> str | None:
    """The local name of the document's element, without parsing the document."""
    start = decode(data[:_PROLOG_BYTES]).text
    match = _FIRST_ELEMENT.search(_NOT_AN_ELEMENT.sub(" ", start))
    return match[1] if match else None


def refuse_entities(data: bytes) -> None:
    """Refuse XML that declares entities of its own.

    Raises:
        UnreadableError: where it does.
    """
    if _ENTITY.search(data):
        raise UnreadableError("declares XML entities, which are not read")


def parse_xml(data: bytes) -> etree._Element:
    """The document's element.

    Raises:
        UnreadableError: where it is no XML, declares entities, or is nested beyond what any article needs.
    """
    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"damaged XML: {str(error)[:120]}") from None
    if root is None:
        raise UnreadableError("not XML")
    return root
