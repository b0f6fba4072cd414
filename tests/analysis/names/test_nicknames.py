"""People whose nickname stands inside the name."""

from __future__ import annotations

import pytest

from briefing.analysis.names.nicknames import find_nicknamed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Adam “The Elk” Orvik left.", "Adam “The Elk” Orvik"),
        ('Then Mr. Adam "Fat Elk" Orvik left.', 'Adam "Fat Elk" Orvik'),
        ("A vigil for Emma (Dot) Orvik began.", "Emma (Dot) Orvik"),
        ("Then Anna Maria 'Dot' Orvik left.", "Anna Maria 'Dot' Orvik"),
    ],
)
def test_names(text, name):
    assert [span.of(text) for span, _ in find_nicknamed(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Senator Adam (D-Ohio) Orvik left.",
        "They met in Adam (France) Orvik street.",
        "Then Adam “The Elk” Tour began.",
        "Then Zrv “The Elk” Orvik left.",
        "Adam's “The Elk” Orvik is a song.",
        "Adam said “The Elk” was late.",
        "The ministry of Adam (MOA) Orvik.",
    ],
)
def test_no_names(text):
    assert not list(find_nicknamed(text))
