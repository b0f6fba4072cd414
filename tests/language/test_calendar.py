"""Names of months and days of the week in many languages."""

from __future__ import annotations

import pytest

from briefing.language.calendar import month_of, months, weekday_words, weekdays


@pytest.mark.parametrize(
    ("name", "number"),
    [("May", 5), ("janvier", 1), ("März", 3), ("Sept.", 9), ("  октября ", 10), ("ΜΑΪΟΥ", 5), ("mill", None)],
)
def test_a_month_in_any_language(name, number):
    assert month_of(name) == number


def test_a_name_of_two_months_needs_its_language():
    assert month_of("listopad") is None
    assert month_of("listopad", "hr") == 10
    assert month_of("listopad", "pl") == 11
    assert "listopad" not in months()


def test_days_of_the_week_begin_with_monday():
    assert weekdays()["monday"] == 0
    assert weekdays()["dimanche"] == 6
    assert {"montag", "sábado"} <= weekday_words()
