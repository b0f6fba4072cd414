"""Counts, amounts and measures, with the unit that they are in.

Years and dates are no numbers, nor are figures that are part of a name ("COVID-19", "F-16", "Flight 12"). Durations are
dates of kind ``duration``. An open bound ("at least 24", "up to 300") keeps the number named and is ``approximate``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefing.language import is_english
from briefing.language.english.measures import currency_signs, currency_words, measure_after, noun_after, singular
from briefing.language.english.number_forms import (
    AGE,
    APPROXIMATE,
    BY_THE_MILLION,
    FRACTION,
    MAGNITUDE,
    NAMED,
    NUMBER,
    OF_GOODS,
    OF_THE,
    OR_SO,
    ORDINAL,
    PERCENT,
    VAGUE,
    VAGUE_RANGES,
    VERB_OF_ONE,
)
from briefing.language.english.wordlists import values_of, word_list, words_of
from briefing.models import Analysis, Article, NumberMention, Span

_NEXT_WORD = re.compile(r"[\s-]([A-Za-z]+)\b")
_LAST_WORD = re.compile(r"([A-Za-z]+)\s\Z")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+,\s\Z")

Limit = Callable[[int], int]
"""Where the sentence that holds a position ends."""


def find_numbers(article: Article, found: Analysis) -> tuple[NumberMention, ...]:
    """Every number of the article, in the order of the text; none overlap each other or a date."""
    if not is_english(article.language):
        return ()
    return find_numbers_in(article.text, found.dates, found.sentences)


def find_numbers_in(text: str, dates: Sequence[Span] = (), sentences: Sequence[Span] = ()) -> tuple[NumberMention, ...]:
    """The same for a bare text; without sentences the whole text counts as one."""
    starts = [sentence.start for sentence in sentences]
    taken = bytearray(len(text))
    for day in dates:
        taken[day.start : day.end] = b"\x01" * (day.end - day.start)

    def limit(position: int) -> int:
        index = bisect_right(starts, position) - 1
        return sentences[index].end if index >= 0 else len(text)

    found: list[NumberMention] = []
    for finder in (_fractions, _vague_counts, _figures, _ordinals):
        for mention in finder(text, limit):
            if 1 not in taken[mention.start : mention.end]:
                taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                found.append(mention)
    return tuple(sorted(found))


def bound_of(text: str, mention: NumberMention) -> str:
    """How the text bounds a number: ``least``, ``most``, ``about`` or ``exact``."""
    before = APPROXIMATE.search(text, max(0, mention.start - 30), mention.start)
    after = OR_SO.match(text, mention.end)
    if before:
        return str(before.lastgroup)
    if after:
        return "least" if after["least"] else "about"
    return "about" if mention.approximate else "exact"


def _fractions(text: str, limit: Limit) -> Iterator[NumberMention]:
    words = values_of("number_words")
    for match in FRACTION.finditer(text):
        if match["half"]:
            value = 0.5
        elif match["of"]:
            of = match["of"].lower()
            whole = float(of) if of.isdigit() else _spelled(of)
            part = words[match["one"].lower()]
            if whole <= part:
                continue
            value = part / whole
        else:
            value = words[match["n"].lower()] / values_of("fractions")[match["d"].lower()]
        yield NumberMention(match.start(), match.end(), value, value, "", "fraction", _is_bounded(text, *match.span()))


def _vague_counts(text: str, limit: Limit) -> Iterator[NumberMention]:
    for match in VAGUE.finditer(text):
        start, end = match.span("many")
        low, high = VAGUE_RANGES[" ".join(match["many"].lower().split())]
        noun = noun_after(text, match.end(), limit(start), one=False)
        yield NumberMention(start, end, low, high, noun[0] if noun else "", "count", approximate=True)


def _ordinals(text: str, limit: Limit) -> Iterator[NumberMention]:
    for match in ORDINAL.finditer(text):
        value = values_of("ordinals")[match[0].lower()]
        noun = noun_after(text, match.end(), limit(match.start()), one=True)
        if noun:
            yield NumberMention(match.start(), match.end(), value, value, noun[0], "ordinal")


def _figures(text: str, limit: Limit) -> Iterator[NumberMention]:
    for match in NUMBER.finditer(text):
        if not _is_part_of_name(text, match):
            yield from _read(text, match, limit(match.start()))


def _read(text: str, match: re.Match[str], limit: int) -> Iterator[NumberMention]:
    """One mention for a number or a range; two where two numbers merely stand side by side."""
    low = _value(match["a"], match["sa"])
    if match["th"]:
        if not match["b"] and not match["sa"]:
            noun = noun_after(text, match.end(), limit, one=True)
            yield NumberMention(match.start(), match.end(), low, low, noun[0] if noun else "", "ordinal")
        return
    sign = match["sign"] or match["sign2"]
    if _may_be_metres(text, match, limit):
        yield from _metres(text, match)
        return
    if not match["b"]:
        yield from _mention(text, match.span(), (low, low), sign, limit)
        return
    high = _value(match["b"], match["sb"])
    if match["sb"] and not match["sa"] and low < 1000:
        low = _value(match["a"], match["sb"])
    for found in _mention(text, match.span(), (low, high), sign, limit):
        if _are_apart(text, match):
            yield replace(found, end=match.end("sa") if match["sa"] else match.end("a"), high=low)
            yield replace(found, start=match.start("sign2") if match["sign2"] else match.start("b"), low=high)
        elif low < high and (found.unit or match["sb"]):
            yield found


def _may_be_metres(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether an "m" behind a figure need not be millions: no sign of money before it, nothing counted behind it."""
    signed = match["sign"] or match["sign2"]
    bare = not signed and (match["sb"] or match["sa"] or "").strip() == "m"
    return bare and noun_after(text, match.end(), limit, one=False) is None


def _metres(text: str, match: re.Match[str]) -> Iterator[NumberMention]:
    """A bare "600m" as metres where words around it tell a length; else it may be millions as well, and is nothing."""
    about = APPROXIMATE.search(text, max(0, match.start() - 30), match.start())
    start = about.start() if about else match.start()
    behind, before = _NEXT_WORD.match(text, match.end()), _LAST_WORD.search(text, max(0, start - 20), start)
    told = behind is not None and behind[1].lower() in word_list("numbers.length_behind")
    if told or (before is not None and before[1].lower() in word_list("numbers.length_before")):
        low, high = _value(match["a"], None), _value(match["b"] or match["a"], None)
        if low <= high:
            yield NumberMention(*match.span(), low, high, "metre", "measure", _is_bounded(text, *match.span()))


def _are_apart(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are no range: "5 and 7" without "between", "from 5 to 7"."""
    before = text[max(0, match.start() - 8) : match.start()].lower()
    joined = match["to"].strip().lower()
    return (joined == "and" and not before.endswith("between ")) or (joined == "to" and before.endswith("from "))


def _mention(
    text: str, span: tuple[int, int], values: tuple[float, float], sign: str | None, limit: int
) -> Iterator[NumberMention]:
    start, end = span
    kind, unit, end = _sign_or_measure(text, start, end, limit, sign) or _counted(text, start, end, limit, values[1])
    if not unit and _is_bare_year(text[start:end], values[0]):
        return
    if values[1] == 1 and not unit and not text[start].isdigit() and not VERB_OF_ONE.match(text, end):
        return
    yield NumberMention(start, end, *values, unit, kind, _is_bounded(text, start, end))


def _sign_or_measure(text: str, start: int, end: int, limit: int, sign: str | None) -> tuple[str, str, int] | None:
    """Kind, unit and end of an amount or a measure; None for a mere count."""
    if sign:
        return "money", currency_signs().get(sign.strip(), "USD"), end
    if percent := PERCENT.match(text, end):
        return "percent", "percentage point" if percent["points"] else "percent", percent.end()
    if age := AGE.match(text, end):
        return "measure", "year old", age.end()
    if MAGNITUDE.search(text, max(0, start - 20), start):
        return "measure", "magnitude", end
    measure = measure_after(text, end)
    if measure and measure[1] <= limit:
        if (
            measure[0].name == "pound"
            and BY_THE_MILLION.search(text, start, end)
            and not OF_GOODS.match(text, measure[1])
        ):
            return "money", "GBP", measure[1]
        return "measure", measure[0].name, measure[1]
    word = _NEXT_WORD.match(text, end)
    if word and word[1].lower() in currency_words():
        return "money", currency_words()[word[1].lower()], word.end()
    return None


def _counted(text: str, start: int, end: int, limit: int, value: float) -> tuple[str, str, int]:
    """Kind, unit and end of a count; a bare figure between a name and a comma is an age."""
    word = _NEXT_WORD.match(text, end)
    if word and text[end] == "-":
        return "count", singular(word[1].lower()), end
    behind = OF_THE.match(text, end)
    noun = noun_after(text, behind.end() if behind else end, limit, one=value == 1 and not behind)
    if noun:
        return "count", noun[0], end
    is_age = text[max(0, start - 2) : start] == ", " and text[end : end + 1] in {",", "."}
    if (
        is_age
        and text[start:end].isdigit()
        and 1 < value < 110
        and _NAME_BEFORE.search(text, max(0, start - 30), start)
    ):
        return "measure", "year old", end
    return "count", "", end


def _value(words: str, scale: str | None) -> float:
    lower = words.lower().replace(",", "")
    value = float(lower) if lower[0].isdigit() else _spelled(lower)
    return value * _scale_of(scale)


def _scale_of(scale: str | None) -> float:
    return values_of("scales").get((scale or "").strip(" -\t\n").lower(), 1.0)


def _spelled(words: str) -> float:
    """Twenty-four, two hundred and fifty, half a."""
    if words.startswith("half"):
        return 0.5
    total = 0.0
    for word in re.split(r"[\s-]+", words):
        if word == "hundred":
            total *= 100
        elif word != "and":
            total += values_of("number_words")[word]
    return total


def _is_bounded(text: str, start: int, end: int) -> bool:
    return bool(APPROXIMATE.search(text, max(0, start - 30), start) or OR_SO.match(text, end))


def _is_bare_year(words: str, value: float) -> bool:
    return len(words) == 4 and words.isdigit() and 1500 <= value <= 2100


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    """Flight 12, Boeing 737, Article 5: a figure behind a name, unless a plural noun follows that it may count."""
    if match["sign"] or match["sa"] or not match["a"].isdigit() or len(match["a"]) > 4:
        return False
    before = NAMED.search(text, max(0, match.start() - 25), match.start())
    if before is None or match["th"]:
        return False
    word = before[1]
    is_code = word.isupper() and 1 < len(word) < 5 and word not in {"US", "UK", "EU", "UN", "UAE", "DRC", "IDF"}
    if is_code or word.lower() in words_of("designators"):
        return True
    if word.lower() in words_of("no_units") or word.lower() in words_of("starters"):
        return False
    noun = noun_after(text, match.end(), len(text), one=False)
    return noun is None and not PERCENT.match(text, match.end()) and measure_after(text, match.end()) is None
