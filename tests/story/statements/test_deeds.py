"""One verb of a person and of another name, whatever else either claim tells."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.story.statements.deeds import same_deed

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
