"""Whether the words around a day speak of what has been or of what is to come."""

from __future__ import annotations

import pytest
from support_rows import rows

from briefing.language.english.tense import FUTURE, PAST, UNKNOWN, is_past, tense_at

SIDES = {"past": PAST, "ahead": FUTURE, "": UNKNOWN}


@pytest.mark.parametrize(("marked", "side"), rows("tense", "tense"))
def test_the_side_of_a_day(marked, side):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert tense_at(text, start, end, 0, len(text)) == SIDES[side]


def test_only_the_sentence_is_asked():
    text = "The mayor left. The bridge on Monday. It will open."
    start = text.index("Monday")
    assert tense_at(text, start, start + 6, 16, 37) == UNKNOWN


@pytest.mark.parametrize(("word", "answer"), rows("tense", "past"))
def test_verbs_of_the_past(word, answer):
    assert is_past(word) is (answer == "yes")
