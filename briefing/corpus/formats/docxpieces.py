"""The paragraphs of a Word document one after the other: an export of any length needs no more memory than one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats.containers import Container

if TYPE_CHECKING:
    from lxml import etree

MEMBER = "word/document.xml"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_SPACE}p"
_OUT = (f"{_SPACE}del", f"{_SPACE}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_TEXT = {f"{_SPACE}tab": " ", f"{_SPACE}br": "\n", f"{_SPACE}cr": "\n", f"{_SPACE}noBreakHyphen": "-"}
_WORDS = f"{_SPACE}t"
_PROLOG = 4096


def stream(data: bytes) -> Iterator[str]:
    """Each paragraph's text, empty ones too; line ends only where a break stands.

    Raises:
        UnreadableError: where the document is damaged from its beginning on. Damage further on ends the paragraphs.
    """
    from lxml import etree  # noqa: PLC0415 - 25 ms

    container = Container(data, "Word document")
    if b"<!" in container.head(MEMBER, _PROLOG):
        raise UnreadableError("declares XML entities, which are not read")
    with container.stream(MEMBER) as member:
        source = _Whole(member)
        found = etree.iterparse(
            source, events=("end",), tag=_PARAGRAPH, resolve_entities=False, no_network=True, load_dtd=False
        )
        try:
            for _, paragraph in found:
                yield _text(paragraph)
                _forget(paragraph)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableError(f"damaged Word document: {str(error)[:100]}") from None


class _Whole:
    """The member as a file that tells a damaged container apart from a damaged document."""

    def __init__(self, member: IO[bytes]) -> None:
        self._member = member

    def read(self, size: int) -> bytes:
        try:
            return self._member.read(size)
        except Exception as error:  # zlib, zipfile and the system each have errors of their own
            raise UnreadableError(f"damaged Word document: {str(error)[:100]}") from None


def _text(paragraph: etree._Element) -> str:
    for element in list(paragraph.iter(*_OUT)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    parts = [
        (element.text or "") if element.tag == _WORDS else _TEXT[str(element.tag)]
        for element in paragraph.iter(_WORDS, *_TEXT)
    ]
    return "".join(parts)


def _forget(paragraph: etree._Element) -> None:
    paragraph.clear()
    parent = paragraph.getparent()
    while parent is not None and (before := paragraph.getprevious()) is not None:
        parent.remove(before)
