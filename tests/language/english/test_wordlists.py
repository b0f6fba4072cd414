"""The readers of word lists."""

from __future__ import annotations

import pytest

from briefing.language.english.meanings import irregular_bases
from briefing.language.english.wordlists import lines_of, ordered_list, values_of, word_list, words_of


def test_comments_and_empty_lines_are_left_out():
    assert all(line and not line.startswith("#") for line in lines_of("light_verbs"))


def test_words_and_values():
    assert "take" in words_of("light_verbs")
    assert values_of("number_words")["twelve"] == 12


def test_a_light_verb_is_light_in_every_form():
    light = words_of("light_verbs")
    assert not {form for form, base in irregular_bases().items() if base in light} - light


def test_a_short_list_by_its_name():
    assert word_list("scopes.relatives") >= {"who", "which", "where"}
    assert ordered_list("scopes.no_clause") == ("and", "but", "or", "nor")
    with pytest.raises(KeyError):
        word_list("scopes.nothing")


@pytest.mark.parametrize("name", ["light_verbs", "little_words", "past_verbs", "not_past", "leaning", "open"])
def test_no_word_stands_twice_in_a_list(name):
    words = [word for line in lines_of(name) for word in line.split()]
    assert len(words) == len(set(words))


def test_what_is_a_past_verb_is_not_among_those_that_only_look_so():
    assert not words_of("past_verbs") & words_of("not_past")
