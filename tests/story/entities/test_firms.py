"""Names that stand beside what only a firm has."""

from __future__ import annotations

import pytest
from taken_apart import read

from briefing.models import EntityType
from briefing.story.entities.linking import link_entities


def types_in(text):
    return {entity.name: entity.type for entity in link_entities(read(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orsk-Varnholt's chief executive says that the mill is closed for good.", "Orsk-Varnholt"),
        ("Dana Rell, the chief executive of Amber Keels, said that prices had risen.", "Amber Keels"),
        ("Shares of Varnholt fell on Monday when the yard was shut.", "Varnholt"),
    ],
)
def test_what_has_shares_or_a_chief_executive_is_a_firm(text, name):
    assert types_in(text)[name] is EntityType.ORG


def test_a_land_or_a_person_with_such_a_thing_is_none():
    assert types_in("Hong Kong's chief executive spoke in the hall on Monday.")["Hong Kong"] is EntityType.PLACE
    found = types_in("Ada Sorn sold the yard. Sorn's shares rose in the evening, brokers in Lisse said.")
    assert found["Ada Sorn"] is EntityType.PERSON
