"""The agencies' old wire format (IPTC 7901, and ANPA 1312, which is built alike): control characters part a message.

SOH opens the header with the agency's mark, number and priority; the lines of it that follow are keywords and the
headline; STX opens the text, ETX ends it, a line behind it says when it was sent, EOT ends the message.

Shape: dpa, AFP and AAP, as receivers of newsrooms write it to disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefing.corpus.cleaning.days import Moment
from briefing.corpus.cleaning.lines import split_paragraphs
from briefing.corpus.cleaning.outlets import named_outlet
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.cleaning.shapes import ends_sentence
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats import Format
from briefing.corpus.sourcefile import SourceFile
from briefing.language.calendar import month_of
from briefing.models import Article, Cut, PublishedFrom, Skipped

FORMAT = Format(
    "agency wire (IPTC 7901)",
    "iptc7901",
    suffixes=(".iptc", ".7901", ".anpa", ".wire"),
    signature=re.compile(rb"\A[\x00\x16\xff\s]{0,200}\x01[^\x01-\x03]{1,2000}\x02"),
    anywhere=True,
    seed=b"\x01abc0123 4 pl 30 abc 0456\n\nShip/Tarnby/\nShip blocks harbour =\n\x02\n"
    b"   Tarnby (dpa) - The harbour of Tarnby stayed closed on Tuesday, the port said.\n\x03\n021000 Mai 23\n\x04",
)

MAX_MESSAGES = 2000
MAX_MESSAGE = 2**20
KEYWORDS = "keywords and stamps of the agency"
CENTURY = 2000
MAX_INDENTED = 0.8
"""Share of the lines; where more are indented, it is a table."""
MAX_HEAD = 6
"""Lines above the text: marks, headline, author."""
MAX_TITLE = 120
"""Characters of a headline that stands in the text."""

_MESSAGE = re.compile(rb"\x01([^\x01\x02]{1,4000})\x02([^\x01\x03]{0,1048576})(?:\x03([^\x01]{0,400}))?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PADDING = re.compile(rb"[\x00-\x04\x16\xff]")
_MARK = re.compile(r"([A-Za-z]{2,12})\s?\d{1,6}\b")
_SENT = re.compile(r"\b(\d\d)(\d\d)(\d\d)\s(?:([A-Z]{3,4})\s)?([A-Za-zÀ-ÿ]{3,9})\.?\s(\d\d|\d{4})\b")
_SIGN = re.compile(r"\s+(?P<sign>[a-zA-Z]{2,8}(?:[ /][a-z]{2,4}[a-z0-9]{0,2}){1,6})$")
_SIGNED = re.compile(r"^(?:By|Von|Par|Por|Di|Av|Af) (?=[A-ZÀ-Þ])")
_WRAP = re.compile(r"^[\^\s]+|[\s<=]+$")


@dataclass(frozen=True, slots=True)
class _Message:
    mark: str
    lines: tuple[str, ...]
    text: str
    foot: str


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each message that has text.

    Raises:
        UnreadableError: where the bytes between the marks are no text.
    """
    decode(_PADDING.sub(b"", data[:MAX_MESSAGE]))
    found = list(_MESSAGE.finditer(data[: MAX_MESSAGES * MAX_MESSAGE]))
    if not found:
        yield Skipped(source.shown, "a wire message without a text: it is cut off before it begins")
    for number, match in enumerate(found[:MAX_MESSAGES], 1):
        message = _message(match)
        part = f"message {number}" if len(found) > 1 else ""
        yield build_article(source, _draft(message, part, whole=match[3] is not None))
    if len(found) > MAX_MESSAGES:
        yield Skipped(
            source.shown, f"{len(found) - MAX_MESSAGES} messages beyond the first {MAX_MESSAGES} were left out"
        )


def _message(match: re.Match[bytes]) -> _Message:
    head, body, foot = (_CONTROLS.sub("", _text(part)) for part in (match[1], match[2], match[3] or b""))
    first, _, rest = head.strip().partition("\n")
    return _Message(first, tuple(line.strip() for line in rest.split("\n") if line.strip()), body, foot)


def _text(part: bytes) -> str:
    """Agencies send seven bits, UTF-8 or Latin-1; a part of nothing but control characters is empty."""
    plain = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", b"", part)
    return decode(plain.replace(b"\r\n", b"\n"), "iso-8859-1").text if plain.strip() else ""


def _begins_with_title(paragraphs: Sequence[str]) -> bool:
    """Whether the first paragraph is a short line that is no sentence, with others behind it."""
    return len(paragraphs) > 1 and not ends_sentence(paragraphs[0]) and len(paragraphs[0]) <= MAX_TITLE


def _cut_sign(paragraphs: list[str]) -> list[Cut]:
    """Take away the sign of a desk behind the last sentence."""
    sign = _SIGN.search(paragraphs[-1]) if paragraphs else None
    if sign is None or not ends_sentence(paragraphs[-1][: sign.start()]):
        return []
    paragraphs[-1] = paragraphs[-1][: sign.start()]
    return [Cut(sign["sign"], KEYWORDS)]


def _draft(message: _Message, part: str, *, whole: bool) -> Draft:
    agency = _MARK.match(message.mark)
    known = named_outlet(agency[1]) if agency else None
    keywords = [line for line in message.lines if "/" in line or (" " not in line and "-" in line)]
    title = next((line for line in message.lines if line not in keywords), "")
    head, text = _head(message.text)
    paragraphs = _paragraphs(text)
    marks: list[str] = []
    byline = None
    if head and not title:
        title, byline, marks = _told(head)
    elif not title and _begins_with_title(paragraphs):
        title, paragraphs = paragraphs[0], paragraphs[1:]
    cuts = [Cut(line, KEYWORDS) for line in (message.mark, *keywords, *marks, " ".join(message.foot.split())) if line]
    cuts += _cut_sign(paragraphs)
    moment = _sent(message.foot)
    draft = Draft(
        (),
        title=_WRAP.sub("", title),
        outlet=known.name if known else None,
        byline=byline,
        part=part,
        cuts=tuple(cuts),
        notes=() if whole else ("the message is cut off before its end",),
    )
    if moment:
        stated = PublishedFrom.METADATA
        draft = replace(draft, published=moment.day, published_at=moment.at, published_from=stated)
    return clean([Block(line) for line in paragraphs], draft, archived=True)


def _head(text: str) -> tuple[list[str], str]:
    """The lines above the text, of which the last ends in the agency's mark for it, and the text; none without it."""
    lines = text.lstrip().split("\n")
    end = next((at for at, line in enumerate(lines[:MAX_HEAD]) if line.rstrip().endswith("=")), None)
    if end is None or not all(line.strip() for line in lines[:end]):
        return [], text
    return [_WRAP.sub("", line) for line in lines[: end + 1]], "\n".join(lines[end + 1 :])


def _told(head: Sequence[str]) -> tuple[str, str | None, list[str]]:
    """Headline, author and marks ("1ST LEAD", "REFILE", "(Achtung)") of the lines above a text."""
    signed = [line for line in head if _SIGNED.match(line)]
    marks = [line for line in head[:-1] if line.isupper() or (line.startswith("(") and line.endswith(")"))]
    titles = [line for line in head if line not in signed and line not in marks]
    byline = _SIGNED.sub("", signed[0]) if signed else None
    return " ".join(titles) or marks[-1], byline, marks


def _paragraphs(text: str) -> list[str]:
    """The paragraphs: each begins with an indented line, where lines are indented at all and not all of them."""
    lines = [line.expandtabs(4).rstrip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    indented = sum(line.startswith("  ") for line in filled)
    if not 0 < indented <= max(1, len(filled) * MAX_INDENTED):
        return split_paragraphs(text)
    found: list[str] = []
    apart = True
    for line in lines:
        if line and (apart or line.startswith("  ")):
            found.append(line.strip())
        elif line:
            found[-1] += f" {line.strip()}"
        apart = not line
    return found


def _sent(foot: str) -> Moment | None:
    """When a message was sent: day, hour and minute, at times a zone, month and year."""
    match = _SENT.search(" ".join(foot.split()))
    month = month_of(match[5]) if match else None
    if match is None or month is None:
        return None
    year = int(match[6]) + (CENTURY if len(match[6]) == 2 else 0)
    try:
        at = datetime(year, month, int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Moment(at.date(), at.replace(tzinfo=UTC) if match[4] in {"GMT", "UTC"} else None)
