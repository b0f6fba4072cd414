"""Names made comparable: case, accents, spelling customs, initials."""

from __future__ import annotations

import pytest
from support_rows import rows

from briefing.language.english.spelling import ascii_of, content, initials, is_acronym, near, parts, sound


@pytest.mark.parametrize(("text", "plain"), rows("names", "ascii"))
def test_letters_in_ascii(text, plain):
    assert ascii_of(text) == plain


@pytest.mark.parametrize(("text", "words"), rows("names", "parts"))
def test_the_words_of_a_name(text, words):
    assert " ".join(parts(text)) == words


@pytest.mark.parametrize(("text", "words"), rows("names", "content"))
def test_the_words_that_tell_names_apart(text, words):
    assert " ".join(content(text)) == words


@pytest.mark.parametrize(("word", "heard"), rows("names", "sound"))
def test_customs_of_transliteration_are_made_one(word, heard):
    assert sound(word) == heard


@pytest.mark.parametrize(("text", "letters"), rows("names", "initials"))
def test_initials(text, letters):
    assert " ".join(initials(text)) == letters


@pytest.mark.parametrize(("text", "answer"), rows("names", "acronym"))
def test_acronyms(text, answer):
    assert is_acronym(text) is (answer == "yes")


@pytest.mark.parametrize(("one", "two", "answer"), rows("names", "near"))
def test_words_that_differ_by_one_letter(one, two, answer):
    assert near(one, two) is (answer == "yes")
    assert near(two, one) is (answer == "yes")
