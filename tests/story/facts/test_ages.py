"""How old somebody is, told by several, is a fact of its own, whatever else their sentences say."""

from __future__ import annotations

from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.assemble import build_story

NAMED = "Ada Sorn, 61, had just locked the ferry house in Halden when the crane fell on her."
PLAIN = "The crane fell on a 61-year-old woman, the harbour office in Halden said on Sunday."


def ages(*texts):
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    several = [fact for fact in story.facts if len(fact.articles) > 1]
    return [fact for fact in several if all(len(one.text) < 30 for one in fact.evidence)]


def test_the_words_that_tell_it_are_its_evidence():
    (fact,) = ages(NAMED, "Rescuers in Orsa mourned Ada Sorn, 61, whom they had known for years.")
    assert [one.text for one in fact.evidence] == ["Ada Sorn, 61", "Ada Sorn, 61"]


def test_somebody_without_a_name():
    (fact,) = ages(PLAIN, NAMED)
    assert {one.text for one in fact.evidence} == {"a 61-year-old woman", "Ada Sorn, 61"}
    assert fact.statement == "Ada Sorn, 61"


def test_a_man_is_no_woman():
    assert not ages("The crane fell on a 61-year-old man in Halden.", PLAIN)


def test_two_of_two_lands():
    norse, finn = ("The crane fell on a 61-year-old " + land + " cook in Halden." for land in ("Norwegian", "Finnish"))
    assert ages(norse, norse.replace("crane", "derrick"))
    assert not ages(norse, finn)


def test_two_who_are_as_old():
    other = "Kim Rust, 61, who saw the crane fall in Halden, called for help."
    assert not ages(NAMED, other)
    assert not ages(NAMED, other, PLAIN)


def test_it_comes_behind_what_else_several_tell():
    whole = "On Sunday a crane fell on the ferry house in Halden. "
    articles = [whole + NAMED, whole + "Neighbours in Orsa knew Ada Sorn, 61, well."]
    made = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(articles)]
    facts = build_story([Reading(article, analyse(article)) for article in made]).facts
    shared = [fact.statement for fact in facts if len(fact.articles) > 1]
    assert shared[0].startswith("On Sunday")
    assert shared[-1] == "Ada Sorn, 61"
