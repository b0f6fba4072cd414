"""What a sentence denies, negates, refuses or leaves open, and what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.language.english.denial import (
    Kind,
    denies_claim,
    find_cues,
    is_negative,
    negated_words,
    words_of_text,
    words_of_tokens,
)
from briefing.language.english.words import tokens_of
from briefing.models import Span

DATA = Path(__file__).parents[2] / "data" / "language"


def lines(name: str) -> list[str]:
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("sentence", lines("denials"))
def test_a_claim_is_turned_down(sentence):
    assert denies_claim(words_of_text(sentence))
    assert is_negative(words_of_text(sentence))


@pytest.mark.parametrize("sentence", lines("no_denials"))
def test_no_claim_is_turned_down(sentence):
    assert not denies_claim(words_of_text(sentence))


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("He didn’t know.", True),
        ("No one was hurt.", True),
        ("Nothing was said.", True),
        ("The mayor is no longer in office.", True),
        ("The court denied bail.", True),
        ("The pilot failed to land.", True),
        ("The owner knew.", False),
        ("A notable note.", False),
        ("Not least the mayor came.", False),
        ("The mayor did not elaborate.", True),
        ("The club dismissed its head coach.", False),
        ("The dismissal of the head coach came late.", False),
        ("The keeper was dismissed from the club.", False),
        ("The coach dismissed the idea.", True),
        ("The judges dismissed the coach's appeal.", True),
        ("They turned the offer down.", True),
        ("Without doubt the bridge will hold.", False),
    ],
)
def test_what_is_told_not_to_be_so(text, negative):
    assert is_negative(words_of_text(text)) is negative


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The mayor may stay.", {Kind.OPEN, Kind.BELIEVED}),
        ("The mayor is believed to have left.", {Kind.BELIEVED}),
        ("The mayor reportedly left.", {Kind.REPORTED}),
        ("The sale could not be confirmed.", {Kind.UNCONFIRMED, Kind.NEGATION, Kind.OPEN}),
        ("A mayor was supposed to leave.", set()),
        ("It is unclear whether the mayor stays.", {Kind.OPEN}),
        ("Verland accused the mayor of theft.", {Kind.CLAIM}),
        ("The mayor took the money.", set()),
        ("The mayor would not comment.", {Kind.SILENCE}),
        ("The mayor has still to sign.", {Kind.SILENCE}),
        ("The mayor can no longer stay.", {Kind.ENDED}),
        ("The mayor refused to leave.", {Kind.REFUSAL}),
        ("The mayor never left.", {Kind.NEGATION}),
    ],
)
def test_the_kind_of_a_cue(text, kinds):
    assert {cue.kind for cue in find_cues(words_of_text(text))} == kinds


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The crew did not abandon the ship.", {"abandon"}),
        ("There were no survivors on board.", {"survivors"}),
        ("The crew was not in the port.", set()),
        ("The crew failed to reach the port.", {"reach"}),
        ("No 5 carriage burned.", set()),
        ("The owner denied selling the boat.", {"selling", "boat"}),
        ("The crew did not say who steered.", set()),
        ("The owner denied the sale but sold the boat.", {"sale"}),
    ],
)
def test_which_words_are_negated(text, negated):
    tokens = tokens_of(text, Span(0, len(text)), ())
    found = negated_words(tokens, find_cues(words_of_tokens(tokens)))
    assert {form for _, form in found} == negated


def test_where_no_word_stands_nothing_is_denied():
    assert find_cues(()) == ()
