"""Two claims on one event set side by side: the one slot in which they differ, and when none is told."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.models import ConflictKind
from briefing.story.differences import slots
from briefing.story.differences.reasons import BOTH_BOUNDED, IN_TURN, UPDATE
from briefing.story.differences.slots import agrees, differences
from briefing.story.statements.likeness import likeness

NUMBER, DATE, PLACE = ConflictKind.NUMBER, ConflictKind.DATE, ConflictKind.PLACE
PERSON, ACTION, DENIAL = ConflictKind.PERSON, ConflictKind.ACTION, ConflictKind.DENIAL


def found(one, two, days=()):
    first, second = statements_of(one, two, days=days)
    rows = differences(first, second, likeness(first, second))
    return [(row.kind, row.left, row.right, row.reason) for row in rows]


FLOOD = "The flood in Halden killed {} people in the lower town{}."
FERRY = "The ferry Aurora left Bergen for {} with sheep{}."


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (FLOOD.format(12, ""), FLOOD.format(19, ""), (NUMBER, "12 people", "19 people", None)),
        (
            FLOOD.format(12, " on Monday"),
            FLOOD.format(12, " on Tuesday"),
            (DATE, "2024-04-29", "2024-04-30", None),
        ),
        (FERRY.format("Orsa", " at 7:10 a.m."), FERRY.format("Orsa", " at 7:20 a.m."), (DATE, "07:10", "07:20", None)),
        (FERRY.format("Paris", ""), FERRY.format("Rome", ""), (PLACE, "Paris", "Rome", None)),
        (
            "Mayor Lena Orth opened the new pier with a speech.",
            "Mayor Kim Rust opened the new pier with a speech.",
            (PERSON, "Lena Orth", "Kim Rust", None),
        ),
        (
            "The guild of Halden sent the letter to the mayor of Orsa.",
            "The guild of Halden handed over the letter to the mayor of Orsa.",
            (ACTION, "send", "hand over", IN_TURN),
        ),
        (
            "The minister of Halden resigned over the harbour loan.",
            "The minister of Halden was dismissed over the harbour loan.",
            (ACTION, "resign", "dismiss", None),
        ),
        (
            "The guild of Halden paid for the repair of the pier.",
            "The guild of Halden did not pay for the repair of the pier.",
            (DENIAL, "pay", "not pay", None),
        ),
    ],
)
def test_the_slot_that_differs(one, two, expected):
    kind, left, right, reason = expected
    assert found(one, two) == [expected]
    assert found(two, one) == [(kind, right, left, reason)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (FLOOD.format(12, ""), FLOOD.format(12, "")),
        (FLOOD.format(12, ""), FLOOD.format("a dozen", "")),
        # two things at once: rather two events
        (FLOOD.format(12, " on Monday"), FLOOD.format(19, " on Friday")),
        # the first and the second of a kind
        ("The first ship of the guild left with 40 sheep.", "The second ship of the guild left with 90 sheep."),
        # other things
        (
            "The eastern span of the bridge was closed for 3 days after the storm.",
            "The western span of the bridge was closed for 9 days after the storm.",
        ),
        # a place inside the other
        (FERRY.format("Germany", ""), FERRY.format("Berlin", "")),
        # two offices
        (
            "Interior minister Lena Orth opened the new pier with a speech.",
            "Fishing minister Kim Rust opened the new pier with a speech.",
        ),
        # each party its own share
        ("The Greens won 40 seats in Halden.", "The Reds won 19 seats in Halden."),
        # what can be done, and what was
        (
            "The guild of Halden paid for the repair of the pier.",
            "The guild of Halden cannot pay for the repair of the pier.",
        ),
        # done to others
        (
            "A sailor was killed in the mill of Halden on Monday.",
            "Three bakers were killed in the mill of Halden on Tuesday.",
        ),
        # moments further apart
        (FERRY.format("Orsa", " at 7:10 a.m."), FERRY.format("Orsa", " at 9:40 a.m.")),
        # too little alike
        (FLOOD.format(12, ""), "The choir of Halden taught 19 people songs by bakers, sailors and miners."),
    ],
)
def test_no_difference(one, two):
    assert found(one, two) == []
    assert found(two, one) == []


@pytest.mark.parametrize(
    ("one", "two", "days", "reason"),
    [
        (FLOOD.format(12, ""), FLOOD.format(19, ""), (3, 5), UPDATE),
        (FLOOD.format(19, ""), FLOOD.format(12, ""), (3, 5), None),
        (FLOOD.format(19, ""), "The flood in Halden has now killed 12 people in the lower town.", (3, 5), UPDATE),
        (FLOOD.format("at least 12", ""), FLOOD.format("at least 19", ""), (), BOTH_BOUNDED),
        (
            "Repairs of the pier in Halden cost 4 million euros.",
            "Repairs of the pier in Halden cost 3 million euros.",
            (3, 5),
            "the articles are of different days",
        ),
        (
            "The minister of Halden resigned over the harbour loan.",
            "The minister of Halden was dismissed over the harbour loan.",
            (3, 5),
            "later development: the articles are of different days",
        ),
    ],
)
def test_why_it_may_be_none(one, two, days, reason):
    assert [row[3] for row in found(one, two, days)] == [reason]


def test_a_name_that_the_other_article_knows_too_is_no_difference():
    first, second = statements_of(FERRY.format("Paris", ""), FERRY.format("Rome", ""))
    like = likeness(first, second)
    around = (first.names, (*second.names, *(name for name in first.names if name.text == "Paris")))
    assert differences(first, second, like, around) == ()


@pytest.mark.parametrize(
    ("kind", "value", "same"),
    [
        (NUMBER, "12 people", True),
        (NUMBER, "19 people", False),
        (DATE, "2024-04-29", True),
        (DATE, "07:10", True),
        (DATE, "2024-04-30", False),
        (PLACE, "Halden", True),
        (PERSON, "Orsa", False),
        (ACTION, "kill", True),
        (ACTION, "free", False),
        (DENIAL, "kill", False),
    ],
)
def test_who_fills_a_slot_alike(kind, value, same):
    (said,) = statements_of("The flood in Halden killed 12 people on Monday at 7:10 a.m.")
    assert agrees(said, kind, value) is same


def test_whether_another_thing_is_told_is_asked_only_where_a_slot_differs(monkeypatch):
    asked = []
    monkeypatch.setattr(slots, "tells_of_another", lambda one, two: asked.append(one.text) or False)
    assert found(FLOOD.format(12, ""), FLOOD.format(12, " in May")) == []
    assert asked == []
    assert len(found(FLOOD.format(12, ""), FLOOD.format(19, ""))) == 1
    assert len(asked) == 1
