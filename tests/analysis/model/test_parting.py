"""Parting names that ran into one."""

from __future__ import annotations

import pytest

from briefing.analysis.model.gazetteer import load_gazetteer
from briefing.analysis.model.parting import known_label, mask_of, parted


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("Norway and Peru", "ORG", [("Norway", "LOC"), ("Peru", "LOC")]),
        ("Norway , Peru and Kenya", "LOC", [("Norway , Peru and Kenya", "LOC")]),
        ("Russian Wagner", "ORG", [("Russian", "NORP"), ("Wagner", "ORG")]),
        ("British Airways", "ORG", [("British Airways", "ORG")]),
        ("Norway 's Harbour Agency", "ORG", [("Norway", "LOC"), ("Harbour Agency", "ORG")]),
        ("North 's state-run Harbour Agency", "ORG", [("North", "LOC"), ("Harbour Agency", "ORG")]),
        ("Nairobi 's Trade Ministry", "ORG", [("Nairobi", "LOC"), ("Trade Ministry", "ORG")]),
        ("Nairobi 's Best", "ORG", [("Nairobi 's Best", "ORG")]),
        ("Harbour Institute 's Board", "ORG", [("Harbour Institute", "ORG"), ("Board", "ORG")]),
        ("Peru 's fleet", "LOC", [("Peru", "LOC")]),
        ("Sailors 's League", "ORG", [("Sailors 's League", "ORG")]),
        ("Harbour Party leads Reform", "ORG", [("Harbour Party", "ORG"), ("Reform", "ORG")]),
        ("Harbour Party sur Reform", "ORG", [("Harbour Party sur Reform", "ORG")]),
        ("Harbour Party leads", "ORG", [("Harbour Party leads", "ORG")]),
        ("Doctors without Masks", "ORG", [("Doctors without Masks", "ORG")]),
        ("Harbour News the U.S.", "ORG", [("Harbour News", "ORG"), ("U.S.", "LOC")]),
        ("Tale he told Twice", "MISC", [("Tale he told Twice", "MISC")]),
        ("Democratic People 's Republic of Korea", "LOC", [("Democratic People 's Republic of Korea", "LOC")]),
        ("Bosnia and Herzegovina", "LOC", [("Bosnia and Herzegovina", "LOC")]),
    ],
)
def test_parts(name, label, expected):
    words = name.split()
    found = parted(words, (0, len(words), label), load_gazetteer())
    assert [(" ".join(words[start:end]), kind) for start, end, kind in found] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Norway", "LOC"),
        ("Peruvian", "NORP"),
        ("Jordan", None),  # a land, and somebody
        ("Tarvel", None),  # a word that the table lacks
        ("harbour", None),
    ],
)
def test_a_name_of_the_table_that_can_be_one_thing_alone(name, expected):
    words, table = name.split(), load_gazetteer()
    assert known_label(words, 0, len(words), mask_of(words, 0, len(words), table)) == expected
