"""How others put a thing: an act in their words."""

from __future__ import annotations

import pytest
from support import cite, make_article

from briefing.export.shading import in_words
from briefing.models import ConflictValue


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The visit ended late, as Mr. Rust handed Ana a signed letter, and all left.",
            "Mr. Rust handed Ana a signed letter",
        ),
        ("Later, Rust also handed Ana a letter.", "Rust also handed Ana a letter"),
        ("He handed Ana a letter.", "handed Ana a letter"),
        (
            "Rust handed Ana a letter from the mayor of Orr, who thanked her for nine boats, and left.",
            "Rust handed Ana a letter from the mayor of Orr, who thanked her for nine boats",
        ),
        ("Rust handed Ana a letter “for all of Orr” at noon.", "Rust handed Ana a letter “for all of Orr” at noon"),
        (f"Rust handed Ana a letter{' on boats' * 14}.", "Rust handed Ana a letter on boats"),
        ("The old man of the sea whom all of Orr knew handed Ana a letter.", "handed Ana a letter"),
    ],
)
def test_an_act_is_told_with_who_does_it(text, words):
    article = make_article(text, name="1.txt", outlet="Post")
    assert in_words(ConflictValue("hand", (cite(article, text),))) == words
