"""Names without what only stands beside them, by the whole finder."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities


def names(text):
    reading = Reading(article := make_article(text, published=date(2023, 7, 19), language="en"), analyse(article))
    return {entity.name for entity in link_entities([reading])}


@pytest.mark.parametrize(
    ("text", "found", "not_found"),
    [
        # a day is no part of a body
        ("The Indian Navy on Saturday freed a ship.", "Indian Navy", "Indian Navy on Saturday"),
        ("The National Institute on Drug Abuse was told.", "National Institute on Drug Abuse", "National Institute"),
        # two plain words before an administration
        (
            "The National Oceanic and Atmospheric Administration warned of storms.",
            "National Oceanic and Atmospheric Administration",
            "National Oceanic",
        ),
        # adjectives before, nouns behind
        ("Ada Roe won a double-digit Emmy award and an Emmy nod.", "Emmy", "double-digit Emmy"),
        ("Ada Roe won a double-digit Emmy award and an Emmy nod.", "Emmy", "Emmy nod"),
        ("The Audi e-tron SUV costs 70,000 euros.", "Audi e-tron", "Audi e-tron SUV"),
        ("President Lee Sang-un and Lee Sang-un’s aides met.", "Lee Sang-un", "Lee Sang"),
        # signs that are no names
        ("Ben Ott spoke at 8 p.m. ET on a storm.", "Ben Ott", "ET"),
        (
            "Ben Ott shared storm-hits-coast-of-tarn-223712941 on Monday.",
            "Ben Ott",
            "storm-hits-coast-of-tarn-223712941",
        ),
        # a medium and what its reporter reports on
        ("CNN was there. For CNN it was late. CNN Pentagon correspondent Ada Roe asked.", "CNN", "CNN Pentagon"),
    ],
)
def test_names_are_cut(text, found, not_found):
    got = names(text)
    assert found in got
    assert not_found not in got


def test_the_navies_of_two_lands_are_two():
    text = "The Indian Navy freed a ship. The Navy left. The British Royal Navy and the U.S. Navy were near it."
    assert {"Indian Navy", "British Royal Navy", "U.S. Navy"} <= names(text)


def test_the_awards_of_two_years_are_two():
    assert {"2007 Oscars", "2012 Oscars"} <= names("The 2007 Oscars were long. The 2012 Oscars were short.")


def test_an_office_of_several_is_no_part_of_the_first_name():
    found = names("Ministers Karl Ott, Maria Roe and Paul Lund said the bridge was shut.")
    assert {"Karl Ott", "Maria Roe", "Paul Lund"} <= found
