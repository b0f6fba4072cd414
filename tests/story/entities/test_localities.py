"""Towns told by what all articles say happens there."""

from __future__ import annotations

import pytest
from marked import named

from briefing.story.entities.localities import towns_of


def towns(*texts, surnames=()):
    items = named(*texts)
    best = {tuple(item.text.lower().split()): item.type for item in items}
    return {" ".join(row) for row in towns_of(items, best, surnames)}


@pytest.mark.parametrize(
    "texts",
    [
        ["They met in [[Zelba|o]]. It rained.", "A barn fell near [[Zelba|o]], they said."],
        ["They live in Mill Street, [[Zelba|o]], with a dog."],
        ["They live in [[Zelba|x]], Ohio, with a dog."],
        ["They live in [[Zelba|p]], North Carolina, with a dog."],
        ["They moved to [[Zelba|p]] in May.", "It rains in [[Zelba|p]]."],
        ["A barn burned down three miles north-northeast of [[Zelba|p]] at night."],
    ],
)
def test_towns(texts):
    assert towns(*texts) == {"zelba"}


@pytest.mark.parametrize(
    "texts",
    [
        ["They hold shares in [[Zelba|o]].", "They hold a stake in [[Zelba|o]]."],
        ["It was read in [[Zelba|o]].", "It stood in [[Zelba|o]].", "[[Zelba|o]] said so."],
        ["She plays in [[Zelba|x]].", "She sang in [[Zelba|x]]."],
        ["In [[Zelba|o]]'s view it rained.", "They met in [[Zelba|o]] Tower."],
        ["It rained in [[Zelba|o]]."],
        ["They met in the [[Orvik School|o]]."],
    ],
)
def test_no_towns(texts):
    assert not towns(*texts)


def test_no_surname_is_a_town():
    assert not towns("They trust in [[Zelba|p]]. They met near [[Zelba|p]].", surnames={"zelba"})
