"""What only looks like another value of one slot: sums and their parts, times of two sorts, other people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import make_article
from taken_apart import statements_of

from briefing.analysis import analyse
from briefing.models import EntityType, Reading, Span
from briefing.story.assemble import build_story
from briefing.story.differences.scenes import of_one_thing, others_differ
from briefing.story.statements.likeness import Likeness
from briefing.story.statements.names import Name


def cards(*texts):
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    return [(card.kind.value, [value.value for value in card.values]) for card in story.conflicts]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Halden will pay $90 million for Orsa Foods, including $60 million in cash.",
            "Halden is paying $60 million in cash and $30 million in shares to take over Orsa Foods.",
        ),
        (
            "Two hours before the deadline, the council of Orsa said it would delay its vote on the tram.",
            "The council of Orsa said it would delay its vote on the tram for another 20 days.",
        ),
        (
            "Another guard was killed on Wednesday as troops from Orsa moved into Halden.",
            "Four farmers were killed on Tuesday when troops from Orsa moved into Halden.",
        ),
        (
            "Mayor Oll of Orsa said she would sign an order to close the quay.",
            "The harbour master said Mayor Oll of Orsa cannot close the quay by an order.",
        ),
    ],
)
def test_no_card(one, two):
    assert cards(one, two) == []


def test_a_sum_that_its_parts_do_not_come_to_is_told_differently():
    one = "Halden will pay $120 million for Orsa Foods, including $60 million in cash."
    two = "Halden will pay $60 million in cash and $30 million in shares for Orsa Foods."
    assert [kind for kind, _ in cards(one, two)] == ["number"]


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        (EntityType.PERSON, EntityType.PERSON, True),
        (EntityType.PERSON, EntityType.PLACE, False),
        (None, EntityType.PLACE, True),
        (EntityType.PERSON, EntityType.OTHER, True),
        (EntityType.ORG, EntityType.GROUP, True),
        (EntityType.ORG, EntityType.PERSON, False),
    ],
)
def test_names_of_one_sort_on_either_side_are_others(one, two, differ):
    left, right = (Name("Halden", kind, Span(0, 6)) for kind in (one, two))
    assert others_differ(Likeness(1.0, 0.5, 0.0, (left,), (right,), 0)) is differ
    assert not others_differ(Likeness(1.0, 0.5, 0.0, (left,), (), 0))


NORTH = "A fire gutted the Holm bakery on the north bank of the Lisse river on Tuesday."


def without_north_and_south(said):
    return replace(said, tokens=tuple(token for token in said.tokens if token.low not in {"north", "south"}))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (NORTH.replace("north", "south"), True),
        (NORTH.replace("north", "south").replace("Tuesday", "Friday"), False),  # another day
        (NORTH.replace("north", "south").replace("Lisse", "Orsa"), False),  # another river
        (NORTH.replace("north", "south").replace("bakery", "brewery"), False),  # another thing
        ("A fire broke out in a school on the south bank of the Lisse river on Tuesday.", False),  # another act
        ("The school on the south bank was opened by the mayor.", False),
    ],
)
def test_claims_are_of_one_thing_but_for_the_words_of_a_slot(other, expected):
    one, two = statements_of(NORTH, other)
    assert of_one_thing(one, two, without_north_and_south, 0.4) is expected
    assert of_one_thing(two, one, without_north_and_south, 0.4) is expected


def test_the_words_of_the_slot_left_in_name_another_thing():
    assert not of_one_thing(*statements_of(NORTH, NORTH.replace("north", "south")), lambda said: said, 0.4)


def test_a_slot_that_is_the_things_own_asks_for_no_act():
    one, two = statements_of(NORTH, "A fire broke out in a bakery on the south bank of the Lisse river on Tuesday.")
    assert not of_one_thing(one, two, without_north_and_south, 0.4)
    assert of_one_thing(one, two, without_north_and_south, 0.4, any_act=True)
