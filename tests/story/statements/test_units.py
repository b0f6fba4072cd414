"""What a claim is made into for comparing."""

from __future__ import annotations

import pytest
from taken_apart import units_of

from briefing.models import Claim, Sentence
from briefing.story.statements import units
from briefing.story.statements.units import stands_alone, tells_first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It marked the first visit by a minister since 1991.", True),
        ("Berg was the country's first mayor.", True),
        ("Ferries crossed the sound for the first time since May.", True),
        ("The fire was first reported at noon.", None),
        ("The first ferry left at noon.", None),
        ("The minister visited the port.", False),
        ("The letter was printed on the first page.", None),
    ],
)
def test_what_tells_that_something_was_the_first(text: str, first: bool | None) -> None:
    assert tells_first(text) is first


@pytest.mark.parametrize("word", ["he", "she", "it", "they", "him", "them"])
def test_a_claim_with_somebody_named_before_does_not_stand_alone(word):
    text = f"In {word} the port of Osterby closed."
    assert not stands_alone(text, Sentence(0, len(text), 0), Claim(0, len(text), 0))


def test_a_claim_that_names_its_own_people_stands_alone():
    text = "In May Berg closed the port and he left."
    assert stands_alone(text, Sentence(0, len(text), 0), Claim(0, len(text), 0))


def test_what_the_words_alone_tell_is_read_once_of_copies(monkeypatch):
    asked = []
    told = "The guild of Lund plans to open a second pier."
    units._turned.cache_clear()
    monkeypatch.setattr(units, "plans_to", lambda text: asked.append(text) or True)
    first, second = units_of(told, told)
    units._turned.cache_clear()
    assert first.hedged
    assert second.hedged
    assert asked == [told]
