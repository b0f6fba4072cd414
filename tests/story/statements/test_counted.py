"""The words and names of a claim that count when it is held against another one."""

from __future__ import annotations

import pytest
from taken_apart import read, statement_of

from briefing.story.statements.names import NameBook
from briefing.story.statements.tellings import take_apart


def keys(text):
    return [word.key for word in statement_of(text).counted]


def test_little_words_days_figures_and_who_is_cited_do_not_count():
    text = "The mill of Halden burned down with 40 sacks on Monday, Kim Rust said."
    assert [word.low for word in statement_of(text).counted] == ["mill", "Halden", "burned", "down", "sacks"]


def test_a_name_counts_once_by_its_last_word_or_by_whom_it_means():
    words = statement_of("Sailor Lena Orth left the pier.").counted
    (name,) = [word for word in words if word.name]
    assert name.key.startswith("@")
    assert name.low == "Lena Orth"
    assert statement_of("Sailor Lena Orth left the pier.").tokens[name.place].low == "lena"
    (reading,) = read("Sailors boarded the Grey Wanderer.")
    said = max((one.said for one in take_apart(reading, 0, NameBook())), key=lambda said: len(said.text))
    assert [word.key for word in said.counted] == ["sailor", "board", "@wanderer"]


def test_words_of_one_meaning_have_one_key():
    assert keys("The council delayed the vote.") == keys("The councils delay votes.")


@pytest.mark.parametrize(("word", "counts"), [("later", True), ("mr", False), ("mill", True)])
def test_a_word_of_time_weighs_and_a_title_does_not(word, counts):
    text = {"later": "The bridge opened later.", "mr": "The mr sang.", "mill": "The mill sang."}[word]
    assert (word in [one.low for one in statement_of(text).counted]) is counts


def test_plain_words_are_all_outside_of_slots_but_those_that_turn_a_verb():
    plain = statement_of("The mill of Halden did not burn on Monday and didn't fall, Kim Rust said.").plain
    assert {"the", "mill", "of", "burn"} <= set(plain)
    assert not {"not", "didn't", "monday", "halden", "kim", "said"} & set(plain)
