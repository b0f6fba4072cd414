"""Capitals that stand for governments."""

from __future__ import annotations

import pytest
from speech import listen

from briefing.models import EntityType
from briefing.story.entities.linking import link_entities


def is_government(text):
    (capital,) = [one for one in link_entities([listen(text, places="Paris")]) if one.type is EntityType.PLACE]
    return any(role.text == "government" for role in capital.roles)


@pytest.mark.parametrize(
    "text",
    [
        "Paris has rejected the plan.",
        "The treaty was signed by Paris in May.",
        "Talks with Paris go on.",
        "The envoy brought a statement from Paris.",
        "The minister accused Paris of delay.",
    ],
)
def test_a_capital_that_acts_stands_for_its_government(text):
    assert is_government(text)


@pytest.mark.parametrize(
    "text",
    [
        "The team departed from Paris on Friday.",
        "The choir returned with Paris on its mind.",
        "The train passed by Paris at noon.",
        "The road between Paris and the coast was closed.",
    ],
)
def test_a_capital_that_is_a_place_does_not(text):
    assert not is_government(text)
