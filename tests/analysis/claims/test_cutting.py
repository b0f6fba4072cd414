"""Where a sentence is cut into parts that state one thing each, and where it stays whole."""

from __future__ import annotations

import pytest
from clauses import unit_of
from speech import listen

from briefing.analysis.claims.cutting import cut_sentence


def parts(text, **names):
    names = {"people": "Ada Roe, Ben Ott", "bodies": "Port Office", "places": "Orsa"} | names
    attributions = listen(text, **names).analysis.attributions
    return [text[start:end] for start, end in cut_sentence(unit_of(text, **names).tokens, attributions)]


DAWN = "The old mill burned down at dawn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DAWN}; the new mill was shut for days.", [DAWN, "the new mill was shut for days."]),
        (f"{DAWN}, but the new mill was shut for days.", [DAWN, "the new mill was shut for days."]),
        (
            "The guild closed the old mill and sent its millers home early.",
            ["The guild closed the old mill", "sent its millers home early."],
        ),
        (f"{DAWN}, killing two dogs and a cat.", [DAWN, "killing two dogs and a cat."]),
        (
            "The guild left the old mill, which was built by its own millers.",
            ["The guild left the old mill", "the old mill, which was built by its own millers."],
        ),
        (f"{DAWN} as she opened the gate for the dogs.", [DAWN, "she opened the gate for the dogs."]),
        (f"{DAWN}, the Port Office said.", [DAWN]),
        ("The Port Office said that the old mill burned down at dawn.", ["the old mill burned down at dawn."]),
        (f"{DAWN}, the Port Office said, killing two dogs and a cat.", [DAWN, "killing two dogs and a cat."]),
    ],
)
def test_sentences_that_are_cut(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The old mill burned down at dawn.",
        "The guild sold bread, milk, and the mill was shut.",  # a list
        "The old mill burned down, and dogs came.",  # too short a part
        "The old mill burned down at dawn, Ada Roe said.",  # what a person says is that person's
        "The guild closed and sold the old mill to its millers for a song.",
        "The guild burned as many old mills as she sang songs for the dogs.",  # a comparison
        "The guild sold 1,200 loaves and 3,400 rolls to the millers at dawn.",  # a comma of a number
        "The old mill burned down at dawn, during a storm that came from the sea.",
        "The guild denied that the old mill burned down at dawn.",
    ],
)
def test_sentences_that_stay_whole(text):
    assert parts(text) == [text]


def test_a_question_states_nothing():
    assert parts("Has the old mill burned down at dawn?") == []
