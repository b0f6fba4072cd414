"""Words in each other's place that cannot both be true, and what kind of difference they are."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.models import ConflictKind
from briefing.story.differences.exclusions import excluding_words


def found(one, two):
    return list(excluding_words(*statements_of(one, two)))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Most sailors left the port.", "Few sailors left the port.", (ConflictKind.NUMBER, "most", "few")),
        (
            "The council approved the tram.",
            "The council rejected the tram.",
            (ConflictKind.ACTION, "approved", "rejected"),
        ),
        (
            "A strike at the mill is likely.",
            "A strike at the mill is unlikely.",
            (ConflictKind.CERTAINTY, "likely", "unlikely"),
        ),
        # few words beside
        (
            "The summer was the wettest for ten years.",
            "The summer was the driest for ten years.",
            (ConflictKind.ACTION, "wettest", "driest"),
        ),
        # a particle behind what it is done to
        (
            "Both sides pulled their boats back from the weir.",
            "Both sides sent their boats to the weir.",
            (ConflictKind.ACTION, "pulled back", "sent"),
        ),
        (
            "The union thanked the board for the loan.",
            "The board thanked the union for the loan.",
            (ConflictKind.ACTION, "union thanked", "board thanked"),
        ),
    ],
)
def test_words_that_cannot_both_be_true(one, two, expected):
    kind, left, right = expected
    assert found(one, two) == [expected]
    assert found(two, one) == [(kind, right, left)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The council approved the tram.", "The council approved the tram."),
        # which thing is meant
        ("The northern pier of Halden burned down.", "The southern pier of Halden burned down."),
        # what is counted
        ("The storm killed 9 people in Orsa.", "The storm injured 31 people in Orsa."),
        # each says much that the other does not
        (
            "Most sailors left the port of Halden in boats with music, flags and torches.",
            "Few sailors left the port, and bakers, painters, miners and singers wept.",
        ),
    ],
)
def test_no_words_that_exclude(one, two):
    assert found(one, two) == []
    assert found(two, one) == []
