"""The messages of one file: of a mailbox, or of mails that somebody wrote behind one another without a line between.

A mail within a mail stands inside its borders (RFC 2046); one that only follows it stands behind the last border, or
where nothing has borders, begins with a head of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

MAX_HEAD_LINES = 400
MAX_LINE = 2000
"""Bytes of a line of a head; the longest that RFC 5322 allows has half."""

_ENVELOPE = re.compile(rb"\AFrom [^\r\n]*\r?\n")
_MESSAGE_START = re.compile(rb"(?:\A|\n\r?\n)(?=From [^\r\n]{1,300}\r?\n[A-Za-z][A-Za-z0-9-]{0,60}:)")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_BY_PROGRAMS = re.compile(rb"^(?:MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:|[ \t]+\S")
_FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
_SAID_OF_IT = re.compile(rb"^(?:Date|Subject):", re.IGNORECASE | re.MULTILINE)
_BORDER = re.compile(rb"boundary\s*=\s*\"?([^\"\s;]{1,100})", re.IGNORECASE)
_ATTACHED = re.compile(
    rb"message/rfc822[^\r\n]{0,200}\r?\n(?:[A-Za-z \t-][^\r\n]{0,300}\r?\n){0,9}\s*\Z", re.IGNORECASE
)
_NEAR = 4000


def is_mailbox(data: bytes) -> bool:
    """Whether a mailbox's envelope line stands first."""
    return _ENVELOPE.match(data) is not None


def messages(data: bytes) -> Iterator[bytes]:
    """Each message without what a mailbox puts around it (RFC 4155, with ``>From`` unquoted); a mail alone as it is."""
    if not is_mailbox(data):
        yield from (data[start:end] for start, end in pairwise([*_starts(data), len(data)]))
        return
    starts = [match.end() for match in _MESSAGE_START.finditer(data)] or [0]
    for start, end in pairwise([*starts, len(data)]):
        yield _QUOTED_FROM.sub(rb"\1", _ENVELOPE.sub(b"", data[start:end]))


def _starts(data: bytes) -> list[int]:
    """Where a mail begins, the first at 0."""
    starts, closed = [0], _end(data, *_head_around(data, 0))
    for match in _BY_PROGRAMS.finditer(data):
        start, end = _head_around(data, match.start())
        if start >= max(closed, 1) and _is_head(data[start:end]) and not _ATTACHED.search(data, start - _NEAR, start):
            starts.append(start)
            closed = _end(data, start, end)
    return starts


def _head_around(data: bytes, at: int) -> tuple[int, int]:
    """From where to where lines of a head stand around the one that begins at ``at``."""
    start = at
    for _ in range(MAX_HEAD_LINES):
        before = data.rfind(b"\n", max(0, start - MAX_LINE), max(0, start - 1)) + 1
        if not start or start - before > MAX_LINE or not _FIELD.match(data, before):
            break
        start = before
    end = at
    while _FIELD.match(data, end) and (after := data.find(b"\n", end, end + MAX_LINE) + 1):
        end = after
    return start, end


def _is_head(head: bytes) -> bool:
    return _FROM.search(head) is not None and _SAID_OF_IT.search(head) is not None


def _end(data: bytes, start: int, end: int) -> int:
    """Where a mail's last border stands, if it has borders: what follows its head up to there is its own."""
    border = _BORDER.search(data, start, end)
    closed = data.find(b"--" + border[1] + b"--", end) if border else -1
    return max(closed, end + 1)
