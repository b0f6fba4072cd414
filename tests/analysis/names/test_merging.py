"""One row of mentions out of what the tagger and the layers of patterns found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from names_read import read

from briefing.analysis.names.merging import Layers, merge
from briefing.analysis.names.tokens import NameFound
from briefing.models import EntityType, Span

PERSON, ORG, PLACE, GROUP = EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.GROUP
EVENT, WEAPON, OTHER = EntityType.EVENT, EntityType.WEAPON, EntityType.OTHER


def merged(text, tagged=(), times=(), **layers):
    """The mentions of a text; layers are given as words with their types."""
    names = read(text)

    def place(words):
        start = text.index(words)
        return Span(start, start + len(words))

    def row(words, kind):
        span = place(words)
        inside = [at for at, token in enumerate(names.tokens) if span.start <= token.start < span.end]
        return NameFound(inside[0], inside[-1] + 1, kind)

    empty = dict.fromkeys(("equipment", "events", "organisations", "people", "lands", "acronyms"), ())
    rows = empty | {name: [row(*one) for one in own] for name, own in layers.items()}
    whole = Layers(names=names, patterns=(), tagged=[(place(words), kind) for words, kind in tagged], **rows)
    found = merge(whole, [place(words) for words in times])
    assert list(found) == sorted(found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    return [(one.of(text), one.type) for one in found]


def test_what_the_tagger_and_the_patterns_find_stands_side_by_side():
    found = merged("He met Zyra Vorn in Germany.", [("Zyra Vorn", PERSON)], lands=[("Germany", PLACE)])
    assert found == [("Zyra Vorn", PERSON), ("Germany", PLACE)]


@pytest.mark.parametrize(
    ("text", "tagged", "layer", "expected"),
    [
        # a part of the tagger's name gives way
        ("He left the Bank of China.", ("Bank of China", ORG), ("lands", "China", PLACE), ("Bank of China", ORG)),
        # a pattern's longer name stands
        (
            "He left the Bank of China.",
            ("China", PLACE),
            ("organisations", "Bank of China", ORG),
            ("Bank of China", ORG),
        ),
        # equal places: what a pattern tells is kept, but for a body taken for a weapon
        ("He saw the Zyrblax there.", ("Zyrblax", PERSON), ("events", "Zyrblax", EVENT), ("Zyrblax", EVENT)),
        ("He saw the Zyrblax there.", ("Zyrblax", ORG), ("equipment", "Zyrblax", WEAPON), ("Zyrblax", ORG)),
        # somebody with a title
        (
            "He met Mr. Zyra Vorn there.",
            ("Zyra Vorn Dale"[:9], PERSON),
            ("people", "Zyra", PERSON),
            ("Zyra Vorn", PERSON),
        ),
    ],
)
def test_where_they_disagree(text, tagged, layer, expected):
    name, words, kind = layer
    assert expected in merged(text, [tagged], **{name: [(words, kind)]})


def test_a_name_that_cuts_a_date_is_none_and_one_that_holds_a_number_is():
    assert merged("He left on March Fourth there.", [("March", PERSON)], times=["March Fourth"]) == []
    found = merged("He saw Zyrbal 9 there.", equipment=[("Zyrbal 9", WEAPON)], times=["9"])
    assert ("Zyrbal 9", WEAPON) in found


def test_a_particle_joins_a_given_name_and_a_surname():
    found = merged("He met Zyra ten Vorn there.", [("Zyra", PERSON), ("ten Vorn", PERSON)])
    assert found == [("Zyra ten Vorn", PERSON)]


def test_a_son_has_his_jr_and_a_firm_its_dot_inside_a_sentence():
    assert merged("He met Zyra Vorn Jr. there.", [("Zyra Vorn", PERSON)])[0][0].startswith("Zyra Vorn Jr")
    assert merged("He left Zyrblax Co. there.", [("Zyrblax Co", ORG)]) == [("Zyrblax Co.", ORG)]
    assert merged("He left Zyrblax Co.", [("Zyrblax Co", ORG)]) == [("Zyrblax Co", ORG)]


def test_a_row_of_places_before_their_noun():
    found = merged("He left Zyra, Vorn and Tarl counties there.", [("Zyra", PERSON), ("Vorn", PERSON), ("Tarl", ORG)])
    assert {kind for _, kind in found} == {PLACE}


def test_equipment_is_known_wherever_it_stands():
    text = "He drove the Zyrblax rover.\nHe likes Zyrblax there."
    names = [
        kind for name, kind in merged(text, [("Zyrblax", OTHER)], equipment=[("Zyrblax", WEAPON)]) if name == "Zyrblax"
    ]
    assert names == [WEAPON, WEAPON]
