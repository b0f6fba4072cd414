"""On which side of a place something lies, and which sides may be the same one."""

from __future__ import annotations

import pytest

from briefing.language.english.bearings import is_bearing, same_bearing


@pytest.mark.parametrize(
    ("low", "following", "bearing"),
    [
        ("north", "of", True),
        ("north-east", "of", True),
        ("southwest", "of", True),
        ("north", "side", False),
        ("top", "of", False),
    ],
)
def test_where_something_lies_from_a_place(low, following, bearing):
    assert is_bearing(low, following) is bearing


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("northeast", "north-northeast", True),
        ("north-east", "northeast", True),
        ("north", "north-northwest", True),
        ("west", "west-southwest", True),
        ("north", "northeast", False),
        ("north", "south", False),
        ("southwest", "northwest", False),
        ("north", "up", False),
        ("north", "-", False),
    ],
)
def test_bearings_no_more_than_a_point_apart_may_be_one(one, two, same):
    assert same_bearing(one, two) is same_bearing(two, one) is same
