"""Words that one outlet chooses where another chooses others for the same thing."""

from __future__ import annotations

import pytest
from taken_apart import read

from briefing.story.entities.linking import link_entities
from briefing.story.lists.wordchoice import word_choices


def shown(rows):
    return [
        (topic, [f"“{use.label}”" if use.quoted else use.label for use in uses if use.evidence.text])
        for topic, uses in rows
    ]


def choices(*texts):
    readings = read(*texts)
    return shown(word_choices(readings, link_entities(readings)))


def test_words_of_one_topic_for_the_same_thing():
    (one,) = choices("Ruvia signed a ceasefire with Germany.", "Germany kept to the armistice.")
    assert one == ("end of the fighting", ["ceasefire", "armistice"])


@pytest.mark.parametrize(
    "other",
    [
        "Germany kept to the ceasefire.",  # the same word
        "France kept to the armistice.",  # of another land
        "“The armistice of Germany is near,” he sang.",  # the speaker's choice
        "Germany sent bakers, painters and singers to the mountains of the north all winter for an armistice.",
        "Germany wants no armistice.",  # there is none
        "The armistice holds.",
    ],
)
def test_no_choice(other):
    assert choices("Germany signed a ceasefire.", "Ruvia likes the ceasefire with Germany.", other) == []


def test_a_word_is_about_what_it_hangs_on_and_not_about_its_neighbours():
    found = choices(
        "France supplies arms for its war in Poland. France spoke of the conflict in Peru.",
        "France condemned Germany's invasion of Poland. Envoys from Peru sang at a war memorial.",
    )
    assert found == [("fighting", ["war", "invasion"])]


def test_two_things_of_one_topic_have_a_row_each():
    found = dict(
        choices(
            "He spoke of the war in Poland. She spoke of the invasion of Peru.",
            "He spoke of the conflict in Poland. She spoke of the war in Peru.",
        )
    )
    assert found == {"fighting: Peru": ["invasion", "war"], "fighting: Poland": ["war", "conflict"]}


def test_a_word_that_hangs_on_no_name_is_what_its_article_calls_so_elsewhere():
    told = "The regime of Poland fell. Nobody mourned the regime."
    other = "The government of Poland fell. The government of Peru did not, and the government was glad."
    assert choices(told, other) == [("government", ["regime", "government", "regime"])]


def test_what_was_before_is_something_else():
    told = (
        "The protests in Poland are loud. The unrest spread. It is the worst since the riots that shook a town in 1970."
    )
    assert choices(told, "The protests in Poland are loud.") == [("protest", ["protest", "unrest", "protest"])]


def test_of_some_things_a_story_has_one_alone():
    told = "Poland bought arms. The demonstrators sang, and rioters burned cars."
    assert choices(told, "The protesters in Poland and in Peru sang.") == [
        ("protesters", ["demonstrators", "rioters", "protesters"])
    ]


def test_what_only_describes_another_noun_is_none_of_a_topic():
    assert choices("The protests in Poland grew. Polish riot police sang.", "The protests in Poland grew.") == []


def test_a_quotation_counts_where_its_words_take_sides():
    sided = "“The special military operation in Poland is going well,” he said."
    plain = "“The intervention in Poland is going well,” he said."
    other = "The war in Poland goes on."
    assert choices(sided, other) == [("fighting", ["“special military operation”", "war"])]
    assert choices(plain, other) == []


def test_words_that_judge_a_thing_belong_to_it():
    found = choices(
        "The Toll Accord covers three towns. “It is a terrible deal,” said Ada Roe, who hates the Toll Accord.",
        "The Toll Accord covers three towns. She praised the pact.",
    )
    assert found in ([], [("agreement", ["“terrible deal”", "pact"])])


def test_what_is_done_is_told_by_whom_it_is_done_to():
    assert choices("They killed two Polish bakers.", "Polish bakers were murdered.") == [
        ("killing", ["killed", "murdered"])
    ]
    assert choices("They killed two Polish bakers.", "In Poland a Peruvian painter was murdered.") == []


def test_what_follows_the_same_ordinal_and_noun():
    found = choices(
        "Bakers sang on the 70th anniversary of the great fire.", "Bakers sang on the 70th anniversary of victory."
    )
    assert found == [("70th anniversary of", ["great fire", "victory"])]
    assert choices("The 70th anniversary of the great fire.", "The 70th anniversary of the fire.") == []
    assert choices("The 70th anniversary of the fire.", "The 60th anniversary of victory.") == []


def test_one_thing_has_one_row():
    found = choices(
        "Bakers sang on the 70th anniversary of the Gulf War armistice.",
        "Bakers sang on the 70th anniversary of the end of the Gulf War.",
        "Bakers sang on the 70th anniversary of the Gulf War truce, the end of hostilities.",
    )
    assert found == [("end of the fighting", ["armistice", "truce", "end of the Gulf War", "end of hostilities"])]
