"""Bytes of unknown encoding to text.

The order is the one that fails least: a byte order mark, strict UTF-8, what the document declares, detection by
chardet, and at last UTF-8 with replacement characters and a note. Text that was decoded wrongly before it was saved
("mojibake") is repaired by ftfy line by line, only where ftfy's detector calls the line broken and the repair mends it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from briefing.corpus.draft import UnreadableError

SAMPLE_BYTES = 64 * 2**10
"""How much of a file the detection of its encoding looks at."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
# Never in text of any encoding that is not two or four bytes wide.
_BINARY = bytes([*range(7), *range(14, 27), *range(28, 32)])
# What chardet sees in noise; no news was ever saved in EBCDIC.
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "iso8859-1", "us-ascii", "ascii", "l1"})
_MAINFRAME = frozenset({"cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"})
_EAST_ASIAN = re.compile(r"[\s!-~\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_EAST_ASIAN_SHARE = 0.95
_MAX_BINARY_SHARE = 0.01
_STRAY_NULS = 1000
"""Text may hold one NUL in so many bytes, as leftovers of old editors."""
_MAX_REPLACED_SHARE = 0.05
# The traces that UTF-8 read as Latin-1, Windows-1252, Windows-1251 or Mac Roman leaves: a cheap look before ftfy loads.
_TRACE = "ÂÃÅÄâãäåæçèéðïÐÑÎÏàØÙРСЂѓ¬√‚"
_TRACES = re.compile(rf"[{_TRACE}][^\x00-\x7f]")
_ASCII = bytes(range(128))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding that it was read in and what a reader should know of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``; ``declared`` is the encoding that the document or its transport names.

    Raises:
        UnreadableError: where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _repaired(data.decode(encoding, "replace"), encoding)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"not text: {what}")
    sample = data[:SAMPLE_BYTES]
    nuls = data.count(b"\x00")
    if nuls * _STRAY_NULS > len(data) or len(sample) - len(
        sample.translate(None, _BINARY)
    ) > nuls + _MAX_BINARY_SHARE * len(sample):
        return _repaired(*_decode_wide(data))
    return _decode_narrow(data.replace(b"\x00", b"") if nuls else data, declared)


def _decode_wide(data: bytes) -> tuple[str, str]:
    """UTF-16 or UTF-32 without a mark, told by chardet, or by the blocks of Chinese and Japanese where it can't."""
    encoding = _detected(data)
    if encoding and encoding.lower().startswith("utf-"):
        return data.decode(encoding, "replace"), encoding
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[: SAMPLE_BYTES // 2 * 2].decode(encoding, "replace")
        if "\x00" not in sample and len(_EAST_ASIAN.findall(sample)) > _EAST_ASIAN_SHARE * len(sample):
            return data.decode(encoding, "replace"), encoding
    raise UnreadableError("not text: binary data")


def _decode_narrow(data: bytes, declared: str | None) -> Decoded:
    if b"\x1b$" in data[:SAMPLE_BYTES] and (text := _try(data, "iso2022_jp_2")) is not None:
        return Decoded(text, "iso-2022-jp")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken:
        return _repaired(text, "utf-8")
    # Other encodings hardly ever form the sequences of UTF-8: where most of them are sound, the file is damaged.
    sound = sum(not char.isascii() for char in text[:SAMPLE_BYTES]) - text[:SAMPLE_BYTES].count("\ufffd")
    damaged = Decoded(text, "utf-8", (f"{broken} broken characters replaced",))
    if sound > broken:
        return damaged
    for encoding in (_as_browsers(declared), _detected(data)):
        read = _try(data, encoding)
        if encoding and read is not None:
            return _repaired(read, encoding)
    if broken > _MAX_REPLACED_SHARE * len(text):
        return Decoded(data.decode("cp1252", "replace"), "cp1252", ("encoding unknown, read as Windows-1252",))
    return damaged


def _as_browsers(declared: str | None) -> str | None:
    """What an encoding's name stands for on the web: Latin-1 and ASCII are Windows-1252 there."""
    return "cp1252" if declared and declared.lower().replace("_", "-") in _LATIN else declared


def _try(data: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(data: bytes) -> str | None:
    import chardet  # noqa: PLC0415 - 35 ms, and most files are UTF-8

    encoding = chardet.detect(data[:SAMPLE_BYTES])["encoding"]
    return None if encoding is None or encoding.lower() in _MAINFRAME else encoding


def _repaired(text: str, encoding: str) -> Decoded:
    foreign = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if set(foreign).isdisjoint(_TRACE) or not _TRACES.search(text):
        return Decoded(text, encoding)
    import ftfy  # noqa: PLC0415 - 50 ms, and few files are broken
    from ftfy.badness import is_bad  # noqa: PLC0415

    lines = text.split("\n")
    mended = 0
    for index, line in enumerate(lines):
        if line.isascii() or len(line) > SAMPLE_BYTES or not _TRACES.search(line) or not is_bad(line):
            continue
        fixed = ftfy.fix_encoding(line)
        if fixed != line and not is_bad(fixed):
            lines[index] = fixed
            mended += 1
    notes = (f"wrongly decoded characters repaired in {mended} lines",) if mended else ()
    return Decoded("\n".join(lines), encoding, notes)
