"""What a claim that says "not" tells to be so."""

from __future__ import annotations

import pytest

from briefing.language.english.denial import find_cues, is_negative, words_of_text, words_of_tokens
from briefing.language.english.meanings import meaning
from briefing.language.english.polarity import affirmed
from briefing.language.english.words import tokens_of
from briefing.models import Span


def told(text):
    tokens = tokens_of(text, Span(0, len(text)), ())
    pauses = {at for at, token in enumerate(tokens) if text[token.end : token.end + 1] == ","}
    return affirmed(tokens, find_cues(words_of_tokens(tokens)), pauses)


@pytest.mark.parametrize(
    ("text", "so", "turned"),
    [
        ("The pier was closed, and nobody was hurt.", "pier closed", "hurt"),
        ("The council sold the mill without a tender for two boats.", "council sold mill boats", "tender"),
        ("The skipper got ten years with no chance of release.", "skipper years", "chance"),
        ("The crew refused to sail, while the owner hired guards.", "owner hired guards", "sail"),
        ("The mayor opened the fair but did not speak.", "mayor opened fair", "speak"),
    ],
)
def test_the_clause_of_a_not_is_told_apart(text, so, turned):
    found = told(text)
    assert {meaning(word) for word in so.split()} <= found.words
    assert meaning(turned) in found.turned
    assert not found.turned & found.words


@pytest.mark.parametrize("text", ["The pier was closed.", "The mayor denied the report."])
def test_nothing_is_told_apart_where_nothing_is_negated_or_a_claim_is_denied(text):
    assert told(text) is None


def test_a_number_is_no_denial():
    assert not is_negative(words_of_text("The ferry meets the No. 5 boat, and No.2 waits."))
    assert is_negative(words_of_text("There was no 5 o'clock ferry."))
