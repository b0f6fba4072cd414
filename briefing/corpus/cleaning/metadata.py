"""What single lines of plain text say about an article: stamps, labels and bylines.

Each recogniser takes one line and answers for the whole of it, so that a mention of a day, a name or an agency
within a sentence is never taken for the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.corpus.cleaning.days import StatedDay, find_days, with_years
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form
from briefing.corpus.words import pattern, words
from briefing.language.calendar import weekday_words

MAX_STAMP = 400
MAX_STAMP_WORDS = 40
"""The longest stamps seen name two days with hours and zones, in some fifteen words; text is not looked at further."""
MAX_BYLINE = 160
MAX_PLACED = 60
MAX_PLACE = 3
"""Words of a place."""
MAX_BEHIND = 4
MAX_BYLINE_WORDS = 16

URL = re.compile(r"https?://[^\s<>\"')\]]{4,2000}")
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d{1,9})?)?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b\d{1,2} ?h ?\d\d\b|\d{1,2}\s?[时時시点點]\s?(?:\d{1,2}\s?[分분])?"
    r"|(?<=\d)T(?=\d)|(?<=\d)Z\b|[+-]\d\d:?\d\d\b"
    r"|\b(?:\d{1,3}|an?|one)\s(?:second|minute|min|hour|day|week|month|year)s?\sago\b"
    r"|\b\d{1,2}[ -]min(?:ute)?s?[ -]read\b",
    re.IGNORECASE,
)
TWO_WAYS = re.compile(r"\b\d\d?[/.-]\d\d?[/.-](?:(?:19|20)\d\d|\d\d)\b")
_WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f\u0e30-\u0e4e\u0900-\u0963-]*")
_MAY_DATE = re.compile(r"\d|http|\bago\b")
_LABEL = re.compile(
    r"(title|headline|outlet|source|publisher|publication|newspaper|site|url|link|permalink|date|published(?: on| at)?"
    r"|publication date|date published|pubdate|posted(?: on)?|author|authors|byline|language|lang|section|category|tags"
    r"|keywords|description|id|retrieved|fetched)\s*[:=]\s*(\S.{0,1000})",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:story|reported|written|words|text|analysis) )?by:? +(\S.{1,140})|(?:von|par|por|di|door) (\S+ \S+(?: \S+)?)"
    r"|(.{3,60}\b(?:staff|correspondent|reporter|desk|bureau)\b.{0,40})",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"^\W{0,3}(?:posted|published|updated|submitted)\s+(?=by\b)|\s+(?:on|at|posted|published|updated)\s*[:,]?\s*$",
    re.IGNORECASE,
)
_SOURCE_EAST = re.compile(r"(?:来源|來源|出典|提供|출처)\s?[:：]\s?([^\s:：|]{2,20})")
_PARTING = re.compile(r"\s+[/|·•–—]\s+")
MAX_PARTS = 5
MAX_NAME = 5
"""Words of a name of a section, a person or an outlet."""
_NAME_PARTS = re.compile(r"\s*[,|/·•–—()]\s*|\s+(?:for|at)\s+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line that holds nothing but days, times, addresses and the words around them."""

    days: tuple[StatedDay, ...]
    urls: tuple[str, ...]
    updated: bool


def read_stamp(line: str, language: str | None = None, *, day_first: bool | None = None) -> Stamp | None:
    """The days and addresses of a line that states nothing else, or None; the others as ``find_days`` takes them."""
    long = len(line) > MAX_STAMP or line.count(" ") > MAX_STAMP_WORDS
    if (long and "http" not in line) or not _MAY_DATE.search(line):
        return None
    urls = tuple(url.rstrip(".,;") for url in URL.findall(line))
    rest = URL.sub(" ", line) if urls else line
    if len(rest) > MAX_STAMP:
        return None
    days = find_days(rest, language, day_first=day_first)
    if len(days) == 1 and days[0].year is None and len(rest) <= MAX_PLACED:
        rest = with_years(rest, language)
        days = find_days(rest, language, day_first=day_first)
    for day in reversed(days):
        rest = f"{rest[: day.start]}0{rest[day.end :]}"
    plain = _TIME.sub(" ", TWO_WAYS.sub(" ", rest))
    stated = urls or days or plain != rest
    if not stated or set(_WORD.findall(plain.casefold())) - words("stamp") - weekday_words():
        return None
    first = _unchanged(line, days)
    return Stamp((*first, *(day for day in days if day not in first)), urls, bool(days) and not first)


def _unchanged(line: str, days: Sequence[StatedDay]) -> list[StatedDay]:
    """The days of a line of which it does not say that the article was changed then."""
    labels = labels_of(URL.sub(" ", line), days)
    return [day for day, label in zip(days, labels, strict=True) if not says_updated(label)]


def read_parted_stamp(line: str) -> tuple[str, Stamp] | None:
    """Outlet and stamp of a line whose strokes part a day from names: "11 May 2026 | Morning Herald", or None."""
    parts = _PARTING.split(line) if len(line) <= MAX_BYLINE else []
    if not 2 <= len(parts) <= MAX_PARTS:
        return None
    stamps = [stamp for part in parts if (stamp := read_stamp(part))]
    others = [part for part in parts if not read_stamp(part)]
    days = tuple(day for stamp in stamps for day in stamp.days)
    found = next((name for part in others if (name := outlet_by_form(part))), None)
    if found is None or not any(day.year for day in days) or not all(map(_is_name, others)):
        return None  # a day beside names of sections stands in lists of other articles too
    return found, Stamp(days, (), all(stamp.updated for stamp in stamps if stamp.days))


def read_sourced_stamp(line: str) -> tuple[str, Stamp] | None:
    """The outlet and the stamp of a line that names its source as papers of East Asia do: "来源：…", or None."""
    found = _SOURCE_EAST.search(line) if len(line) <= MAX_BYLINE else None
    stamp = read_stamp(f"{line[: found.start()]} {line[found.end() :]}") if found else None
    return (found[1], stamp) if found and stamp and stamp.days else None


def _is_name(part: str) -> bool:
    """Whether a part of a line could be a name of a section, a person or an outlet: few words, all with capitals."""
    split = part.split()
    return 1 <= len(split) <= MAX_NAME and all(
        word[:1].isupper() or word.casefold() in words("byline") for word in split
    )


def read_placed_stamp(line: str) -> Stamp | None:
    """The day of a short line that gives a place before it and nothing else: "Hamburg, 12. Mai 2026", or None."""
    days = find_days(line) if len(line) <= MAX_PLACED else []
    if len(days) != 1 or days[0].year is None or len(line) - days[0].end > MAX_BEHIND:
        return None
    known = words("stamp") | weekday_words()
    before = [word for word in _WORD.findall(line[: days[0].start]) if word.casefold() not in known]
    placed = 1 <= len(before) <= MAX_PLACE and all(word[:1].isupper() for word in before)
    return Stamp((days[0],), (), updated=False) if placed and "," in line[: days[0].start] else None


def labels_of(line: str, days: Sequence[StatedDay]) -> list[str]:
    """For each day what the line says of it: the words before it, up to the day before."""
    starts = [0, *(day.end for day in days)]
    return [line[start : day.start] for start, day in zip(starts, days, strict=False)]


def says_updated(line: str) -> bool:
    """Whether a stamp is that of a change rather than of the publication."""
    return pattern("updated", r"\b{}").search(line) is not None and not says_published(line)


def says_published(line: str) -> bool:
    """Whether a stamp says that it is the publication's."""
    return pattern("published", r"\b{}").search(line) is not None


def read_label(line: str) -> tuple[str, str] | None:
    """Key (lower case) and value of a line such as ``Source: Morning Herald``, or None."""
    match = _LABEL.fullmatch(line)
    return (match[1].lower(), match[2].strip()) if match else None


def read_byline(line: str) -> tuple[str, str | None] | None:
    """The names of a line that says who wrote the text, and the outlet where it names one."""
    if len(line) > MAX_BYLINE or line.endswith(("?", "!", ":")):
        return None
    match = _BYLINE.fullmatch(line.strip())
    if not match:
        return None
    names = (match[1] or match[2] or match[3]).strip(" .|-–—")
    split = names.split()
    plain = all(
        word[:1].isupper() or word.casefold().strip(",.") in words("byline") or not word[0].isalnum() for word in split
    )
    if not plain or len(split) > MAX_BYLINE_WORDS or not any(word[:1].isupper() for word in split):
        return None
    if all(word.casefold().strip(",.") in words("stamp") for word in split):
        return None
    return names, _outlet_in(names)


def read_signed_stamp(line: str) -> tuple[str | None, str | None, Stamp] | None:
    """Names, outlet and stamp of a line that signs and dates at once: "Posted by J. Roe on 14 March 2022", or None."""
    days = find_days(line) if len(line) <= MAX_BYLINE else []
    if not days:
        return None
    names = _TIME.sub(" ", line[: days[0].start])
    stamp = read_stamp(line[days[0].start :])
    signed = _POSTED.sub("", names).strip(" ,|·•–—-:")
    if stamp is None:
        return None
    byline = read_byline(signed)
    if byline:
        return (*byline, stamp)
    # A user's name in small letters is no byline, but the line is still no text.
    return (None, None, stamp) if re.fullmatch(r"by \S{1,30}", signed, re.IGNORECASE) else None


def _outlet_in(names: str) -> str | None:
    parts = [part for part in _NAME_PARTS.split(names) if part]
    for part in reversed(parts):
        known = named_outlet(part)
        if known:
            return known.name
    # The first part is a person's name: only what follows it can be an outlet by its form.
    return next((form for part in reversed(parts[1:]) if (form := outlet_by_form(part))), None)
