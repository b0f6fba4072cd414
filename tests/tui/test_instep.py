from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.instep import InStep

OFFSETS = st.integers(0, 1_000)
PAIRS = st.lists(st.tuples(OFFSETS, OFFSETS), max_size=30)


def test_a_shared_fact_stands_beside_itself_and_what_lies_between_is_in_proportion() -> None:
    step = InStep.of([(100, 40), (300, 240)], 400, 340)
    assert [step.beside(offset) for offset in (0, 100, 150, 300, 400, 999)] == [0, 40, 90, 240, 340, 340]


def test_a_fact_told_elsewhere_breaks_no_order() -> None:
    step = InStep.of([(100, 100), (200, 900), (300, 300), (400, 400)], 1_000, 1_000)
    assert step.here == (0, 100, 300, 400, 1_000)
    assert step.there == (0, 100, 300, 400, 1_000)


def test_without_shared_facts_places_are_in_proportion() -> None:
    assert InStep.of([], 100, 50).beside(50) == 25
    assert InStep.of([], 0, 0).beside(0) == 0


@given(PAIRS, st.integers(1, 1_000), st.integers(1, 1_000))
def test_scrolling_on_never_takes_the_other_back(pairs: list[tuple[int, int]], length: int, other: int) -> None:
    step = InStep.of(pairs, length, other)
    found = [step.beside(offset) for offset in range(0, length + 1, 7)]
    assert all(low <= high for low, high in pairwise(found))
    assert all(0 <= offset <= other for offset in found)
    for here, there in zip(step.here[1:-1], step.there[1:-1], strict=True):
        assert (here, there) in pairs
        assert step.beside(here) == there
