"""Which fact a denial denies."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact

from briefing.analysis import analyse
from briefing.models import Evidence, Hedge, Reading
from briefing.story.facts.denials import is_denial, link_denials

CLAIM = "Orsa has accused Halden of poisoning its wells."
OTHER = "Orsa has accused Halden of stealing its boats."


def linked(*texts, facts):
    """The facts, each given as pairs of an article and its words, and what was linked, by their numbers."""
    articles = [make_article(text, name=f"{at}.txt") for at, text in enumerate(texts)]
    readings = {article.id: Reading(article, analyse(article)) for article in articles}
    made = [make_fact(*(cite(articles[at], words) for at, words in fact), entities=("e1",)) for fact in facts]
    place = {fact.id: at for at, fact in enumerate(made)}
    return {place[one]: place[two] for one, two in link_denials(readings, made).items()}


@pytest.mark.parametrize(
    "denial",
    [
        "Halden denied poisoning the wells.",
        "Halden has denied the allegation.",
        "Halden denied it.",
    ],
)
def test_a_denial_in_the_article_of_the_accusation(denial):
    assert linked(f"{CLAIM} {denial}", facts=[[(0, CLAIM)], [(0, denial)]]) == {1: 0}


def test_the_words_taken_up_tell_which_of_two_is_denied():
    denial = "Halden denied stealing any boats."
    text = f"{CLAIM} {OTHER} {denial}"
    assert linked(text, facts=[[(0, CLAIM)], [(0, OTHER)], [(0, denial)]]) == {2: 1}
    denial = "Halden denied poisoning any wells."
    text = f"{CLAIM} {OTHER} {denial}"
    assert linked(text, facts=[[(0, CLAIM)], [(0, OTHER)], [(0, denial)]]) == {2: 0}


def test_what_points_back_means_the_accusation_just_before():
    far = "Gulls slept. " * 80
    denial = "Halden has denied the allegation."
    whole = f"{CLAIM} {far}{OTHER} {denial}"
    assert linked(whole, facts=[[(0, CLAIM)], [(0, OTHER)], [(0, denial)]]) == {2: 1}


def test_of_two_as_good_the_one_that_more_articles_report_is_denied():
    denial = "Halden denied the accusation."
    again = "Orsa has accused Halden of putting poison into its wells."
    texts = (f"{CLAIM} {again} {denial}", CLAIM)
    assert linked(*texts, facts=[[(0, CLAIM), (1, CLAIM)], [(0, again)], [(0, denial)]]) == {2: 0}


def test_what_is_stated_plainly_or_nowhere_near_is_not_denied():
    plain, denial = "The ferry left at noon.", "Halden denied selling the mill."
    assert linked(f"{plain} {denial}", facts=[[(0, plain)], [(0, denial)]]) == {}
    assert linked(denial, facts=[[(0, denial)]]) == {}


def test_a_denial_does_not_deny_another_one():
    one, two = "Halden denied poisoning the wells.", "Halden has denied poisoning any wells."
    assert linked(f"{one} {two}", facts=[[(0, one)], [(0, two)]]) == {}


@pytest.mark.parametrize(
    ("hedges", "expected"),
    [([Hedge.DENIED], True), ([Hedge.DENIED, Hedge.STATED], False), ([Hedge.ALLEGED], False), ([], False)],
)
def test_a_fact_is_a_denial_where_all_its_evidence_denies(hedges, expected):
    article = make_article("Halden denied it.")
    rows = {Evidence.of(article, cite(article, "Halden denied it."[at:]).span): one for at, one in enumerate(hedges)}
    assert is_denial(rows) is expected
