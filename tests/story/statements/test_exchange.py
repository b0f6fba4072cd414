"""What two claims that run alike put in each other's place, and whether it means another thing."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.story.statements.exchange import (
    exchange,
    exclusion,
    means_another,
    only_says,
    runs_alike,
    turned_otherwise,
    verbs_exchanged,
)


def sides(one, two):
    found = exchange(*statements_of(one, two))
    return found and ([word.low for word in found.left], [word.low for word in found.right])


def another(one, two):
    first, second = statements_of(one, two)
    found = exchange(first, second)
    return found is not None and means_another(found, first, second)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The council approved the tram.", "The council rejected the tram.", (["approved"], ["rejected"])),
        ("Bakers in Orsa sold blue rolls.", "Bakers in Orsa sold red rolls.", (["blue"], ["red"])),
        ("The council approved the tram.", "The council approved the tram.", None),
        ("The council approved the tram.", "The council approved the tram with joy.", None),
        ("The council approved the tram.", "Two sailors painted a chapel.", None),
        (
            "The council of Orsa approved the harbour tram with music, tears, sausages, songs and flowers.",
            "The council of Orsa rejected the harbour tram with shouts, laughter, drums, whistles and stones.",
            None,
        ),
    ],
)
def test_what_is_exchanged(one, two, expected):
    assert sides(one, two) == expected
    assert sides(two, one) == (expected and expected[::-1])


def test_two_exchanges_are_not_single():
    one = "The council approved the tram of Orsa to the harbour."
    two = "The council rejected the tram of Orsa to the airport."
    found = exchange(*statements_of(one, two))
    assert found is not None
    assert not found.single
    assert not another(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The council approved the tram.", "The council painted the tram."),
        ("Bakers in Orsa sold blue rolls.", "Bakers in Orsa sold red rolls."),
        ("The court of Orsa fined the baker.", "The court of Orsa jailed the baker."),
    ],
)
def test_it_means_another_thing(one, two):
    assert another(one, two)
    assert another(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The council postponed the vote.", "The council delayed the vote."),  # the same
        ("The army deployed boats near Orsa.", "The army deployment of boats near Orsa."),  # a verb and its noun
        ("The council called the tram a blow.", "The council described the tram a blow."),  # both only say it
        ("The fire in Orsa hurt a sailor.", "The fire in Orsa hurt a man."),  # a general word for another one
    ],
)
def test_it_may_mean_the_same(one, two):
    assert not another(one, two)
    assert not another(two, one)


def test_the_end_of_a_bodys_name_means_the_body():
    assert not another("The Dockers' Union left the talks early.", "The Union left the talks early.")


@pytest.mark.parametrize(("verb", "says"), [("said", True), ("called", True), ("sold", False)])
def test_verbs_that_only_say_how_something_is_put(verb, says):
    assert only_says(verb) is says


VOTE = "The minister {} the cabinet after the vote on the tram"


def test_verbs_in_one_place_whatever_else_is_told():
    one = VOTE.format("joined") + ", in which bakers sang."
    assert verbs_exchanged(*statements_of(one, VOTE.format("painted") + "."))
    assert not verbs_exchanged(*statements_of(one, VOTE.format("joined") + "."))
    assert not verbs_exchanged(*statements_of(one, "The minister left a shop after the rain in Orsa."))


def test_only_the_first_verb_tells_what_happened():
    one = "The minister resigned and painted the harbour cabin after the vote on the tram."
    two = "The minister resigned and burned the harbour cabin after the vote on the tram."
    assert not verbs_exchanged(*statements_of(one, two))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The council approved the tram.", "The council rejected the tram.", ("approved", "rejected")),
        ("Most sailors left the port.", "Few sailors left the port.", ("most", "few")),
        ("The council approved the tram.", "The council approved the tram.", None),
        ("The council approved the tram.", "The choir rejected songs by bakers.", None),
        # in longer claims the verbs must stand by the same words
        (
            "The council approved the tram in Orsa before bakers, sailors and painters danced.",
            "The council rejected the tram in Orsa while gulls, ducks and swans slept.",
            ("approved", "rejected"),
        ),
        (
            "The council approved a bridge before bakers, sailors and painters of the tram in Orsa danced.",
            "The council of the tram in Orsa heard that gulls, ducks and swans had rejected crumbs.",
            None,
        ),
    ],
)
def test_words_of_which_both_cannot_be_true(one, two, expected):
    assert exclusion(*statements_of(one, two)) == expected
    assert exclusion(*statements_of(two, one)) == (expected and expected[::-1])


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("abc", "abc", True),
        ("abcd", "abcxy", True),
        ("abc", "abcxyz", False),
        ("abcde", "abcxy", True),
        ("abcde", "abxyz", False),
        ("abc", "xyz", False),
    ],
)
def test_claims_run_alike_by_the_words_that_they_share(one, two, alike):
    assert runs_alike(set(one), set(two)) is alike
    assert runs_alike(set(two), set(one)) is alike


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The fire destroyed the old mill.", "The fire partly destroyed the old mill."),
        ("The herd was sold to a dealer in Orsa.", "Part of the herd was sold by the farmer to a dealer in Orsa."),
        ("The barge sank off Orsa.", "The barge almost sank off Orsa on its way home."),
        ("The warden was hit by a stone.", "The former warden was hit by a stone."),
    ],
)
def test_a_word_more_turns_what_both_tell(one, two):
    assert turned_otherwise(*statements_of(one, two))
    assert turned_otherwise(*statements_of(two, one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The fire destroyed the old mill.", "The fire destroyed the old mill."),
        ("The fire nearly destroyed the old mill.", "The fire came close to destroying the old mill."),
        ("Former warden Kim Rust was hit by a stone.", "Kim Rust, a warden until May, was hit by a stone."),
        ("President Kim Rust was hit by a stone.", "Former president Kim Rust was hit by a stone."),
        ("The barge sank.", "The storm that almost sank the pier came from the west, broke masts and tore sails."),
    ],
)
def test_what_both_turn_titles_and_other_sentences_are_not_turned(one, two):
    assert not turned_otherwise(*statements_of(one, two))
    assert not turned_otherwise(*statements_of(two, one))


def test_a_pronoun_stands_in_the_place_of_a_noun():
    assert not another("The mayor cannot close every quay.", "You cannot close every quay in the isles.")
    assert another("The mayor cannot close every quay.", "The bishop cannot close every quay.")
