"""Who stands on another side of a difference."""

from __future__ import annotations

from dataclasses import replace

from support import cite, make_article, make_fact, make_reading

from briefing.models import Conflict, ConflictKind, ConflictValue, Stance, Status
from briefing.story.facts.sides import others_sides, places_of, side_of_statement
from briefing.story.facts.stances import take_stances

MORNING, EVENING, LATER, NOTHING = (
    make_article(text, name=name, outlet=name)
    for name, text in (
        ("a", "The lock opened at nine. Boats waited."),
        ("b", "The lock was opened at ten."),
        ("c", "At ten, the lock opened."),
        ("d", "It rained."),
    )
)
NINE = ConflictValue("09:00", (cite(MORNING, "The lock opened at nine"),))
TEN = ConflictValue("10:00", (cite(EVENING, "The lock was opened at ten"), cite(LATER, "At ten, the lock opened")))
CARD = Conflict("c1", ConflictKind.TIME, "lock", (NINE, TEN))


def test_an_article_on_another_side_differs_though_it_has_no_part_in_the_fact():
    fact = make_fact(*NINE.evidence, status=Status.DIFFERS, conflicts=("c1",))
    readings = [make_reading(article) for article in (MORNING, EVENING, LATER, NOTHING)]
    (fact,) = take_stances(readings, [fact], [], [CARD])
    told = {teller.article: (teller.stance, teller.conflict, teller.side) for teller in fact.tellers}
    assert told == {
        MORNING.id: (Stance.STATES, None, None),
        EVENING.id: (Stance.DIFFERS, "c1", 1),
        LATER.id: (Stance.DIFFERS, "c1", 1),
    }


def test_of_the_evidence_of_one_fact_what_the_statement_does_not_say_differs():
    fact = make_fact(*TEN.evidence, *NINE.evidence, conflicts=("c1",))
    assert side_of_statement(fact, places_of(CARD)) == 1
    assert set(others_sides(fact, {"c1": CARD})) == {MORNING.id}


def test_who_gives_both_sides_does_not_differ():
    both = replace(CARD, values=(replace(NINE, evidence=(*NINE.evidence, cite(LATER, "At ten"))), TEN))
    fact = make_fact(*NINE.evidence, conflicts=("c1",))
    assert set(others_sides(fact, {"c1": both})) == {EVENING.id}
