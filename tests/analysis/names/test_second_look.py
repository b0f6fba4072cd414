"""A name seen whole once decides what its short forms are."""

from __future__ import annotations

import pytest
from names_read import read

from briefing.analysis.names.second_look import spread, taken_words
from briefing.models import EntityType, Span

PERSON, ORG, PLACE, OTHER = EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.OTHER


def spans(text, *rows):
    """The places of words and their types; words that stand in several rows are looked for one after the other."""
    found, at = [], {}
    for words, kind in rows:
        start = text.index(words, at.get(words, 0))
        at[words] = start + 1
        found.append((Span(start, start + len(words)), kind))
    return found


def looked(text, *rows, times=()):
    names = read(text)
    return [(span.of(text), kind.name) for span, kind in spread(names, spans(text, *rows), list(times))]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        # a surname that was missed, and one that was taken for a body
        ("He met Zyra Vorn.\nThen he left Vorn there.", [("Zyra Vorn", PERSON)], ("Vorn", "PERSON")),
        (
            "He met Zyra Vorn.\nThen he left with Vorn there.",
            [("Zyra Vorn", PERSON), ("with Vorn"[5:], ORG)],
            ("Vorn", "PERSON"),
        ),
        # with a particle
        (
            "He met Pieter van den Vorn.\nThen Van den Vorn left.",
            [("Pieter van den Vorn", PERSON)],
            ("Van den Vorn", "PERSON"),
        ),
        # the family
        ("He met Zyra Vorn.\nHe saw the Vorns there.", [("Zyra Vorn", PERSON), ("Vorns", ORG)], ("Vorns", "GROUP")),
        # a dynasty
        ("He saw the Vorn dynasty there.", [("Vorn", PERSON)], ("Vorn dynasty", "GROUP")),
        # a firm by its first word
        ("He left Zyrblax Electronics.\nHe likes Zyrblax there.", [("Zyrblax Electronics", ORG)], ("Zyrblax", "ORG")),
        # the last word of a body behind "the"
        (
            "He left the Harbour Safety Commission.\nThen the Commission met.",
            [("Harbour Safety Commission", ORG)],
            ("Commission", "ORG"),
        ),
    ],
)
def test_short_forms(text, rows, expected):
    assert expected in looked(text, *rows)


@pytest.mark.parametrize(
    ("text", "rows", "not_found"),
    [
        # a part of a longer row of capitals
        ("He met Zyra Vorn.\nThen he left Old Vorn there.", [("Zyra Vorn", PERSON)], "Vorn"),
        # a body named after its town
        ("He read the Tarn Gazette.\nHe likes Tarn there.", [("Tarn Gazette", ORG)], "Tarn"),
        # without "the"
        (
            "He left the Harbour Safety Commission.\nThen Commission met.",
            [("Harbour Safety Commission", ORG)],
            "Commission",
        ),
        # the surname of nobody
        ("He met Zyra Vorn.\nThen he left vorn there.", [("Zyra Vorn", PERSON)], "vorn"),
    ],
)
def test_no_short_forms(text, rows, not_found):
    assert not_found not in [name for name, _ in looked(text, *rows)]


def test_each_form_has_its_commonest_type():
    text = "He saw Zyrb there.\nHe saw Zyrb there.\nHe saw Zyrb there."
    found = looked(text, ("Zyrb", PLACE), ("Zyrb", PERSON), ("Zyrb", PLACE))
    assert found == [("Zyrb", "PLACE")] * 3


def test_a_headline_is_cut_to_the_name_of_the_body():
    text = "Zyra Vorn Displays Harbour Flags\nHe met Zyra Vorn there."
    body = text.rindex("Zyra")
    given = [(Span(0, len("Zyra Vorn Displays")), PERSON), (Span(body, body + len("Zyra Vorn")), PERSON)]
    assert [span.of(text) for span, _ in spread(read(text), given, [])] == ["Zyra Vorn", "Zyra Vorn"]


def test_no_date_is_a_name():
    text = "He met Zyra Vorn.\nHe left in Vorn there."
    start = text.rindex("Vorn")
    assert looked(text, ("Zyra Vorn", PERSON), times=[Span(start, start + 4)]) == [("Zyra Vorn", "PERSON")]


def test_words_of_names_and_dates_are_taken():
    names = read("He met Zyra Vorn on Monday.")
    assert taken_words(names, [Span(7, 16)], [Span(20, 26)]) == [False, False, True, True, False, True]
