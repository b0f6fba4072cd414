"""Web archives as crawlers keep them: WARC (ISO 28500, one file, packed or not) and WACZ (a zip container of WARCs).

Each page that a server answered with HTML and status 200 is an article, and so is each HTML resource; the address is
the one that was asked, and the day of the capture stands in for a day that the page does not tell. warcio reads the
records; it leaves bodies packed without a word where it can't unpack them, gives back what is left of a truncated
record, and takes any date for one: all three are looked at here. A body is read before the next record is asked for.

Shape: webrecorder/warcio (test/data), webrecorder/wacz-spec.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import IO, TYPE_CHECKING

from briefing.corpus.again import Again
from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.decode import decode
from briefing.corpus.draft import Draft, UnreadableError, build_article, shown_part
from briefing.corpus.formats import Format
from briefing.corpus.formats.containers import Container
from briefing.corpus.formats.html import draft_of_page
from briefing.corpus.formats.pagesource import without_code
from briefing.corpus.sanitize import sanitize_line
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, PublishedFrom, Skipped

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

FORMAT = Format(
    "web archive",
    "warc",
    suffixes=(".warc", ".gz", ".wacz"),
    media_types=("application/warc", "application/wacz"),
    many=True,
    isolated=True,
    seed=b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
    b"WARC-Date: 2023-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: 189\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Ship</title></head><body><article>"
    b"<p>The harbour of Tarnby stayed closed on Tuesday after a ship ran aground.</p></article></body></html>\r\n\r\n",
)

_PART = 64 * 2**10
MAX_PAGE = 20 * 2**20
"""Bytes of one page, unpacked."""
_PLAIN = frozenset({"", "identity", "gzip", "x-gzip", "deflate", "br"})
_HTML = re.compile(r"\s*(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_STARTS = (b"WARC/", b"\x1f\x8b")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class _Page:
    """One capture: the page's bytes, or why there are none."""

    url: str
    captured: date | None
    charset: str | None
    body: bytes = b""
    reason: str = ""
    cut: bool = False


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each page.

    Raises:
        UnreadableError: where the file is no web archive.
    """
    others: list[str] = []
    number = 0
    for stream in _streams(data):
        for page in _pages(stream, others):
            number += 1
            yield _article(page, source, number)
    if others:
        yield Skipped(source.shown, f"{len(others)} pages that were not answered with status 200 were left out")
    if not number and not others:
        raise UnreadableError("the web archive holds no page")


def _streams(data: bytes) -> Iterator[IO[bytes]]:
    if data.startswith(b"PK\x03\x04"):
        container = Container(data, "web archive")
        names = [name for name in sorted(container.names()) if name.endswith((".warc", ".warc.gz"))]
        for name in names:
            with container.stream(name) as stream:
                yield stream
    elif data.startswith(_STARTS):
        yield io.BytesIO(data)
    else:
        raise UnreadableError("not a web archive")


def _pages(stream: IO[bytes], others: list[str]) -> Iterator[_Page]:
    """The pages of one WARC; damage within it ends it, and is named."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - few folders hold web archives

    archive = ArchiveIterator(stream, arc2warc=True)
    records, last = iter(archive), 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            page = _page(record, others)
            # Asked for its place, warcio reads what is left of a record: not before the body was read.
            last = archive.get_record_offset()
        except Exception as error:  # warcio, gzip and the container have errors of their own
            yield _Page("", None, None, reason=f"damaged web archive ({type(error).__name__}); the rest was not read")
            return
        if page is not None:
            yield page
    data = stream.getvalue() if isinstance(stream, io.BytesIO) else b""
    if data.startswith(_STARTS[1]) and _ends_within(data, last):
        yield _Page("", None, None, reason="the web archive ends within a page")


def _page(record: ArcWarcRecord, others: list[str]) -> _Page | None:
    """The page of a record, None for one that is no page."""
    if record.rec_type not in {"response", "resource"}:
        return None
    answer = record.http_headers
    kind = (answer.get_header("Content-Type") if answer else record.rec_headers.get_header("Content-Type")) or ""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not _HTML.match(kind) or not url.startswith(("http://", "https://")):
        return None
    if answer is not None and (answer.get_statuscode() or "") != "200":
        others.append(url)
        return None
    captured = parse_day((record.rec_headers.get_header("WARC-Date") or "")[:10])
    charset = _CHARSET.search(kind)
    known = _Page(url, captured, charset[1] if charset else None)
    packed = (answer.get_header("Content-Encoding") or "").strip().lower() if answer else ""
    if packed not in _PLAIN:
        return replace(known, reason=f"packed with {sanitize_line(packed)[:40]}, which is not unpacked")
    body = _body(record, packed)
    if len(body) > MAX_PAGE:
        return replace(known, reason=f"larger than {MAX_PAGE // 2**20} MiB once unpacked")
    if b"<" not in body and packed:
        return replace(known, reason=f"its {packed} could not be unpacked")
    return replace(known, body=body, cut=_is_cut(record, answer, body, packed))


def _body(record: ArcWarcRecord, packed: str) -> bytes:
    """At most a little more than ``MAX_PAGE`` of the page, unpacked."""
    if packed == "br":
        return _unpacked(_parts(_raw(record)))
    parts, size = [], 0
    for part in _parts(record.content_stream()):
        parts.append(part)
        size += len(part)
        if size > MAX_PAGE:
            break
    return b"".join(parts)


def _parts(stream: IO[bytes]) -> Iterator[bytes]:
    while part := stream.read(_PART):
        yield part


def _raw(record: ArcWarcRecord) -> IO[bytes]:
    """The body as it was sent, without the lengths of its chunks."""
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415

    chunked = (record.http_headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream: IO[bytes] = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    return stream


def _unpacked(parts: Iterator[bytes]) -> bytes:
    """Brotli unpacked here: warcio 1.8.1 can't with brotli 1.2, whose objects take no new attributes."""
    import brotli  # noqa: PLC0415 - few pages are packed so

    unpacker, found, size = brotli.Decompressor(), [], 0
    for part in parts:
        piece = unpacker.process(part, output_buffer_limit=MAX_PAGE)
        while piece and size <= MAX_PAGE:
            found.append(piece)
            size += len(piece)
            piece = b"" if unpacker.can_accept_more_data() else unpacker.process(b"", output_buffer_limit=MAX_PAGE)
    return b"".join(found)


def _ends_within(data: bytes, last: int) -> bool:
    """Whether a packed file ends within a record, which warcio takes for its end; ``last``: where the last began."""
    while last < len(data):
        unpacker = zlib.decompressobj(31)
        try:
            while (rest := data[last : last + _PART]) and not unpacker.eof:
                unpacker.decompress(rest)
                last += len(rest)
        except zlib.error:
            return True
        if not unpacker.eof:
            return True
        last -= len(unpacker.unused_data)
    return False


def _is_cut(record: ArcWarcRecord, answer: StatusAndHeaders | None, body: bytes, packed: str) -> bool:
    """Whether the crawler, or whoever copied the file, kept a part of the page alone."""
    if record.rec_headers.get_header("WARC-Truncated"):
        return True
    stated = answer.get_header("Content-Length") if answer is not None else None
    if not packed and stated and stated.isdigit() and len(body) < int(stated):
        return True
    kept = record.rec_headers.get_header("Content-Length") or ""
    head = answer.total_len if answer is not None else 0
    chunked = answer is not None and answer.get_header("Transfer-Encoding")
    return bool(not packed and not chunked and kept.isdigit() and len(body) < int(kept) - head)


def _article(page: _Page, source: SourceFile, number: int) -> Article | Skipped:
    at = Draft((), number=number)
    address = sanitize_line(page.url)[:300]
    shown = f"{shown_part(source, at)} {address}".strip()
    if page.reason:
        return Skipped(shown, page.reason)
    content = hashlib.sha256(f"{page.url}\0".encode("utf-8", "surrogatepass") + page.body).hexdigest()
    if content in source.known:
        return Again(shown, "read before", content=content, number=number)
    declared = page.charset or (match[1].decode("ascii") if (match := _META.search(page.body[:_HEAD])) else None)
    try:
        decoded = decode(without_code(page.body), declared)
        draft = draft_of_page(decoded.text, page.url)
    except UnreadableError as error:
        return Skipped(shown, str(error))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # the boundary for one page
        return Skipped(shown, f"could not be read ({type(error).__name__})")
    if draft.published is None and page.captured:
        draft = replace(draft, published=page.captured, published_from=PublishedFrom.FILE)
    captured = (("captured", page.captured.isoformat()),) if page.captured else ()
    notes = (*decoded.notes, *draft.notes, *(("the archive holds a part of this page",) if page.cut else ()))
    article = build_article(source, replace(draft, number=number, notes=notes, details=(*draft.details, *captured)))
    return Skipped(shown, article.reason) if isinstance(article, Skipped) else replace(article, source=content)
