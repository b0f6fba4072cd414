"""The forms of quarters, halves, seasons, decades and counted days, and what only looks like them."""

from __future__ import annotations

import re

import pytest

from briefing.language.english import periods


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("QUARTER", "Sales fell in the third quarter of 2018.", "the third quarter of 2018"),
        ("QUARTER", "Sales fell in the fiscal third quarter.", "the fiscal third quarter"),
        ("QUARTER", "They lost the third quarter-final.", None),
        ("SHORT_QUARTER", "Sales fell in Q3 2018.", "Q3 2018"),
        ("SHORT_QUARTER", "Sales fell in 3Q18.", "3Q18"),
        ("SHORT_QUARTER", "The Q3s fell.", None),
        ("HALF", "It rained in the first half of 2018.", "the first half of 2018"),
        ("HALF", "It rained in H1 2018.", "H1 2018"),
        ("HALF", "She ran the first half of it.", None),
        ("FIRST_MONTHS", "In the last two months of last year it rained.", "the last two months of last year"),
        ("DOUBLE_WINTER", "In the winter of 2010-11 it froze.", "the winter of 2010-11"),
        ("SEASON_OF_YEAR", "In the early spring of 2012 it rained.", "the early spring of 2012"),
        ("NEAR_SEASON", "It rained last summer.", "last summer"),
        ("NEAR_SEASON", "The last summer-house burned.", None),
        ("FISCAL_YEAR", "Sales fell in fiscal 2018.", "fiscal 2018"),
        ("FISCAL_YEAR", "Sales fell this school year.", "this school year"),
        ("SAME_LAST", "It beat the same month last year.", "the same month last year"),
        ("SURE_YEAR", "At the end of the year 2012 it rained.", "the end of the year 2012"),
        ("WEEK_OF", "It opens the week of Nov. 18.", "the week of Nov. 18"),
        ("WEEK_IN", "It opens in the first week of December.", "the first week of December"),
        ("WORDY_DECADE", "It was built in the nineties.", "the nineties"),
        ("WORDY_CENTURY", "It is of the twentieth century.", "the twentieth century"),
        ("BARE_DECADE", "She loved the 80s.", "80s"),
        ("BARE_DECADE", "It was in the 80s percent.", None),
        ("DOUBLE_SEASON", "The 2018/19 campaign was long.", "2018/19"),
        ("WEEKEND", "They sang over the weekend.", "the weekend"),
        ("WEEKEND", "They sang the weekend of March.", None),
    ],
)
def test_a_form_and_what_is_none(name, text, words):
    found = re.search(getattr(periods, name), text)
    told = found and next((found[key] for key in ("x", "x2") if found.groupdict().get(key)), found[0])
    assert told == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She left the day before yesterday.", "day before yesterday"),
        ("She left a week ago Friday.", "a week ago Friday"),
        ("She sails Thursday week.", "Thursday week"),
        ("She sails a week on Friday.", "a week on Friday"),
    ],
)
def test_days_told_by_others(text, words):
    found = [match[0] for form in periods.COUNTED_DAYS for match in re.finditer(form, text)]
    assert any(words in one for one in found)


def test_a_day_by_its_month():
    assert re.search(periods.DAY_IN_MONTH, "She sails the last Sunday in May 2018.")[0] == "the last Sunday in May 2018"
    assert re.search(periods.DAY_IN_MONTH, "The last Sunday was wet.") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("It rained for the rest of the year.", True),
        ("It was the first snow of the year.", True),
        ("It was the best time of the year.", False),
        ("Sales are up year-to-date.", True),
        ("She is player of the year.", False),
    ],
)
def test_the_year_of_the_publication(text, year):
    assert any(re.search(form, text) for form in periods.THE_YEAR) is year


@pytest.mark.parametrize(
    ("rule", "text", "word", "held"),
    [
        ("is_of_weather", "Temperatures will be in the 80s.", "80s", True),
        ("is_of_weather", "She sang in the 80s.", "80s", False),
        ("is_any", "It rains every November.", "November", True),
        ("is_any", "It rained in November.", "November", False),
    ],
)
def test_what_goes_before(rule, text, word, held):
    assert getattr(periods, rule)(text, text.index(word)) is held


@pytest.mark.parametrize(
    ("rule", "text", "word", "held"),
    [
        ("is_said_of_any", "The first quarter is usually wet.", "The first quarter", True),
        ("is_said_of_any", "The first quarter is expected to be wet.", "The first quarter", False),
        ("is_yearly", "It opens on November 26 every year.", "November 26", True),
        ("is_yearly", "It opens on November 26 this year.", "November 26", False),
    ],
)
def test_what_follows(rule, text, word, held):
    assert getattr(periods, rule)(text, text.index(word) + len(word)) is held


def test_a_quarter_of_a_match():
    for text, game in (("He had a layup in the third quarter.", True), ("Sales fell in the third quarter.", False)):
        start = text.index("the third")
        assert periods.is_of_a_game(text, start, len(text) - 1) is game


@pytest.mark.parametrize(
    ("before", "was"),
    [
        ("It was the first visit ", True),
        ("They met twice ", True),
        ("She will sail ", False),
        ("The first sank; she sails ", False),
    ],
)
def test_what_was_is_counted(before, was):
    assert periods.counts_what_was(before) is was


def test_a_stretch_and_a_number_of_people():
    assert periods.spans("rents rose over the ")
    assert not periods.spans("rents rose in ")
    assert periods.are_some(" and ", "1990 were held", 4)
    assert not periods.are_some(" in ", "1990 were held", 4)
    assert not periods.are_some(" and ", "1990 it rained", 4)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("June 9 and 10 in Lund", True),
        ("June 9, 10 and 11.", True),
        ("June 9 and 10 people fell", False),
        ("June 9 and 10.5", False),
    ],
)
def test_days_of_one_month(text, held):
    assert (re.search(periods.series("June", r"\d+"), text) is not None) is held
