"""What somebody calls a thing told before."""

from __future__ import annotations

import pytest

from briefing.language.english.naming import called


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("She called it an act of sabotage.", "an act of sabotage"),
        ("They later described the fire as a warning.", "a warning"),
        ("He called his brother on Sunday.", ""),
        ("She did not call it an act of sabotage.", ""),
    ],
)
def test_what_it_is_called(text, what):
    assert called(text) == what
