"""A collection laid out from pieces of features: the numbers of one that is laid out from all profiles."""

from __future__ import annotations

import random
import tracemalloc
from datetime import date, timedelta

import numpy as np
import pytest
from support import make_article

from briefing.models import Analysis, Reading
from briefing.story.nearness import weights
from briefing.story.nearness.collected import nearness_of
from briefing.story.nearness.profiles import profile_of
from briefing.story.nearness.spread import spread_of
from briefing.story.nearness.weights import PARTS, Nearness

PLACES = ("Harbrook", "Ellmouth", "Lisse", "Tarn")


def profiles(number, seed):
    """Those of articles that share words, names, figures and where they begin; some have no day, some no word."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("abdegiklmnoprstu", k=chance.randint(3, 8))) for _ in range(120)]
    made = []
    for at in range(number):
        pieces = [*chance.sample(words, 30), chance.choice(words).title(), str(chance.randint(10, 40))]
        chance.shuffle(pieces)
        begin = f"A mill near {chance.choice(PLACES)} burnt on {chance.choice(('Monday', 'Sunday'))}, "
        text = begin + "the " + " ".join(pieces) + "." if chance.random() < 0.9 else "."
        day = date(2025, 1, 1) + timedelta(days=chance.randrange(60)) if chance.random() < 0.7 else None
        made.append(profile_of(Reading(make_article(text, name=f"{at}.txt", title="", published=day), Analysis())))
    return made


def collected(made, largest):
    """Laid out from pieces of so many articles."""
    pieces = [
        (
            spread_of([str(at) for at in range(begin, begin + len(some))], some),
            np.arange(begin, begin + len(some), dtype=np.int32),
        )
        for begin in range(0, len(made), largest)
        for some in [made[begin : begin + largest]]
    ]
    sizes = np.array([[len(part) for part in one.parts] for one in made], np.int64).reshape(len(made), PARTS)
    days = np.array([one.published.toordinal() if one.published else 0 for one in made], np.int64)
    return nearness_of(pieces, sizes, days)


@pytest.mark.parametrize(("number", "largest", "stepped"), [(40, 7, 0), (40, 40, 0), (30, 11, 99), (1, 5, 0)])
def test_rows_are_those_of_all_profiles_together(monkeypatch, number, largest, stepped):
    monkeypatch.setattr(weights, "STEPPED", stepped)
    monkeypatch.setattr(weights, "FEWEST_LOOKED_UP", 12)
    made = profiles(number, number + largest)
    whole, pieces = Nearness(made, events=True), collected(made, largest)
    assert np.array_equal(whole.whole.norms, pieces.whole.norms)
    for at in range(number):
        assert np.array_equal(whole.row(at), pieces.row(at))


@pytest.mark.parametrize("events", [True, False])
def test_what_is_near_is_what_the_row_has_there(events):
    made = Nearness(profiles(60, 3), events=events)
    for at in range(60):
        row = made.row(at)
        row[at] = 0
        for least in (0.22, 0.4, 1e-9):
            others, values = made.near(at, least)
            assert others.tolist() == np.flatnonzero(row >= least).tolist()
            assert values.tolist() == row[others].tolist()


def test_weights_of_a_large_collection_take_half_of_the_room(monkeypatch):
    made = profiles(400, 5)
    held = []
    for stepped in (10_000, 0):
        monkeypatch.setattr(weights, "STEPPED", stepped)
        tracemalloc.start()
        kept = collected(made, 100)
        held.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        del kept
    assert held[1] < 0.85 * held[0]  # the words of flashes take as much in both
