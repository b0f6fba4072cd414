"""Mails and mailboxes: the readable part of each message with what its headers say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form, outlet_of_url
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.decode import decode
from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.formats.fragment import html_blocks
from briefing.corpus.formats.text import draft_of_text
from briefing.models import Article, PublishedFrom, Skipped

FORMAT = Format(
    "mail",
    "mail",
    suffixes=(".eml", ".mbox"),
    media_types=("message/rfc822",),
    isolated=True,
    seed=b"""From: A <a@b.example>
Subject: =?utf-8?q?Ship?=
Date: Tue, 2 May 2023 10:00:00 +0000
Content-Type: text/html

<p>The harbour of Tarnby stayed closed on Tuesday after a ship ran aground across its channel, the port said.</p>""",
)

MAX_MESSAGES = 5000
MAX_PARTS = 200
MAX_HEADERS = 128 * 1024
"""Bytes; the longest that mail programs write have a tenth. The parser takes quadratic time over one header."""

_MESSAGE_START = re.compile(rb"(?:\A|\n\r?\n)(?=From [^\r\n]{1,300}\r?\n[A-Za-z][A-Za-z0-9-]{0,60}:)")
_HEADERS_END = re.compile(rb"\n\r?\n|\r\r")
_ENVELOPE = re.compile(rb"\AFrom [^\r\n]*\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
# Days are stated twice: some mail programs write what email.utils can't read.
_DAY = re.compile(r"(\d{1,2} [A-Za-z]{3} \d{4})")


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each message: a mailbox is told by the envelope line it starts with."""
    if not _ENVELOPE.match(data):
        yield _article(data, source, "")
        return
    for number, message in enumerate(_messages(data), 1):
        if number > MAX_MESSAGES:
            yield Skipped(source.shown, f"messages beyond the first {MAX_MESSAGES} were left out")
            return
        part = f"message {number}"
        try:
            yield _article(message, source, part)
        except UnreadableError as error:
            yield Skipped(f"{source.shown} ({part})", str(error))


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox without their envelope lines (RFC 4155, with ``>From`` unquoted)."""
    starts = [match.end() for match in _MESSAGE_START.finditer(data)] or [0]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield _QUOTED_FROM.sub(rb"\1", _ENVELOPE.sub(b"", data[start:end]))


def _article(data: bytes, source: SourceFile, part: str) -> Article | Skipped:
    if len(data) > MAX_HEADERS and not _HEADERS_END.search(data, 0, MAX_HEADERS):
        raise UnreadableError(f"more than {MAX_HEADERS // 1024} KiB of headers")
    with parsing("mail"):
        return _read_message(BytesParser(policy=policy.default).parsebytes(data), source, part)


def _read_message(message: object, source: SourceFile, part: str) -> Article | Skipped:
    shown = f"{source.shown} ({part})" if part else source.shown
    if not isinstance(message, EmailMessage) or not message.keys():
        return Skipped(shown, "not a mail: it has no headers")
    published = _day(message)
    outlet = _outlet(message)
    sender = parseaddr(_header(message, "from"))[0] or None
    known = Draft(
        (),
        title=_header(message, "subject"),
        outlet=outlet,
        published=published,
        published_from=PublishedFrom.METADATA if published else None,
        byline=None if sender == outlet else sender,
        part=part,
    )
    kind, text, attached = _body(message)
    if text is None:
        return Skipped(shown, "the mail holds no text")
    draft = clean(html_blocks(text), known) if kind == "html" else draft_of_text(text, known)
    return build_article(source, _noted(draft, attached))


def _noted(draft: Draft, attached: int) -> Draft:
    files = "file was" if attached == 1 else "files were"
    return replace(draft, notes=(*draft.notes, f"{attached} attached {files} not read")) if attached else draft


def _body(message: EmailMessage) -> tuple[str, str | None, int]:
    """``plain`` or ``html``, the text of the part that says most, and how many files are attached."""
    found: dict[str, str] = {}
    attached = 0
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            break
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_filename() or kind not in {"text/plain", "text/html"}:
            attached += 1
            continue
        text = _decoded(part)
        if text.strip():
            found.setdefault(part.get_content_subtype(), text)
    plain, markup = found.get("plain"), found.get("html")
    # Newsletters often carry a plain part that only says to look at the other one.
    if plain is not None and (markup is None or len(plain) > 0.2 * len(markup) or len(plain) > 1500):
        return "plain", plain, attached
    return ("html", markup, attached) if markup is not None else ("plain", plain, attached)


def _decoded(part: EmailMessage | object) -> str:
    payload = part.get_payload(decode=True) if hasattr(part, "get_payload") else b""
    charset = part.get_content_charset() if hasattr(part, "get_content_charset") else None
    return decode(payload, charset).text if isinstance(payload, bytes) and payload else ""


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; one that the parser can't take apart is none."""
    try:
        value = message.get(name)
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return ""
    return " ".join(str(value).split()) if value is not None else ""


def _day(message: EmailMessage) -> date | None:
    """The day where the mail was sent."""
    stated = _header(message, "date")
    try:
        return parsedate_to_datetime(stated).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        match = _DAY.search(stated)
        return parse_day(match[1]) if match else None


def _outlet(message: EmailMessage) -> str | None:
    """The sender's outlet: by the name it goes by, or by the domain where the table knows it."""
    name, address = parseaddr(_header(message, "from"))
    by_domain = outlet_of_url(f"https://{address.rpartition('@')[2]}/") if "@" in address else None
    known = named_outlet(name) or (named_outlet(by_domain) if by_domain else None)
    return known.name if known else outlet_by_form(name)
