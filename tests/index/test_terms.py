"""Words with letters changed: those of a plain count, found without a count for most."""

from __future__ import annotations

import random

import pytest

from briefing.index.arrays import Doc, InMemory, Segment
from briefing.index.packing import pack
from briefing.index.terms import exact_ranges, means
from briefing.index.tree import OUTLET, Fuzzy


def changes(one: str, other: str) -> int:
    """Letters put in, left out or exchanged, and neighbours in the other order, letter by letter."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        rows.append([at] + [0] * len(other))
        for place, wanted in enumerate(other, 1):
            least = min(rows[at - 1][place] + 1, rows[at][place - 1] + 1, rows[at - 1][place - 1] + (letter != wanted))
            if at > 1 and place > 1 and (letter, one[at - 2]) == (other[place - 2], wanted):
                least = min(least, rows[at - 2][place - 2] + 1)
            rows[at][place] = least
    return rows[-1][-1]


def words(seed: int) -> list[str]:
    chance = random.Random(seed)
    return sorted({"k" + "".join(chance.choices("aelmß中", k=chance.randint(0, 7))) for _ in range(600)})


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("most", [1, 2])
def test_words_with_letters_changed_are_those_of_a_plain_count(seed: int, most: int) -> None:
    every = words(seed)
    segment = Segment(InMemory(b"".join(pack([Doc("a", 0, {OUTLET: (range(len(every)), every)})]))))
    for asked in ("kelm", "kamel", every[40], every[-1]):
        wanted = [word for word in every if changes(word, asked) <= most]
        ranges = exact_ranges(Fuzzy(asked, most), segment, OUTLET)
        found = segment.lexicon(OUTLET)
        assert [word for first, last in ranges for word in found.between(first, last)] == sorted(wanted, key=str.encode)
        assert [word for word in every if means(Fuzzy(asked, most), word)] == wanted


def test_most_words_are_told_apart_by_their_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[object] = []
    monkeypatch.setattr("whoosh.support.levenshtein.distance", lambda *given: counted.append(given))
    every = [f"k{'bcdfg'[at % 5] * 3}{at % 7}" for at in range(200)]
    assert not any(means(Fuzzy("kelmo", 1), word) for word in every)
    assert not counted
