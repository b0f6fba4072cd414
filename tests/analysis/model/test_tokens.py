"""Where words begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.model import ModelToken, tokenise


def words(text):
    return [text[token.start : token.end] for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's fleet", ["Norway", "'s", "fleet"]),
        ("the farmers’ union", ["the", "farmers", "’", "union"]),
        ("they didn’t, we're", ["they", "did", "n’t", ",", "we", "'re"]),
        ("Peru-South Korea trade", ["Peru", "-", "South", "Korea", "trade"]),
        ("Kenya‑based crews", ["Kenya", "‑", "based", "crews"]),
        ("U.S.-led and Kenya-based", ["U.S.", "-", "led", "and", "Kenya", "-", "based"]),
        ("Guinea-Bissau, Hwasong-18, COVID-19", ["Guinea-Bissau", ",", "Hwasong-18", ",", "COVID-19"]),
        ("a state-run, Sino-Russian firm", ["a", "state-run", ",", "Sino-Russian", "firm"]),
        ("Gen. J. Doe of St. Ives", ["Gen.", "J.", "Doe", "of", "St.", "Ives"]),
        ("(ABC).The end", ["(", "ABC", ")", ".", "The", "end"]),
        ("1,250.5 tonnes, the 7th", ["1,250.5", "tonnes", ",", "the", "7th"]),
        ("O'Brien and the Shi'ite", ["O'Brien", "and", "the", "Shi'ite"]),
        ("see https://example.org/a-b?c=d now", ["see", "https://example.org/a-b?c=d", "now"]),
        ("#news from @someone", ["#news", "from", "@someone"]),
        ("'Quoted' words", ["'", "Quoted", "'", "words"]),
        ("[Korean] Army", ["[", "Korean", "]", "Army"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize("text", ["東京で会談", "Привет, мир", "مرحبا بالعالم", "서울에서 만났다"])
def test_other_scripts_stay_whole(text):
    assert all(word in text.replace(",", " , ").split() for word in words(text))


def test_only_the_range_asked_for():
    assert tokenise("one two three", 4, 7) == [ModelToken(4, 7)]


@given(st.text(max_size=200))
def test_tokens_are_in_order_and_hold_all_that_is_not_space(text):
    tokens = tokenise(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(tokens))
    covered = {place for token in tokens for place in range(token.start, token.end)}
    assert all(place in covered for place, ch in enumerate(text) if ch.isalnum())


def test_long_runs_take_linear_time():
    text = "A-" * 20_000 + "'" * 20_000 + "U." * 20_000
    assert tokenise(text)
