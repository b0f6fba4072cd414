"""What keeps two claims from being one fact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from taken_apart import story_of, unit

from briefing.story.facts.agreement import (
    FORBIDDEN,
    PLAIN,
    Agreement,
    share_names,
    share_words,
)
from briefing.story.facts.limits import Limits
from briefing.story.statements.units import Unit

NAMED = {"names": frozenset({"e1"}), "roots": frozenset({"e1"}), "parts": frozenset({"aurora"})}


def between(one: Unit, two: Unit, score: float = 0.4) -> float:
    rarity = dict.fromkeys((*one.terms, *two.terms), 1.0)
    return Agreement([one, two], rarity, Limits([one, two], [])).between(0, 1, score)


def test_claims_that_share_their_words_may_be_one_fact():
    assert between(unit(), unit(article=1)) == 0.4


@pytest.mark.parametrize(
    ("change", "score"),
    [
        ({"denies": True}, 0.9),
        ({"hedged": True}, 0.45),
        ({"article": 0}, 0.45),
    ],
    ids=["one denies", "one leaves it open", "both of one article"],
)
def test_what_forbids_a_merge(change, score):
    assert between(unit(), unit(**{"article": 1, **change}), score) == FORBIDDEN


@pytest.mark.parametrize(
    "change", [{"hedged": True}, {"article": 0}], ids=["one leaves it open", "both of one article"]
)
def test_what_only_much_agreement_allows(change):
    assert between(unit(), unit(**{"article": 1, **change}), 0.9) == 0.9


def test_little_in_common_beside_names_is_not_enough():
    one = unit("ferry sink bergen coast night storm wave", **NAMED)
    two = unit("ferry sink owner court judge paper fine trial jury lawyer", article=1, **NAMED)
    assert between(one, two) == FORBIDDEN


def test_another_day_or_figure_needs_a_name_and_much_agreement():
    monday = {"days": frozenset({"2024-05-06"})}
    tuesday = {"days": frozenset({"2024-05-07"})}
    assert between(unit(**monday), unit(article=1, **tuesday), 0.9) == FORBIDDEN
    assert between(unit(**monday, **NAMED), unit(article=1, **tuesday, **NAMED), 0.45) == FORBIDDEN
    assert between(unit(**monday, **NAMED), unit(article=1, **tuesday, **NAMED), 0.9) == 0.9


def test_two_denials_need_but_one_word_and_two_names():
    roots = {"roots": frozenset({"e1", "e2"}), "parts": frozenset({"norway"}), "names": frozenset({"e1", "e2"})}
    one, two = unit("denied charge", **roots), unit("denied trade", article=1, **roots)
    assert not share_words(one, two)
    assert share_words(replace(one, denies=True), replace(two, denies=True))


def test_names_must_meet_where_both_claims_name_somebody():
    other = {"names": frozenset({"e9"}), "roots": frozenset({"e9"}), "parts": frozenset({"viking"})}
    assert share_names(unit(**NAMED), unit(**NAMED))
    assert share_names(unit(**NAMED), unit())
    assert not share_names(unit(**NAMED), unit(**other))


def test_one_word_is_enough_where_a_name_and_a_day_or_figure_are_shared():
    one, two = unit("crash prepare region", **NAMED), unit("crash spun control", article=1, **NAMED)
    assert between(one, two) == FORBIDDEN
    for pin in ({"days": frozenset({"2023-08-19"})}, {"values": frozenset({"6.8"})}):
        assert between(replace(one, **pin), replace(two, **pin)) == pytest.approx(0.4)
    assert between(replace(one, days=frozenset({"2023-08-19"})), replace(two, days=frozenset({"2023-08-21"}))) < 0


def test_claims_that_share_much_are_one_fact_though_each_says_more():
    two_names = {"names": frozenset({"e1", "e2"}), "roots": frozenset({"e1", "e2"}), "parts": frozenset({"aurora"})}
    one = unit("ferry sink harbour storm probe race", **two_names)
    two = unit("ferry sink harbour storm pledge", article=1, **two_names)
    assert between(one, two, 0.2) == PLAIN
    assert between(one, replace(two, days=frozenset({"2020"})), 0.2) == PLAIN
    assert between(replace(one, days=frozenset({"2021"})), replace(two, days=frozenset({"2020"})), 0.2) == FORBIDDEN


def test_many_words_in_common_let_claims_be_one_that_name_others():
    words = "driver charge arson smuggling perjury"
    roe = {"names": frozenset({"e2"}), "roots": frozenset({"e2"}), "parts": frozenset({"roe"})}
    assert between(unit(words, **NAMED), unit(words, article=1, **roe)) == 0.4
    assert between(unit("driver charge arson perjury", **NAMED), unit(words, article=1, **roe)) == FORBIDDEN
    longer = f"{words} harbour lorry winter guard whistle ladder bridge"
    assert (
        between(unit(longer, **NAMED), unit(f"{words} apple choir snow mill swan piano tavern", article=1, **roe)) < 0
    )


def test_the_beginnings_of_two_articles_may_say_much_else():
    first = "skipper regatta gale harbour lorry winter guard whistle ladder bridge oak canal"
    second = "skipper regatta gale apple choir snow mill swan piano tavern judge spring"
    one, two = unit(first, opens=True, **NAMED), unit(second, article=1, opens=True, **NAMED)
    assert between(one, two, 0.25) == PLAIN
    assert between(replace(one, opens=False), two, 0.25) == FORBIDDEN
    assert between(one, unit("skipper apple choir snow", article=1, opens=True, **NAMED), 0.25) == FORBIDDEN


def test_what_is_planned_and_what_will_be_are_one():
    planned, coming = unit(hedged=True, intends=True), unit(article=1, intends=True)
    assert between(planned, coming) == 0.4
    assert between(planned, unit(article=1)) == FORBIDDEN


def test_first_sentences_that_share_two_words_and_a_name_of_two_parts_tell_one_event():
    one = unit("freeze rent landlord tribunal", opens=True, parts=frozenset({"high", "court", "norrvik"}))
    two = unit("freeze rent tenant winter pay", article=1, opens=True, parts=frozenset({"high", "court"}))
    assert between(one, two, 0.2) == PLAIN
    assert between(replace(one, opens=False), two, 0.2) < PLAIN
    assert between(one, replace(two, parts=frozenset({"high"})), 0.2) < PLAIN


def test_what_one_person_means_to_do_is_told_in_few_words_of_both():
    one = "Mayor Rut Holm said in a speech that she would sign a law to ban trawlers."
    two = "Ms Holm is working on a law that would keep out trawlers."
    assert any(len(fact.articles) == 2 for fact in story_of(one, two).facts)
    done = "Ms Holm has signed a law that kept out trawlers."
    assert all(len(fact.articles) == 1 for fact in story_of(one, done).facts)


def test_what_is_said_alike_is_one_whoever_says_it_in_many_words():
    said = '"If the frost goes on, the ferry may have to stay in the harbour for a week," '
    one = said + "said Rut Holm, head of the rescue service of the northern isles."
    two = said.replace("the harbour", "harbour") + "regional governor Jo Rust told reporters in Orsa on Friday."
    assert any(len(fact.articles) == 2 for fact in story_of(one, two).facts)
