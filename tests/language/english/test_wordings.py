"""Words that writers choose between, words that take sides, and words that stand for an office."""

from __future__ import annotations

import pytest

from briefing.language.english.wordings import (
    charged,
    first_words,
    groups_of,
    judged_from,
    long_titles,
    offices,
    rival_names,
    topics,
    words_around,
    words_that,
)


def found(name, text):
    """What of a topic stands in a text, as it is shown."""
    (topic,) = (topic for topic in topics() if topic.name == name)
    return [topic.label(match[0]) for match in topic.pattern.finditer(text)]


def test_a_word_is_shown_in_its_plain_form():
    assert found("protest", "Riots and RIOTING, then protests") == ["riot", "riot", "protest"]
    assert found("end of the fighting", "the peace deal") == ["peace agreement"]


def test_a_word_with_a_name_in_it_is_shown_as_written():
    assert found(
        "end of the fighting", "the end of the Tin Whistle War, the end of the war, the end of the long war"
    ) == [
        "end of the Tin Whistle War",
        "end of the war",
    ]


def test_the_first_word_of_whatever_is_found_is_a_head_of_its_topic():
    for topic in topics():
        assert {first for form in topic.forms for first in first_words([form])} == topic.heads
        assert all(topic.pattern.fullmatch(form) for form in topic.forms)


def test_things_stand_before_deeds():
    kinds = [topic.deed for topic in topics()]
    assert kinds == sorted(kinds)
    assert {topic.deed for topic in topics() if topic.name in ("killing", "accident")} == {True, False}


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("She called it a terrible deal", "terrible deal"),
        ("She called it a terrible, unfair trade deal", "terrible, unfair trade deal"),
        ("She called it a trade deal", "deal"),
        ("She called it a terrible day for the deal", "deal"),
    ],
)
def test_words_that_judge_a_thing_begin_before_it(text, judged):
    assert text[judged_from(text, 0, text.index("deal")) :] == judged


def test_what_judges_stands_in_the_same_part_of_the_text():
    text = "It was terrible deal or not"
    assert judged_from(text, text.index("deal"), text.index("deal")) == text.index("deal")


def test_words_of_a_row_and_their_first_words():
    assert groups_of("pact,pacts | trade deal") == [["pact", "pacts"], ["trade deal"]]
    assert first_words(["trade deal", "cease-fire", "’tis"]) == {"trade", "cease"}


def test_what_takes_sides_wherever_it_stands():
    pattern, heads = charged()
    noun, describing = pattern.finditer("A Witch Hunt against a reclusive baker and a so-called painter")
    assert (noun["noun"], describing["describing"]) == ("Witch Hunt", "so-called")
    assert {"witch", "so"} <= heads


def test_lists_hold_words_as_they_stand_in_a_text():
    assert "spending cuts" in words_around("single")
    assert "terrible" in words_that("judging")
    assert "terrible" not in words_that("words")


def test_names_that_take_a_side_know_their_thing_and_the_name_that_stands_for_them():
    names = rival_names()
    assert names["da'esh"] == names["daesh"] == ("Islamic State", "Daesh")
    assert names["bombay"] == ("Mumbai", "Bombay")


def test_words_that_stand_for_an_office_and_short_titles():
    (diplomat,) = (office for office in offices() if "top diplomat" in office.standing)
    assert "foreign minister" in diplomat.titles
    assert "president" not in diplomat.titles
    assert long_titles()["sen"] == "senator"
