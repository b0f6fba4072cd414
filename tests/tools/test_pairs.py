"""The labelled pairs of claims, and how their two readers agree."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture(scope="module")
def tool():
    found = {}
    for name in ("ecbplus", "evaluate_pairs"):
        spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
        found[name] = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found[name])
    return found["evaluate_pairs"]


def test_every_pair_is_of_two_documents_and_has_known_labels(tool):
    pairs = tool.read_pairs()
    assert len(pairs) == 2997
    assert {label for pair in pairs for label in pair.labels} == {"same", "part", "other", "contradicts"}
    for pair in pairs:
        assert pair.one[0] != pair.two[0]
        assert all(start < end for _, _, start, end in (pair.one, pair.two))


def test_two_readers_agree_on_the_pairs_that_both_read(tool):
    twice = [pair.labels for pair in tool.read_pairs() if len(pair.labels) == 2]
    assert len(twice) == 1000
    assert tool.kappa(twice) > 0.8


def test_kappa_is_what_is_agreed_on_beyond_chance(tool):
    rows = [("same", "same")] * 20 + [("same", "other")] * 5 + [("other", "same")] * 10 + [("other", "other")] * 15
    assert tool.kappa(rows) == pytest.approx(0.4)


def test_the_interval_of_a_share_is_wilsons(tool):
    low, high = tool.interval(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
