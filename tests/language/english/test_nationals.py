"""Whom a text brings in by the land that he comes from."""

from __future__ import annotations

import pytest

from briefing.language.english.nationals import nationals, of_other_lands
from briefing.language.english.words import tokens_of
from briefing.models import Span


def found(text):
    return list(nationals(text, tokens_of(text, Span(0, len(text)), ())))


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("A Dutch cyclist was hit by a van.", ["Netherlands"]),
        ("Dutch Cyclist Hit By Van", ["Netherlands"]),
        ("The police say that a 34-year-old Dutch road cyclist was hit.", ["Netherlands"]),
        ("One Dutch cyclist and another Italian rider were hit.", ["Netherlands", "Italy"]),
        ("A Scottish cyclist was hit by a van.", ["Scotland"]),
        ("The Dutch cyclist was hit by a van.", []),
        ("The van was Dutch and the cyclist fell.", []),
        ("A Dutch van hit the wall.", []),
        ("A Catholic priest was hit by a van.", []),
    ],
)
def test_somebody_new_is_told_of_by_his_land(text, lands):
    assert [one.land for one in found(text)] == lands


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("A Dutch cyclist was hit by a van.", "Italian Cyclist Hit By Van", True),
        ("A Dutch cyclist was hit by a van.", "A Dutch student was hit by a van.", False),
        ("A Dutch cyclist was hit by a van.", "A cyclist was hit by an Italian van.", False),
        ("A Dutch cyclist and an Italian rider were hit.", "An Italian rider was hit.", False),
        ("A British cyclist was hit by a van.", "A Scottish cyclist was hit by a van.", False),
    ],
)
def test_people_of_two_countries_are_two(one, two, apart):
    assert of_other_lands(found(one), found(two)) is apart
    assert of_other_lands(found(two), found(one)) is apart
