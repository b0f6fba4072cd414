"""Text of mails: lines that flow on, lines quoted from another mail, and messages forwarded within a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr

from briefing.corpus.cleaning.days import parse_moment
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form, outlet_of_url
from briefing.corpus.cleaning.shapes import is_prose
from briefing.corpus.cleaning.titles import plain_title
from briefing.corpus.draft import Draft
from briefing.models import PublishedFrom

MAX_HEADERS = 12
"""Lines in which a forwarded message's own headers end."""
MIN_HEADERS = 3
"""So many of the first lines are headers where a text begins with a mail's."""

_MARKS = re.compile(r"(?:>[ \t]?)+")
_FORWARDED = re.compile(
    r"^[ \t>]{0,10}(?:-{2,}|_{2,}|Begin)[ \t]?(?:Forwarded|Original|Weitergeleitete|Ursprüngliche|Message|"
    r"Mensaje|Messaggio|Mensagem"
    r"|Doorgestuurd|Vidarebefordrat|Videresendt|Пересылаемое|Перенаправленное|Исходное|Переслане)\b.{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(
    r"[ \t>*]{0,10}(?P<name>from|von|de|da|van|från|fra|от|date|datum|sent|gesendet|envoyé|enviado|data|"
    r"verzonden|skickat|sendt|дата"
    r"|subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|тема|to|an|à|para|a|aan|till|til|кому|cc"
    r"|od|temat|předmět|wysłano|do|komu|kimden|konu|tarih|kime|lähettäjä|aihe|päivämäärä|vastaanottaja|від"
    r"|发件人|主题|日期|发送时间|收件人|差出人|件名|日付|宛先)\*?\s?[:：]\*?\s?(?P<value>.{0,400})",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"^(?:On|Am|Le|El|Il|Em|Op|Den)\b[^\n]{6,160}(?:wrote|schrieb[^\n:]{0,80}|a écrit|escribió|ha scritto|"
    r"escreveu|schreef|skrev[^\n:]{0,60})\s?:?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_SENT_ON = re.compile(r"^(?:(?:fwd?|re|wg|aw|tr|rv|enc|i|vs|sv|doorst|antw)\s?:\s{0,5}){1,5}", re.IGNORECASE)
_NAMES = {
    "sender": "from von de da van från fra от od kimden lähettäjä від 发件人 差出人",
    "sent": (
        "date datum sent gesendet envoyé enviado data verzonden "
        "skickat sendt дата wysłano tarih päivämäärä 日期 发送时间 日付"
    ),
    "subject": (
        "subject betreff objet sujet asunto oggetto assunto onderwerp ämne emne тема temat předmět konu aihe 主题 件名"
    ),
}
_KIND = {name: kind for kind, names in _NAMES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Inner:
    """A message within a message: what its own headers or the line above it say, and its text."""

    text: str
    sender: str = ""
    sent: str = ""
    subject: str = ""


def unflow(text: str, *, delsp: bool = False) -> str:
    """Text of format=flowed (RFC 3676): a line that ends in a space goes on with the next of the same depth."""
    lines: list[str] = []
    depth_before, flowing = 0, False
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        depth = len(line) - len(line.lstrip(">"))
        body = line[depth:]
        body = body.removeprefix(" ")
        soft = body.endswith(" ") and body != "-- "
        kept = body[:-1] if soft and delsp else body
        if flowing and depth == depth_before and body:
            lines[-1] += kept
        else:
            lines.append(f"{'>' * depth} {kept}" if depth else kept)
        depth_before, flowing = depth, soft
    return "\n".join(lines)


def split_messages(text: str) -> tuple[str, tuple[Inner, ...]]:
    """The message's own text, and those that it forwards or quotes, each without the marks of quotation."""
    inner: list[Inner] = []
    match = _FORWARDED.search(text)
    if match:
        text, rest = text[: match.start()], text[match.end() :]
        inner.append(_forwarded(rest))
    elif found := head_within(lines := text.split("\n")):
        start, stop, head = found
        if head.subject and is_article(below := "\n".join(lines[stop:])):
            text, inner = "\n".join(lines[:start]), [replace(head, text=below)]
    own, quoted, above = _quoted(text)
    if quoted:
        sender, sent = _of_attribution(above)
        inner.append(Inner(quoted, sender, sent))
    return own, tuple(inner)


def copied_head(text: str) -> Inner | None:
    """The mail that a text was copied out of, with who sent it, when, and what it is called above; None for no mail."""
    lines = text.lstrip().split("\n", 4)
    if sum(_HEADER.fullmatch(line.strip()) is not None for line in lines[:4]) < MIN_HEADERS:
        return None
    found = _forwarded(text.lstrip())
    return found if found.sender and found.sent and found.subject and found.text.strip() else None


def head_within(lines: Sequence[str]) -> tuple[int, int, Inner] | None:
    """Where the headers of a message begin and end among the lines of a mail, and what they say; None without any."""
    for start, line in enumerate(lines):
        header = _HEADER.fullmatch(line.strip())
        if header is None or _KIND.get(header["name"].lower()) != "sender":
            continue
        stop = start
        while stop < len(lines) and stop - start < MAX_HEADERS and _HEADER.fullmatch(lines[stop].strip()):
            stop += 1
        found = _forwarded("\n".join(lines[start:stop]))
        if stop - start >= MIN_HEADERS and found.sender and found.sent:
            marked = start > 0 and _FORWARDED.match(lines[start - 1]) is not None
            return start - marked, stop, found
    return None


def known_of(inner: Inner, part: str = "") -> Draft:
    """What a message within a text says of itself: its own sender and day, never those of whoever sends it on."""
    moment = parse_moment(inner.sent)
    outlet = outlet_of_sender(inner.sender) if inner.sender else None
    name = parseaddr(inner.sender)[0] or inner.sender.partition("<")[0].strip()
    return Draft(
        (),
        title=plain_subject(inner.subject),
        outlet=outlet,
        published=moment.day if moment else None,
        published_at=moment.at if moment else None,
        published_from=PublishedFrom.METADATA if moment else None,
        byline=(name or None) if name != outlet else None,
        part=part,
    )


def outlet_of_sender(sender: str) -> str | None:
    """The sender's outlet: by the name it goes by, or by the domain where the table knows it."""
    name, address = parseaddr(sender)
    name = name or (sender if "@" not in sender else "")
    by_domain = outlet_of_url(f"https://{address.rpartition('@')[2]}/") if "@" in address else None
    known = named_outlet(name) or (named_outlet(by_domain) if by_domain else None)
    return known.name if known else outlet_by_form(name)


def plain_subject(subject: str) -> str:
    """A subject without what mail programs put before it when they answer or send on."""
    return plain_title(_SENT_ON.sub("", subject))


def is_article(text: str) -> bool:
    """Whether a quoted text holds sentences enough to stand for itself."""
    return sum(is_prose(" ".join(part.split())) for part in re.split(r"\n\s*\n", text)) >= 2


def _forwarded(rest: str) -> Inner:
    lines = [_MARKS.sub("", line) for line in rest.split("\n")]
    found: dict[str, str] = {}
    end = 0
    for number, line in enumerate(lines[:MAX_HEADERS], 1):
        header = _HEADER.fullmatch(line.strip())
        if header:
            found.setdefault(_KIND.get(header["name"].lower(), "other"), header["value"].strip())
            end = number
        elif line.strip() and found:
            break
    body = "\n".join(lines[end:])
    return Inner(body, found.get("sender", ""), found.get("sent", ""), found.get("subject", ""))


def _quoted(text: str) -> tuple[str, str, str]:
    """The lines without marks, the quoted ones without theirs, and the line that says whose they are."""
    own: list[str] = []
    quoted: list[str] = []
    for line in text.split("\n"):
        if line.startswith(">"):
            quoted.append(_MARKS.sub("", line, count=1))
        else:
            own.append(line)
    if not quoted:
        return text, "", ""
    plain = "\n".join(own)
    above = _ATTRIBUTION.search(plain)
    kept = plain[: above.start()] + plain[above.end() :] if above else plain
    return kept, "\n".join(quoted), above[0] if above else ""


def _of_attribution(line: str) -> tuple[str, str]:
    """Sender and day of a line such as "On Tue, 12 May 2026 at 21:40, Ossa Courier wrote:"."""
    match = re.match(
        (
            r"(?:On|Am|Le|El|Il|Em|Op|Den)\s(.{6,60}?\d{1,2}[:.h]\d\d(?:\s?[AaPp][Mm])?)\b[^,\w]{0,3},?\s*(.{2,80}?)\s*(?:<[^>]*>)?\s*(?:wrote|"
            r"a écrit|escribió|ha scritto|escreveu|schreef|skrev)"
        ),
        line,
    )
    return (match[2].strip(" ,"), match[1]) if match else ("", line)
