"""Words by which one outlet takes sides, beside the noun that another one uses alone or wherever they stand."""

from __future__ import annotations

from taken_apart import read

from briefing.story.lists.loaded import charged_words, loaded_nouns


def shown(rows):
    return [(row, [f"“{use.label}”" if use.quoted else use.label for use in uses]) for row, uses in rows]


def loaded(*texts):
    return shown(loaded_nouns(read(*texts)))


def charged(*texts):
    return shown(charged_words(read(*texts), ()))


def test_a_word_that_takes_sides_before_a_noun_that_another_uses_without():
    found = loaded("It sold illicit nuclear fuel rods.", "He has nuclear fuel rods.")
    assert found == [("rods", ["illicit nuclear fuel rods", "nuclear fuel rods"])]
    assert loaded("It sold illicit rods.", "He has steel rods.") == []
    assert loaded("It sold illicit nuclear rods. It sold nuclear rods.", "It rained.") == []
    assert loaded("He has nuclear fuel rods.", "He has nuclear fuel rods.") == []


def test_other_words_for_the_noun_are_shown_beside_it_and_no_names_are_joined():
    told = "It sold illicit nuclear fuel rods. “Their unlawful steel rods,” he said."
    assert loaded(told, "He has nuclear fuel rods.") == [
        ("rods", ["illicit nuclear fuel rods", "“unlawful steel rods”", "nuclear fuel rods"])
    ]
    assert loaded("The failed painter and mayor of Bonn Ada Roe sang.", "Ada Roe sang.") == []


def test_what_takes_sides_wherever_it_stands():
    assert charged("“It is a witch hunt,” he said. The reclusive nation slept.", "It rained.") == [
        ("words that take sides", ["“witch hunt”", "reclusive nation"])
    ]
    assert charged("He sold illicit fuel rods and unlawful.", "It rained.") == [
        ("words that take sides", ["illicit fuel rods"])
    ]
    assert charged("The nation slept.", "It rained.") == []
    assert charged("“It is a witch hunt,” he said.") == []


def test_a_noun_is_shown_from_the_words_on_that_both_have():
    assert loaded("It sold illicit nuclear fuel rods.", "He has old nuclear fuel rods.") == [
        ("rods", ["illicit nuclear fuel rods", "nuclear fuel rods"])
    ]


def test_a_word_in_a_name_takes_no_sides():
    assert loaded("The Notorious Fuel Rods sang.", "He has fuel rods.") == []
    assert loaded("The notorious fuel rods broke.", "He has fuel rods.") == [
        ("rods", ["notorious fuel rods", "fuel rods"])
    ]


def test_what_stands_in_another_row_is_not_told_again():
    readings = read("It is a witch hunt, said the tyrant.", "It rained.")
    ((_, uses),) = charged_words(readings, ())
    assert shown(charged_words(readings, uses[:1])) == [("words that take sides", ["tyrant"])]
    assert charged_words(readings, uses) == []
