"""Sentences as tokens, with quoted stretches closed up."""

from __future__ import annotations

import pytest
from clauses import unit_of, units_of, words_of

from briefing.models import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Roe's men didn't sing.", "ada roe 's men did n't sing ."),
        ("They’ll sing, he’s told.", "they 'll sing , he 's told ."),
        ("A so-called 12.5% rise.", "a so-called 12.5 % rise ."),
    ],
)
def test_words_marks_and_contracted_endings(text, words):
    assert words_of(unit_of(text).tokens) == words


def test_a_quote_is_one_token():
    unit = unit_of("“The mill. It burned,” said Ada Roe.", people="Ada Roe")
    first = unit.tokens[0]
    assert (first.low, first.quote, first.word) == ("", 0, False)
    assert words_of(unit.tokens[1:]) == "said ada roe ."
    assert all(token.quote == -1 for token in unit.tokens[1:])


def test_tokens_know_their_names_days_and_capitals():
    unit = unit_of("Ada Roe left WHO on Monday.", people="Ada Roe", bodies="WHO")
    found = {token.low: token for token in unit.tokens}
    assert found["ada"].mention == found["roe"].mention != found["WHO"].mention
    assert found["left"].mention is None
    assert found["monday"].dated
    assert not found["left"].dated
    assert found["ada"].capital
    assert not found["left"].capital


def test_a_tag_behind_a_quote_belongs_to_its_sentence():
    assert len(units_of("“Is it over?” Ada Roe asked on Monday. Gulls came.", people="Ada Roe")) == 2
    assert len(units_of("“It is over!” Gulls came and slept on the mill for days.")) == 2


def test_sentences_are_counted_with_their_paragraphs():
    units = units_of("Gulls came. Dogs left.\n\nIt rained.")
    assert [(unit.index, unit.paragraph) for unit in units] == [(0, 0), (1, 0), (2, 1)]


def test_a_stretch_without_an_end_is_cut_at_white_space_and_no_word_is_lost():
    text = "and so on " * 1500
    units = units_of(text.strip())
    assert len(units) > 1
    assert max(unit.end - unit.start for unit in units) < len(text)
    assert sum(len(unit.tokens) for unit in units) == 4500


def test_every_token_stands_where_it_says():
    text = "Ada Roe said: “Dogs sang.” It wasn’t so."
    for unit in units_of(text, people="Ada Roe"):
        for token in unit.tokens:
            written = Span(token.start, token.end).of(text).lower().replace("’", "'")
            assert token.quote >= 0 or token.low == written
