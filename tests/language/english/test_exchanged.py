"""Words that two claims put in each other's place, by what they are."""

from __future__ import annotations

import pytest

from briefing.language.english.exchanged import as_spoken, looks_like_verb, words

LISTS = ("quantities", "certainties", "weighty", "general", "titles")


@pytest.mark.parametrize("word", ["opened", "went", "upheld", "opening"])
def test_forms_of_verbs(word):
    assert looks_like_verb(word)


@pytest.mark.parametrize("word", ["bridge", "red", "open", "north"])
def test_other_words(word):
    assert not looks_like_verb(word)


def test_a_modal_in_reported_speech():
    assert as_spoken("would") == "will"
    assert as_spoken("bridge") == "bridge"


@pytest.mark.parametrize("name", LISTS)
def test_each_list_holds_words_in_small_letters(name):
    assert words(name)
    assert all(word == word.lower() for word in words(name))
