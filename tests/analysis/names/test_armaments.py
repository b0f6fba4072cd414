"""Whether equipment is a weapon, by the words near its name."""

from __future__ import annotations

import pytest

from briefing.analysis.names.armaments import kind_of, leaning, leaning_of
from briefing.models import EntityType


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The regiment fired its guns from the Corvo.", EntityType.WEAPON),
        ("The freighter Corvo carried smartphones.", EntityType.OTHER),
        ("The Corvo lay in the harbour.", EntityType.WEAPON),
    ],
)
def test_what_is_said_near_a_name_tells_what_it_is(text, kind):
    assert kind_of(leaning_of(text)) is kind


def test_a_word_of_arms_and_one_of_peace_weigh_the_same():
    assert leaning(["combat", "freighter"]) == 0
