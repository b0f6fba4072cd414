"""The grammar of one article in an export of Factiva: fields by their codes, or the lines of its head by their order.

With indexing each field has a code (HD headline, BY author, WC words, PD day, ET hour, SN outlet, SC its code, LP and
TD the text, AN the article's id); without, the head is title, author, words, day, hour, outlet, code, volume or page,
language and copyright, in the language of whoever exported, and what is not there is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.corpus.draft import Block, Draft
from briefing.corpus.formats.exports import ENDS_WITHIN, RIGHTS, Broken, author, dated, day_in, outlet, said

_ALL = "SE HD HLP BY CR WC PD ET SN SC NGC GC ED PG VOL LA CY LP TD CLM ART RF CO IN NS RE IPC IPD PUB AN CX"
CODES = frozenset(_ALL.split())
"""The codes of fields, each of which stands alone at the head of its field."""

_WORDS = re.compile(r"^[\d.,\u00a0\u202f ]{1,12}\s?[^\W\d]{3,12}$")
_HOUR = re.compile(r"^\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,5})?$")
_CODE = re.compile(r"^[A-Z][A-Z0-9]{1,9}$")
DOCUMENT = re.compile(r"^(?:Document|Dokument|Documento|Документ)\s+([A-Za-z0-9]{8,40})\.?$")
"""The last line of an article: its id."""
_DAY_FIRST = re.compile(r"^\W*(?:\w{3,12},? )?\d|^[^\W\d]{3,12}\.? \d")
_PAGE = re.compile(r"^(?:[A-Z]{0,3}\d{1,4}[A-Z]?|Volume .{1,40}|Band .{1,40}|Ausgabe .{1,40})$")
_MOST_HEAD = 14
_DAY_WORDS = 6


def of_fields(fields: Mapping[str, str], texts: Sequence[str]) -> Draft | Broken:
    """The draft of an article whose fields have codes; ``texts`` are the paragraphs of LP and TD."""
    blocks = tuple(Block(text) for text in texts if text.strip())
    if not blocks:
        return Broken("the archive holds no text of this article")
    names = {"SE": "section", "ED": "edition", "PG": "page", "VOL": "volume", "WC": "words", "CR": "credit"}
    names |= {"CLM": "column", "CX": "correction", "ART": "graphic", "PUB": "publisher", "CY": "rights"}
    correction = fields.get("CX", "")
    notes = (f"correction appended: {correction}",) if correction else ()
    if "AN" not in fields:
        notes = (*notes, ENDS_WITHIN)
    draft = Draft(
        blocks,
        title=_title(fields.get("HD", "")),
        outlet=outlet(fields.get("SN") or fields.get("SC")),
        byline=author(fields.get("BY")),
        notes=notes,
        archive_id=id_of(fields.get("AN", "")),
        details=said((name, fields.get(code)) for code, name in names.items()),
    )
    return dated(draft, day_in(fields.get("PD", "")))


def of_lines(head: Sequence[str], texts: Sequence[str], title: str = "") -> Draft | Broken:
    """The draft of an article whose head stands in lines; ``title`` is empty where the first line is the title."""
    lines = list(filter(None, (" ".join(line.split()) for line in head[:_MOST_HEAD])))
    at = day_at(lines)
    if at is None:
        return Broken("no article: its day is not where the archive writes it")
    above = [line for line in lines[:at] if not _WORDS.match(line)]
    if not title and above:
        title = above.pop(0)
    below = [line for line in lines[at + 1 :] if not _HOUR.match(line)]
    pages = [line for line in below[1:] if not _CODE.match(line)]
    blocks, archive_id = _blocks_and_id(texts)
    if not blocks:
        return Broken("the archive holds no text of this article")
    details = [
        ("section", " ".join(above[:-1])),
        ("page", _first(pages, _PAGE)),
        ("words", _first(lines[:at], _WORDS)),
        ("rights", _first(below, RIGHTS)),
    ]
    draft = Draft(
        blocks,
        title=_title(title),
        outlet=outlet(below[0]) if below else None,
        byline=author(above[-1]) if above else None,
        notes=() if archive_id else (ENDS_WITHIN,),
        archive_id=archive_id,
        details=said(details),
    )
    return dated(draft, _day(lines[at]))


def _blocks_and_id(texts: Sequence[str]) -> tuple[tuple[Block, ...], str]:
    """The paragraphs without the lines that end an article, and the id in the last of these."""
    ends = [DOCUMENT.match(text.strip()) for text in texts]
    blocks = tuple(Block(text) for text, end in zip(texts, ends, strict=True) if text.strip() and not end)
    return blocks, next((end[1] for end in filter(None, reversed(ends))), "")


def _first(lines: Sequence[str], form: re.Pattern[str]) -> str:
    """The first line that begins in this form, or nothing."""
    return next((line for line in lines if form.match(line)), "")


def day_at(lines: Sequence[str]) -> int | None:
    """The first line that is a day and nothing else."""
    days = (at for at, line in enumerate(lines[:_MOST_HEAD]) if len(line.split()) <= _DAY_WORDS and _day(line))
    return next(days, None)


def head_ends(lines: Sequence[str]) -> int:
    """The index behind the last line of a head that stands above the text: the copyright, or what comes before it."""
    at = day_at(lines)
    if at is None:
        return 0
    for place in range(at + 1, min(len(lines), at + 10)):
        if RIGHTS.match(lines[place].strip()) or lines[place].strip().casefold().startswith(("(c)", "©", "copyright")):
            return place + 1
    return min(len(lines), at + 2)


def id_of(line: str) -> str:
    """The id in "Document J000000020120109e8190001x"."""
    match = DOCUMENT.match(line.strip())
    return match[1] if match else line.strip()


def _day(line: str) -> date | None:
    return (
        day_in(line) if re.match(r"^\W*(?:\w{3,12},? )?\d", line) or re.match(r"^[^\W\d]{3,12}\.? \d", line) else None
    )


def _title(line: str) -> str:
    """A headline; the article view ends every one in a full stop of its own."""
    line = " ".join(line.split())
    return line[:-1] if line.endswith(".") and not line.endswith("..") and " " in line else line
