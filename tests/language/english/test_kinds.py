"""What nouns name, and which general ones may stand for them."""

from __future__ import annotations

import pytest

from briefing.language.english.exchanged import words
from briefing.language.english.kinds import KINDS, kinds_of, may_name_one


@pytest.mark.parametrize("pair", ["man sailor", "people villagers", "company bank", "officials judges"])
def test_a_general_noun_may_stand_for_one_of_its_kind(pair):
    one, two = pair.split()
    assert may_name_one(one, two)
    assert may_name_one(two, one)


@pytest.mark.parametrize("pair", ["others genes", "reporters rivers", "building letting", "sailor baker", "man rumour"])
def test_no_other_may(pair):
    one, two = pair.split()
    assert not may_name_one(one, two)


def test_every_kind_has_its_nouns():
    assert "person" in kinds_of("sailor")
    assert not kinds_of("meanwhile")
    assert all(words(f"general_{kind}") for kind in KINDS)
