"""The day that an element of a web page holds: in its attributes, or in a line that says little else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import (
    Moment,
    StatedDay,
    day_first_in,
    find_days,
    parse_moment,
    same_day_elsewhere,
    with_years,
)
from briefing.corpus.cleaning.metadata import labels_of, read_stamp, says_updated
from briefing.corpus.cleaning.shapes import ends_sentence
from briefing.corpus.words import pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_STAMP_LINE = 120
MAX_PIECES = 6
"""Elements within one that may be a stamp."""
MAX_LINES = 30
"""Elements within one whose lines end in breaks."""
MAX_OTHER_WORDS = 8
"""Words of a place, a section or a name that may stand beside a day."""
NOT, LOOSE, FIRM, OWN = range(4)
"""How much of its line a day is: none of it, a part, its beginning or end, all."""
FIRM_WORDS = 5
MAX_OPENING = 3
"""Characters before the day with which a text begins."""

_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d\d")
"""No day has a year of one figure."""
_STATING = frozenset({"datetime", "content"})
_MACHINES = frozenset({"time", "meta", "abbr"})
_CLOCK_NEXT = re.compile(r"[\s,|–-]{0,4}(?:um |at |à |kl\.? |klo )?\d{1,2}[:.h]\d\d")
_BREAK = re.compile(r"[|·•]|\s[–—-]\s")
_BEHIND_OPENING = re.compile(r"\s?(?:\)|[,.]?\s?[–—|:„“«»\"-](?=\s|\S))")
_NO_MOMENT: tuple[Moment | None, str, int] = (None, "", NOT)


def may_date(element: HtmlElement) -> bool:
    """Whether the element holds figures, or says a day in an attribute: a cheap look before its text is read.

    What the head of a page tells machines is none of what it shows. A paragraph is looked at as a whole.
    """
    tag = element.tag
    if not isinstance(tag, str) or (tag == "meta" and element.get("itemprop") is None):
        return False
    if tag in _MACHINES or ((text := element.text) and _FIGURES.search(text)):
        return True
    if tag == "p":
        return any(map(_FIGURES.search, element.itertext())) or not _STATING.isdisjoint(element.keys())
    return (len(element) and _figures_in_pieces(element)) or element.get("content") is not None


def _figures_in_pieces(element: HtmlElement) -> bool:
    """Whether one of the first elements within it holds a figure, or is followed by one."""
    return any(
        ((text := child.text) and _FIGURES.search(text)) or ((text := child.tail) and _FIGURES.search(text))
        for child in element[:MAX_PIECES]
    )


def moment_in(element: HtmlElement, language: str | None) -> tuple[Moment | None, str, int]:
    """The day that fills an element, its line, and whether it holds nothing else."""
    stated = element.get("datetime") or (
        element.get("content") if element.get("itemprop") or element.get("property") else None
    )
    if element.tag not in _MACHINES and len(element) > MAX_PIECES:
        return _among_lines(element, language) if len(element) <= MAX_LINES else _NO_MOMENT
    line = short_text(element)
    if (stated or element.tag in {"time", "abbr"}) and (stated or line):
        moment = parse_moment(stated or element.get("title") or line) or parse_moment(line)
        if moment:
            return _as_written(moment, line, language), line, OWN
    found = _moment_of_line(line, language) if line else _entry(element, language)
    return found if found[0] else _among_lines(element, language)


def opening_day(line: str, language: str | None) -> Moment | None:
    """The day with which a text begins, before a dash or in brackets: "27.1.2026 – The harbour …"."""
    if not _DIGIT.search(line[: MAX_OPENING + 2]):
        return None
    days = find_days(line[:40], language, day_first=day_first_in(language))
    if not days or not days[0].year or days[0].start > MAX_OPENING or not _BEHIND_OPENING.match(line, days[0].end):
        return None
    on = days[0].on()
    return Moment(on) if on else None


def _as_written(moment: Moment, line: str, language: str | None) -> Moment:
    """A machine's instant on the day that its own words give."""
    written = {found for day in find_days(line, language, day_first=day_first_in(language)) if (found := day.on())}
    if len(written) != 1 or moment.day in written:
        return moment
    day = written.pop()
    return Moment(day, moment.at) if same_day_elsewhere(moment, day) else moment


def short_text(element: HtmlElement) -> str:
    """The element's text where it is no longer than a stamp: a container of the whole page is not gathered."""
    text, whole = _start_of(element)
    return text if whole else ""


def _start_of(element: HtmlElement) -> tuple[str, bool]:
    """The element's text up to a stamp's length and somewhat more, and whether that is all of it."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(str(part))
        length += len(parts[-1].strip())
        if length > MAX_STAMP_LINE:
            return " ".join(" ".join(parts).split()), False
    return " ".join(" ".join(parts).split()), True


def _among_lines(element: HtmlElement, language: str | None) -> tuple[Moment | None, str, int]:
    """The first day that fills one of the lines which breaks part."""
    for line in _lines(element):
        if len(line) <= MAX_STAMP_LINE:
            found = _moment_of_line(line, language)
            if found[2] >= FIRM:
                return found
    return _NO_MOMENT


def _lines(element: HtmlElement) -> Iterator[str]:
    """The lines of an element where breaks part them."""
    if all(child.tag != "br" for child in element):
        return
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            yield " ".join(" ".join(parts).split())
            parts = []
        else:
            parts.append(_start_of(child)[0])
        parts.append(child.tail or "")
    yield " ".join(" ".join(parts).split())


def _entry(element: HtmlElement, language: str | None) -> tuple[Moment | None, str, int]:
    """The day of the sentence with which a publishing system ends an entry: "This entry was posted on …"."""
    start, _ = _start_of(element)
    match = pattern("entry", r"\W{0,3}{}\b").match(start)
    days = find_days(start[:MAX_STAMP_LINE], language, day_first=day_first_in(language)) if match else []
    on = next((on for day in days[:1] if (on := day.on())), None)
    return (Moment(on), start, FIRM) if on else _NO_MOMENT


def _moment_of_line(line: str, language: str | None) -> tuple[Moment | None, str, int]:
    if not any(char.isdigit() for char in line):
        return _NO_MOMENT
    line = with_years(line, language)
    if stamp := read_stamp(line, language, day_first=day_first_in(language)):
        on = next((on for stated in stamp.days if (on := stated.on())), None)
        return (Moment(on), line, OWN) if on else _NO_MOMENT
    days = [day for day in find_days(line, language, day_first=day_first_in(language)) if day.year]
    return _moment_among(line, days) if days and not ends_sentence(line) else _NO_MOMENT


def _moment_among(line: str, days: list[StatedDay]) -> tuple[Moment | None, str, int]:
    """The day of a line that says other things too, where these are few: the first that is not one of a change."""
    labels = labels_of(line, days)
    chosen = next((n for n, label in enumerate(labels) if not says_updated(label)), 0)
    day = days[chosen]
    others = len((line[: day.start] + " " + line[day.end :]).split())
    on = day.on()
    if on is None or others > MAX_OTHER_WORDS + 4 * bool(_BREAK.search(line)):
        return _NO_MOMENT
    label = labels[chosen] if labels[chosen].strip() else line
    firm = _stands_at_edge(line, day, others)
    return Moment(on), label if says_updated(label) else line, FIRM if firm else LOOSE


def _stands_at_edge(line: str, day: StatedDay, others: int) -> bool:
    """Whether a day stands at an end of its line beside ``others`` that are few, or first with its hour."""
    first = day.start < 3
    if others <= FIRM_WORDS and (first or day.end > len(line) - 3):
        return True
    return first and _CLOCK_NEXT.match(line, day.end) is not None
