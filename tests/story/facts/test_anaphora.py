from __future__ import annotations

import pytest

from briefing.story.facts.anaphora import points_back


@pytest.mark.parametrize(
    "text",
    [
        "The event drew thousands to the harbour.",
        "This decision was criticised by the union.",
        "In addition to the mayor, two ministers came.",
        "A delegation from the south also came to the opening.",
        "Besides the bridge, the railway was closed.",
    ],
)
def test_these_need_the_words_before(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of the ministers ended without a result.",
        "The ferry ran aground on Monday.",
        "Thousands came to the event.",
        "The minister and his deputy opened the new bridge over the river, which is also a museum.",
        "The deal with Norland was signed.",
        "",
    ],
)
def test_these_stand_alone(text: str) -> None:
    assert not points_back(text)
