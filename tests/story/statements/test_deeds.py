"""One verb of a person and of another name, whatever else either claim tells."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.statements.deeds import same_deed
from briefing.story.statements.names import NameBook
from briefing.story.statements.tellings import take_apart


def telling(text):
    article = make_article(text)
    told = take_apart(Reading(article, analyse(article)), 0, NameBook())
    return max((one.said for one in told), key=lambda said: len(said.text))


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
    assert same_deed(telling(LEFT), telling(other)) is same


def test_a_particle_makes_another_verb():
    fell = telling("Ada Sorn fell near Lisse in the morning.")
    assert same_deed(fell, telling("Ada Sorn slipped and fell near Lisse."))
    assert not same_deed(fell, telling("Ada Sorn fell out with Lisse."))


def test_a_firm_and_a_place_are_no_doers():
    one = telling("A bus hit a wall outside the Holm Bank in Lisse.")
    assert not same_deed(one, telling("A cyclist was hit outside the Holm Bank in Lisse."))


def test_a_light_verb_tells_no_deed():
    one = telling("Ada Sorn made a speech in Lisse.")
    assert not same_deed(one, telling("Ada Sorn made a fortune in Lisse."))
