"""Plans, wills and hopes that are nouns say nothing of what is to come."""

from __future__ import annotations

import pytest

from briefing.language.english.tense import FUTURE, PAST, tense_at


def tense(text, day="Monday"):
    start = text.index(day)
    return tense_at(text, start, start + len(day), 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "The council of Norrvik rejected the plan on Monday.",
        "The court opened her will on Monday.",
        "The storm dashed the town's hopes on Monday.",
        "The union dropped its plans for a march on Monday.",
    ],
)
def test_a_noun_leaves_the_day_in_the_past(text):
    assert tense(text) == PAST


@pytest.mark.parametrize(
    "text",
    ["Norrvik plans to open the pier on Monday.", "The ferry will sail on Monday.", "The ship is due on Monday."],
)
def test_a_verb_does_not(text):
    assert tense(text) == FUTURE
