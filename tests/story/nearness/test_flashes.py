"""What flashes begin with, by what it is of the event."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.story.nearness.flashes import FIELDS, LONGEST, flash_of


def flash(text, **more):
    return flash_of(make_article(text, **{"title": "", **more}))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Police in Harbrook arrested landlord Ivo Kestrel.", {"kestrel"}),
        ("Mayor Kestrel opened the pier.", {"kestrel"}),
        ("Nurse Kestrel opened the pier.", {"kestrel"}),
        ("Thieves robbed Kestrel, 43, of a watch.", {"kestrel"}),
        ("Thieves robbed Kestrel, the owner of a bank.", {"kestrel"}),
        ("The owner of the bank, Ivo Kestrel, was robbed.", {"kestrel"}),
        ("Yesterday David Brown was robbed.", {"brown"}),
        ("Yesterday Oddo Kestrel was robbed.", {"kestrel"}),
        ("Yesterday the Kestrel was robbed.", set()),
        ("Thieves came from Kestrel, the capital.", set()),
    ],
)
def test_people_are_told_by_their_names_and_by_what_is_said_beside_them(text, people):
    assert flash(text).people == people


def test_other_names_are_places_behind_words_that_place():
    found = flash("The Kestrel sank off Harbrook in Torrin County, 30 miles from the Lisse lighthouse.")
    assert found.names == {"kestrel", "harbruk", "torin", "lise"}
    assert found.places == {"harbruk", "torin", "lise"}


@pytest.mark.parametrize(
    "text",
    [
        "The bank will close, Harbrook said.",
        "Harbrook has announced a sale.",
        "According to Harbrook the bank will close.",
        "The bank will close in Norway.",
        "The bank will close, according to the regional governor Ivo Kestrel.",
        "Divers searched the wreck.",
        "Harbrook Opens Vellan Bridge After Merrin Repairs",
    ],
)
def test_who_only_tells_countries_and_capitals_of_no_names_are_none(text):
    assert not flash(text).names


@pytest.mark.parametrize(
    ("text", "firm", "units"),
    [
        ("Rates rose to 4.5 percent.", {"4.5"}, {"percent"}),
        ("Ferries carry three red buses.", {"3"}, {"red", "buse"}),
        ("A fire killed 12 people.", set(), set()),
        ("A magnitude 6.4 quake struck.", set(), set()),
        ("Shares fell 7 percent after a warning.", {"7"}, {"percent"}),
        ("A buyer paid 11 million francs.", {"11"}, {"franc"}),
        ("Forty sailors sang.", set(), set()),
        ("Twelve were injured.", set(), set()),
        ("A fire burned more than 900 acres.", set(), set()),
        ("Prayers began at 9 in the chapel.", set(), set()),
        ("A fire burned 900 acres; 12 people were hurt.", {"900"}, {"acr"}),
    ],
)
def test_figures_that_outlets_give_anew_are_not_firm(text, firm, units):
    found = flash(text)
    assert found.firm == firm
    assert found.units == units
    assert found.figures == found.counted


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The pier fell on Monday.", {"0"}),
        ("The pier fell, the mayor said on Monday.", set()),
        ("The pier, closed since Monday, fell.", set()),
    ],
)
def test_weekdays_of_a_statement_are_not_those_of_the_event(text, when):
    assert flash(text).when == when


def test_ordinals_words_and_all_that_is_named_anywhere():
    filling = " ".join(["word"] * 50)
    found = flash(f"The third pier fell. {filling} in Vellan, 14 miles away.", title="Merrin mourns")
    assert found.ordinals == {"third"}
    assert {"pier", "fell", "word"} == found.plain
    assert {"velan", "merin", "pier", "awi"} <= found.sounds
    assert found.counted == {"14"}
    assert not found.names


def test_long_texts_and_texts_in_other_languages_are_no_flashes():
    told = "Mayor Kestrel opened the third pier in Harbrook. "
    for one in (flash(told * (LONGEST // 7)), flash("word " * 9 * LONGEST), flash(told, language="de")):
        assert not any(getattr(one, name) for name in FIELDS)
    assert flash(told, language="en") == flash(told)
