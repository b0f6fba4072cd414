"""Mending names within a sentence."""

from __future__ import annotations

import pytest

from briefing.analysis.model.gazetteer import load_gazetteer
from briefing.analysis.model.repair import repaired


def mend(text, *entities):
    words = text.split()
    found = []
    for name, label in entities:
        parts = name.split()
        start = next(place for place in range(len(words)) if words[place : place + len(parts)] == parts)
        found.append((start, start + len(parts), label))
    return [(" ".join(words[start:end]), label) for start, end, label in repaired(words, found, load_gazetteer())]


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("Defense Minister Anna Berg spoke", [("Defense Minister Anna Berg", "PER")], [("Anna Berg", "PER")]),
        ("Prince Hal spoke", [("Prince Hal", "PER")], [("Prince Hal", "PER")]),
        ("the Baker family", [("Baker", "PER")], [("Baker", "PER")]),
        (
            "Border Office Director Im Chol Su spoke",
            [("Border Office Director Im Chol Su", "ORG")],
            [("Border Office", "ORG"), ("Im Chol Su", "PER")],
        ),
        ("Norway and Peru agreed", [("Norway and Peru", "ORG")], [("Norway", "LOC"), ("Peru", "LOC")]),
        (
            "Norway 's state-run Harbour Agency said",
            [("Norway 's state-run Harbour Agency", "ORG")],
            [("Norway", "LOC"), ("Harbour Agency", "ORG")],
        ),
        ("the Peruvian news agency said", [("Peruvian news agency", "ORG")], [("Peruvian", "NORP")]),
        ("on the Korean peninsula", [("Korean peninsula", "LOC")], [("Korean peninsula", "LOC")]),
        ("Russian Wagner fighters", [("Russian Wagner", "ORG")], [("Russian", "NORP"), ("Wagner", "ORG")]),
        ("an ICBM flew", [("ICBM", "ORG")], []),
        ("two nuclear weapons", [("nuclear weapons", "MISC")], []),
        ("the Korean War ended", [("Korean", "NORP")], [("Korean War", "MISC")]),
        ("Peruvian voters in Norway", [], [("Peruvian", "NORP"), ("Norway", "LOC")]),
        ("Norway 's", [("Norway 's", "LOC")], [("Norway", "LOC")]),
        ("then Chile 's Ana Soto won", [("Ana Soto", "ORG")], [("Chile", "LOC"), ("Ana Soto", "PER")]),
        ("then Chile 's Ana Bank won", [("Ana Bank", "ORG")], [("Chile", "LOC"), ("Ana Bank", "ORG")]),
        ("then Anna Jobs spoke", [("Anna", "PER")], [("Anna Jobs", "PER")]),
        ("then Anna President spoke", [("Anna", "PER")], [("Anna", "PER")]),
        ("the German envoy", [("German", "MISC")], [("German", "NORP")]),
        ("by Harvest Inc .", [("Harvest Inc .", "ORG")], [("Harvest Inc .", "ORG")]),
        ("in the Peru .", [("the Peru .", "LOC")], [("Peru", "LOC")]),
        ("the Security Council met", [("Council", "ORG")], [("Security Council", "ORG")]),
        (
            "the South Korea Harbour Board",
            [("South Korea Harbour Board", "ORG")],
            [("South Korea Harbour Board", "ORG")],
        ),
    ],
)
def test_mended(text, entities, expected):
    assert mend(text, *entities) == expected
