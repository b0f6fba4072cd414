"""Which amounts can both be true."""

from __future__ import annotations

import pytest
from support import make_article, make_reading

from briefing.analysis import analyse
from briefing.models import Span
from briefing.story.statements.amounts import adds_up, can_both_hold, comparable, find_amounts


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
        ("The play lasts 150 minutes.", "The play lasts two and a half hours."),
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


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("They paid 45 million euros.", "They paid 40 million euros.", True),
        ("They paid 45 million euros.", "They paid 40 million pounds.", False),  # another currency
        ("The mill was 45 metres high.", "The mill was 0.1 kilometres high.", True),
        ("The mill was 45 metres high.", "The mill was 40 tonnes.", False),
        ("They paid 45 million euros.", "They paid 40 percent.", False),
    ],
)
def test_amounts_of_one_sort_are_compared(one, two, expected):
    assert comparable(only_amount(one), only_amount(two)) is expected


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("They paid 45 million euros.", "They paid 40 million euros, with another 5 million due in May."),
        ("They paid 45 million pounds.", "They paid 40 million pounds, with another 5 million due in May."),
    ],
)
def test_a_figure_without_a_unit_is_part_of_a_sum_of_money(whole, parts):
    article = make_article(parts)
    found = analyse(article)
    amounts = find_amounts(parts, Span(0, len(parts)), found.numbers, found.dates, {})
    assert adds_up(only_amount(whole), amounts)


def test_a_count_is_no_part_of_a_sum_of_money():
    text = "They paid 40 million euros to 5 owners."
    article = make_article(text)
    found = analyse(article)
    amounts = find_amounts(text, Span(0, len(text)), found.numbers, found.dates, {})
    assert not adds_up(only_amount("They paid 40,000,005 euros."), amounts)
