"""The two acts of two days, in the words of the texts."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.language.english.meanings import meaning
from briefing.story.differences.other_acts import other_event


@pytest.mark.parametrize(
    ("one", "two", "verbs", "reason"),
    [
        (
            "Lena Orth opened the new pier on Monday.",
            "Lena Orth inspected a lighthouse in Orr on Tuesday.",
            ("opened", "inspected"),
            "perhaps another event: “opened the new pier” and “inspected a lighthouse”",
        ),
        (
            "Lena Orth sang, then she left.",
            "Lena Orth danced and left.",
            ("sang", "danced"),
            "perhaps another event: “sang” and “danced”",
        ),
        (
            "Lena Orth opened the pier.",
            "Lena Orth opened a lighthouse.",
            ("opened", "opened"),
            "perhaps another event with the same people",
        ),
        ("Lena Orth sang.", "Lena Orth left.", ("sang", "none"), "perhaps another event with the same people"),
    ],
)
def test_the_acts_that_the_days_hang_on(one, two, verbs, reason):
    anchors = tuple(meaning(verb) if verb else "" for verb in verbs)
    assert other_event(*statements_of(one, two), anchors) == reason
