"""One side names a part of the days that the other one names for the same act."""

from __future__ import annotations

import pytest
from taken_apart import cards_of, story_of, told

from briefing.models import ConflictKind
from briefing.story.differences.partial import partial_days
from briefing.story.differences.reasons import PARTIAL

FEW = "The harbour guild inspected the pumps in April."
MANY = "The harbour guild inspected the pumps in April and in March."


def found(*texts):
    return [
        (left, right, one.kind, one.left, one.right, one.reason) for left, right, one in partial_days([], told(*texts))
    ]


def test_a_part_of_the_days_has_its_reason_whoever_tells_less():
    assert found(FEW, MANY) == [(0, 1, ConflictKind.DATE, "2024-04", "2024-03, 2024-04", PARTIAL)]
    assert [row[3:5] for row in found(MANY, FEW)] == [("2024-04", "2024-03, 2024-04")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (FEW, FEW),
        (FEW, "The harbour guild inspected the pumps in May and in March."),  # no part
        (FEW, "The harbour guild painted the pumps in April and in March."),  # another act
        (FEW.replace("in April", "in 2024"), MANY.replace("in April", "in 2024")),  # a year is no day
    ],
)
def test_no_part(one, two):
    assert found(one, two) == []


def test_one_article_contradicts_nobody():
    assert found(f"{FEW} {MANY}") == []


def test_it_reaches_the_card():
    assert ("date", ["2024-03, 2024-04", "2024-04"]) in [(kind, sorted(v)) for kind, v in cards_of(story_of(FEW, MANY))]
