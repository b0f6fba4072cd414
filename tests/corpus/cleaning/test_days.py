"""Days as lines of their own state them."""

from datetime import date, datetime

import pytest

from briefing.corpus.cleaning.days import StatedDay, day_of_url, find_days, has_clock, parse_day


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024/3/5",
        "20240305",
        "5 March 2024",
        "5th of March, 2024",
        "March 5, 2024",
        "Mar. 5 2024",
        "05.03.2024",
        "5. März 2024",
        "5 de marzo de 2024",
        "le 5 mars 2024",
        "2024年3月5日",
        "2024년 3월 5일",
        "Tue, 05 Mar 2024 10:00:00 GMT",
        "2024-03-05T23:59:59-05:00",
        datetime(2024, 3, 5, 12),
        date(2024, 3, 5),
    ],
)
def test_one_day_in_many_forms(text):
    assert parse_day(text) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["3/4/2024", "soon", "2024", "March 2024", "31 February 2024", "March 5", "12024-03-05", ""]
)
def test_what_is_no_certain_day(text):
    assert parse_day(text) is None


def test_day_and_month_may_only_be_told_apart_beyond_twelve():
    assert parse_day("28/7/2024") == date(2024, 7, 28)
    assert parse_day("7/28/2024") == date(2024, 7, 28)
    assert parse_day("7/7/2024") is None or parse_day("7/7/2024") == date(2024, 7, 7)


def test_a_day_without_year_waits_for_one():
    day = find_days("VELLIN, Nov. 5 (Northwire)")[0]
    assert (day.year, day.month, day.day) == (None, 11, 5)
    assert day.on() is None
    assert day.on(2022) == date(2022, 11, 5)
    assert StatedDay(None, 2, 29).on(2023) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://e.org/2024/03/05/x", date(2024, 3, 5)),
        ("https://e.org/20240305/x", date(2024, 3, 5)),
        ("https://e.org/news/2024/mar/05/x", date(2024, 3, 5)),
        ("https://e.org/x-2024-03-05", date(2024, 3, 5)),
        ("https://e.org/2024/xyz/05/x", None),
        ("https://e.org/2024/13/05/x", None),
        ("https://e.org/a/12345678", None),
    ],
)
def test_days_in_addresses(url, day):
    assert day_of_url(url) == day


def test_timestamps():
    assert has_clock("2024-03-05T05:13+0000")
    assert not has_clock("5 March 2024")
