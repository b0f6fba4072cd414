"""Tolls that grow, and tolls of something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support import make_article
from taken_apart import units_of

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.tolls import is_of_another_time, series
from briefing.story.statements.units import collect_units


def tolls_of(*texts: str, days: tuple[int, ...] = (3, 4, 5)) -> list[list[str]]:
    """The words of the claims in each series; each text is published on its day of May 2024."""
    articles = [
        make_article(text, name=f"{number}.txt", outlet=str(number), published=date(2024, 5, day))
        for number, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    readings = [Reading(article, analyse(article)) for article in articles]
    units = collect_units(readings, link_entities(readings))
    return [[units[index].evidence.text for index in group] for group in series(units, readings)]


FIRST = "A storm in Bergen killed 12 people."


def test_a_toll_that_grows_is_one_series():
    (group,) = tolls_of(
        FIRST, "The death toll of the storm in Bergen has risen to 19.", "The storm killed 24 in Bergen."
    )
    assert len(group) == 3


def test_a_toll_without_a_name_is_that_of_the_sentence_before():
    (group,) = tolls_of(
        f"{FIRST} Another 30 people were injured.", "The storm hit Bergen hard. The number of injured rose to 45."
    )
    assert [text for text in group if "30" in text or "45" in text] == group


def test_names_outside_the_clause_of_a_toll_do_not_part_it():
    thanks = "Norway thanked Sweden and Denmark for tents after the storm in Bergen killed 19 people."
    (group,) = tolls_of(FIRST, thanks)
    assert len(group) == 2


def test_the_injured_beside_the_dead_of_one_event_are_of_that_event():
    dead, injured = tolls_of(
        f"{FIRST} Another 30 people were injured.",
        "The toll of the storm in Bergen rose to 19 on the coast of Norway. A further 41 people were hurt.",
    )
    assert (len(dead), len(injured)) == (2, 2)
    assert any("41 people were hurt" in text for text in injured)


@pytest.mark.parametrize(
    "other",
    [
        "A storm in Bergen killed 210 people in 1931.",
        "A storm in Bergen killed 7 people.",
        "A storm in Bergen killed 900 people.",
        "A storm in Gdansk killed 19 people.",
        "A storm in Bergen injured 19 people.",
        "An earlier storm in Bergen killed 14 people.",
        "The storm in Bergen did not kill 19 people.",
        "The storm in Bergen cut 19 roads.",
        "Norway sent tents to Sweden after a storm in Malmo killed 19 people.",
    ],
)
def test_other_years_places_victims_and_falling_tolls_are_no_series(other):
    assert tolls_of(FIRST, other) == []


def test_one_article_makes_no_series():
    assert tolls_of(f"{FIRST} The death toll in Bergen rose to 19.") == []


@pytest.mark.parametrize(
    ("day", "another"), [("2024-05-01", False), ("2024-04-30", True), ("2024-04", True), ("2023", True)]
)
def test_a_toll_beside_a_day_a_month_before_the_publication_is_of_another_time(day, another):
    (unit,) = units_of("The flood in Halden killed 12 people.")
    assert is_of_another_time([replace(unit, days=frozenset([day]))], date(2024, 5, 31)) is another
    assert not is_of_another_time([replace(unit, days=frozenset([day]))], None)
