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
        "A further 1,204 people were taken to hospital in the town.",
        "After that, the plane took off from the southern runway.",
        "In it he thanked the town for its help.",
        "Since then no ship has called at the port.",
        "Another two villages lost their only road on Sunday.",
        "Hours later the mayor closed the bridge.",
        "Two days earlier, a ship had sunk.",
        "Other towns that offered boats had not been asked by Sunday.",
        "The three other divers were taken to Lund.",
        "Others said that the bridge was old.",
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
        "Other than Lund, no town was asked for boats.",
        "The minister and his deputy opened the new bridge over the river, which is also a museum.",
        "The deal with Norland was signed.",
        "At Thatcham the river left its bed on Sunday.",
        "Another fire broke out in the harbour on Sunday.",
        "Nine hours after the flood the mayor closed the bridge.",
        "Earlier in the week the mayor had closed the bridge.",
        "A further search of the lake is planned for Monday.",
        "",
    ],
)
def test_these_stand_alone(text: str) -> None:
    assert not points_back(text)
