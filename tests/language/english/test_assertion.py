"""A verb that serves another one tells nothing of its own."""

import pytest

from briefing.language.english.assertion import is_asserted


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("the crew left the ship", "left"),
        ("the crew were slowly leaving the ship", "leaving"),
        ("members voted to leave the league", "leave"),
        ("crew to leave ship", "leave"),
    ],
)
def test_what_is_told_to_be_done(text, verb):
    assert is_asserted(text.split(), text.split().index(verb))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("after leaving the ship the crew slept", "leaving"),
        ("a fault that left the ship dark", "left"),
        ("a patch was released to protect users", "protect"),
        ("the owners raised a loan to leave the league", "leave"),
    ],
)
def test_what_only_serves_another_word(text, verb):
    assert not is_asserted(text.split(), text.split().index(verb))
