"""Names that stand deeper in a phrase than its head."""

from __future__ import annotations

import pytest

from briefing.language.english.deeper import lies_deeper


@pytest.mark.parametrize(
    "before",
    [
        "officials in ",
        "authors in the journal ",
        "bakers of their old town ",
        "bakers in Ruvia's ",
        "a singer with the big brass band ",
    ],
)
def test_a_preposition_leads_to_the_name(before):
    assert lies_deeper(before)


@pytest.mark.parametrize(
    "before",
    ["", "the ", "mayor ", "bakers and ", "in the very old brass band hall ", "officials in Orsa, ", "a cabin "],
)
def test_nothing_leads_to_it(before):
    assert not lies_deeper(before)
