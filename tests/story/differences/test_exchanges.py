"""Claims that run alike but for a noun or an adjective are of two things."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.story.differences.exchanges import tells_of_another

SPAN = "The eastern span of the bridge was closed for 3 days after the storm."


@pytest.mark.parametrize(
    "other",
    [
        "The western span of the bridge was closed for 3 days after the storm.",
        "The old wooden span of the bridge was closed for 3 days after the storm.",
    ],
)
def test_another_thing(other):
    assert tells_of_another(*statements_of(SPAN, other))
    assert tells_of_another(*statements_of(other, SPAN))


@pytest.mark.parametrize(
    "other",
    [
        SPAN,
        "The eastern span of the bridge was closed for 9 days after the storm.",  # a figure
        "The eastern span of the bridge was opened for 3 days after the storm.",  # a verb
        "The eastern span was closed.",  # much shorter
        "Bakers sold rolls and the choir of the mill sang in the rain all night.",  # runs otherwise
        "The eastern span of the bridge was closed for 3 days after the flood.",  # at the very end
        "The small old ugly wooden leaning span of the bridge was closed for 3 days after the storm.",  # a long piece
    ],
)
def test_not_another_thing(other):
    assert not tells_of_another(*statements_of(SPAN, other))
    assert not tells_of_another(*statements_of(other, SPAN))
