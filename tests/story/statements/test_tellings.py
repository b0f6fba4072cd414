"""Which article says what, and where: the tellings of a text with their names, days and sources."""

from __future__ import annotations

import pytest
from taken_apart import read, statement_of, told

from briefing.story.statements.names import NameBook
from briefing.story.statements.statement import Statements
from briefing.story.statements.tellings import take_apart, tellings_of

TWO = "The ferry Aurora left Bergen on Monday. Bakers in Orsa sold 40 rolls, and the choir sang in Halden."


def test_claims_and_the_sentences_that_hold_several_are_tellings_in_order():
    tellings = told(TWO)
    places = [(one.evidence.start, one.evidence.end) for one in tellings]
    assert places == sorted(set(places))
    texts = [one.evidence.text for one in tellings]
    assert "The ferry Aurora left Bergen on Monday." in texts
    assert "Bakers in Orsa sold 40 rolls, and the choir sang in Halden." in texts
    assert all(one.said.text == one.evidence.text for one in tellings)


def test_articles_come_in_the_order_of_the_story_and_know_all_their_names():
    tellings = tellings_of(read("Kim Rust sang in Orsa.", TWO), [])
    assert [one.order for one in tellings] == sorted(one.order for one in tellings)
    assert {one.order for one in tellings} == {0, 1}
    assert {name.text for name in tellings[-1].around} == {"Aurora", "Bergen", "Orsa", "Halden"}
    assert {name.text for name in tellings[0].around} == {"Kim Rust", "Orsa"}


def test_what_a_telling_holds_stands_inside_of_it():
    last = told(TWO)[-1]
    assert {name.text for name in last.said.names} <= {"Orsa", "Halden"}
    for telling in told(TWO):
        for part in (*telling.said.names, *telling.said.amounts, *telling.said.days):
            assert 0 <= part.span.start < part.span.end <= len(telling.evidence.text)
            whole = telling.place(part.span)
            assert TWO[whole.start : whole.end] == part.span.of(telling.evidence.text)


def test_amounts_days_and_times_are_those_of_the_claim_alone():
    first, *others = told(
        "The ferry left at 7:15 a.m. on Monday with 40 sheep. The mill burned down at noon on Friday."
    )
    assert [day.value for day in first.said.days] == ["2024-04-29"]
    assert [amount.low for amount in first.said.amounts] == [40.0]
    assert len(first.said.clocks) == 1
    assert all(one.said.days[0].value != "2024-04-29" for one in others)


def test_the_day_on_which_somebody_spoke_is_no_day_of_what_is_told():
    assert statement_of("The mill burned down, Kim Rust said on Monday.").days == ()
    assert [day.value for day in statement_of("The mill burned down on Monday, Kim Rust said.").days] == ["2024-04-29"]


def test_what_lasts_some_days_is_no_day():
    assert statement_of("The strike at the mill lasted three days.").days == ()


def test_a_day_belongs_to_the_verb_next_to_it():
    (day,) = statement_of("The mill that fed bakers collapsed on Monday.").days
    assert day.anchor == "collaps"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mill was set on fire on purpose, former mechanics say.", {"mechan", "former"}),
        ("The mill was set on fire on purpose, says a guard.", {"guard"}),
        ("Guards said the mill was set on fire on purpose.", {"guard"}),
        ("The mill was set on fire on purpose, and mechanics fled.", set()),
        ("The mill was set on fire, which mechanics say.", set()),
        ("The mill was set on fire on purpose, a sad end.", set()),
    ],
)
def test_whom_a_claim_is_put_down_to(text, who):
    assert statement_of(text).attributed == who


def test_what_was_made_for_the_articles_before_is_used_again():
    made = Statements()
    one, two = read(TWO, TWO)
    first = [telling.said for telling in take_apart(one, 0, NameBook(), made)]
    again = [telling.said for telling in take_apart(two, 1, NameBook(), made)]
    assert all(left is right for left, right in zip(first, again, strict=True))
    fresh = [telling.said for telling in take_apart(two, 1, NameBook())]
    assert not any(left is right for left, right in zip(first, fresh, strict=True))
