"""One verb of a person and of another name, whatever else either claim tells."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.story.statements.deeds import same_deed, same_past_deed

LEFT = "Ada Sorn left the Lisse Institute on Monday after a long quarrel over its money."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Ada Sorn, who is 61, has left the Lisse Institute and moved to the coast.", True),
        ("Ada Sorn has praised the Lisse Institute and moved to the coast.", False),
        ("Kim Rust, who is 61, has left the Lisse Institute and moved to the coast.", False),
        ("Ada Sorn, who is 61, has left her house and moved to the coast.", False),
        ("Kim Rust said that Ada Sorn left.", False),
    ],
)
def test_a_verb_a_person_and_another_name(other, same):
    assert same_deed(statement_of(LEFT), statement_of(other)) is same


def test_a_particle_makes_another_verb():
    fell = statement_of("Ada Sorn fell near Lisse in the morning.")
    assert same_deed(fell, statement_of("Ada Sorn slipped and fell near Lisse."))
    assert not same_deed(fell, statement_of("Ada Sorn fell out with Lisse."))


def test_a_firm_and_a_place_are_no_doers():
    one = statement_of("A bus hit a wall outside the Holm Bank in Lisse.")
    assert not same_deed(one, statement_of("A cyclist was hit outside the Holm Bank in Lisse."))


def test_a_light_verb_tells_no_deed():
    one = statement_of("Ada Sorn made a speech in Lisse.")
    assert not same_deed(one, statement_of("Ada Sorn made a fortune in Lisse."))


FORERUNNER = "The ferry sails again, four years after its forerunner, the Orsa Star, sank in May 2019."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("In 2019 our ferry sank in the last minutes of a crossing.", True),
        ("The Orsa Star sank on May 12, 2019.", True),
        ("In 2018 our ferry sank in the last minutes of a crossing.", False),
        ("In 2019 our ferry sailed through a storm.", False),
        ("A yacht sank in 2019 off the Holm coast.", False),
        ("Our ferry sank in 2019 with Ada Sorn aboard.", True),
        ("Our ferry sank last Tuesday.", False),
    ],
)
def test_a_deed_of_long_ago_is_told_by_its_day(other, same):
    assert same_past_deed(statement_of(FORERUNNER), statement_of(other)) is same


def test_a_decade_holds_more_than_one_deed():
    one = statement_of("Its founder was photographed in the 1950s with her sister.")
    assert not same_past_deed(one, statement_of("Its founder was photographed in the 1950s with a dog."))


def test_two_persons_do_two_things_in_one_year():
    one = statement_of("Ada Sorn joined the council of Lisse in 2011.")
    assert not same_past_deed(one, statement_of("Kim Rust joined the council of Lisse in 2011."))


def test_on_before_a_day_makes_no_other_verb():
    one = statement_of("Ada Sorn escaped on March 11, 2005.")
    assert same_past_deed(one, statement_of("Ada Sorn escaped from a cell at dawn in March 2005."))
    turned = statement_of("Ada Sorn turned on her guard in March 2005.")
    assert not same_past_deed(turned, statement_of("Ada Sorn turned away from her guard in March 2005."))
