"""Feasts by their names, and weekdays that are part of another name."""

from __future__ import annotations

import re
from datetime import date

import pytest

from briefing.language.english.feasts import AT_CHRISTMAS, FEAST, feast_in, is_named_weekday


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Christmas Eve", date(2024, 12, 24)),
        ("New Year’s Day", date(2024, 1, 1)),
        ("the Fourth of July", date(2024, 7, 4)),
        ("St. Patrick's Day", date(2024, 3, 17)),
        # fourth Thursday of November, and what is counted from it
        ("Thanksgiving", date(2024, 11, 28)),
        ("Thanksgiving Eve", date(2024, 11, 27)),
        ("Black Friday", date(2024, 11, 29)),
        ("Cyber Monday", date(2024, 12, 2)),
        ("Giving Tuesday", date(2024, 12, 3)),
        # by Easter
        ("Easter Sunday", date(2024, 3, 31)),
        ("Good Friday", date(2024, 3, 29)),
        ("Easter Monday", date(2024, 4, 1)),
        ("Palm Sunday", date(2024, 3, 24)),
        ("Ash Wednesday", date(2024, 2, 14)),
        # by the moon
        ("Diwali", date(2024, 10, 31)),
        ("Lunar New Year", date(2024, 2, 10)),
        # first, third or last of a month
        ("Labor Day", date(2024, 9, 2)),
        ("Memorial Day", date(2024, 5, 27)),
        ("Presidents' Day", date(2024, 2, 19)),
        ("Martin Luther King, Jr. Day", date(2024, 1, 15)),
        ("Columbus Day", date(2024, 10, 14)),
        ("Election Day", date(2024, 11, 5)),
        ("Father's Day", date(2024, 6, 16)),
    ],
)
def test_the_day_of_a_feast(name, day):
    assert feast_in(name, 2024) == day


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, (4, 2)), (1981, (4, 19)), (2000, (4, 23)), (2008, (3, 23)), (2038, (4, 25)), (1954, (4, 18))],
)
def test_easter_of_many_years(year, day):
    assert feast_in("Easter", year) == date(year, *day)


@pytest.mark.parametrize(("year", "day"), [(2021, 31), (2025, 26), (2026, 25)])
def test_the_last_monday_of_may_is_the_fourth_or_the_fifth(year, day):
    assert feast_in("Memorial Day", year) == date(year, 5, day)


@pytest.mark.parametrize("year", [1899, 2101])
def test_far_years_have_fixed_feasts_alone(year):
    assert feast_in("Thanksgiving", year) is None
    assert feast_in("Halloween", year) == date(year, 10, 31)


def test_years_at_the_ends_are_known():
    assert feast_in("Thanksgiving", 1900) is not None
    assert feast_in("Thanksgiving", 2100) is not None


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        (FEAST, "It was shut on Good Friday 2018.", "Good Friday 2018"),
        (FEAST, "It was shut on Thanksgiving last year.", "Thanksgiving last year"),
        (FEAST, "It was shut on Orthodox Good Friday.", None),
        (FEAST, "They thank for giving.", None),
        (AT_CHRISTMAS, "It was shut at Christmas.", "Christmas"),
        (AT_CHRISTMAS, "They met after Christmas dinner.", None),
        (AT_CHRISTMAS, "They like Christmas.", None),
    ],
)
def test_feasts_in_a_text(pattern, text, words):
    found = re.search(pattern, text)
    assert (found and (found.groupdict().get("x") or found[0])) == words


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("On Super Tuesday they voted.", True),
        ("Every Tuesday they vote.", False),
        ("They vote every Tuesday.", True),
        ("They met on a Tuesday.", True),
        ("They met on Tuesday.", False),
        ("They like Tuesday nights.", True),
        ("The Tuesday Times said so.", True),
        ("It was Tuesday the 13th.", True),
        ("They met Tuesday night.", False),
    ],
)
def test_weekdays_that_are_no_days(text, named):
    start = text.index("Tuesday")
    assert is_named_weekday(text, start, start + len("Tuesday")) is named
