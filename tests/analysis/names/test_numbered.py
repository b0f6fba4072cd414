"""Streets and units that have a number for a name."""

from __future__ import annotations

import pytest

from tests.analysis.names.test_neighbours import names_in


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        ("Shots rang out near 41st Street there.", [("Street", "PER")], [("41st Street", "PLACE")]),
        ("Shots rang out near 41st Street there.", [("41st Street", "ORG")], [("41st Street", "PLACE")]),
        ("They walked to the 8th Precinct there.", [("Precinct", "MISC")], [("8th Precinct", "ORG")]),
        ("They walked to the 8th Police Precinct there.", [("Precinct", "MISC")], [("8th Police Precinct", "ORG")]),
        # no number of it
        ("On the 8th Orsk Street was shut.", [("Orsk Street", "ORG")], [("Orsk Street", "PLACE")]),
        ("They honoured the 8th Orsk again.", [("Orsk", "PER")], [("Orsk", "PERSON")]),
    ],
)
def test_the_number_belongs_to_the_name(text, tagged, wanted, monkeypatch):
    assert names_in(text, tagged, monkeypatch) == wanted
