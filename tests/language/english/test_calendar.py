from datetime import date

import pytest

from briefing.language.english import calendar as cal


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2023-07-27", date(2023, 7, 27), date(2023, 7, 27)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1953", date(1953, 1, 1), date(1953, 12, 31)),
        ("1950/1953", date(1950, 1, 1), date(1953, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_bounds(value, low, high):
    assert cal.bounds(value) == (low, high)


@pytest.mark.parametrize("value", ["P3D", "", "2023-13", "2023-02-30", "0000", "x/1953", "1953/x"])
def test_bounds_of_what_is_no_day(value):
    assert cal.bounds(value) is None


def test_nothing_raises_at_the_ends_of_the_calendar():
    assert cal.add_days(date.max, 1) is None
    assert cal.add_months(date.max, 1) is None
    assert cal.make_day(2023, 2, 29) is None
    assert cal.iso_week(date.max) is None
    assert cal.iso_year(10_000) is None
    assert cal.iso_day(None) is None
    assert cal.iso_month(None) is None


def test_ranges_run_forward():
    assert cal.iso_range("1950", "1953") == "1950/1953"
    assert cal.iso_range("1953", "1950") is None
    assert cal.iso_range("1953", "1953") == "1953"


def test_near_days():
    friday = date(2023, 7, 28)
    assert cal.near_weekday(friday, 3, -1) == date(2023, 7, 27)
    assert cal.near_weekday(friday, 4, -1) == friday
    assert cal.near_weekday(friday, 4, -1, today=False) == date(2023, 7, 21)
    assert cal.near_weekday(friday, 0, 1) == date(2023, 7, 31)
    assert cal.near_day(friday, 2, 29, 0) == date(2024, 2, 29)
    assert cal.near_day(friday, 2, 29, -1) == date(2020, 2, 29)
    assert cal.near_day(friday, 7, 4, 0, weekday=0) == date(2022, 7, 4)
    assert cal.near_month(friday, 11, -1) == date(2022, 11, 1)
    assert cal.near_month(friday, 11, 1) == date(2023, 11, 1)
