"""Which verbs of a claim tell of something done."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.language.english.meanings import meaning


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("The guards opened the dam.", True),
        ("The dam was finally opened.", True),
        ("The dam had never been opened.", True),
        ("The dam is to be opened.", False),
        ("The guards would have opened the dam.", False),
        ("The guards will open the dam.", False),
    ],
)
def test_a_verb_behind_to_or_would_tells_of_nothing_done(text, done):
    assert (meaning("opened") in statement_of(text).done) is done
