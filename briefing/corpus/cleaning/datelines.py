"""Datelines: the place, day and agency at the head of a wire story.

The forms of the agencies differ: ``PYONGYANG, July 28 (Reuters) -``, ``July 28 (UPI) —``, ``SEOUL, South Korea (AP)
—``, ``MOSCOW, July 28. /TASS/.``, ``New Delhi, Jul 28 (PTI) The``, ``LONDON — The``, ``Kyiv, Ukraine – The``, ``DUBAI:
The``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.corpus.cleaning.days import StatedDay, find_days
from briefing.corpus.cleaning.outlets import named_outlet
from briefing.corpus.words import words

MAX_HEAD = 90
"""A dateline ends within so many characters."""

_AGENCY = re.compile(r"\((?P<name>[^()\d]{2,40})\)|/(?P<slashed>[A-Z][A-Z-]{2,12})/\.?")
_DASH = re.compile(r"\s*(?:[–—]|-{1,3}(?=\s)|:(?=\s))+\s*")
_DASH_ALONE = re.compile(r"\s+-{1,3}\s+|\s*[–—]\s*|:\s+")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?", re.IGNORECASE)
_PLACE = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}")
_AFTER = " \t–—-:."


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a wire story; ``end`` is where the sentence begins, ``text`` leaves the dash out."""

    text: str
    end: int
    place: str | None
    day: StatedDay | None
    agency: str | None


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that the paragraph opens with, or None."""
    head = paragraph[:MAX_HEAD]
    return _with_agency(head) or _without_agency(head)


def skip_dateline(paragraph: str, dateline: str | None) -> int:
    """Where the first sentence begins: behind the known dateline and its dash, 0 where the paragraph has none."""
    if not dateline or not paragraph.startswith(dateline):
        return 0
    end = len(dateline)
    while end < len(paragraph) and paragraph[end] in _AFTER:
        end += 1
    return end


def _with_agency(head: str) -> Dateline | None:
    match = _AGENCY.search(head)
    if not match:
        return None
    name = match["name"] or match["slashed"]
    known = named_outlet(re.split(r"[/,]| and ", name)[0])
    dash = _DASH.match(head, match.end())
    end = dash.end() if dash else _skip(head, match.end())
    place_day = _place_and_day(head[: match.start()])
    if place_day is None or not (known or dash) or not _opens_sentence(head[end:]):
        return None
    place, day = place_day
    if known is None and not _unknown_agency(name, place, day):
        return None
    return Dateline(head[: match.end()].rstrip(), end, place, day, known.name if known else name)


def _unknown_agency(name: str, place: str | None, day: StatedDay | None) -> bool:
    """Whether a bracket outside the table can be an agency: beside a day or capitals that it doesn't abbreviate."""
    initials = "".join(word[0] for word in (place or "").split() if word[0].isupper())
    placed = day is not None or (place or "").split(",")[0].isupper()
    return placed and _PLACE.fullmatch(name) is not None and name[0].isupper() and not initials.endswith(name)


def _without_agency(head: str) -> Dateline | None:
    match = _DASH_ALONE.search(head)
    if not match or not _opens_sentence(head[match.end() :]):
        return None
    before = head[: match.start()]
    place_day = _place_and_day(before)
    if place_day is None:
        return None
    place, day = place_day
    first = (place or "").split(",")[0]
    # A line in capitals before a dash may be a heading: places hold no "with" or "for".
    other = words("label") | (words("opener") - words("place"))
    capitals = first.isupper() and len(first) > 2 and other.isdisjoint(first.casefold().split())
    # A dash after a name in lower-case letters opens many a sentence; a region or a day beside it makes it a place.
    bounded = place is not None and "," in place and match[0].strip() in {"—", "–"}
    if not (capitals or (day is not None and place is not None and first.istitle()) or bounded):
        return None
    if match[0].strip() == ":" and not capitals:
        return None
    wire = [known.name for part in before.split("|") if (known := named_outlet(part)) and known.agency]
    return Dateline(before.rstrip(), match.end(), place, day, wire[0] if wire else None)


def _place_and_day(head: str) -> tuple[str | None, StatedDay | None] | None:
    """Place and day where the head holds nothing else, or None."""
    days = find_days(head)
    rest = head
    for day in reversed(days):
        rest = f"{rest[: day.start]},{rest[day.end :]}"
    rest = _WEEKDAY.sub(",", re.sub(r"[\[\]]", ",", rest))
    parts = [part.strip(" .") for part in re.split(r"[,/;|]", rest)]
    parts = [part for part in parts if part]
    if len(days) > 1 or len(parts) > 3 or not all(_is_place(part) for part in parts):
        return None
    return (", ".join(parts) or None), (days[0] if days else None)


def _is_place(part: str) -> bool:
    if not _PLACE.fullmatch(part):
        return False
    first, *_ = split = part.split()
    return first.casefold() not in words("opener") and all(
        word[:1].isupper() or word in words("place") for word in split
    )


def _opens_sentence(text: str) -> bool:
    first = text.lstrip("\"'“”‘’«„([")[:1]
    return bool(first) and (first.isdigit() or (first.isalpha() and not first.islower()))


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start] in _AFTER:
        start += 1
    return start
