"""What articles have that others lack, as sets would tell it."""

from __future__ import annotations

import random

import numpy as np
import pytest

from briefing.story.nearness.lacking import Kind, Starts, same_day

SIZE = 12


def drawn(chance, most):
    return [set(chance.sample(range(20), chance.randint(0, most))) for _ in range(SIZE)]


def starts(sets):
    names = [name for own in sets for name in sorted(own)]
    counts = np.array([len(own) for own in sets], np.int64)
    return Starts(counts, np.array(names, np.uint32), np.repeat(np.arange(SIZE, dtype=np.int32), counts))


@pytest.mark.parametrize("seed", range(4))
def test_counts_are_those_of_sets(seed):
    chance = random.Random(seed)
    first, more = drawn(chance, 4), drawn(chance, 9)
    held = [one | two for one, two in zip(first, more, strict=True)]
    among = np.array(sorted(chance.sample(range(SIZE), 7)))
    for kind, anywhere in ((Kind(starts(first), starts(held)), held), (Kind(starts(first)), first)):
        for index in range(SIZE):
            own, others = kind.lacking(index, among)
            assert own.tolist() == [len(first[index] - anywhere[at]) for at in among]
            known = anywhere[index] if first[index] else set()  # of an article without any, nothing is looked up
            assert others.tolist() == [len(first[at] - known) for at in among]
            some, every = kind.exchanged(index, among)
            assert some.tolist() == [bool(one and two) for one, two in zip(own, others, strict=True)]
            alone = [first[index].isdisjoint(anywhere[at]) and first[at].isdisjoint(anywhere[index]) for at in among]
            filled = [bool(first[index] and first[at]) for at in among]
            assert every.tolist() == [one and two for one, two in zip(alone, filled, strict=True)]
            assert kind.shared(index, among).tolist() == [len(first[index] & first[at]) for at in among]


def test_a_day_that_is_not_known_may_be_any():
    days = np.array([5, 5, 6, 0])
    assert same_day(days, 0, np.arange(4)).tolist() == [True, True, False, True]
    assert same_day(days, 3, np.arange(4)).all()
