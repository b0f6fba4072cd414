"""The reasons that explain a difference away: each one says which it is."""

from __future__ import annotations

import pytest
from taken_apart import story_of

from briefing.story.differences import reasons


def test_no_two_are_alike():
    told = [value for name, value in vars(reasons).items() if name.isupper()]
    assert len(told) == len(set(told)) == 12


@pytest.mark.parametrize(
    ("one", "two", "days", "reason"),
    [
        (
            "The flood in Halden killed 12 people.",
            "The flood in Halden killed 19 people.",
            (3, 5),
            reasons.UPDATE,
        ),
        (
            "The flood in Halden killed at least 12 people.",
            "The flood in Halden killed 19 people.",
            (3, 3),
            reasons.BOUNDED,
        ),
        (
            "The flood in Halden killed at least 12 people.",
            "The flood in Halden killed at least 19 people.",
            (3, 3),
            reasons.BOTH_BOUNDED,
        ),
        (
            "The guild of Halden sent the letter to the mayor of Orsa.",
            "The guild of Halden handed over the letter to the mayor of Orsa.",
            (3, 3),
            reasons.IN_TURN,
        ),
        ("The flood in Halden killed 12 people.", "The flood in Halden killed 19 people.", (3, 3), None),
    ],
)
def test_a_card_says_why_it_may_be_none(one, two, days, reason):
    (card,) = story_of(one, two, days=days).conflicts
    assert card.reason == reason
