"""What a claim denies, and whose claim it says it is."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.language.english.disputes import NOTHING, SOMEBODY, dispute_words
from briefing.language.english.meanings import meaning


def denied(text):
    return statement_of(text).denied


def means(*words):
    return {meaning(word) for word in words}


@pytest.mark.parametrize(
    "text",
    ["The mill burned down.", "Bakers praised the claim.", "The mayor refused."],
)
def test_nothing_is_denied(text):
    assert denied(text).matters == ()
    assert denied(text).clauses == ()


def test_nothing_is_one_value():
    assert denied("The mill burned down.") is NOTHING


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The guild denied poisoning the wells.", means("poisoning", "wells")),
        ("The guild denied that it had poisoned wells.", means("poisoned", "wells")),
        ("The guild denied poisoning wells, saying bakers sang.", means("poisoning", "wells")),
        ("The guild denied poisoning wells and said bakers sang.", means("poisoning", "wells")),
        ("The guild denied bribing Kim Rust.", means("bribing") | {SOMEBODY}),
    ],
)
def test_what_a_denial_speaks_of(text, matter):
    assert matter in [set(one) for one in denied(text).matters]


@pytest.mark.parametrize(
    "text", ["The guild denied the allegation, saying bakers sang.", "The guild denied the claim."]
)
def test_a_denial_that_only_points_back_speaks_of_nothing(text):
    assert denied(text).matters == (frozenset(),)


def test_what_stands_before_is_meant_where_nothing_follows():
    (matter,) = denied("The report that wells were poisoned is untrue.").matters
    assert means("wells", "poisoned") <= matter


def test_who_denies_and_whose_claim_it_is():
    assert denied("The guild denied poisoning the wells.").by == means("guild")
    assert denied("It was denied that wells were poisoned.").by == set()
    assert means("mechanics", "story") <= denied("The mechanics' story is untrue.").whose
    assert denied("The guild denied poisoning the wells.").whose == set()


def test_whom_somebody_turns_on():
    assert denied("The mayor slapped down the reporters.").against == means("reporters")
    assert denied("The mayor praised the reporters.").against == set()


@pytest.mark.parametrize(
    ("text", "acts", "things"),
    [
        ("The guild did not start the fire.", means("start"), set()),
        ("No door was locked.", set(), means("door")),
        ("Not one door was locked.", set(), means("door")),
        ("Not a single door was locked.", set(), means("door")),
    ],
)
def test_what_stands_behind_not_and_behind_no(text, acts, things):
    found = denied(text)
    assert acts <= found.acts
    assert things <= found.things
    assert bool(found.acts) is bool(acts)
    assert bool(found.things) is bool(things)


def test_a_clause_ends_at_a_mark_or_at_what_is_said():
    (clause,) = denied("Bakers sang, the guild did not start the fire, and gulls slept.").clauses
    assert clause == means("guild", "start", "fire")
    (clause,) = denied("Bakers said the guild did not start the fire because gulls slept.").clauses
    assert clause == means("guild", "start", "fire")


def test_what_leaves_nothing_open_is_turned():
    assert denied("The guild did not start the fire.").turned != ()
    assert denied("It is not clear that the guild started the fire.").turned == ()


def test_nobody_is_said_of_what_is_told():
    assert denied("Nobody was hurt in the fire.").nobody
    assert not denied("The guild did not start the fire.").nobody


def test_denied_in_another_way_than_by_not():
    assert denied("The guild denied starting the fire.").otherwise
    assert not denied("The guild did not start the fire.").otherwise


def test_words_of_denying_say_nothing_of_the_matter():
    assert means("denied", "lie", "allegation", "untrue") <= dispute_words()
    assert not means("bridge", "rain") & dispute_words()
