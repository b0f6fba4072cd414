"""Words by which somebody means to do something, and those that tell of another day for it."""

from __future__ import annotations

import pytest

from briefing.language.english.plans import intentions, is_end, means_to, not_before, only_stresses, plan_changed


@pytest.mark.parametrize("word", ["will", "would", "plans", "planning", "intended", "aims"])
def test_means_to(word):
    assert means_to(word)


def test_no_intention():
    assert not means_to("hopes")
    assert not means_to("opened")
    assert only_stresses("still")
    assert not only_stresses("never")
    assert "plan" in intentions()


def test_a_plan_is_changed():
    assert plan_changed("It opens on 2 May, a week later than planned.")
    assert not plan_changed("It opens on 2 May.")
    assert plan_changed("The fair was moved to 2 May.")
    assert plan_changed("It will not open until 2 May.")
    assert not plan_changed("They moved to a village.")
    assert not_before("It will not open until 2 May.")
    assert not not_before("It will open before May.")


def test_the_end_of_a_time():
    assert is_end("at the end of the year")
    assert not is_end("in the year")
