"""Values that cannot be of one thing: days, figures, words that exclude each other."""

from __future__ import annotations

import pytest
from taken_apart import unit

from briefing.story.facts.differing import differ, differ_in_days, differ_in_numbers, oppose


def test_a_month_holds_its_days():
    may = unit(days=frozenset({"2024-05"}))
    assert not differ_in_days(may, unit(days=frozenset({"2024-05-06"})))
    assert differ_in_days(may, unit(days=frozenset({"2023"})))
    assert not differ_in_days(may, unit())
    week = unit(days=frozenset({"2024-05-06/2024-05-12"}))
    assert not differ_in_days(week, unit(days=frozenset({"2024-05-09"})))
    assert differ_in_days(week, unit(days=frozenset({"2024-05-13"})))


def test_figures_differ_where_they_count_the_same_and_do_not_overlap():
    forty = unit(numbers=frozenset({("person", 40.0, 40.0)}))
    assert differ_in_numbers(forty, unit(numbers=frozenset({("person", 50.0, 60.0)})))
    assert not differ_in_numbers(forty, unit(numbers=frozenset({("person", 30.0, 45.0)})))
    assert not differ_in_numbers(forty, unit(numbers=frozenset({("EUR", 50.0, 50.0)})))


def test_opposites_count_only_where_the_other_lacks_the_word():
    assert oppose(unit("price rise"), unit("price fall"))
    assert oppose(unit("man charged"), unit("man convicted"))
    assert not oppose(unit("price rise fall"), unit("price fall"))
    assert not oppose(unit("price rise"), unit("price climb"))


def test_figures_that_are_nearly_the_same_do_not_differ():
    one, two, three = (unit(numbers=frozenset({("km", value, value)})) for value in (70.0, 72.0, 90.0))
    assert not differ_in_numbers(one, two)
    assert differ_in_numbers(one, three)


@pytest.mark.parametrize(("one", "two", "apart"), [(True, False, True), (True, None, False), (None, False, False)])
def test_a_first_visit_is_not_said_by_who_only_tells_of_a_visit(one, two, apart):
    assert oppose(unit(first=one), unit(first=two)) is apart
    assert oppose(unit(first=two), unit(first=one)) is apart


def test_the_parts_of_a_sum_are_the_sum():
    whole = unit(numbers=frozenset({("crown", 90.0, 90.0)}))
    parts = unit(numbers=frozenset({("crown", 60.0, 60.0), ("crown", 30.0, 30.0)}))
    assert not differ_in_numbers(whole, parts)
    assert not differ_in_numbers(parts, whole)
    assert differ_in_numbers(whole, unit(numbers=frozenset({("crown", 60.0, 60.0), ("crown", 20.0, 20.0)})))
    many = frozenset(("crown", value, value) for value in (10.0, 20.0, 25.0, 35.0))
    assert differ_in_numbers(whole, unit(numbers=many))


def test_what_is_and_what_may_be_differ_but_for_what_somebody_means_to_do():
    assert differ(unit(hedged=True), unit())
    assert not differ(unit(hedged=True, intends=True), unit(intends=True))
