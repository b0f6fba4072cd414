"""Names that are brought in as somebody's wife, son or brother."""

from __future__ import annotations

import pytest

from briefing.language.english.kin import kin_of


@pytest.mark.parametrize(
    ("before", "after", "relative"),
    [
        ("His wife ", " sang.", True),
        ("their youngest son, ", " sang.", True),
        ("Orth's brother ", " sang.", True),
        ("Lena Orth's brother ", " sang.", True),
        ("Berg's husband, ", " sang.", False),  # of another surname
        ("the baker's son ", " sang.", True),
        ("First Lady ", " sang.", True),
        ("Then ", ", his wife, sang.", True),
        ("Then ", ", Orth's sister, sang.", True),
        ("Then ", ", Berg's sister, sang.", False),
        ("Then ", ", the mother of the boy, sang.", True),
        ("Then ", ", a mother of three, sang.", False),
        ("Then ", ", the mayor of Orsa, sang.", False),
        ("The mayor ", " sang.", False),
        ("His late but very dear wife ", " sang.", False),
        ("His wife saw ", " sing.", False),
    ],
)
def test_a_relative_of_somebody(before, after, relative):
    assert kin_of(before, after, "orth") is relative
