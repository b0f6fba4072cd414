"""A form of a day is tried only where it may match."""

import re

import pytest

from briefing.analysis.dates.forms import DURATIONS, FORMS
from briefing.analysis.dates.signs import DIGIT, FOLDED, OPENING, Signs, needs

LINES = (
    "The ferry left on Monday, May 3, 2024, two days after the storm.",
    "Between July 3 and 5 the pier was shut; it opened Tuesday night.",
    "In the winter of 2019-20 it stood empty, as in the 1990s and the Nineties.",
    "Three weeks ago, last April, early next year, the second quarter, FY2024, Q3.",
    "ON THE FOURTH OF JULY and at Christmas, yesterday, the day before, 12/5/2023.",
    "From 1998 to 2004, for several months, at the end of the week, in mid-century.",
    "The weekend of 3 June; the first week of March; on Sat. night; 2024-05-03.",
    "K\u0131ng\u017f of the pa\u017ft year met in the twentieth century, sixty years on.",
)


@pytest.mark.parametrize("line", LINES)
def test_no_form_that_matches_is_left_out(line):
    signs = Signs(line)
    matching = [pattern.pattern for pattern, _ in (*FORMS, *DURATIONS) if pattern.search(line)]
    assert matching
    assert matching == [
        pattern.pattern for pattern, _ in (*FORMS, *DURATIONS) if pattern.search(line) and signs.may_hold(pattern)
    ]


def test_a_word_is_looked_for_as_the_pattern_takes_it():
    signs = Signs("Today in Chicago Ago Pier shut at 7.30")
    held = {pattern: signs.may_hold(re.compile(pattern)) for pattern in HELD}
    assert held == HELD


HELD = {
    r"\bday": False,
    r"day": True,
    r"\bago": False,
    r"\b(?i:ago)": True,
    r"ago": True,
    r"pier": False,
    r"(?i)pier": True,
    r"\d\d": True,
    r"\d\d\d": False,
}


def test_in_a_text_without_days_hardly_any_form_is_tried():
    signs = Signs("A cat sat on a mat, and all was well in our old town.")
    assert sum(signs.may_hold(pattern) for pattern, _ in (*FORMS, *DURATIONS)) < 10


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b\d+ days ago\b", {" days ago"}),
        (r"(?:Mon|Tues)day(?: night)?", {"day"}),
        (r"(?:June|July)\s+\d+", {"Ju"}),
        (r"(?i:June|july)\s+\d+", {f"{FOLDED}june", f"{FOLDED}july"}),
        (r"\b(?:the\s+)?day", {f"{OPENING}day"}),
        (r"\b(?:the)?day", {"day"}),
        (r"\d+\s[ -]?(?i:Ago)", {f"{OPENING}{FOLDED}ago"}),
        (r"\bin (?P<y>1[0-9]\d\d|20\d{2})s", {DIGIT * 4}),
        (r"[Bb]etween|from", {"etween", "from"}),
        (r"\d\d", {DIGIT * 2}),
        (r"\d\d[.]\d{3,}", {DIGIT * 3}),
        (r"x\d?", {"x"}),
        (r"(?P<y>(?:19|20)\d\d)s", {DIGIT * 4}),
        (r"(?:19|2)\d\d-", {DIGIT * 3}),
        (r"(?:19|x)\d\d-", {DIGIT * 2}),
        (r"\w+(?=ago)", None),
        (r"(?:ago|)\b", None),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern, words):
    found = needs(re.compile(pattern))
    assert (None if found is None else set(found)) == words
