"""The network: shapes, labels chosen together, packing, bounds."""

from __future__ import annotations

import itertools
from importlib.resources import files

import numpy as np
import pytest

from briefing.analysis.model.network import TAGS, forbidden, load_network, spans, unpack


def test_the_vocabulary_holds_no_handle_tag_or_address():
    stored = np.load(files("briefing.analysis.model") / "weights.npz")
    words = bytes(stored["vocabulary"]).decode("utf-8").split("\n")
    assert [word for word in words if len(word) > 2 and (word[0] in "@#" or "_" in word or "/" in word)] == []


@pytest.fixture(scope="module")
def network():
    return load_network()


def test_one_tag_a_word_and_nothing_for_nothing(network):
    sentences = [["Oslo", "is", "cold", "."], [], ["Yes"]]
    tags = network.tag(sentences)
    assert [len(row) for row in tags] == [4, 0, 1]
    assert network.tag([]) == []


def test_the_neighbours_in_the_batch_change_nothing(network):
    one, two = ["Anna", "Berg", "met", "him", "in", "Peru", "."], ["The", "talks", "in", "Oslo", "failed", "."]
    assert network.tag([one, two])[1] == network.tag([two, two])[0]


def test_a_sentence_without_end_is_tagged_in_pieces(network):
    words = ["the", "envoy", "Anna", "Berg", "spoke", "in", "Oslo", "and"] * 300
    tags = network.tag([words])[0]
    assert len(tags) == len(words)
    assert tags[2] == "B-PER"


def test_many_words_leave_the_same_result(network):
    words = ["Anna", "Berg", "flew", "to", "Oslo", "."]
    before = network.tag([words])
    network.tag([[f"word{number}" for number in range(start, start + 100)] for start in range(0, 12_000, 100)])
    assert network.tag([words]) == before


def test_no_name_goes_on_that_did_not_begin(network):
    tags = network.tag([["of", "de", "Republic", "-", "III", "Council"] * 5])[0]
    rows = {tag: row for row, tag in enumerate(TAGS)}
    assert not tags[0].startswith("I-")
    assert not any(forbidden()[rows[before], rows[after]] for before, after in itertools.pairwise(tags))


def test_spans_of_tags():
    assert spans(["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-LOC"]) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 6, "LOC")]
    assert spans([]) == []


def test_packed_weights_are_scaled_by_column():
    packed = {
        "q_a": np.array([[127, -127]], np.int8),
        "s_a": np.array([0.5, 0.25], np.float32),
        "b": np.array([1.0]),
        "vocabulary": np.array([1]),
    }
    weights = unpack(packed)
    assert weights["a"].tolist() == [[63.5, -31.75]]
    assert sorted(weights) == ["a", "b"]
