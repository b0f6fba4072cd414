"""Denials of two things, and those of one in other words."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Hedge, Reading
from briefing.story.assemble import build_story

SOLD = "Lund has accused Orr of selling cannons to Dravia for its siege."


def denied(*texts):
    """How many articles each denial has, and the statements of what they deny."""
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    facts = {fact.id: fact for fact in story.facts}
    denials = [fact for fact in story.facts if fact.hedge is Hedge.DENIED]
    return {facts[one.denies].statement: len(one.articles) for one in denials if one.denies}


@pytest.mark.parametrize(
    "other",
    [
        "Lund has accused Orr of giving boats and sails to the Heron guild. Orr and Dravia have denied the accusation.",
        "Lund has accused Orr of giving boats and sails to the Heron guild. Both Orr and Dravia deny it.",
    ],
)
def test_denials_of_two_things_are_two_facts(other):
    assert denied(f"{SOLD} Both Orr and Dravia deny it.", other) == {SOLD: 1, other.split(". ")[0] + ".": 1}


@pytest.mark.parametrize(
    "other",
    [
        "Lund says that Orr has sold cannons to Dravia. Orr and Dravia have denied the accusation.",
        "Orr has denied any sale of cannons to Dravia, and Dravia has denied it too.",
        "Orr and Dravia have denied the accusation.",
    ],
)
def test_denials_of_one_thing_stay_one(other):
    assert denied(f"{SOLD} Both Orr and Dravia have denied the accusation.", other).get(SOLD, 0) >= 1
    assert max(denied(f"{SOLD} Orr and Dravia have denied the accusation.", other).values()) == 2
