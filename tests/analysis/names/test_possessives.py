"""Names that hold a possessive: shops, clubs and firms that are called after somebody."""

from __future__ import annotations

import pytest
from names_read import read

from briefing.analysis.names.possessives import with_possessives
from briefing.models import EntityType, Span

PERSON, ORG = EntityType.PERSON, EntityType.ORG


def told(text, *rows):
    """The names of a text after the second look at possessives; rows are words with their types, in order."""
    given, at = [], 0
    for words, kind in rows:
        at = text.index(words, at)
        given.append((Span(at, at + len(words)), kind))
        at += len(words)
    return [(span.of(text), kind) for span, kind in with_possessives(read(text), given)]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("They met at Zyrbol's Club in Orsk.", [("Zyrbol", PERSON)], [("Zyrbol's Club", ORG)]),
        ("They ate at the Zyrbol's on the quay.", [("Zyrbol", PERSON)], [("Zyrbol's", ORG)]),
        ("Fuel is dear, Zyrbol’s said.", [("Zyrbol", PERSON)], [("Zyrbol’s", ORG)]),
        # a name that goes on swallows what was found behind it
        ("They met at Zyrbol's Club in Orsk.", [("Zyrbol", PERSON), ("Club", ORG)], [("Zyrbol's Club", ORG)]),
    ],
)
def test_a_possessive_inside_a_name_or_at_its_end(text, rows, expected):
    assert told(text, *rows) == expected


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # the word stands alone, too
        ("Zyrbol left.\nThey met at Zyrbol's Club in Orsk.", [("Zyrbol", PERSON), ("Zyrbol", PERSON)]),
        # a part of somebody named whole
        ("They met Ada Zyrbol.\nZyrbol's Club in Orsk burned.", [("Ada Zyrbol", PERSON), ("Zyrbol", PERSON)]),
        # something owned
        ("They ate in the Zyrbol's house.", [("Zyrbol", PERSON)]),
        ("They met at Zyrbol's Club Tarn in Orsk.", [("Zyrbol", PERSON)]),
        ("They met at Zyrbol's old club.", [("Zyrbol", PERSON)]),
        # a land, which owns things
        ("They met at Germany's Club in Orsk.", [("Germany", EntityType.PLACE)]),
        # a headline
        ("They Met At Zyrbol's Club Today", [("Zyrbol", PERSON)]),
    ],
)
def test_what_somebody_owns(text, rows):
    assert told(text, *rows) == rows
