"""How deep, high, wide or long one thing is, told in two ways."""

from __future__ import annotations

import pytest
from taken_apart import told

from briefing.story.differences.dimensions import dimensions_apart

DEEP = "The quake near Halden struck the sea floor at a depth of 10 km on Monday."


def found(*texts):
    return [(one.left, one.right, one.key) for _, _, one in dimensions_apart([], told(*texts))]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            DEEP,
            "The quake near Halden struck the sea floor 35 km deep on Monday.",
            [("10 kilometres", "35 kilometres", "depth")],
        ),
        (
            "Engineers in Halden measured the new tower at a height of 60 metres.",
            "Engineers in Halden measured the new tower, 80 metres high.",
            [("60 metres", "80 metres", "height")],
        ),
        (
            "The quake struck 40 km north of Halden on Monday at a depth of 10 km under the sea floor.",
            "The quake struck 40 km south-east of Halden on Monday at a depth of 35 km under the sea floor.",
            [("10 kilometres", "35 kilometres", "depth")],
        ),
        (  # of what each begins with, whatever else it tells
            "The quake started only one mile below ground.",
            "The quake occurred at 4:20 a.m. near Halden and had a depth of 9 miles.",
            [("1 mile", "9 miles", "depth")],
        ),
    ],
)
def test_two_values_of_one_dimension(one, two, expected):
    assert found(one, two) == expected


@pytest.mark.parametrize(
    "other",
    [
        DEEP,
        "The quake near Halden struck the sea floor at a depth of 10,000 metres on Monday.",  # the same
        "The quake near Halden struck the sea floor 35 km away on Monday.",  # no dimension
        "The quake near Halden struck the sea floor with a length of 35 km on Monday.",  # another one
        "The quake near Orsa struck the sea floor at a depth of 35 km on Monday.",  # another place
        "The quake near Halden struck the sea floor at a depth of 35 km on Friday.",  # another day
        "Divers in Halden found the wreck at a depth of 35 km.",  # another thing
        "The aftershock near Halden struck the sea floor at a depth of 35 km on Monday.",
    ],
)
def test_no_difference(other):
    assert found(DEEP, other) == []
    assert found(other, DEEP) == []


def test_what_only_one_side_knows_is_not_one_thing():
    known = "The quake began only one mile below ground, the survey said."
    assert not found(known, "A quake occurred at 4:20 a.m. near Halden and had a depth of 9 miles.")
    assert not found(known, "The mine near Halden had a depth of 9 miles.")


def test_two_depths_in_one_claim_tell_nothing_of_either():
    two = "The quake near Halden struck the sea floor at a depth of 35 km on Monday, or 40 km deep."
    assert found(DEEP, two) == []


def test_one_article_may_give_two():
    assert found(f"{DEEP} {DEEP.replace('10 km', '35 km')}") == []
