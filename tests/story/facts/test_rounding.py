"""When two figures are one."""

from __future__ import annotations

import pytest

from briefing.story.facts.rounding import same_figure


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("km", 72, 72), ("km", 70, 70), True),
        (("km", 72, 72), ("road km", 70, 70), True),
        (("km", 72, 72), ("", 70, 70), True),
        (("km", 72, 72), ("crate", 70, 70), False),
        (("km", 72, 72), ("km", 60, 60), False),
        (("km", 72, 72), ("km", 60, 71), True),
    ],
)
def test_a_rounded_figure_is_the_same(one, other, same):
    assert same_figure(one, other) is same_figure(other, one) is same
