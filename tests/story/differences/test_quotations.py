"""One speaker's words, quoted with another word in them."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact

from briefing.models import Quote, QuoteKind
from briefing.story.differences.quotations import MARKED, quotations_apart

SAID = "We will never sell the old pier to anyone"


def quoted(text, name, speaker="Lena Orth", kind=QuoteKind.DIRECT):
    article = make_article(text, name=name)
    evidence = cite(article, text)
    return Quote(speaker, None, evidence, kind)


def cards(one, two, **fields):
    return list(quotations_apart([quoted(one, "1.txt"), quoted(two, "2.txt", **fields)], []))


@pytest.mark.parametrize(
    "other",
    [
        "We will never sell the old tower to anyone",
        "We will sell the old pier to anyone",
        "And we will never rent the old pier to anyone",
    ],
)
def test_another_word_or_a_not_is_a_card(other):
    (card,) = cards(SAID, other)
    assert [value.value for value in card.values] == [SAID, other]
    assert card.reason is None
    assert card.kind.value == "quote"


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        "We will never sell the old piers to anyone",  # one word in two forms
        "we will never sell the old pier to anyone",
        "We will never sell the old pier to anyone, and no tower either",  # goes on
        "We will never sell an old pier to anyone",  # a little word
        "Bakers in this town have always sung at night",  # another saying
        "We will never sell the tower or the mill to anyone",  # more than a word
    ],
)
def test_no_card(other):
    assert cards(SAID, other) == []
    assert cards(other, SAID) == []


def test_curly_and_straight_marks_are_one():
    assert cards("We won’t ever sell the old pier to you", "We won't ever sell the old pier to you") == []


def test_few_words_are_no_saying_of_somebody():
    assert cards("We sold the pier", "We sold the tower") == []
    assert len(cards("We sold the pier today", "We sold the tower today")) == 1


def test_other_speakers_unknown_ones_and_indirect_speech_are_not_compared():
    other = "We will never sell the old tower to anyone"
    assert cards(SAID, other, speaker="Kim Rust") == []
    assert cards(SAID, other, kind=QuoteKind.INDIRECT) == []
    unknown = [quoted(SAID, "1.txt", speaker=None), quoted(other, "2.txt", speaker=None)]
    assert list(quotations_apart(unknown, [])) == []


def test_one_article_may_quote_two_sayings():
    article = make_article(f"{SAID}. We will never sell the old tower to anyone.")
    quotes = [
        Quote("Lena Orth", None, cite(article, words), QuoteKind.DIRECT)
        for words in (SAID, "We will never sell the old tower to anyone")
    ]
    assert list(quotations_apart(quotes, [])) == []


def test_words_left_out_explain_it():
    (card,) = cards(SAID, "We will never sell […] the old tower to anyone")
    assert card.reason == MARKED


def test_a_card_knows_the_facts_in_which_the_words_stand():
    one, two = quoted(SAID, "1.txt"), quoted("We will never sell the old tower to anyone", "2.txt")
    inside, elsewhere = make_fact(one.evidence), make_fact(cite(make_article(SAID, name="3.txt"), SAID))
    (card,) = quotations_apart([one, two], [inside, elsewhere])
    assert card.facts == (inside.id,)
