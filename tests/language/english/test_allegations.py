"""Sentences that speak of an allegation without making it."""

from __future__ import annotations

import pytest

from briefing.language.english.allegations import speaks_of_claim
from briefing.language.english.denial import words_of_text


@pytest.mark.parametrize(
    "text",
    [
        "The police are investigating the claim.",
        "The police looked into the allegation on Monday.",
        "The ministry responded to the accusation.",
        "The party welcomed the report.",
        "The council will discuss the allegations.",
        "The allegations were later examined by a panel.",
        "The owner brushed the accusations aside.",
        "The owner scorned the notion that he sold the barn.",
        "The owner was amused by talk that he sold the barn.",
        "Hints that he sold the barn amused the owner.",
    ],
)
def test_a_claim_is_only_spoken_of(text):
    assert speaks_of_claim(words_of_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "The report said the village was attacked.",
        "According to the claim, the village was attacked.",
        "The village burned, said a report.",
        "The claims were made by a rival.",
        "The claims were later confirmed.",
        "Verland has made the accusation before.",
        "The prosecutor repeated the allegations.",
        "He was arrested after a report of shots.",
        "The repeated allegations of a rival hurt him.",
        "The village was attacked.",
        "The jury praised the story that won.",
        "The owner repeated the view that the barn was cold.",
        "The sale was confirmed by reports that named the owner.",
    ],
)
def test_a_claim_that_is_made_confirmed_or_a_source(text):
    assert not speaks_of_claim(words_of_text(text))
