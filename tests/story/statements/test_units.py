"""What a claim is made into for comparing."""

from __future__ import annotations

import pytest

from briefing.story.statements.units import tells_first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It marked the first visit by a minister since 1991.", True),
        ("Berg was the country's first mayor.", True),
        ("Ferries crossed the sound for the first time since May.", True),
        ("The fire was first reported at noon.", None),
        ("The first ferry left at noon.", None),
        ("The minister visited the port.", False),
    ],
)
def test_what_tells_that_something_was_the_first(text: str, first: bool | None) -> None:
    assert tells_first(text) is first
