"""How firm a fact is, whom it rests on, and what each article says of it."""

from __future__ import annotations

from dataclasses import replace

from speech import entity, listen
from support import cite, make_fact

from briefing.models import EntityType, Hedge, Stance
from briefing.story.facts.denials import mark_denials
from briefing.story.facts.stances import take_stances
from briefing.story.origins.tracing import trace_origins


def taken(readings, *facts):
    agency = entity("Coast Radio", EntityType.ORG, readings)
    return take_stances(readings, mark_denials(readings, facts), trace_origins(readings, [agency]))


PLAIN = listen("Two ships left the port on Monday.", name="plain.txt")
CITED = listen("Two ships left the port on Monday, Coast Radio reported.", name="cited.txt", bodies="Coast Radio")
HEDGED = listen("Two ships reportedly left the port on Monday.", name="hedged.txt")
SILENT = listen("It rained all day.", name="silent.txt")


def stances(fact):
    return {teller.article: teller.stance for teller in fact.tellers}


def evidence(reading):
    return cite(reading.article, reading.article.text.split(", Coast")[0].rstrip("."))


def test_a_fact_is_as_firm_as_its_firmest_teller():
    readings = (PLAIN, CITED, HEDGED, SILENT)
    (fact,) = taken(readings, make_fact(evidence(PLAIN), evidence(CITED), evidence(HEDGED)))
    assert fact.hedge is Hedge.STATED
    assert fact.origins == ("Coast Radio",)
    assert [(one.article, one.stance, one.origins) for one in fact.tellers] == [
        (PLAIN.article.id, Stance.STATES, ()),
        (CITED.article.id, Stance.ATTRIBUTES, ("Coast Radio",)),
        (HEDGED.article.id, Stance.HEDGES, ()),
    ]


def test_without_a_plain_telling_the_attribution_stays():
    (fact,) = taken((CITED, HEDGED), make_fact(evidence(CITED), evidence(HEDGED)))
    assert fact.hedge is Hedge.ATTRIBUTED


def test_a_copy_makes_nothing_firmer():
    copy = replace(PLAIN, article=replace(PLAIN.article, duplicate_of="other"))
    (fact,) = taken((copy, HEDGED), make_fact(evidence(PLAIN), evidence(HEDGED)))
    assert fact.hedge is Hedge.REPORTED


def test_nobody_cited_is_no_origin():
    (fact,) = taken((PLAIN,), make_fact(evidence(PLAIN)))
    assert (fact.origins, fact.hedge) == ((), Hedge.STATED)


ACCUSED = listen(
    "Ostria has accused Verland of selling patrol boats. Verland has denied the allegation.",
    name="both.txt",
    places="Ostria, Verland",
)
ONLY_ACCUSED = listen(
    "Ostria accused Verland of selling patrol boats to rebels.", name="one.txt", places="Ostria, Verland"
)
DENIED_OVER_THERE = listen("Verland denied any sale of patrol boats.", name="denial.txt", places="Ostria, Verland")
ACCUSATION = make_fact(
    cite(ACCUSED.article, "Ostria has accused Verland of selling patrol boats"),
    cite(ONLY_ACCUSED.article, "Ostria accused Verland of selling patrol boats to rebels"),
    entities=("ostria", "verland"),
)
OTHER = make_fact(cite(SILENT.article, "It rained all day"))


def test_a_denial_is_linked_to_the_accusation_before_it():
    denial = make_fact(cite(ACCUSED.article, "Verland has denied the allegation"), entities=("verland",))
    accusation, other, denied = taken((ACCUSED, ONLY_ACCUSED, SILENT), ACCUSATION, OTHER, denial)
    assert denied.hedge is Hedge.DENIED
    assert denied.denies == accusation.id
    assert accusation.hedge is Hedge.ALLEGED
    assert other.denies is None
    assert other.hedge is Hedge.STATED
    assert stances(accusation) == {ACCUSED.article.id: Stance.BOTH, ONLY_ACCUSED.article.id: Stance.ATTRIBUTES}
    assert stances(denied) == {ACCUSED.article.id: Stance.STATES}


def test_a_denial_in_another_article_is_linked_by_its_words():
    denial = make_fact(
        cite(DENIED_OVER_THERE.article, "Verland denied any sale of patrol boats"), entities=("verland",)
    )
    accusation, denied = taken(
        (ONLY_ACCUSED, DENIED_OVER_THERE),
        make_fact(
            cite(ONLY_ACCUSED.article, "Ostria accused Verland of selling patrol boats to rebels"),
            entities=("ostria", "verland"),
        ),
        denial,
    )
    assert denied.denies == accusation.id
    assert stances(accusation)[DENIED_OVER_THERE.article.id] is Stance.DENIES


def test_a_denial_of_something_else_is_left_alone():
    strange = listen("The singer denied that the concert was cancelled.", name="strange.txt")
    denial = make_fact(cite(strange.article, "The singer denied that the concert was cancelled"))
    accusation, denied = taken(
        (ONLY_ACCUSED, strange),
        make_fact(
            cite(ONLY_ACCUSED.article, "Ostria accused Verland of selling patrol boats to rebels"),
            entities=("ostria", "verland"),
        ),
        denial,
    )
    assert denied.denies is None
    assert strange.article.id not in stances(accusation)


def test_a_sentence_that_is_mostly_a_report_is_attributed_as_a_whole():
    reading = listen(
        "Two ships left the port on Monday, Coast Radio reported, leaving the bay empty at last.",
        bodies="Coast Radio",
    )
    (fact,) = taken((reading,), make_fact(cite(reading.article, reading.article.text)))
    assert (fact.hedge, fact.origins) == (Hedge.ATTRIBUTED, ("Coast Radio",))


def test_a_hedge_on_a_small_part_leaves_the_rest_as_it_is():
    text = (
        "Two ships with eleven crates of grain and four crates of salt left the old port on the coast of Verland on "
        "Monday evening, and experts believe that they sank."
    )
    reading = listen(text)
    (fact,) = taken((reading,), make_fact(cite(reading.article, text)))
    assert fact.hedge is Hedge.STATED


def test_who_is_cited_for_something_else_in_the_sentence_is_not_cited_for_the_fact():
    cited = listen(
        "Two ships took help, Coast Radio reported, a day after a storm that killed ninety sailors.",
        name="cited.txt",
        bodies="Coast Radio",
    )
    plain = listen("A storm killed ninety sailors.", name="plain.txt")
    (fact,) = taken([cited, plain], make_fact(cite(cited.article, cited.article.text), evidence(plain)))
    assert [(teller.stance, teller.origins) for teller in fact.tellers] == [(Stance.STATES, ()), (Stance.STATES, ())]


def test_a_hedge_on_what_others_do_not_tell_is_no_hedge_of_the_fact():
    hedged = listen("The port showed a ship of nine decks, which may be sold abroad soon.", name="hedged.txt")
    plain = listen("The port showed a ship of nine decks.", name="plain.txt")
    sold = listen("The ship may be sold abroad.", name="sold.txt")
    shown, of_sale = taken(
        [hedged, plain, sold], make_fact(evidence(hedged), evidence(plain)), make_fact(evidence(hedged), evidence(sold))
    )
    assert [teller.stance for teller in shown.tellers] == [Stance.STATES, Stance.STATES]
    assert [teller.stance for teller in of_sale.tellers] == [Stance.HEDGES, Stance.HEDGES]
