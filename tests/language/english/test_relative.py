"""Clauses that hang on a noun behind a comma."""

from __future__ import annotations

import pytest

from briefing.language.english.relative import relative_clause


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("the mayor, who sang, left, which was late", ", who"),
        ("the mill,  which burned", ",  which"),
        ("the town, where bakers sing", ", where"),
        ("the mayor, whose hat fell", ", whose"),
        ("the mayor who sang", None),
        ("the mayor, whoever that is", None),
        ("the mayor, and which", None),
    ],
)
def test_the_first_one(text, opens):
    found = relative_clause(text)
    assert (found and found[0]) == opens
