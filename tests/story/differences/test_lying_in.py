"""In which facts a difference lies."""

from __future__ import annotations

from support import cite, make_article, make_fact

from briefing.models import ConflictValue
from briefing.story.differences.lying_in import FactPlaces

ONE = make_article("Nine died when the ferry sank off Orr.", name="a.txt")
TWO = make_article("Eleven died off Orr.", name="b.txt")


def value(name, *evidence):
    return ConflictValue(name, tuple(evidence))


def test_of_the_facts_that_a_sentence_stands_for_those_that_hold_most_of_the_values():
    dead = make_fact(cite(ONE, "Nine died"), cite(TWO, "Eleven died"))
    sank = make_fact(cite(ONE, "the ferry sank off Orr"))
    values = (value("9", cite(ONE, "Nine died when the ferry")), value("11", cite(TWO, "Eleven died off Orr.")))
    assert FactPlaces([sank, dead]).facts_of(values) == (dead.id,)
    assert FactPlaces([sank]).facts_of(values) == (sank.id,)


def test_facts_come_in_their_own_order_and_those_of_other_places_not_at_all():
    first, second = make_fact(cite(TWO, "Eleven died")), make_fact(cite(ONE, "Nine died"))
    other = make_fact(cite(ONE, "off Orr"))
    values = (value("9", cite(ONE, "Nine")), value("11", cite(TWO, "Eleven")))
    assert FactPlaces([first, other, second]).facts_of(values) == (first.id, second.id)
