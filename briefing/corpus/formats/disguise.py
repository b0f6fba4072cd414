"""Files whose suffix lies: a page, a mail or a feed saved as text, a book named a document, told by how they begin."""

from __future__ import annotations

import re

from briefing.corpus.formats import Format, by_root, by_suffix, head, told
from briefing.corpus.formats.xmlfile import first_element

MAX_HEADERS = 200
"""Lines of a mail's headers that are looked at."""

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml", ".mbox"})
_PAGE = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?(?:<!--.{0,1000}?-->\s{0,200}){0,3}<(?:!doctype\s{1,20}html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(rb"\s{0,200}<[?!A-Za-z]")
_PACKED = b"PK\x03\x04"
_BOOK = b"mimetypeapplication/epub+zip"
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):(.*)")
_SENT_ON = frozenset({b"mime-version", b"message-id", b"received"})
_SAVED = re.compile(rb"^snapshot-content-location:|^from: ?<saved by ", re.IGNORECASE | re.MULTILINE)


def tell(suffix: str, data: bytes) -> Format | None:
    """The format of a file by what is in it, whatever its suffix (lower case) says; None for one that nobody knows."""
    kind = told(suffix, data)
    if kind is None or kind.signature is not None:
        return kind
    return disguised(suffix, head(data)) or kind


def disguised(suffix: str, start: bytes) -> Format | None:
    """The format of a file by its first bytes, None where they say nothing against its suffix (lower case)."""
    found = _found(suffix, start.removeprefix(b"\xef\xbb\xbf"))
    kind = by_suffix().get(found) if found else _of_xml(suffix, start)
    own = by_suffix().get(suffix)
    return None if kind is None or own is None or kind is own else kind


def _found(suffix: str, start: bytes) -> str | None:
    """The suffix that a file should have, None where its bytes don't tell."""
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if start.startswith(_PACKED):
        return _packed(suffix, start)
    if suffix != ".xml" and _PAGE.match(start):
        return ".html"
    if suffix in _TEXTS and _is_mail(start):
        return ".mhtml" if _SAVED.search(start[:4096]) else ".eml"
    return None


def _packed(suffix: str, start: bytes) -> str | None:
    if suffix == ".zip":
        return None
    if _BOOK in start[:200]:
        return ".epub"
    return ".docx" if b"word/" in start and suffix != ".docx" else None


def _of_xml(suffix: str, start: bytes) -> Format | None:
    if suffix not in _TEXTS or not _MARKUP.match(start):
        return None
    return by_root().get(first_element(start) or "")


def _is_mail(start: bytes) -> bool:
    """Whether the first lines are a mail's headers: nothing else, who sent it, and what only mails say."""
    found: dict[bytes, bytes] = {}
    lines = start[:65536].lstrip().splitlines()
    for number, line in enumerate(lines[:MAX_HEADERS]):
        header = _HEADER.fullmatch(line)
        if header:
            found.setdefault(header[1].lower(), header[2])
        elif not line.strip():
            break
        elif not (line[:1] in {b" ", b"\t"} and number) and not (number == 0 and line.startswith(b"From ")):
            return False
    sender = found.get(b"from", b"")
    return bool(sender) and (not _SENT_ON.isdisjoint(found) or (b"@" in sender and {b"date", b"subject"} <= set(found)))
