"""The words of a claim with what they mean."""

from __future__ import annotations

from briefing.language.english.words import pauses_of, tokens_of
from briefing.models import Span

TEXT = "The mayor's ship didn't leave Osterby on 3 May."


def tokens(*slots: str):
    spans = [Span(TEXT.index(slot), TEXT.index(slot) + len(slot)) for slot in slots]
    return tokens_of(TEXT, Span(0, len(TEXT)), spans)


def test_words_are_small_and_without_their_ending():
    assert [token.low for token in tokens()] == [
        "the", "mayor", "ship", "didn't", "leave", "osterby", "on", "3", "may",
    ]  # fmt: skip


def test_each_token_is_a_span_of_the_text():
    assert [TEXT[token.start : token.end] for token in tokens()][:3] == ["The", "mayor's", "ship"]


def test_little_words_negations_figures_and_slots_mean_nothing():
    meant = {token.low: token.meaning for token in tokens("Osterby", "3 May")}
    assert [low for low, meaning in meant.items() if meaning] == ["mayor", "ship", "leave"]
    assert [token.low for token in tokens("Osterby", "3 May") if token.slot] == ["osterby", "3", "may"]


def test_capitals_are_kept_in_mind():
    assert [token.low for token in tokens() if token.capital] == ["the", "osterby", "may"]


def test_a_slot_beside_the_span_takes_no_word():
    found = tokens_of(TEXT, Span(4, 16), [Span(0, 3), Span(20, 30)])
    assert [(token.low, token.slot) for token in found] == [("mayor", False), ("ship", False)]


def test_a_mark_behind_a_word_is_a_pause():
    text = "The baker, a Finn - of old - left: well-fed, he said."
    tokens = tokens_of(text, Span(0, len(text)), ())
    assert [tokens[at].low for at in sorted(pauses_of(tokens, text))] == ["baker", "finn", "old", "left", "well-fed"]
