"""One type for a name over a whole story."""

from __future__ import annotations

from dataclasses import replace

import pytest
from marked import named

from briefing.models import EntityType
from briefing.story.entities.types import story_types


def types(*texts):
    items = named(*texts)
    return {(item.reading, item.text): kind.name for item, kind in zip(items, story_types(items), strict=True)}


def test_a_name_is_what_most_articles_take_it_for():
    found = types("[[Orsa|l]] fell.", "[[Orsa|o]] and [[Orsa|o]] and [[Orsa|o]] fell.", "[[Orsa|l]] rose.")
    assert set(found.values()) == {"PLACE"}


def test_between_as_many_articles_the_mentions_decide():
    assert set(types("[[Orsa|l]] fell.", "[[Orsa|o]] and [[Orsa|o]] fell.").values()) == {"ORG"}


@pytest.mark.parametrize(
    ("texts", "name", "kind"),
    [
        # somebody named whole in the article
        (
            ["[[Lena Paris|p]] sang. [[Paris|p]] left.", "[[Paris|l]] fell.", "[[Paris|l]] rose."],
            (0, "Paris"),
            "PERSON",
        ),
        (["[[Lena Paris|p]] sang. [[Paris|p]] left.", "[[Paris|l]] fell.", "[[Paris|l]] rose."], (1, "Paris"), "PLACE"),
        # a surname that only another article has whole
        (["[[Lena Zyrtal|p]] sang.", "[[Zyrtal|x]] left."], (1, "Zyrtal"), "PERSON"),
        # a lone word that no table has is no place where it minds something
        (["[[Zyrtal|l]] remembers it."], (0, "Zyrtal"), "PERSON"),
        (["[[Zyrtal|l]] grew by the river."], (0, "Zyrtal"), "PLACE"),
        # a town by its police, where nothing says that it is somebody
        (["The [[Zyrtal Police Department|o]] met.", "A [[Zyrtal|p]] shop shut."], (1, "Zyrtal"), "PLACE"),
        (["The [[Zyrtal Police Department|o]] met.", "[[Zyrtal|p]] wept, friends said."], (1, "Zyrtal"), "PERSON"),
        # a storm by its last word
        (["[[Hurricane Zelba|e]] came.", "[[Zelba|l]] came."], (1, "Zelba"), "EVENT"),
        # an acronym by what it stands for
        (["The [[Tarn Dockers Union|o]] met.", "[[TDU|x]] met."], (1, "TDU"), "ORG"),
        # a club by its plural
        (["The [[Orsk Vikings|o]] won.", "The [[Vikings|g]] won."], (1, "Vikings"), "ORG"),
        # stretches of land
        (["The [[Grey Rowan Mountains|l]] froze.", "The [[Grey Rowan|x]] froze."], (1, "Grey Rowan"), "PLACE"),
        # a people of a place of the story
        (["[[Dravia|l]] froze.", "The [[Dravian|x]] fleet left."], (1, "Dravian"), "GROUP"),
        # a word of a longer name of its article
        (["The [[Zelba Rover Mission|e]] rose. [[Zelba|x]] news."], (0, "Zelba"), "EVENT"),
        # a name explained in its own text
        (["The [[Northern Grain Pact|x]], known as [[Nograp|o]], began."], (0, "Nograp"), "OTHER"),
    ],
)
def test_what_the_story_says_of_a_name(texts, name, kind):
    assert types(*texts)[name] == kind


def test_equipment_is_a_weapon_by_the_words_around_all_its_mentions():
    war = "The army fired the [[Zelba-2|w]] missile at a tank."
    moon = "The probe [[Zelba-2|x]] left orbit for the moon."
    assert set(types(war, moon, war.replace("tank", "fort")).values()) == {"WEAPON"}
    assert set(types(moon, "The [[Zelba-2|x]] rover drove.", war).values()) == {"OTHER"}


def test_the_order_of_types_settles_what_nothing_else_does():
    one, two = types("[[Orsa|l]] fell.", "[[Orsa|o]] fell."), types("[[Orsa|o]] fell.", "[[Orsa|l]] fell.")
    assert set(one.values()) == set(two.values())
    assert EntityType[next(iter(one.values()))] == min(EntityType.PLACE, EntityType.ORG, key=list(EntityType).index)


@pytest.mark.parametrize(
    ("texts", "name", "kind"),
    [
        (["[[Bella Zyrt|p]] sang.", "[[Bella|l]] left."], (1, "Bella"), "PERSON"),
        (["They met in [[Zelba|o]]. A barn fell near [[Zelba|o]]."], (0, "Zelba"), "PLACE"),
        (["They met [[Zelba|p]] there."], (0, "Zelba"), "OTHER"),
        (["They met [[Zelba|p]] there. [[Zelba|p]] said so."], (0, "Zelba"), "PERSON"),
        (["They like Orth and [[Zelba|p]] there."], (0, "Zelba"), "PERSON"),
        (["His wife, [[Zelba|p]], slept there."], (0, "Zelba"), "PERSON"),
        (["[[Oscar Zyrt|p]] sang.", "She has an [[Oscar|x]] there."], (1, "Oscar"), "OTHER"),
        (["They met Mr. [[Zelba|p]] there."], (0, "Zelba"), "PERSON"),
        (["They love [[Zelba|p]]. They left [[Zelba island|l]]."], (0, "Zelba"), "PLACE"),
        (["The [[Zelba Award|x]] came.", "The [[Zelba Awards|e]] came."], (0, "Zelba Award"), "EVENT"),
        (
            ["[[Old Moon|x]] and [[Old Moon|x]] ran.", "[[Old Moon|x]] ran.", "[[Old Moon|p]]."],
            (2, "Old Moon"),
            "OTHER",
        ),
    ],
)
def test_what_other_names_of_the_story_say_of_a_type(texts, name, kind):
    assert types(*texts)[name] == kind


@pytest.mark.parametrize(
    ("chances", "kind"),
    [
        ((0, 49, 0, 0, 5), EntityType.ORG),
        ((0, 0, 70, 0, 9), EntityType.PLACE),
        ((99, 0, 0, 0, 0), EntityType.PERSON),
        ((80, 0, 0, 0, 0), EntityType.OTHER),
        ((0, 49, 0, 0, 40), EntityType.OTHER),
        ((), EntityType.OTHER),
    ],
)
def test_a_name_of_no_class_is_what_the_tagger_nearly_took_it_for(chances, kind):
    items = [replace(one, mention=replace(one.mention, chances=chances)) for one in named("[[Zarvet|x.z]] fell.")]
    assert story_types(items) == [kind]


def test_a_word_of_a_longer_name_is_nobody_by_chance_alone():
    items = [
        replace(one, mention=replace(one.mention, chances=(99, 0, 0, 0, 0))) if one.text == "Zarvet" else one
        for one in named("[[Orsa Zarvet Dome|x.z]] fell. [[Zarvet|x.z]] fell.")
    ]
    assert story_types(items)[1] is EntityType.OTHER
