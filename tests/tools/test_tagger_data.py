"""The habits that training data is brought to, and the scores."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from briefing.analysis.model.gazetteer import load_gazetteer

ROOT = Path(__file__).parents[2]


def tool(name):
    """A module of the folder of tools, which is no part of the package."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    return importlib.import_module(f"tools.{name}")


data = tool("tagger_data")
scores = tool("tagger_scores")


def clean(text, tags):
    """The names of one cleaned sentence."""
    document = data.Document("made", ((text.split(), tags.split()),))
    ((words, cleaned),) = data.clean(document, load_gazetteer()).sentences
    return [(" ".join(words[start:end]), label) for start, end, label in scores.spans(cleaned)]


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("Foreign Secretary Boris Velsted spoke", "B-PER I-PER I-PER I-PER O", [("Boris Velsted", "PER")]),
        ("Prince William spoke", "B-PER I-PER O", [("Prince William", "PER")]),
        ("the Peru fleet", "B-LOC I-LOC O", [("Peru", "LOC")]),
        ("a Peruvian fleet", "O O O", [("Peruvian", "NORP")]),
        ("a Peruvian fleet", "O B-MISC O", [("Peruvian", "NORP")]),
        ("the United States", "O O B-LOC", [("United States", "LOC")]),
        ("RT @friend : hello", "O O O O", []),
    ],
)
def test_habits(text, tags, expected):
    assert clean(text, tags) == expected


def test_words_that_texts_write_small():
    document = data.Document("made", tuple((["Then", "rain", "fell", "on", "Oslo"], ["O"] * 5) for _ in range(5)))
    common = data.common_words([document])
    assert "rain" in common
    assert "oslo" not in common


def test_a_name_counts_only_when_ends_and_label_are_right():
    document = data.Document("made", ((["Anna", "Berg", "saw", "Oslo"], ["B-PER", "I-PER", "O", "B-LOC"]),))
    found = scores.score([document], lambda rows: [[(0, 1, "PER"), (3, 4, "LOC")] for _ in rows])
    assert found["LOC"] == 1.0
    assert found["PER"] == 0.0
    assert found["micro"] == 0.5
