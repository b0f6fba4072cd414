"""A segment's file is the same however its documents are parted into runs, and holds what a plain count says."""

from __future__ import annotations

import tracemalloc
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.index import packing
from briefing.index.arrays import Doc, InMemory, Segment
from briefing.index.packing import pack
from briefing.index.tree import BODY, OUTLET
from briefing.index.words import stem

Words = list[tuple[int, str]]
ROWS = st.lists(st.lists(st.tuples(st.integers(0, 70_000), st.text("abséß中", max_size=3)), max_size=12), max_size=8)


def docs_of(rows: list[Words]) -> list[Doc]:
    docs = []
    for number, row in enumerate(rows):
        places, forms = [place for place, _ in sorted(row)], [form for _, form in sorted(row)]
        docs.append(Doc(f"a{number}", number, {BODY: (places, forms), OUTLET: (range(1), ["press"])}, b"x" * number))
    return docs


def packed(rows: list[Words], tokens: int, words: int) -> bytes:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packing, "RUN_TOKENS", tokens)
        patched.setattr(packing, "RUN_WORDS", words)
        return b"".join(pack(docs_of(rows)))


@given(ROWS, st.integers(1, 30), st.integers(1, 9))
def test_the_runs_leave_no_trace_in_the_file(rows: list[Words], tokens: int, words: int) -> None:
    assert packed(rows, tokens, words) == packed(rows, 1 << 20, 1 << 20)


@given(ROWS, st.integers(1, 30))
def test_the_file_holds_what_a_plain_count_says(rows: list[Words], tokens: int) -> None:
    segment = Segment(InMemory(packed(rows, tokens, 1 << 20)))
    expected: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(rows):
        for place, form in sorted(row):
            expected[form][number].append(place)
    words = sorted(expected, key=str.encode)
    lexicon = segment.lexicon(BODY)
    assert lexicon.between(0, len(lexicon)) == words
    for at, word in enumerate(words):
        found = segment.postings(BODY, at, at + 1, places=True)
        assert found.docs.tolist() == list(expected[word])
        assert found.counts.tolist() == [len(places) for places in expected[word].values()]
        assert found.places.tolist() == [place for places in expected[word].values() for place in places]
        alike = [other for other in words if stem(other) == stem(word)]
        assert [words[one] for one in segment.same_stem(BODY, stem(word))] == alike
    assert segment.lengths(BODY).tolist() == [len({place for place, _ in row}) for row in rows]
    assert [segment.kept(number) for number in range(len(rows))] == [b"x" * number for number in range(len(rows))]


def test_memory_goes_by_the_runs_and_not_by_what_is_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    def many() -> Iterator[Doc]:
        for number in range(400):
            forms = [f"{chr(97 + at % 26)}{number * 40 + at}" for at in range(50)]
            yield Doc(f"a{number}", 0, {OUTLET: (range(50), forms)})

    def most() -> int:
        tracemalloc.start()
        try:
            assert sum(map(len, pack(many())))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    whole = most()
    monkeypatch.setattr(packing, "RUN_WORDS", 1_000)
    assert most() < 0.8 * whole


def test_of_many_words_few_are_there_as_objects_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    number = 40_000

    def many() -> Iterator[Doc]:
        for first in range(0, number, 100):
            forms = [f"{chr(97 + at % 26)}{at:x}" for at in range(first, first + 100)]
            yield Doc(f"a{first}", 0, {BODY: (range(100), forms)})

    monkeypatch.setattr(packing, "RUN_WORDS", 2_000)
    tracemalloc.start()
    try:
        assert sum(map(len, pack(many())))
        assert tracemalloc.get_traced_memory()[1] < 240 * number
    finally:
        tracemalloc.stop()
