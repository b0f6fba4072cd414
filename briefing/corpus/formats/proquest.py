"""ProQuest results as mail or HTML: a ``div`` each, with the title and then paragraphs that open with a label.

``<strong>Label: </strong>``: Author, Publication info ("Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08
May 2010: AA.2."), Abstract, Full text with its paragraphs, then Subject, Publication title, Publication date, Section,
ProQuest document ID, Last updated and others. "Last updated" and the mail's own day are nobody's. Whose mail it is and
the account in each address belong to the library, and are not kept.

Shape: pmyteh/tm.plugin.proquest (inst/emls, inst/htmlfiles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from briefing.corpus.draft import Block, Draft
from briefing.corpus.formats import HEAD, Format, Having, by_suffix
from briefing.corpus.formats.exports import ENDS_WITHIN, Broken, author, dated, day_in, numbered, outlet, said
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.formats.htmlpieces import in_utf8, paragraphs, parsed, pieces, pieces_at, words_of
from briefing.corpus.formats.mailboxes import messages
from briefing.corpus.sanitize import sanitize
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GAP = rb"[\s=]{1,4}"
FORMAT = Format(
    "ProQuest export",
    "proquest",
    suffixes=(".eml", ".html", ".htm"),
    signature=Having(
        (b"ProQuest", b"proquest", b"DocID_MSTAR_"),
        re.compile(
            rb"ProQuest" + _GAP + rb"document" + _GAP + rb"(?:link|ID)|DocID_MSTAR_"
            rb"|(?:<(?:strong|b)>|\n)Publication" + _GAP + rb"info:|Subject:(?<![^\n]Subject:)[^\n]{0,80}ProQuest"
        ),
    ),
    many=True,
    isolated=True,
    seed=b"""From: P <p@example.org>
Subject: Your ProQuest Research
Content-Type: text/html

<html><body><div style="margin-bottom:20px;border-bottom:2px"><p><b>Ship</b></p><p><strong>Author: </strong>Doe</p>
<p><a>ProQuest document link</a></p><p><strong>Full text: </strong></p><p>The harbour of Tarnby stayed closed on Tuesday
after a ship ran aground.</p><p><strong>Publication title: </strong>Mail; Tarn</p><p><strong>Publication date: </strong>
May 2, 2023</p></div></body></html>""",
)

_ANCHOR = re.compile(rb"<a\b[^<>]{0,80}\bname\s*=\s*[\"']?DocID_", re.IGNORECASE)
_DIV = re.compile(rb"<div[^<>]{0,40}style\s*=\s*[\"']?margin-bottom:\s?20p[xt];", re.IGNORECASE)
_MOST_PARTS = 200
_TITLE_WITHIN = 2000
"""Bytes before the first label within which the title of the first article stands."""
MARK = "\ue000"
"""Stands before a label that is one by its markup; words of a text that look like one have none."""
_NAMES = """Author|Publication info|Abstract|Links|Full text|Subject|Location|People|Company / organization
|Alternate title|Publication title|First page|Pages|Number of pages|Publication year|Publication date|Publisher
|Place of publication|Country of publication|Publication subject|ISSN|e-ISSN|Source type|Language of publication
|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Business indexing term
|Identifier / keyword"""
KNOWN = frozenset(name.strip() for name in _NAMES.split("|"))
_ABOVE = frozenset({"Author", "Publication info", "Abstract", "Links", "Full text"})
_BOLD_LABEL = re.compile(
    rb"<(?:strong|b)>\s*("
    + b"|".join(re.escape(name).encode() for name in sorted(KNOWN))
    + rb")\s*:(?:\s|&nbsp;)*</(?:strong|b)>"
)
_RULE = re.compile(r"^[ \t]*(?:_{10,}|Document \d{1,6} of \d{1,6})[ \t]*$", re.MULTILINE)
_LABELS = "|".join(re.escape(name) for name in sorted({*KNOWN, "Title", "Section", "Edition", "Credit", "Dateline"}))
_LINE_LABEL = re.compile(rf"^(?=(?:{_LABELS}): ?)", re.MULTILINE)
_TEXT = re.compile(r"^(?:Full text|Abstract): ?", re.MULTILINE)
_SOURCE = re.compile(r"^Publication (?:info|title|date): ?", re.MULTILINE)
_CLOSED = re.compile(rb"</(?:p|div|li|td)>", re.IGNORECASE)
_OPENED = re.compile(rb"<(?:div|p|h[1-6]|hr|table|li)\b", re.IGNORECASE)
_TAGS = re.compile(rb"<[^<>]{0,2000}>")
_NUMBERED = re.compile(r"^(?:\d{1,6}\.\s+|(?:Document|Dokument) \d{1,6} (?:of|de|von) \d{1,6}\s+)")
_LABEL = re.compile(rf"{MARK}\s?([^:]{{2,40}}?)\s?:\s*(.*)$", re.DOTALL)
_BUTTON = re.compile(r"^Enlarge this image\.?$")
_NOTHING = re.compile(r"^(?:None available\.?|Not available\.?|<?html>)?$", re.IGNORECASE)
_INFO_DAY = re.compile(r"\]\.?\s?(.{6,20}?)(?::|\.\s*$|$)")


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of the results; a mail that only speaks of the archive is read as a mail."""
    data = in_utf8(data)
    mails = [] if _looks_like_html(data) else list(messages(data))
    markup = b"\n".join(map(_html_of_mail, mails)) if mails else data
    if not markup and (pieces := [piece for mail in mails for piece in pieces_of_text(_text_of_mail(mail))]):
        yield from numbered(source, (partial(of_piece, piece) for piece in pieces))
        return
    yield from _of_markup(markup, data, source)


def results_in(mail: bytes, source: SourceFile, first: int) -> Iterator[Article | Skipped]:
    """The articles of a mail in a mailbox, numbered from ``first`` on; none where it is any other mail."""
    if not FORMAT.signature or not FORMAT.signature.search(mail[:HEAD]):
        return
    markup = _html_of_mail(mail)
    if any(mark.search(markup) for mark in (_ANCHOR, _DIV)) or _places(markup):
        yield from _of_markup(markup, mail, source, first)


def _of_markup(markup: bytes, data: bytes, source: SourceFile, first: int = 1) -> Iterator[Article | Skipped]:
    start = next((mark for mark in (_ANCHOR, _DIV) if mark.search(markup)), None)
    if start is None and len(places := _places(markup)) > 0:
        found = pieces_at(markup, places)
    elif start is not None:
        found = pieces(markup, start)
    else:
        suffix = ".html" if _looks_like_html(data) else ".eml"
        yield from by_suffix()[suffix].reader()(data, source)
        return
    texts = (piece for piece in found if "Full text" in piece or "Abstract" in piece)
    yield from numbered(source, (parsed(piece, _article) for piece in texts), first=first)


def _places(markup: bytes) -> list[int]:
    """Where the articles begin where nothing marks it: before the first label above a text that follows one below one.

    The title is what stands between the element of the label before it and that label.
    """
    places: list[int] = []
    below = True
    last = 0
    for match in _BOLD_LABEL.finditer(markup):
        name = match[1].decode("ascii")
        if name in _ABOVE and below:
            closed = _CLOSED.search(markup, last, match.start()) if last else None
            opened = _OPENED.search(markup, closed.end() if closed else last, match.start())
            places.append(opened.start() if opened and last else _title_before(markup, match.start()))
        below = name in KNOWN - _ABOVE
        last = match.end()
    return places


def _title_before(markup: bytes, end: int) -> int:
    """Where the element begins that holds the last words before ``end``: a title stands nearer than any cover."""
    start = max(0, end - _TITLE_WITHIN)
    opened = [match.start() for match in _OPENED.finditer(markup, start, end)]
    said = (at for at in reversed(opened) if _TAGS.sub(b"", markup[at:end]).strip())
    return next(said, end)


def _looks_like_html(data: bytes) -> bool:
    return data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def pieces_of_text(text: str) -> list[str]:
    """The articles of results that are plain text, between rules of underscores; none where it is any other text."""
    parts = (part for part in _RULE.split(sanitize(text)) if "Full text" in part or "Abstract" in part)
    return [part for part in parts if _TEXT.search(part) and _SOURCE.search(part)]


def of_piece(piece: str) -> Draft | Broken:
    """The draft of one article of plain text: a label stands at the head of its line."""
    lines = (" ".join(part.split()) for part in _LINE_LABEL.sub(MARK, piece).split("\n"))
    return of_parts([line for line in lines if line])


def _html_of_mail(data: bytes) -> bytes:
    """The HTML parts of a mail as UTF-8 with its mark, empty where it has none."""
    texts = _parts_of_mail(data, "text/html")
    return "\n".join(texts).encode("utf-8-sig", "replace") if any(texts) else b""


def _text_of_mail(data: bytes) -> str:
    return "\n".join(_parts_of_mail(data, "text/plain"))


def _parts_of_mail(data: bytes, kind: str) -> list[str]:
    from briefing.corpus.decode import decode  # noqa: PLC0415 - 10 ms
    from briefing.corpus.formats.refusing import parse_mail  # noqa: PLC0415

    with parsing("mail"):
        parts = islice(parse_mail(data).walk(), _MOST_PARTS)
        pages = [part for part in parts if part.get_content_type() == kind]
        packed = [(page.get_payload(decode=True), page.get_content_charset()) for page in pages]
        return [decode(payload, charset).text for payload, charset in packed if isinstance(payload, bytes)]


def _article(tree: HtmlElement) -> Draft | Broken:
    _mark_labels(tree)
    return of_parts([" ".join(part.split()) for part in paragraphs(tree)])


def of_parts(parts: Sequence[str]) -> Draft | Broken:
    """The draft of the paragraphs of one article; a label has ``MARK`` before it."""
    parts = [part for part in parts if not _BUTTON.match(part)]
    parts, labels = _down_to_last_label(parts)
    opened = next((at for at, label in enumerate(labels) if label and label[1] == "Full text"), len(labels))
    below = _below(labels, opened)
    known = _known(labels[:opened] + labels[below:])
    texts = _texts(parts, labels, range(opened, below))
    notes: tuple[str, ...] = ()
    if not texts and (abstract := _abstract(parts, labels, known)):
        texts, notes = abstract, ("the archive holds an abstract, not the text",)
    if not texts:
        return Broken("the archive holds no text of this article")
    if "Publication title" not in known and "Database" not in known:
        notes = (*notes, ENDS_WITHIN)
    titled = bool(labels) and labels[0] is None
    return _draft(known, texts, parts[0] if titled else "", notes)


def _down_to_last_label(parts: Sequence[str]) -> tuple[list[str], list[re.Match[str] | None]]:
    """The parts with their labels; below the last of those that stand below a text is only the page's own."""
    labels = [_LABEL.match(part) for part in parts]
    names = [label[1] if label else "" for label in labels]
    last = max((at for at, name in enumerate(names) if name in KNOWN), default=None)
    end = len(parts) if last is None or names[last] in _ABOVE else last + 1
    return list(parts[:end]), labels[:end]


def _mark_labels(tree: HtmlElement) -> None:
    """Set a mark before each label that opens its line, so that words of a text that look like one are none."""
    for strong in tree.iter("strong", "b"):
        labelled = strong.text and strong.text.rstrip("\u00a0 \r\n").endswith(":")
        if labelled and not (_before(strong) or "").strip():
            strong.text = MARK + strong.text


def _texts(parts: Sequence[str], labels: Sequence[re.Match[str] | None], places: range) -> list[str]:
    """The paragraphs of the full text, whose label holds the first one."""
    if not places or not (label := labels[places.start]):
        return []
    texts = [label[2], *parts[places.start + 1 : places.stop]]
    return [text.replace(MARK, "") for text in texts if not _NOTHING.match(text)]


def _before(element: HtmlElement) -> str | None:
    """The words before an element on its line."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail if previous.tag in {"br", "p", "div", "a"} else words_of(previous)
    return parent.text if parent is not None else None


def _below(labels: Sequence[re.Match[str] | None], start: int) -> int:
    """Where the labels below the text begin: with the first that the archive is known to write there."""
    found = (at for at in range(start + 1, len(labels)) if (label := labels[at]) and label[1] in KNOWN)
    at = next(found, len(labels))
    while at > start + 1 and labels[at - 1] is not None:
        at -= 1
    return at


def _known(labels: Sequence[re.Match[str] | None]) -> dict[str, str]:
    known: dict[str, str] = {}
    for label in labels:
        if label:
            known.setdefault(label[1], label[2].strip())
    return known


def _abstract(parts: Sequence[str], labels: Sequence[re.Match[str] | None], known: dict[str, str]) -> list[str]:
    at = next((at for at, label in enumerate(labels) if label and label[1] == "Abstract"), None)
    if at is None:
        return []
    end = next((place for place in range(at + 1, len(parts)) if labels[place]), len(parts))
    return [text for text in (known["Abstract"], *parts[at + 1 : end]) if not _NOTHING.match(text)]


def _draft(known: dict[str, str], texts: Sequence[str], title: str, notes: tuple[str, ...]) -> Draft:
    info = known.get("Publication info", "")
    stated = _INFO_DAY.search(info)
    names = {"Section": "section", "Pages": "page", "First page": "page", "Edition": "edition", "Column": "column"}
    names |= {"Credit": "credit", "Document feature": "graphic", "Publisher": "publisher", "Copyright": "rights"}
    number = known.get("ProQuest document ID", "")
    name = (known.get("Publication title") or info).partition("[")[0].partition(";")[0].strip(" .")
    draft = Draft(
        tuple(Block(text) for text in texts),
        title=_NUMBERED.sub("", title) or known.get("Title", ""),
        outlet=outlet(name),
        byline=author(known.get("Author")),
        dateline=known.get("Dateline") or None,
        notes=notes,
        archive_id=number if number.isalnum() else "",
        details=said((name, known.get(label)) for label, name in names.items()),
    )
    return dated(draft, day_in(known.get("Publication date", "")) or (day_in(stated[1]) if stated else None))
