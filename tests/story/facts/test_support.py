"""What only one outlet specifies does not stand for the others."""

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.building import find_facts
from briefing.story.facts.support import Support
from briefing.story.statements.units import collect_units


def readings_of(*texts):
    articles = [
        make_article(text, name=f"{number}.txt", outlet=str(number), published=date(2024, 5, 3))
        for number, text in enumerate(texts)
    ]
    return [Reading(article, analyse(article)) for article in articles]


def units_of(*texts):
    readings = readings_of(*texts)
    return collect_units(readings, link_entities(readings))


@pytest.mark.parametrize(
    ("own", "other", "figures"),
    [
        ("The tram line in Bergen reopened on Monday.", "The tram line in Bergen reopened.", 1.0),
        ("The tram line in Bergen reopened on Monday.", "On 29 April the tram line in Bergen reopened.", 0.0),
        ("The tram line in Bergen reopened on Monday.", "The tram line in Bergen reopened in April.", 0.0),
        ("The tram line in Bergen has 24 stops.", "The tram line in Bergen has many stops.", 1.0),
        ("The tram line in Bergen has 24 stops.", "The tram line in Bergen has about 24 stops.", 0.0),
        ("The tram line in Bergen has 24 stops.", "The tram line in Bergen has 40 stops.", 1.0),
        ("The tram line in Bergen has many stops.", "The tram line in Bergen has 24 stops.", 0.0),
    ],
)
def test_days_and_figures_that_the_other_lacks(own, other, figures):
    units = units_of(own, other)
    assert Support(units).figures_lacking(units[0]) == figures


def test_names_that_the_others_lack_count_by_share():
    units = units_of(
        "Anna Berg opened the tram line in Bergen.",
        "The tram line in Bergen was opened.",
        "Anna Berg opened a tram line.",
    )
    assert Support(units).names_lacking(units[0]) == pytest.approx(1.0)


def test_a_claim_alone_lacks_nothing():
    (unit,) = units_of("Anna Berg opened the tram line in Bergen on Monday.")
    assert Support([unit]).figures_lacking(unit) == 0.0


def test_the_statement_gives_no_day_that_only_one_outlet_gives():
    readings = readings_of(
        "The town band of Bergen played at the opening of the tram line on Monday in the rain.",
        "The town band of Bergen played at the opening of the tram line.",
        "At the opening of the tram line the town band of Bergen played.",
    )
    (fact,) = [fact for fact in find_facts(readings, link_entities(readings)) if len(fact.articles) == 3]
    assert "Monday" not in fact.statement


def test_a_claim_that_leans_on_another_sentence_is_not_the_statement():
    readings = readings_of(
        "Ivo Dan thanked the bakers of Tartu for their bread on Monday.",
        "The letter was short. In it he thanked the bakers of Tartu for their bread.",
    )
    (fact,) = [fact for fact in find_facts(readings, link_entities(readings)) if len(fact.articles) == 2]
    assert fact.statement.startswith("Ivo Dan")
