"""Words that one outlet chooses where another chooses others for the same thing."""

from __future__ import annotations

import pytest
from taken_apart import read

from briefing.story.entities.linking import link_entities
from briefing.story.lists.wordchoice import word_choices


def choices(*texts):
    readings = read(*texts)
    return [(topic, [label for label, _ in uses]) for topic, uses in word_choices(readings, link_entities(readings))]


def test_words_of_one_group_beside_the_same_name():
    (one,) = choices("Ruvia signed a ceasefire with Germany.", "Germany kept to the armistice.")
    assert one[1] == ["ceasefire", "armistice"]


@pytest.mark.parametrize(
    "other",
    [
        "Germany kept to the ceasefire.",  # the same word
        "France kept to the armistice.",  # beside another name
        "“The armistice of Germany is near,” he sang.",  # the speaker's choice
        "Germany sent bakers, painters and singers to the mountains of the north all winter for an armistice.",  # far
        "The armistice holds.",
    ],
)
def test_no_choice(other):
    assert choices("Germany signed a ceasefire.", other) == []


def test_what_follows_the_same_ordinal_and_noun():
    found = choices(
        "Bakers sang on the 70th anniversary of the great fire.", "Bakers sang on the 70th anniversary of victory."
    )
    assert found == [("70th anniversary of", ["great fire", "victory"])]
    assert choices("The 70th anniversary of the great fire.", "The 70th anniversary of the fire.") == []
    assert choices("The 70th anniversary of the fire.", "The 60th anniversary of victory.") == []


def test_a_word_that_takes_sides_before_a_noun_that_another_uses_without():
    found = choices("It sold illicit nuclear fuel rods.", "He has nuclear fuel rods.")
    assert found == [("rods", ["illicit nuclear fuel rods", "nuclear fuel rods"])]
    assert choices("It sold illicit rods.", "He has steel rods.") == []
    assert choices("It sold illicit nuclear rods. It sold nuclear rods.", "It rained.") == []
    assert choices("He has nuclear fuel rods.", "He has nuclear fuel rods.") == []
