"""Other ways to write what the story has otherwise."""

from __future__ import annotations

import pytest
from marked import named, story_of

from briefing.story.entities.linking import link_entities
from briefing.story.entities.types import story_types
from briefing.story.entities.variants import as_spelt, is_misprint, whole_places


def entities(*texts):
    readings, _ = story_of("\n--\n".join(texts))
    return {(entity.name, entity.type.value): len(entity.mentions) for entity in link_entities(readings)}


@pytest.mark.parametrize(
    ("word", "other", "together", "wanted"),
    [
        ("Zelbortov", "Zelbrotov", True, True),
        ("Zelbrtov", "Zelbrotov", False, True),
        ("Zelbrrotov", "Zelbrotov", False, True),
        ("Zelbratov", "Zelbrotov", False, True),
        # of one article these may be two people
        ("Zelbrtov", "Zelbrotov", True, False),
        ("Zelbratov", "Zelbrotov", True, False),
        # the end of a name tells whose it is
        ("Zelbrotova", "Zelbrotov", False, False),
        ("Zelbroton", "Zelbrotov", False, False),
        ("Delbrotov", "Zelbrotov", False, False),
        ("Zelkratov", "Zelbrotov", False, False),
        ("Zelbrotov", "Zelbrotov", False, False),
    ],
)
def test_what_one_letter_tells(word, other, together, wanted):
    assert is_misprint(word, other, together=together) is wanted


OFTEN = ["[[Lena Zelbrotov|p]] sang. [[Zelbrotov|p]] left. [[Zelbrotov|p]] slept."]


def test_a_misprint_is_whom_the_story_names_otherwise():
    assert entities(*OFTEN, "[[Zelbratov|x]] sang.") == {("Lena Zelbrotov", "PERSON"): 4}
    assert entities(*OFTEN, "[[Lena Zelbratin|p]] sang. [[Zelbratin|p]] left.")["Lena Zelbrotov", "PERSON"] == 3


@pytest.mark.parametrize(
    "other",
    [
        "The [[Zelbratov Works|o]] shut. [[Zelbratov|x]] sang.",  # a longer name holds it
        "[[Zelbratov|o]] sang.",  # a body
        "[[Zelbratov|x]] sang, [[Zelbratov|x]] too.",  # nearly as often as the right one
        "[[Zelbrotova|x]] sang.",
    ],
)
def test_what_is_no_misprint(other):
    items = named(*OFTEN, other)
    spelt, _ = as_spelt(items, story_types(items))
    assert [item.text for item in spelt] == [item.text for item in items]


def test_a_place_is_written_with_its_land_or_by_a_nickname():
    assert entities("Rain fell in [[Tarnby|l]].", "Rain fell in [[Tarnby Ohio|l]].") == {("Tarnby", "PLACE"): 2}
    assert entities("Rain fell in [[Philadelphia|l]].", "Rain fell in [[Philly|l]].") == {("Philadelphia", "PLACE"): 2}
    assert entities("Rain fell in [[Rome|l]].", "Rain fell in the [[Eternal City|o]].") == {("Rome", "PLACE"): 2}
    assert not whole_places(named("Rain fell in [[Mexico|l]] and [[New Mexico|l]], in [[Orsk|l]] and [[New Orsk|l]]."))


def test_a_street_goes_by_its_name_where_places_stand():
    street = "Shots rang out on [[Velk Avenue|l]]."
    assert entities(street, "They met at [[Velk|x]].") == {("Velk Avenue", "PLACE"): 2}
    assert ("Velk", "PLACE") in entities(street, "They met in [[Velk|l]].")
    assert ("Norwalk", "PLACE") in entities("It lies on [[Norwalk Road|l]].", "They met at [[Norwalk|l]].")
    assert ("Velk", "PERSON") in entities(street, "They met as [[Velk|p]] said.")
    assert ("Lena Velk", "PERSON") in entities(street, "[[Lena Velk|p]] sang. They spoke to [[Velk|p]].")


def test_a_cape_goes_by_its_name_and_a_hut_without_its_mount():
    assert ("Velk", "PLACE") in entities("Rain fell on [[Point Velk|l]]. The [[Velk|p]] sheds fell.")
    assert entities("They saw [[Mount Velk Hut|l]].", "They saw [[Velk Hut|o]].") == {("Mount Velk Hut", "PLACE"): 2}
