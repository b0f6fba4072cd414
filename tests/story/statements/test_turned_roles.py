"""Claims of the same words in which doer and sufferer change places."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.story.statements.turned_roles import places_exchanged, roles_exchanged, ways_exchanged


def turned(one, two):
    return roles_exchanged(*statements_of(one, two))


@pytest.mark.parametrize(
    ("one", "two", "sides"),
    [
        (
            "Kim Rust sued Lena Orth over the pier.",
            "Lena Orth sued Kim Rust over the pier.",
            ("Kim Rust sued", "Lena Orth sued"),
        ),
        (
            "The union thanked the board for the loan.",
            "The board thanked the union for the loan.",
            ("union thanked", "board thanked"),
        ),
        (
            "Kim Rust was attacked by Lena Orth in the mill.",
            "Kim Rust attacked Lena Orth in the mill.",
            ("Lena Orth attacked", "Kim Rust attacked"),
        ),
        (
            "Kim Rust was attacked by Lena Orth in the mill.",
            "Lena Orth was attacked by Kim Rust in the mill.",
            ("Kim Rust attacked", "Lena Orth attacked"),
        ),
        (
            "The storm caused the delay of the ferry.",
            "The delay of the ferry caused the storm.",
            ("storm caused", "delay caused"),
        ),
        (
            "The baker hit his cousin with a pan.",
            "The baker's cousin hit him with a pan.",
            ("baker hit", "cousin hit"),
        ),
    ],
)
def test_each_does_to_the_other_what_the_other_does(one, two, sides):
    assert turned(one, two) == sides
    assert turned(two, one) == sides[::-1]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # the same, in the passive or word for word
        ("Kim Rust sued Lena Orth over the pier.", "Lena Orth was sued by Kim Rust over the pier."),
        ("Kim Rust sued Lena Orth over the pier.", "Kim Rust sued Lena Orth over the pier."),
        # what two do with each other
        ("Kim Rust met Lena Orth on the pier.", "Lena Orth met Kim Rust on the pier."),
        ("Kim Rust married Lena Orth on the pier.", "Lena Orth married Kim Rust on the pier."),
        # who only says it
        ("Kim Rust told Lena Orth about the pier.", "Lena Orth told Kim Rust about the pier."),
        # whom a pronoun stands for is another one
        ("The baker hit his cousin with a pan.", "The cousin hit him with a pan."),
        # other words, too few of which are shared
        ("Kim Rust sued Lena Orth.", "Lena Orth praised bakers, sailors and a choir that sued Kim Rust."),
        # another verb with one meaning
        ("The fire killed Kim Rust in the mill.", "Kim Rust died in the fire in the mill."),
        # who stands in a phrase of place
        ("In Orsa Kim Rust sued Lena Orth.", "Kim Rust sued Lena Orth in Orsa."),
        # a mark stands between: nobody there does it
        ("Kim Rust, sued by Lena Orth, left the pier.", "Lena Orth, sued by others, left Kim Rust on the pier."),
    ],
)
def test_nothing_is_turned(one, two):
    assert turned(one, two) is None
    assert turned(two, one) is None


def test_a_verb_that_stands_twice_tells_nothing():
    one = "Kim Rust sued Lena Orth and Lena Orth sued Kim Rust."
    two = "Lena Orth sued Kim Rust and Kim Rust sued Lena Orth."
    assert turned(one, two) is None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Orsa offered Ulm that the pier be shared.", "Ulm offered Orsa that the pier be shared."),
        ("On Monday the baker thanked the old judge.", "On Monday the old judge thanked the baker."),
    ],
)
def test_two_stand_in_each_others_place(one, two):
    assert places_exchanged(*statements_of(one, two))
    assert places_exchanged(*statements_of(two, one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Orsa offered Ulm the pier.", "Orsa offered Ulm the pier."),
        ("The baker met the old judge.", "The old judge met the baker."),
        ("The baker and the judge laughed.", "The judge and the baker laughed."),
        ("On Monday the ferry sank.", "The ferry sank on Monday."),
    ],
)
def test_what_two_do_with_each_other_and_what_stands_beside_each_other_is_not_turned(one, two):
    assert not places_exchanged(*statements_of(one, two))
    assert not places_exchanged(*statements_of(two, one))


def test_two_stand_behind_each_others_preposition():
    assert ways_exchanged(*statements_of("The baker moved to Orsa from Ulm.", "The baker moved from Orsa to Ulm."))
    assert ways_exchanged(*statements_of("The box was sent to Ulm by Orsa.", "The box was sent by Ulm to Orsa."))


def test_other_prepositions_are_not_exchanged():
    assert not ways_exchanged(*statements_of("The baker moved to Orsa in May.", "In May the baker moved to Orsa."))
    assert not ways_exchanged(*statements_of("The baker went from Orsa to Ulm.", "The baker went to Ulm from Orsa."))


def test_of_what_something_is_told_counts_behind_the_same_word_alone():
    one, two = "The crew warned of leaks in a note to the firm.", "The crew of the firm drew a map to the leaks."
    assert not ways_exchanged(*statements_of(one, two))
    assert ways_exchanged(*statements_of("She gave shares of Orsa to Ulm.", "She gave shares of Ulm to Orsa."))
