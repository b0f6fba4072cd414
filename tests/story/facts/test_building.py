"""Claims of several articles put into facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import cite, make_article, make_reading

from briefing.analysis import analyse
from briefing.models import Entity, EntityType, Reading, Status
from briefing.story.entities.linking import link_entities
from briefing.story.facts.building import fact_id, find_facts, status_of

FERRY = {
    "Lantern": (
        "The ferry Aurora sank off Bergen on Monday with 40 people on board.\n\n"
        "The captain of the Aurora was arrested in Bergen on Tuesday. "
        "Norway has accused the owner of skipping two inspections.\n\n"
        "Divers found the wreck at a depth of 90 metres."
    ),
    "Courier": (
        "Forty people were on board when the ferry Aurora sank off Bergen on Monday.\n\n"
        "The owner has denied skipping the inspections. "
        "Police in Bergen arrested the captain of the Aurora on Tuesday.\n\n"
        "The weather had been calm all week, fishermen remembered."
    ),
    "Herald": (
        "A ferry, the Aurora, sank off the coast near Bergen on Monday.\n\n"
        "The captain of the Aurora was not arrested, the harbour office insisted. "
        "The Aurora was built in Gdansk in 1974."
    ),
}

OTTER = {
    "Lantern": (
        "In 2019 the river otter was declared a protected species because of the loss of clean river wetland, "
        "which fishermen mourned.\n\n"
        "The Fisheries Office earlier had declared the river otter a protected species because of the loss of clean "
        "river wetland, a change attributed to new dams.\n\n"
        "The baker sold rolls near the old mill. The teacher praised poems at the school. "
        "The painter drew roofs beside a bridge. The gardener watered tulips around the fountain. "
        "The butcher carried sausages over the market. The sailor mended nets on the pier. "
        "The tailor sewed coats for the theatre. The farmer ploughed fields behind a chapel."
    ),
    "Courier": (
        "The rule has its origins in a May announcement by the Fisheries Office that listed the river otter as "
        "protected because new dams are drying its wetland."
    ),
    "Herald": (
        "In a related step, the Fisheries Office also finished on Thursday a rule for the river otter, a species that "
        "was listed as protected in May because of new dams."
    ),
}


def read(texts: dict[str, str], **fields) -> list[Reading]:
    articles = [make_article(text, name=f"{outlet}.txt", outlet=outlet, **fields) for outlet, text in texts.items()]
    return [Reading(article, analyse(article)) for article in articles]


def facts_of(readings):
    return find_facts(readings, link_entities(readings))


def outlets_of(fact, readings):
    """The names of the outlets that report a fact."""
    names = {reading.article.id: reading.article.outlet for reading in readings}
    return sorted(names[article] for article in fact.articles)


def holding(facts, words):
    """The facts one of whose evidence texts holds the words."""
    return [fact for fact in facts if any(words in item.text for item in fact.evidence)]


@pytest.fixture(scope="module")
def ferry():
    return facts_of(read(FERRY))


def test_what_all_report_is_one_fact_with_the_words_of_each(ferry):
    (sinking,) = [fact for fact in ferry if len(fact.articles) == 3]
    assert outlets_of(sinking, read(FERRY)) == ["Courier", "Herald", "Lantern"]
    assert sinking.status is Status.AGREED
    assert all("sank" in item.text for item in sinking.evidence)
    assert ferry[0] == sinking


def test_what_two_report_is_shared_and_in_other_words(ferry):
    (arrest,) = holding(ferry, "Police in Bergen arrested")
    assert arrest.status is Status.SHARED
    assert outlets_of(arrest, read(FERRY)) == ["Courier", "Lantern"]


def test_a_denial_is_never_in_one_fact_with_what_it_denies(ferry):
    (accusation,) = holding(ferry, "has accused the owner")
    (denial,) = holding(ferry, "has denied")
    assert accusation.id != denial.id
    (arrest,) = holding(ferry, "captain of the Aurora was arrested")
    (no_arrest,) = holding(ferry, "was not arrested")
    assert arrest.id != no_arrest.id


def test_what_one_reports_is_single(ferry):
    (weather,) = holding(ferry, "The weather had been calm")
    assert weather.status is Status.SINGLE
    assert outlets_of(weather, read(FERRY)) == ["Courier"]


def test_every_claim_ends_in_a_fact():
    readings = read(FERRY)
    facts = facts_of(readings)
    for reading in readings:
        for claim in reading.analysis.claims:
            assert any(
                item.article == reading.article.id and item.span.contains(claim)
                for fact in facts
                for item in fact.evidence
            ), claim.of(reading.article.text)


def test_statement_and_evidence_are_words_of_the_articles(ferry):
    texts = {reading.article.id: reading.article.text for reading in read(FERRY)}
    for fact in ferry:
        assert fact.statement in [item.text for item in fact.evidence]
        assert len({item.article for item in fact.evidence}) >= len(fact.articles)
        for item in fact.evidence:
            assert texts[item.article][item.start : item.end] == item.text


def test_the_order_of_the_articles_changes_nothing_but_the_order_of_evidence(ferry):
    turned = facts_of(list(reversed(read(FERRY))))
    assert {(fact.id, fact.status, frozenset(fact.evidence)) for fact in turned} == {
        (fact.id, fact.status, frozenset(fact.evidence)) for fact in ferry
    }


def test_a_copy_confirms_nothing():
    readings = read({"Lantern": FERRY["Lantern"], "Herald": FERRY["Herald"], "Echo": FERRY["Lantern"]})
    first = readings[0].article
    copy = replace(readings[2], article=replace(readings[2].article, duplicate_of=first.id))
    facts = facts_of([*readings[:2], copy])
    (captain,) = holding(facts, "captain of the Aurora was arrested")
    assert outlets_of(captain, readings) == ["Echo", "Lantern"]
    assert captain.status is Status.SINGLE
    assert max(len(fact.articles) for fact in facts) == 3
    assert facts[0].status is Status.AGREED, "two independent articles of two"


@pytest.mark.parametrize(
    ("articles", "total", "status"),
    [
        (1, 1, Status.SINGLE),
        (1, 5, Status.SINGLE),
        (2, 5, Status.SHARED),
        (2, 2, Status.AGREED),
        (3, 3, Status.AGREED),
        (3, 9, Status.AGREED),
    ],
)
def test_status_counts_independent_articles(articles, total, status):
    assert status_of(articles, total) is status


def test_a_sentence_that_states_two_facts_is_evidence_for_both():
    both = "grey submarines and a fleet of yellow patrol drones"
    facts = facts_of(
        read(
            {
                "Lantern": f"The navy showed two {both} at the review in Kiel.",
                "Courier": "The navy showed grey submarines at the Kiel review. Nobody spoke for long.",
                "Herald": "Two grey submarines were shown by the navy at the review in Kiel. The sea lay calm.",
                "Echo": "A fleet of yellow patrol drones was shown at the Kiel review. Bands played old songs.",
                "Ledger": "At the Kiel review a fleet of yellow drones for patrol was shown. Children waved flags.",
            }
        )
    )
    assert len(holding(facts, both)) == 2
    assert sorted(len(fact.articles) for fact in holding(facts, both)) == [3, 3]


def test_words_that_exclude_each_other_keep_claims_apart():
    facts = facts_of(
        read(
            {
                "Lantern": "Sales of the Turin car maker Velo rose in the spring quarter.",
                "Courier": "Sales of the Turin car maker Velo fell in the spring quarter.",
            }
        )
    )
    assert [fact.status for fact in facts] == [Status.SINGLE, Status.SINGLE]


def test_the_same_deed_of_another_person_is_another_fact():
    facts = facts_of(
        read(
            {
                "Lantern": "Anna Berg was fined for selling spoiled milk at the market.",
                "Courier": "Peter Holm was fined for selling spoiled milk at the market.",
            }
        )
    )
    assert len(facts) == 2


def test_entities_of_a_fact_are_those_that_its_evidence_names():
    article = make_article(
        "Anna Berg opened the tram line in the old harbour district.\n\nIt rained all day in Bergen."
    )
    person = Entity("e1", "Anna Berg", EntityType.PERSON, ("Anna Berg",), (cite(article, "Anna Berg"),))
    town = Entity("e2", "Bergen", EntityType.PLACE, ("Bergen",), (cite(article, "Bergen"),))
    first, second = find_facts([make_reading(article)], (person, town))
    assert (first.entities, second.entities) == (("e1",), ("e2",))


def test_no_articles_and_empty_ones_have_no_facts():
    assert find_facts([], ()) == ()
    assert find_facts([make_reading(make_article("Yes."))], ()) == ()


def test_the_name_of_a_fact_is_that_of_its_evidence():
    article = make_article("Anna Berg opened the tram line.")
    one, two = cite(article, "Anna Berg"), cite(article, "tram line")
    assert fact_id([one, two]) == fact_id([two, one]) != fact_id([one])


def test_no_sentence_is_shared_and_told_by_one_alone_too(ferry):
    shared = [one for fact in ferry if len(fact.articles) > 1 for one in fact.evidence]
    singles = [one for fact in ferry if len(fact.articles) == 1 for one in fact.evidence]
    assert not [one for one in singles if any(one.article == o.article and one.span.overlaps(o.span) for o in shared)]


def test_what_several_tell_is_no_evidence_of_what_one_alone_adds():
    facts = facts_of(read(OTTER))
    (shared,) = [fact for fact in facts if len(fact.articles) > 1 and "otter" in fact.statement]
    (added,) = holding(facts, "In 2019 the river otter")
    assert len(shared.articles) == 3
    assert any("a change attributed to new dams" in item.text for item in shared.evidence)
    assert added.status is Status.SINGLE
    assert [item.text[:7] for item in added.evidence] == ["In 2019"]


def test_two_articles_of_one_outlet_are_one_outlet():
    readings = read({"Lantern": FERRY["Lantern"], "The Lantern": FERRY["Courier"]})
    facts = facts_of(readings)
    assert {fact.status for fact in facts} == {Status.SINGLE}
    (both,) = holding(facts, "sank off Bergen on Monday with")
    assert (len(both.articles), both.outlets) == (2, ("Lantern",))
