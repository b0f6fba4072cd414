"""Mails and mailboxes: the readable part of each message with what its headers say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import islice

from briefing.corpus.cleaning.days import parse_moment
from briefing.corpus.cleaning.lines import split_paragraphs
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.cleaning.shapes import is_prose
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.formats.fragment import Fragment, html_fragment, is_headlines
from briefing.corpus.formats.lists import noted_list, noted_stub
from briefing.corpus.formats.mailboxes import is_mailbox, messages
from briefing.corpus.formats.mailtext import (
    Inner,
    head_within,
    is_article,
    known_of,
    outlet_of_sender,
    plain_subject,
    split_messages,
    unflow,
)
from briefing.corpus.formats.proquest import results_in
from briefing.corpus.formats.refusing import parse_mail
from briefing.corpus.formats.text import draft_of_text
from briefing.corpus.sanitize import sanitize
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, PublishedFrom, Skipped

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
MAX_DEPTH = 8
"""Messages within messages are read so deep."""
PLAIN_SHARE = 0.6
"""The plain part stands for the other one where it has so many of its words."""
MIN_OTHER_WORDS = 30
QUOTED = "quoted from another mail"
ABOVE = "above what is sent on"

_HEADERS_END = re.compile(rb"\n\r?\n|\r\r")
_URL_ALONE = re.compile(r"https?://\S+")


@dataclass(slots=True)
class _Content:
    """What a message holds: its text parts in order, messages within it, texts attached, and how many other files."""

    parts: list[tuple[str, str]] = field(default_factory=list)
    messages: list[EmailMessage] = field(default_factory=list)
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    attached: int = 0


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each message, or for each in an archive's mail."""
    data = data.lstrip()  # no header begins with white space, but lines above the first were seen
    several = list(islice(messages(data), MAX_MESSAGES + 1))
    if len(several) == 1 and not is_mailbox(data):
        yield from _articles(data, source, "")
        return
    found = 0
    for number, message in enumerate(several, 1):
        if number > MAX_MESSAGES:
            yield Skipped(source.shown, f"messages beyond the first {MAX_MESSAGES} were left out")
            return
        part = f"message {number}"
        try:
            if results := list(results_in(message, source, found + 1)):
                found += len(results)
                yield from results
                continue
            yield from _articles(message, source, part)
        except UnreadableError as error:
            yield Skipped(f"{source.shown} ({part})", str(error))


def _articles(data: bytes, source: SourceFile, part: str) -> list[Article | Skipped]:
    if len(data) > MAX_HEADERS and not _HEADERS_END.search(data, 0, MAX_HEADERS):
        raise UnreadableError(f"more than {MAX_HEADERS // 1024} KiB of headers")
    with parsing("mail"):
        message = parse_mail(data)
        if not message.keys():
            return [Skipped(_shown(source, part), "not a mail: it has no headers")]
        return _read_message(message, source, part, 0)


def _shown(source: SourceFile, part: str) -> str:
    return f"{source.shown} ({part})" if part else source.shown


def _read_message(message: EmailMessage, source: SourceFile, part: str, depth: int) -> list[Article | Skipped]:
    """The message's own article, then those of the messages and texts that it carries."""
    content = _Content()
    _gather(message, content, 0)
    known = _known(message, part)
    drafts, others = _own_drafts(content, known)
    results: list[Article | Skipped] = [build_article(source, _noted(draft, content.attached)) for draft in drafts]
    for number, inner in enumerate(content.messages, 1):
        if depth < MAX_DEPTH:
            results += _read_message(inner, source, _within(part, f"attached message {number}"), depth + 1)
    for name, kind, text in content.texts:
        draft = _draft(kind, text, Draft((), part=_within(part, name)))
        results.append(build_article(source, draft))
    results += [build_article(source, draft) for draft in others]
    articles = [item for item in results if isinstance(item, Article)]
    if articles or not results:
        return [*articles] or [Skipped(_shown(source, part), "the mail holds no text")]
    return results[:1]


def _within(part: str, inner: str) -> str:
    return f"{part}, {inner}" if part else inner


def _gather(message: EmailMessage, content: _Content, depth: int) -> None:
    """Sort the parts of a message; of alternatives the one that says most is taken."""
    if depth > MAX_DEPTH or len(content.parts) > MAX_PARTS:
        return
    kind = message.get_content_type()
    if kind == "message/rfc822":
        content.messages += [one for one in _parts_of(message) if one.keys()]
    elif kind == "multipart/alternative":
        _choose(message, content, depth)
    elif message.is_multipart():
        for inner in _parts_of(message)[:MAX_PARTS]:
            _gather(inner, content, depth + 1)
    elif kind in {"text/plain", "text/html"}:
        _take_text(message, content)
    else:
        content.attached += 1


def _parts_of(message: EmailMessage) -> list[EmailMessage]:
    payload = message.get_payload()
    return [one for one in payload if isinstance(one, EmailMessage)] if isinstance(payload, list) else []


def _choose(message: EmailMessage, content: _Content, depth: int) -> None:
    found: list[_Content] = []
    for inner in _parts_of(message)[:MAX_PARTS]:
        found.append(_Content())
        _gather(inner, found[-1], depth + 1)
    content.parts += _that_says_most([one.parts for one in found if one.parts])
    for one in found:
        content.messages += one.messages
        content.texts += one.texts
        content.attached += one.attached


def _that_says_most(texts: Sequence[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Of several forms of a text the plain one, unless it only says to look at another, as newsletters do."""
    words = [sum(len(_words(kind, text)) for kind, text in parts) for parts in texts]
    plain = next((at for at, parts in enumerate(texts) if parts[0][0] == "plain"), None)
    if plain is not None and words[plain] >= PLAIN_SHARE * max(words):
        return texts[plain]
    return texts[words.index(max(words))] if texts else []


def _words(kind: str, text: str) -> list[str]:
    if kind == "plain":
        return _URL_ALONE.sub(" ", text).split()
    try:
        return " ".join(block.text for block in html_fragment(text).blocks).split()
    except UnreadableError:
        return []


def _take_text(message: EmailMessage, content: _Content) -> None:
    """A text part belongs to the message, whatever its name; one sent as an attachment is a text of its own."""
    text = _decoded(message)
    if not text.strip():
        return
    kind = "html" if message.get_content_type() == "text/html" else "plain"
    if message.get_content_disposition() == "attachment":
        if len(_words(kind, text)) >= MIN_OTHER_WORDS:
            content.texts.append((message.get_filename() or "attached text", kind, text))
        else:
            content.attached += 1
        return
    if kind == "plain" and str(message.get_param("format", "")).lower() == "flowed":
        text = unflow(text, delsp=str(message.get_param("delsp", "")).lower() == "yes")
    content.parts.append((kind, text))


def _known(message: EmailMessage, part: str) -> Draft:
    moment = parse_moment(_header(message, "date"))
    outlet = outlet_of_sender(_header(message, "from"))
    sender = parseaddr(_header(message, "from"))[0] or None
    return Draft(
        (),
        title=plain_subject(_header(message, "subject")),
        outlet=outlet,
        published=moment.day if moment else None,
        published_at=moment.at if moment else None,
        published_from=PublishedFrom.METADATA if moment else None,
        byline=None if sender == outlet else sender,
        part=part,
        guid=_header(message, "message-id") or None,
    )


def _own_drafts(content: _Content, known: Draft) -> tuple[list[Draft], list[Draft]]:
    """The draft of the message's own text, none where it has none, and those of what it forwards or quotes.

    A line above what is sent on ("FYI") is no article; it is kept among the cuts.
    """
    plain = [text for kind, text in content.parts if kind == "plain"]
    if plain and len(plain) == len(content.parts):
        drafts, others = _parted("\n\n".join(plain), known)
    else:
        drafts, others = _joined(content.parts, known) if content.parts else ([], [])
    if others and drafts and not any(is_prose(block.text) for block in drafts[0].blocks):
        above = Cut("\n".join(block.text for block in drafts[0].blocks), ABOVE)
        others[0] = replace(others[0], cuts=(*others[0].cuts, above))
        drafts = []
    return drafts, others


def _parted(text: str, known: Draft) -> tuple[list[Draft], list[Draft]]:
    """The drafts of a plain text: the message's own, and those of the articles that it forwards or quotes."""
    own, inner = split_messages(text)
    cuts = tuple(Cut(" ".join(one.text.split()), QUOTED) for one in inner if not is_article(one.text))
    drafts = [_draft("plain", own, known)] if own.strip() else []
    others = [_inner_draft(one, known) for one in inner if is_article(one.text)]
    return [replace(draft, cuts=(*draft.cuts, *cuts)) for draft in drafts], others


def _joined(parts: list[tuple[str, str]], known: Draft) -> tuple[list[Draft], list[Draft]]:
    """The drafts of text parts of both kinds, in their order: the message's own, and the one that it sends on."""
    fragments = [_fragment(kind, text) for kind, text in parts]
    blocks = [block for fragment in fragments for block in fragment.blocks]
    known = replace(known, cuts=tuple(cut for fragment in fragments for cut in fragment.cuts))
    listed = any(kind == "html" and is_headlines(text) for kind, text in parts)
    start, end, inner = head_within([block.text for block in blocks]) or (len(blocks), len(blocks), None)
    rest = blocks[end:]
    if inner is None or not is_article("\n\n".join(block.text for block in rest)):
        return [noted_list(noted_stub(clean(blocks, known)), headlines=listed)], []
    head = Cut("\n".join(block.text for block in blocks[start:end]), "metadata")
    sent_on = known_of(inner, _within(known.part, "forwarded"))
    sent_on = noted_list(noted_stub(clean(rest, replace(sent_on, cuts=(head, *known.cuts)))), headlines=listed)
    return ([clean(blocks[:start], replace(known, cuts=()))] if start else []), [sent_on]


def _fragment(kind: str, text: str) -> Fragment:
    if kind == "html":
        return html_fragment(text)
    return Fragment(tuple(Block(line) for line in split_paragraphs(sanitize(text))))


def _draft(kind: str, text: str, known: Draft) -> Draft:
    if kind == "plain":
        return draft_of_text(text, known)
    fragment = html_fragment(text)
    draft = clean(fragment.blocks, replace(known, cuts=fragment.cuts))
    return noted_list(noted_stub(draft), headlines=is_headlines(text))


def _inner_draft(inner: Inner, known: Draft) -> Draft:
    """A message within a text, with its own sender and day."""
    return draft_of_text(inner.text, known_of(inner, _within(known.part, "forwarded" if inner.subject else "quoted")))


def _noted(draft: Draft, attached: int) -> Draft:
    files = "file was" if attached == 1 else "files were"
    return replace(draft, notes=(*draft.notes, f"{attached} attached {files} not read")) if attached else draft


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    return decode(payload, charset).text if isinstance(payload, bytes) and payload else ""


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; one that the parser can't take apart is none."""
    try:
        value = message.get(name)
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return ""
    return " ".join(str(value).split()) if value is not None else ""
