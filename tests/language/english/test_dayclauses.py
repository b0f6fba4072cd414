"""On what a day hangs: the verb of the sentence, a clause in it, or a noun."""

from __future__ import annotations

import pytest

from briefing.language.english.dayclauses import (
    clause_of,
    has_verb,
    is_charge,
    is_nowadays,
    measures_aside,
    only_mentions,
)


def at(words, day):
    start = words.index(day)
    return words, start, start + len(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The club is heading into Saturday's final.", "Saturday"),
        ("Roe signed a decree rescinding a 1986 rule on weirs.", "1986"),
        ("The 1986 Orsk flood remains the worst.", "1986"),
        ("He steered the Herons' 1986 title side.", "1986"),
        ("The walk closed the feast of the truce of 27 July 1953.", "27 July 1953"),
        ("Its neighbours had not been asked by Sunday.", "Sunday"),
        ("It is the third such sale this summer.", "this summer"),
        ("Guests in this year's fair may hint at more.", "this year"),
        ("Entering May, the side had won twice.", "May"),
        ("Friday was a dull day for the herons.", "Friday"),
    ],
)
def test_a_day_that_only_says_which_thing_is_meant(words, day):
    assert only_mentions(*at(words, day))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Orsk beat Narva in Thursday's final.", "Thursday"),
        ("Roe was at a 1986 meeting of the club.", "1986"),
        ("Two clerks were shot in a 1986 raid.", "1986"),
        ("The weir burst on the evening of 27 July 1953.", "27 July 1953"),
        ("The weir burst in 1986.", "1986"),
        ("On Friday the weir was closed.", "Friday"),
    ],
)
def test_a_day_that_hangs_on_a_verb(words, day):
    assert not only_mentions(*at(words, day))


@pytest.mark.parametrize(
    ("before", "aside"),
    [
        ("It was the first visit since the breach of the dam in ", True),
        ("He told of it after that cup match in ", True),
        ("It was the first visit since the dam broke in ", False),
        ("He left after a row, and she in ", False),
        ("The dam has stood since ", False),
        ("The dam broke in ", False),
    ],
)
def test_a_noun_by_which_something_is_measured(before, aside):
    assert measures_aside(before) is aside


@pytest.mark.parametrize(
    ("words", "nowadays"),
    [
        ("Today there are nine herons on the lake.", True),
        ("The herons returned today.", False),
        ("There are nine herons on Monday.", False),
    ],
)
def test_today_as_these_times(words, nowadays):
    day = next(day for day in ("Today", "today", "Monday") if day in words)
    assert is_nowadays(*at(words, day)) is nowadays


@pytest.mark.parametrize(
    ("before", "charge"),
    [
        ("The trial began of two men accused of robbing a mill in ", True),
        ("She was charged with the theft of a boat in ", True),
        ("She was charged in ", False),
        ("She was accused of theft, and fled in ", False),
    ],
)
def test_what_somebody_is_accused_of(before, charge):
    assert is_charge(before) is charge


def test_a_verb_that_shows_its_tense():
    assert has_verb("the weir burst")
    assert has_verb("it is")
    assert not has_verb("the old weir of Orsk")


def clause(words, day, apart=True):
    found = clause_of(*at(words, day), apart=apart)
    return None if found is None else words[found[0] : found[1]]


@pytest.mark.parametrize(
    ("words", "day", "told"),
    [
        ("Roe, who was fired March 2 as coach, is the fourth one.", "March 2", "Roe, who was fired March 2 as coach"),
        ("A man confessed to robbing a clerk, who died on Friday, but wept.", "Friday", "a clerk, who died on Friday"),
        ("Roe flew a kite (K2), which had been flown in April.", "April", "a kite (K2), which had been flown in April"),
        ("It was the first visit since the dam broke in 1986.", "1986", "the dam broke in 1986"),
        ("It won, years after its forerunner, Heron, sank in 2019.", "2019", "its forerunner, Heron, sank in 2019"),
        ("Herons left the lake, as the town had cut all reeds in 2020.", "2020", "the town had cut all reeds in 2020"),
        ("Joy grew when the kite tested in May was shown.", "May", "the kite tested in May"),
        ("The weir burst on Friday.", "Friday", None),
        ("She taught before retiring in 1993.", "1993", None),
        ("Weeks after the dam broke, Roe sold the mill in 1986.", "1986", None),
        ("The mill that burnt in 1986 was old.", "1986", "The mill that burnt in 1986"),
        ("Roe, who was born in 1928.", "1928", None),
    ],
)
def test_the_clause_of_a_day(words, day, told):
    assert clause(words, day) == told


def test_what_follows_an_event_may_be_of_its_day():
    words = "Herons fled after the dam broke on Friday."
    assert clause(words, "Friday", apart=False) is None
    assert clause(words, "Friday") == "the dam broke on Friday"
