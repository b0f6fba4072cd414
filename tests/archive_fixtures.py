"""Fixtures of exports: readable texts in ``data/archives``, made into the files that archives really give.

A folder is one fixture: the files and ``right.toml``, which says what is right. They were written by somebody who had
seen descriptions of the formats only, not the readers. A name that ends in ``.txt`` behind another suffix is a plan:
``Docs.DOCX.txt`` holds a paragraph a line (``~`` is a no-break space), ``a.rtf.txt`` the same with ``*bold*`` lines,
``a.warc.gz.txt`` records under ``=== kind | address | day | status | type`` and ``p.mhtml.txt`` one page.
"""

from __future__ import annotations

import base64
import gzip
import io
import shutil
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from pathlib import Path

import brotli

FOLDER = Path(__file__).parent / "data" / "archives"
_CUT = 60  # bytes that a record which is cut short lacks


def build(name: str, into: Path) -> Path:
    """The files of one fixture in a folder of their own."""
    target = into / name
    for path in sorted((FOLDER / name).rglob("*")):
        if path.is_dir() or path.name == "right.toml":
            continue
        copy = target / path.relative_to(FOLDER / name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        _make(path, copy)
    return target


def _make(plan: Path, copy: Path) -> None:
    stem = copy.with_name(copy.name.removesuffix(".txt"))
    text = plan.read_text(encoding="utf-8") if plan.suffix == ".txt" else ""
    name = stem.name.lower()
    if plan.suffix != ".txt" or "." not in name:
        shutil.copy(plan, copy)
    elif name.endswith(".docx"):
        stem.write_bytes(docx(text.splitlines()))
    elif name.endswith(".rtf"):
        target = stem.with_suffix("") if name.count(".") > 1 else stem
        target.write_bytes(rtf(text.splitlines()))
    elif name.endswith(".mhtml"):
        stem.write_bytes(mhtml(text))
    elif name.endswith(".wacz"):
        stem.write_bytes(wacz(text))
    elif name.endswith(".cut"):
        stem.with_suffix("").write_bytes(warc(text, packed=False)[:-_CUT])
    else:
        stem.write_bytes(warc(text, packed=name.endswith(".gz")))


def docx(paragraphs: list[str]) -> bytes:
    """A Word file without styles, as the archives write it."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line.replace("~", chr(0xA0)))}</w:t></w:r></w:p>'
        for line in paragraphs
    )
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
        '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/></Types>'
    )
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("[Content_Types].xml", types)
        pack.writestr("_rels/.rels", rels)
        pack.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def rtf(paragraphs: list[str]) -> bytes:
    """Rich text in code page 1252, bold where a line stands between stars; tabs part the cells of a row."""
    lines = []
    for line in paragraphs:
        row = line.count("\t") == 1
        bold = line.strip("*") != line and line.endswith("*")
        text = "".join(_rtf_character(one) for one in line.replace("*", ""))
        if row:
            label, value = text.split("\t")
            lines.append(rf"\trowd\cellx900\cellx9000\intbl {{\b {label}}}\cell {value}\cell\row")
        else:
            lines.append((rf"{{\b {text}}}" if bold else text) + r"\par")
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\info{\title Factiva RTF Display Format}}\pard\f0 "
    return (head + "\n".join(lines) + "}").encode("ascii")


def _rtf_character(one: str) -> str:
    if one in "\\{}":
        return "\\" + one
    if ord(one) < 128:
        return one
    try:
        return f"\\'{one.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        return f"\\u{ord(one)}?"


def mhtml(plan: str) -> bytes:
    """A page that a browser saved in one file, packed in base64."""
    head, page = plan.split("\n", 1)
    address, outlet, _ = (part.strip() for part in head.removeprefix("===").split("|"))
    letter = MIMEMultipart("related", type="text/html")
    letter["From"] = "<Saved by Blink>"
    letter["Snapshot-Content-Location"] = address
    letter["Subject"] = outlet
    letter["Date"] = "Mon, 02 Jun 2031 08:00:00 -0000"
    part = MIMEText(page, "html", "utf-8")
    part["Content-Location"] = address
    letter.attach(part)
    return letter.as_bytes()


def warc(plan: str, *, packed: bool) -> bytes:
    """A web archive of the records of a plan, each a member of its own where it is packed."""
    records = [_record("warcinfo", "", "2031-01-01T00:00:00Z", "application/warc-fields", b"software: test\r\n")]
    for part in plan.split("=== ")[1:]:
        head, body = part.split("\n", 1)
        records.append(_web_record([item.strip() for item in head.split("|")], body.strip().encode()))
    return b"".join(gzip.compress(one) if packed else one for one in records)


def _web_record(head: list[str], body: bytes) -> bytes:
    kind, address, day, status, media = head
    name, _, coding = kind.partition(" ")
    packers = {"br": brotli.compress, "gzip": gzip.compress, "zstd": lambda data: b"\x28\xb5\x2f\xfd" + data}
    if name != "response":
        media = media if name == "resource" else "application/http;msgtype=request"
        return _record(name, address, day, media, body)
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {media}"]
    if coding:
        body = packers[coding](body)
        lines.append(f"Content-Encoding: {coding}")
    lines.append(f"Content-Length: {len(body)}")
    answer = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    return _record(name, address, day, "application/http;msgtype=response", answer)


def _record(kind: str, address: str, day: str, media: str, body: bytes) -> bytes:
    ident = base64.b16encode((kind + address + day).encode()[-16:].rjust(16, b"0")).decode().lower()
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{ident}>", f"WARC-Date: {day}"]
    lines += [f"WARC-Target-URI: {address}"] * bool(address)
    lines += [f"Content-Type: {media}", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def wacz(plan: str) -> bytes:
    """The same in the packing of browser extensions: a zip with the archive, its index and its list of pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("datapackage.json", '{"profile": "data-package", "wacz_version": "1.1.1", "resources": []}')
        pack.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n')
        pack.writestr("archive/data.warc.gz", warc(plan, packed=True))
    return out.getvalue()
