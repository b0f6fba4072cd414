"""Whom words name, by what each name may stand for."""

from __future__ import annotations

from support import cite, make_article

from briefing.export.named import NamedIn
from briefing.models import Entity, EntityType

ONE = make_article("Ruvia thanked Dana Holm. The Ruvian envoy left Orr.", name="a.txt")
TWO = make_article("Dana Holm was in Orr.", name="b.txt")
NAMES = [
    Entity("e1", "Ruvia", EntityType.PLACE, (), (cite(ONE, "Ruvia"),)),
    Entity("e2", "Dana Holm", EntityType.PERSON, (), (cite(ONE, "Dana Holm"), cite(TWO, "Dana Holm"))),
    Entity("e3", "Ruvian", EntityType.GROUP, (), (cite(ONE, "Ruvian"),), related=("e1",)),
]


def test_names_come_in_the_order_of_the_story_with_what_they_stand_for():
    named = NamedIn(NAMES)
    assert named(cite(ONE, "Ruvia thanked Dana Holm.")) == [frozenset({"e1"}), frozenset({"e2"})]
    assert named(cite(ONE, "The Ruvian envoy left Orr.")) == [frozenset({"e3", "e1"})]
    assert named(cite(TWO, "Dana Holm")) == [frozenset({"e2"})]


def test_words_that_hold_a_part_of_a_name_name_nobody():
    assert NamedIn(NAMES)(cite(ONE, "Holm. The")) == []
    assert NamedIn(())(cite(TWO, "Dana Holm")) == []
