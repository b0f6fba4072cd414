"""Files named .xml: which of the formats that share this name they are, told by their first element.

XML is parsed without entities, document type definitions from elsewhere, or network. A document that declares entities
is refused: they are what bombs are made of ("billion laughs"), and no format read here needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import TYPE_CHECKING

from briefing.corpus.decode import decode
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format, by_root
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

if TYPE_CHECKING:
    from lxml import etree

FORMAT = Format(
    "XML",
    "xmlfile",
    suffixes=(".xml",),
    media_types=("application/xml", "text/xml", "application/rss+xml", "application/atom+xml"),
    isolated=True,
    seed=b"""<newsItem xml:lang="en"><itemMeta><provider qcode="nprov:AFP"/></itemMeta>
<inlineData>The harbour of Tarnby stayed closed on Tuesday.</inlineData></newsItem>""",
)

_PROLOG_BYTES = 64 * 2**10
_FIRST_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]*(?:\[[^\]]*\])?[^<>]*>")
_ENCODING = re.compile(rb"\s{0,20}<\?xml[^>]{0,200}encoding\s{0,5}=\s{0,5}[\"']([A-Za-z0-9_.-]{2,40})[\"']")
_DECLARATION = re.compile(r"^\s{0,20}<\?xml[^>]{0,400}\?>")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REFERENCE = re.compile(rb"&(?!#|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,30});)?")
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y")


def read(data: bytes, source: SourceFile) -> Iterable[Article | Skipped]:
    """Every article of the file, by whatever format it is in."""
    name = first_element(data)
    kind = by_root().get(name or "")
    if kind is None:
        raise UnreadableError(f"XML of an unknown kind (<{name}>)" if name else "not XML")
    return kind.reader()(data, source)


def first_element(data: bytes) -> str | None:
    """The local name of the document's element, without parsing the document."""
    start = decode(data[:_PROLOG_BYTES]).text
    at = start.find("<")
    while at >= 0:
        end = _end_of_other(start, at)
        if end == at:
            match = _FIRST_ELEMENT.match(start, at)
            if match:
                return match[1]
            end = at + 1
        at = start.find("<", end) if end > 0 else -1
    return None


def _end_of_other(text: str, at: int) -> int:
    """Where the comment, instruction or document type that begins here ends; ``at``: none begins, -1: no end."""
    for opening, closing in (("<!--", "-->"), ("<?", "?>")):
        if text.startswith(opening, at):
            end = text.find(closing, at + len(opening))
            return end + len(closing) if end >= 0 else -1
    if not text.startswith("<!DOCTYPE", at):
        return at
    match = _DOCTYPE.match(text, at)
    return match.end() if match else at + 1


def refuse_entities(data: bytes) -> None:
    """Refuse XML that declares entities of its own.

    Raises:
        UnreadableError: where it does.
    """
    if _ENTITY.search(data):
        raise UnreadableError("declares XML entities, which are not read")


def in_utf8(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The document in UTF-8 without a declaration of its encoding, and what is to be said of it.

    What a document declares is often wrong: bytes that are sound UTF-8 are UTF-8, and one broken byte breaks one
    character, not the document.
    """
    declared = _ENCODING.match(data[:400])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    return _DECLARATION.sub("", decoded.text.removeprefix("\ufeff"), count=1).encode("utf-8", "replace"), decoded.notes


def _as_xml(match: re.Match[bytes]) -> bytes:
    """What HTML calls a character by its name as that character; an ampersand that begins no reference as itself."""
    reference = match[0].decode("ascii", "replace")
    if match[1] is None or not (reference.startswith("&") and (char := unescape(reference)) != reference):
        return b"&amp;" + match[0][1:]
    return match[0] if char in "<>&\"'" else char.encode()


def parse_xml(data: bytes) -> etree._Element:
    """The document's element.

    Raises:
        UnreadableError: where it is no XML, declares entities, or is nested beyond what any article needs.
    """
    from lxml import etree  # noqa: PLC0415 - 25 ms, and formats are learned of by importing all readers

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
    source = _CONTROLS.sub(b"", in_utf8(data)[0].strip())
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        try:
            root = etree.fromstring(_REFERENCE.sub(_as_xml, source), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableError(f"damaged XML: {str(error)[:120]}") from None
    if root is None:
        raise UnreadableError("not XML")
    return root
