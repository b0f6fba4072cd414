"""Verbs of the table of acts: which are found, which exclude each other, and what they are done to."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.language.english.meanings import meaning
from briefing.story.statements.acts import exclude_each_other, may_follow, same_object


def acts(text):
    return statement_of(text).acts


def act(text):
    (found,) = acts(text)
    return found


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The minister resigned on Monday.", ["resign"]),
        ("The minister was dismissed on Monday.", ["dismiss"]),
        ("The farmers shot down the kite.", ["shoot down"]),
        ("The bakers sang with rolls.", []),
        ("The arrest surprised the guild.", []),
    ],
)
def test_the_acts_of_a_claim(text, verbs):
    assert [one.verb for one in acts(text)] == verbs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The guild slept through its strike.", False),
        ("The guild slept through an attack.", False),
        ("The dockers strike.", True),
        ("They attack the fort.", True),
    ],
)
def test_a_noun_behind_an_article_is_no_act(text, found):
    assert any(one.verb in ("strike", "attack") for one in acts(text)) is found


def test_the_place_and_the_words_of_an_act():
    text = "In Halden the guards arrested the baker after the fair."
    found = act(text)
    assert text[found.start : found.end] == "arrested"
    assert found.place == 4
    assert "baker" in found.behind
    assert "fair" not in found.behind
    assert "guard" in found.before
    assert not found.passive
    assert found.told


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("The baker was arrested.", True),
        ("The baker was then arrested.", True),
        ("The baker who was late today arrested a thief.", False),
        ("The guards arrested the baker.", False),
    ],
)
def test_a_passive_is_told_by_the_word_before(text, passive):
    assert act(text).passive is passive


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The captain was arrested.", True),
        ("The captain's arrested mate sang.", False),
        ("Oil was poured on the quay to arrest the fire.", False),
    ],
)
def test_what_is_only_somebodys_or_only_thought_of_is_not_told(text, told):
    assert act(text).told is told


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("The minister resigned.", "The minister was dismissed.", True),
        ("The minister resigned.", "The minister resigned.", False),
        ("The minister resigned.", "The guards arrested the baker.", False),
    ],
)
def test_acts_of_one_line_exclude_each_other(one, two, apart):
    assert exclude_each_other(act(one), act(two)) is apart
    assert exclude_each_other(act(two), act(one)) is apart


def test_what_may_come_one_after_the_other():
    sent, handed = act("The guild sent a letter to Orsa."), act("The guild handed over a letter to Orsa.")
    resigned, dismissed = act("The minister resigned."), act("The minister was dismissed.")
    assert exclude_each_other(sent, handed)
    assert may_follow(sent, handed)
    assert not may_follow(resigned, dismissed)
    assert not may_follow(resigned, resigned)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("The guards arrested the baker.", "The baker was released.", True),
        ("The guards arrested the baker.", "The sailor was released.", False),
        ("The guards arrested the baker.", "The judge released the baker.", True),
        ("The guards arrested the baker.", "The guards released the sailor.", False),
        ("The minister resigned.", "The minister was dismissed.", True),
    ],
)
def test_what_both_are_done_to(one, two, same):
    assert same_object(act(one), act(two)) is same
    assert same_object(act(two), act(one)) is same


def test_a_participle_that_says_which_one_is_meant_is_no_act():
    assert not statement_of("The convicted thief sleeps.").enacted
    assert statement_of("Jurors convicted him of what he stole.").enacted == {meaning("convict"), meaning("steal")}
