"""Times of day: how they are read, and when two of them are told differently."""

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading, Span
from briefing.story.assemble import build_story
from briefing.story.statements.clocks import clocks_apart, find_clocks


def clocks(text):
    return find_clocks(text, Span(0, len(text)), {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank at 7:05 p.m. local time", ["19:05"]),
        ("It sank at 12.10 am", ["00:10"]),
        ("It sank at 19:05 on Monday", ["19:05"]),
        ("It sank at 7:05 p.m. (18:05 UTC)", ["19:05", "18:05 GMT"]),
        ("It sank at five past seven in the evening", ["19:05"]),
        ("It sank at a quarter to nine in the morning", ["08:45"]),
        ("It sank at half past six", []),
        ("It sank at 7 p.m.", []),
        ("They won 2:15 on points, Mark 4:12", []),
        ("It cost 4.05 million", []),
        ("He scored with 7:42 left in the half", []),
        ("It sank at 7:42 PM EST", ["19:42 EST"]),
        ("It sank at 19:05 p.m.", []),
    ],
)
def test_clocks_in_a_text(text, expected):
    assert [one.shown for one in clocks(text)] == expected


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("at 7:05 p.m.", "at 7:09 p.m.", True),
        ("at 7:05 p.m.", "at 19:05", False),
        ("at 7:05 p.m.", "at 9:40 p.m.", False),
        ("at 7:05 p.m.", "at about 7:10 p.m.", False),
        ("at 7:05 p.m.", "at 18:05 UTC", False),
        ("at 11:58 p.m.", "at 12:03 a.m.", True),
        ("at 7:05 p.m.", "in the evening", False),
    ],
)
def test_what_cannot_be_one_moment(one, two, apart):
    assert (clocks_apart(clocks(one), clocks(two)) is not None) is apart


def conflicts(*texts):
    articles = [
        make_article(text, name=f"{number}.txt", outlet=str(number), published=date(2024, 5, 3))
        for number, text in enumerate(texts)
    ]
    return build_story([Reading(article, analyse(article)) for article in articles]).conflicts


def test_another_minute_is_told_differently():
    (card,) = conflicts(
        "The ferry Anna sank off Narva at 7:05 p.m. on Monday.",
        "The ferry Anna sank off Narva at 7:09 p.m. on Monday.",
        "On Monday at 19:09 the ferry Anna sank.",
    )
    assert (card.kind, card.reason) == (ConflictKind.DATE, None)
    assert card.topic.startswith("time of day: sank")
    assert [(value.value, len(value.evidence)) for value in card.values] == [("19:05", 1), ("19:09", 2)]


def test_another_act_may_be_another_moment():
    (card,) = conflicts(
        "The lander of the Tavi mission settled on the dust at 7:05 p.m. on Monday.",
        "After a long night of waiting the lander came to rest near a crater at 7:09 p.m.",
    )
    assert "another moment" in card.reason


def test_moments_far_apart_or_of_different_days_are_no_difference():
    first = "The ferry Anna left Narva at 7:05 p.m. on Monday."
    assert not any(
        ":" in value.value
        for card in conflicts(first, "The ferry Anna left Narva at 9:30 p.m. on Monday.")
        for value in card.values
    )
    other = conflicts(first, "The ferry Anna left Narva at 7:09 p.m. on Tuesday.")
    assert not any(":" in value.value for card in other for value in card.values)
