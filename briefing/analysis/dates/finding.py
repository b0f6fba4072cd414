"""Expressions of time, resolved against the day of publication.

Days are ISO 8601 at the precision that the text gives; "last week" is the range of its days. A duration is kept as an
ISO 8601 duration (``P3D``) with kind ``duration``: it says how long and never when. Where the publication is unknown,
what depends on it is found with the value None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from briefing.analysis.dates.foreign import read_days
from briefing.analysis.dates.forms import ANCHORED, DURATIONS, FORMS, SERIES, TENSELESS
from briefing.analysis.dates.leaning import lean
from briefing.analysis.dates.readers import Ground, Reader, count_of, read_iso, shifted
from briefing.analysis.dates.signs import Signs
from briefing.language import is_english, short_code
from briefing.language.english.calendar import add_months, bounds, is_day_word, make_day
from briefing.language.english.tense import UNKNOWN, recurs, tense_at
from briefing.language.english.wordlists import word_list
from briefing.models import Analysis, Article, DateMention, Span

_ANCHOR_AHEAD = 60
"""Characters behind "two days before" in which the day it leans on may stand."""

_ANCHOR_BACK = 400
"""Characters before "the following day" in which the day it leans on may stand."""

_MONTHS = frozenset({"month", "day"})
_YEARS = _MONTHS | {"year", "range"}
"""Kinds of what a year, and what a month, may count from."""

_PARTS = word_list("finding.parts")
_FIGURE = re.compile(r"\d")
_STOPS = re.compile(r"\s?[,.;:]")
"""What makes "the day before" count from the day told last: "The day before, Roe had won"."""

Bounds = Callable[[int], tuple[int, int]]


def find_dates(article: Article, found: Analysis) -> tuple[DateMention, ...]:
    """Every expression of time in the article, in the order of the text; none overlap."""
    return find_dates_in(article.text, article.published, found.sentences, article.language)


def find_dates_in(
    text: str, published: date | None, sentences: Sequence[Span] = (), language: str | None = "en"
) -> tuple[DateMention, ...]:
    """The same for a bare text; without sentences the whole text counts as one."""
    starts = [sentence.start for sentence in sentences]
    taken, signs = bytearray(len(text)), Signs(text)
    english = is_english(language)

    def around(position: int) -> tuple[int, int]:
        index = bisect_right(starts, position) - 1
        return (sentences[index].start, sentences[index].end) if index >= 0 else (0, len(text))

    forms = FORMS if english else tuple(form for form in FORMS if form[1] is read_iso)
    mentions = list(_match_forms(text, [form for form in forms if signs.may_hold(form[0])], taken, published, around))
    if english:
        mentions += _match_series(text, taken, mentions)
        mentions += _match_anchored(text, taken, sorted(mentions), published, around)
        durations = [form for form in DURATIONS if signs.may_hold(form[0])]
        mentions += _match_forms(text, durations, taken, published, around)
    elif language:
        mentions += _match_foreign(text, language, taken, published)
    return tuple(lean(text, sorted(mentions), sentences, published) if english else sorted(mentions))


def _match_forms(
    text: str,
    forms: Iterable[tuple[re.Pattern[str], Reader]],
    taken: bytearray,
    published: date | None,
    around: Bounds,
) -> Iterator[DateMention]:
    for reader, match in ((reader, match) for pattern, reader in forms for match in pattern.finditer(text)):
        own = next((name for name in match.re.groupindex if name[0] == "x" and match[name]), 0)
        start, end = match.span(own)
        if 1 in taken[start:end] or (is_day_word(text[start:end]) and recurs(text, start)):
            continue
        tense = UNKNOWN if reader in TENSELESS else tense_at(text, start, end, *around(start))
        value = reader(match, Ground(published, tense))
        if value is not None:
            taken[start:end] = b"\x01" * (end - start)
            yield DateMention(start, end, *value)


def _match_series(text: str, taken: bytearray, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """The further days in "Dec. 13, 14 and 15", of the month and year of the first one."""
    for match in SERIES.finditer(text):
        first = next((one for one in mentions if one.start <= match.start("m") < one.end and one.kind == "day"), None)
        if first is None or first.value is None:
            continue
        year, month = int(match["y"] or first.value[:4]), int(first.value[5:7])
        for number in re.compile(r"\d+").finditer(text, *match.span("more")):
            day = make_day(year, month, int(number[0]))
            if day is not None and 1 not in taken[number.start() : number.end()]:
                taken[number.start() : number.end()] = b"\x01" * len(number[0])
                yield DateMention(*number.span(), day.isoformat(), "day")


def _match_foreign(text: str, language: str, taken: bytearray, published: date | None) -> Iterator[DateMention]:
    """Days in the words of another language, where no form that all languages share has taken the place."""
    for mention in read_days(text, short_code(language), published):
        if 1 not in taken[mention.start : mention.end]:
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            yield mention


def _match_anchored(
    text: str, taken: bytearray, mentions: Sequence[DateMention], published: date | None, around: Bounds
) -> Iterator[DateMention]:
    """Days told by another day of the text; without one in reach the value is None."""
    for match in ANCHORED.finditer(text):
        start, end = match.span()
        if 1 in taken[start:end]:
            continue
        if match["nth"]:
            value = _of_the_month(match, mentions, published, tense_at(text, start, end, *around(start)))
            if value is not None:
                taken[start:end] = b"\x01" * (end - start)
                yield DateMention(start, end, value, "day")
            continue
        taken[start:end] = b"\x01" * (end - start)
        unit = _unit(match)
        anchor = _anchor(match, mentions, around) or _long_anchor(match, unit, mentions)
        earlier = unit == "year" and (match["to"] or "").lower() == "earlier"
        if anchor is None and (earlier or (match["next"] and unit != "day")):
            anchor = published  # "sales rose from a year earlier", "than in the previous year"
        value = shifted(anchor, unit, _step(match)) if anchor else None
        yield DateMention(start, end, value, unit)


def _unit(match: re.Match[str]) -> str:
    """In what a day is counted from another one; a part of a day is told by its day."""
    unit = (match["u"] or match["u2"] or match["u3"] or match["u4"] or match["u5"] or "day").lower()
    return "day" if unit in _PARTS else unit


def _of_the_month(
    match: re.Match[str], mentions: Sequence[DateMention], published: date | None, tense: int
) -> str | None:
    """The day of "on the 14th": of the month that the words or the last day in figures give, else the nearest one."""
    start, shift = match.start(), {"last": -1, "next": 1, "this": 0}.get((match["m"] or "").lower())
    if shift is not None:
        month = add_months(published, shift) if published else None
    else:
        told = [
            one for one in mentions if one.value and one.kind in _MONTHS and start - _ANCHOR_BACK <= one.end <= start
        ]
        figured = [one for one in told if one.kind == "month" or _FIGURE.search(match.string, one.start, one.end)]
        span = bounds(figured[-1].value or "") if figured else None
        month = span[0] if span else _near(published, int(match["nth"]), tense)
    day = make_day(month.year, month.month, int(match["nth"])) if month else None
    return day.isoformat() if day else None


def _near(published: date | None, number: int, tense: int) -> date | None:
    """The month, that of the publication or one beside it, whose day of this number the tense means."""
    shift = 0
    if published is not None and tense != UNKNOWN and (number - published.day) * tense < 0:
        shift = tense
    return add_months(published, shift) if published else None


def _step(match: re.Match[str]) -> int:
    if match["same"]:
        return 0
    if match["next"]:
        return -1 if match["next"].lower().startswith("previous") else 1
    if match["to3"]:
        return 1 if match["to3"].lower() == "after" else -1
    count = int(count_of(match["n"]) or 0)
    return count if match["to"].lower() in {"after", "later"} else -count


def _anchor(match: re.Match[str], mentions: Sequence[DateMention], around: Bounds) -> date | None:
    """The day that an anchored expression counts from: behind "before" and "after", else the last one told."""
    start, end = match.span()
    _, high = around(start)
    word = (match["to"] or match["to3"] or "").lower()
    days = [mention for mention in mentions if mention.kind == "day" and mention.value]
    if word in {"before", "after", "prior to"} and not _STOPS.match(match.string, end):
        ahead = [day for day in days if end <= day.start <= min(end + _ANCHOR_AHEAD, high)]
        return date.fromisoformat(ahead[0].value or "") if ahead else None
    behind = [day for day in days if start - _ANCHOR_BACK <= day.end <= start]
    return date.fromisoformat(behind[-1].value or "") if behind else None


def _long_anchor(match: re.Match[str], unit: str, mentions: Sequence[DateMention]) -> date | None:
    """The year or month last told, which "the previous year" or "a month later" counts from."""
    start = match.start()
    fitting = _YEARS if unit == "year" else _MONTHS
    told = [one for one in mentions if one.value and one.kind in fitting and start - _ANCHOR_BACK <= one.end <= start]
    counts_on = match["next"] or match["same"] or (match["to"] or "").lower() in ("earlier", "later")
    if unit not in ("year", "month") or not told or not counts_on:
        return None
    span = bounds(told[-1].value or "")
    return span[0] if span else None
