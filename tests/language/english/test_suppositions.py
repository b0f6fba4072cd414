"""What only asks or supposes tells nothing to be so."""

from __future__ import annotations

import pytest

from briefing.language.english.suppositions import hangs_on, leaves_open, tells_nothing


@pytest.mark.parametrize(
    "text",
    [
        "“Suppose the ferry is safe,” Oll told the paper.",
        '"Let us say there is no permit," said Oll.',
        "“Let’s just imagine that the dam holds.”",
        '"Is the dam sound?" Oll asked.',
        "“And what if the dam holds”, he said.",
    ],
)
def test_nothing_is_told(text):
    assert tells_nothing(text)


@pytest.mark.parametrize(
    "text",
    ["I suppose the ferry is safe, Oll said.", "Oll will assume office in May.", "They let us say a few words."],
)
def test_something_is_told(text):
    assert not tells_nothing(text)


def test_a_condition_at_the_head_of_one_claim_alone():
    flat = "The council has rules on noise."
    assert hangs_on("“If the council has rules on noise, I never saw them,” said Oll.", flat)
    assert not hangs_on("If it rains, the fair is off.", "The fair is off if it rains.")
    assert not hangs_on(flat, flat)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Smoke could be seen over the harbour.", False),
        ("The bell could still be heard in Orsa.", False),
        ("The levy could be seen as a tax.", True),
        ("The levy could be raised in May.", True),
        ("Smoke could be seen, and the roof may fall.", True),
    ],
)
def test_what_could_be_seen_was_there(text, is_open):
    assert leaves_open(text) is is_open
