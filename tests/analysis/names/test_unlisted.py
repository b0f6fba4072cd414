"""Capitalised words that neither the tagger nor a pattern took."""

from __future__ import annotations

import pytest
from names_read import read

from briefing.analysis.names.unlisted import find_leftovers
from briefing.models import EntityType, Span


def left(text, mentions=(), taken=()):
    names = read(text)
    given = [(Span(text.index(one), text.index(one) + len(one)), kind) for one, kind in mentions]
    words = {*taken, *(word for one, _ in mentions for word in one.split())}
    free = [token.text in words for token in names.tokens]
    return [(span.of(text), kind.name) for span, kind in find_leftovers(names, given, free)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He saw the Zyrblax there.", "Zyrblax", "OTHER"),
        ("He saw Germany there.", "Germany", "PLACE"),
        ("He saw Zyrblax Vorn, 32, there.", "Zyrblax Vorn", "PERSON"),
        ("Then said Zyrblax Vorn so.", "Zyrblax Vorn", "PERSON"),
        ("He saw Peter Zyrblax there.", "Peter Zyrblax", "PERSON"),
        ("He saw Zyrblax Valley there.", "Zyrblax Valley", "PLACE"),
        ("He saw Zyrblax Inc there.", "Zyrblax Inc", "ORG"),
        ("He saw the firm Zyrblax there.", "Zyrblax", "ORG"),
        ("He left the ZYRB there.", "ZYRB", "ORG"),
        ("He left ZYRB there.", "ZYRB", "OTHER"),
        ("He left in Zyrblax’s hut.", "Zyrblax", "OTHER"),
        ("He lived in Denver there.", "Denver", "PLACE"),
    ],
)
def test_names_that_are_left(text, name, kind):
    assert left(text) == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Zyrblax sang.",  # opens a sentence
        "He saw the President there.",
        "He saw zyrblax there. He saw Zyrblax.",  # small letters are known of it
        "He saw Monday Bread there.",
        "He wrote to @Zyrblax there.",
        "He saw D-Zyrblax there.",
        "Zyrblax Harbour Mill Burns Down",  # a headline
        "He left the ZYRBLAXIAN there.",
    ],
)
def test_no_names(text):
    assert left(text) == []


def test_what_is_taken_is_no_name_again():
    assert left("He saw the Zyrblax there.", taken=["Zyrblax"]) == []


def test_free_words_behind_a_short_name_go_on_with_it():
    known = [("Zyrblax", EntityType.PERSON)]
    assert left("He saw Zyrblax Maritime Inc there.", known) == [("Zyrblax Maritime Inc", "ORG")]
    assert left("He saw Zyrblax Vorn there.", known) == [("Zyrblax Vorn", "PERSON")]
    assert left("He saw Zyrblax, Vorn there.", known) == [("Zyrblax", "PERSON"), ("Vorn", "OTHER")]
    assert left("He saw Zyrblax President there.", known) == [("Zyrblax", "PERSON")]
