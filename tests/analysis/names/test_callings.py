"""Words with capitals for what somebody does, which are no names."""

from __future__ import annotations

import pytest

from tests.analysis.names.test_neighbours import names_in


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        # an office in letters, where the text has its words or a given name behind it
        ("The general manager left. Then the GM sang.", [("GM", "ORG")], []),
        ("They say that GM Anna Orvik left.", [("GM", "ORG"), ("Anna Orvik", "PER")], [("Anna Orvik", "PERSON")]),
        ("They say that GM sold cars.", [("GM", "ORG")], [("GM", "ORG")]),
        ("A general meeting was held. Then GM sold cars.", [("GM", "ORG")], [("GM", "ORG")]),
        # what somebody teaches
        ("She is professor of River Tides there.", [("River Tides", "ORG")], []),
        ("She has a degree in Soil Care.", [("Soil Care", "MISC")], []),
        ("She is professor of the Velk Institute.", [("Velk Institute", "ORG")], [("Velk Institute", "ORG")]),
        ("She is the head of Soil Care.", [("Soil Care", "ORG")], [("Soil Care", "ORG")]),
        # a calling behind a word of the language
        ("It rains. Beat writer Osk Orvik left.", [("Beat", "PER"), ("Osk Orvik", "PER")], [("Osk Orvik", "PERSON")]),
        ("It rains. Velk writer Osk Orvik left.", [("Velk", "PER"), ("Osk Orvik", "PER")],
         [("Velk", "PERSON"), ("Osk Orvik", "PERSON")]),
    ],
)  # fmt: skip
def test_a_calling_is_no_name(text, tagged, wanted, monkeypatch):
    assert names_in(text, tagged, monkeypatch) == wanted
