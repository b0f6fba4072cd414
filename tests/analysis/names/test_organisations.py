"""Organisations by their head nouns, and by acronyms that the text explains."""

from __future__ import annotations

import pytest
from names_read import found, read

from briefing.analysis.names.organisations import expansion_start, find_acronyms, find_organisations
from briefing.analysis.names.tokens import NameFound
from briefing.models import EntityType


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He left the Ministry of Health.", "Ministry of Health"),
        ("He left the Ministry of Health and Sports.", "Ministry of Health and Sports"),
        ("He left the Central Bank of the Tarn Isles.", "Central Bank of the Tarn Isles"),
        ("He left the Harbour Safety Commission.", "Harbour Safety Commission"),
        ("He left the National Institute on Rivers.", "National Institute on Rivers"),
        ("He left the Law and Order Restoration Council.", "Law and Order Restoration Council"),
        ("He saw Tarn Police Commissioner Orth.", "Tarn Police"),
    ],
)
def test_bodies(text, name):
    assert (name, "ORG") in found(find_organisations, text)


@pytest.mark.parametrize(
    "text",
    [
        "He left the ministry of health.",
        "He left the Old Mill.",
        "He left the Commission.",
        "Harbour Safety Commission Leaves Tarn Town",  # a headline
    ],
)
def test_no_bodies(text):
    assert found(find_organisations, text) == []


def test_a_day_and_somebody_are_no_part_of_a_body():
    assert ("Tarn Navy", "ORG") in found(find_organisations, "The Tarn Navy on Saturday sailed.")
    text = "He left the Ministry of Security and Alex Orth."
    assert ("Ministry of Security", "ORG") in found(find_organisations, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Tarn Dockers Union (TDU) met.", ["Tarn Dockers Union", "TDU"]),
        ("The Union of Dockers in Tarn (UDT) met.", ["Union of Dockers in Tarn", "UDT"]),
        ("The TDU (Tarn Dockers Union) met.", ["TDU", "Tarn Dockers Union"]),
        ("The Tarn Dockers Union (TDX) met.", []),
        ("The Tarn Dockers Union TDU met.", []),
        ("The TDU (Tarn Dockers Guild) met.", []),
    ],
)
def test_acronyms_in_brackets(text, names):
    assert [name for name, _ in found(lambda tokens: find_acronyms(tokens, []), text)] == names


def test_an_acronym_has_the_type_of_what_it_is_short_for():
    text = "The Tarn Sky Act (TSA) passed."
    known = [NameFound(1, 4, EntityType.WORK)]
    assert {kind for _, kind in found(lambda tokens: find_acronyms(tokens, known), text)} == {"WORK"}
    assert {kind for _, kind in found(lambda tokens: find_acronyms(tokens, []), text)} == {"ORG"}
    land = "The United Arab Emirates (UAE) met."
    assert {kind for _, kind in found(lambda tokens: find_acronyms(tokens, []), land)} == {"PLACE"}


@pytest.mark.parametrize(("acronym", "start"), [("TDU", 1), ("TDUs", 1), ("DU", 2), ("XDU", None), ("XTDU", None)])
def test_where_the_words_begin(acronym, start):
    assert expansion_start(read("The Tarn Dockers Union met."), 3, acronym) == start
