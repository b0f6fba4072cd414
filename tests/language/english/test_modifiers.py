"""Days that stand before a noun and say which one is meant."""

from __future__ import annotations

import pytest

from briefing.language.english.modifiers import which_one


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("He was tried for the ", " killing of a guard", "for"),
        ("He was tried over the deadly ", " fire", "for"),
        ("He was tried for setting the ", " fire", "for"),
        ("Bakers recalled the ", " fire", "noun"),
        ("Bakers recalled their ", " fire", "noun"),
        ("Bakers sang on ", " fire", None),
        ("Bakers recalled the ", ", fire", None),
        ("Bakers recalled the ", " Fire", None),
        ("Bakers recalled the ", " of", None),
        ("Bakers recalled the two deadly ", " fires", None),
    ],
)
def test_what_a_day_belongs_to(before, after, kind):
    assert which_one(before, after) == kind
