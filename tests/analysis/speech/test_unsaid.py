"""Frames by which nobody has said anything."""

from __future__ import annotations

import pytest
from clauses import unit_of

from briefing.analysis.speech.frames import find_frames
from briefing.analysis.speech.unsaid import only_thinkable, only_thought


def frame(text):
    return find_frames(unit_of(text, people="Ada Roe, Ben Ott", places="Orsa"))[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe may say dogs came.",
        "You said dogs came.",
        "Dogs came, as Ada Roe would say.",
        "If the minister said dogs came, it rained.",
        "She thought dogs came.",
        "Ada Roe was expected to testify that dogs came.",
        "It is safe to say Ben Ott ran.",
    ],
)
def test_nobody_said_it(text):
    assert only_thinkable(frame(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe said dogs came.",
        "Dogs came, according to Ada Roe.",
        "If Ada Roe said dogs came, it rained.",
        "Ada Roe asked the minister to sing.",
        "Doctors fear that dogs came.",
    ],
)
def test_somebody_said_it(text):
    assert not only_thinkable(frame(text))


@pytest.mark.parametrize(
    ("text", "thought"),
    [("She thought dogs came.", True), ("Doctors fear that dogs came.", False), ("Ada Roe said dogs came.", False)],
)
def test_what_went_on_in_a_mind(text, thought):
    assert only_thought(frame(text)) is thought
