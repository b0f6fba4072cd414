"""Sentences made to learn from."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from briefing.analysis.model.gazetteer import load_gazetteer
from briefing.analysis.model.network import TAGS, spans

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
synthesis = importlib.import_module("tools.tagger_synthesis")
data = importlib.import_module("tools.tagger_data")


@pytest.fixture
def made():
    return synthesis.Synthesiser(load_gazetteer(), seed=3)


def test_every_template_fills_all_its_places(made):
    for _ in range(800):
        words, tags = made.sentence()
        assert len(words) == len(tags)
        assert not any("{" in word or "}" in word for word in words)
        assert set(tags) <= set(TAGS)


def test_one_seed_makes_one_round():
    document = data.Document("made", ((["Anna", "Berg", "saw", "Oslo", "."], ["B-PER", "I-PER", "O", "B-LOC", "O"]),))
    rounds = [list(synthesis.Synthesiser(load_gazetteer(), seed=5).round([document] * 4)) for _ in range(2)]
    assert rounds[0] == rounds[1]


def test_other_names_keep_their_labels_and_places(made):
    document = data.Document(
        "made", tuple((["Then", "Anna", "Berg", "left"], ["O", "B-PER", "I-PER", "O"]) for _ in range(3))
    )
    renamed = made._renamed(document)
    names = set()
    for words, tags in renamed.sentences:
        ((start, end, label),) = spans(tags)
        assert label == "PER"
        assert words[:start] == ["Then"]
        assert words[end:] == ["left"]
        names.add(tuple(words[start:end]))
    assert len(names) == 1
    assert names != {("Anna", "Berg")}
