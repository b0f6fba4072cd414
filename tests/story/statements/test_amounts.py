"""Which amounts can both be true."""

from __future__ import annotations

import pytest
from support import make_article, make_reading

from briefing.analysis import analyse
from briefing.models import Span
from briefing.story.statements.amounts import can_both_hold, comparable, find_amounts


def only_amount(text: str):
    article = make_article(text)
    found = analyse(article)
    (amount,) = find_amounts(text, Span(0, len(text)), found.numbers, found.dates, {})
    assert make_reading(article)
    return amount


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("He was jailed for 30 months.", "He was jailed for two and a half years."),
        ("He was jailed for 66 months.", "He was jailed for 5½ years."),
        ("The vote took 2 1/4 hours.", "The vote took 135 minutes."),
        ("The ban is for two weeks.", "The ban is for a fortnight."),
    ],
)
def test_one_time_in_two_spellings(one, two):
    first, second = only_amount(one), only_amount(two)
    assert comparable(first, second)
    assert can_both_hold(first, second)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("He was jailed for 30 months.", "He was jailed for three years."),
        ("The vote took 2 1/4 hours.", "The vote took two hours."),
    ],
)
def test_other_times_are_apart(one, two):
    assert not can_both_hold(only_amount(one), only_amount(two))
