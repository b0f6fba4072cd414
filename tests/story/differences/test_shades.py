"""What may be right on both sides and yet is put differently, the side of a thing, and words quoted in two ways."""

from __future__ import annotations

import pytest
from support import make_article, make_fact
from taken_apart import read

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading, Status
from briefing.story.assemble import build_story
from briefing.story.differences.shades import shades_apart
from briefing.story.entities.linking import link_entities
from briefing.story.statements.tellings import tellings_of

REST = {
    "Lantern": "The garden behind the town hall has new benches of oak, and children planted tulips along its paths.",
    "Courier": "Fishermen on the lake tell of a fine summer for trout, and the inns have hired cooks from the coast.",
}


def story_of(one, two):
    articles = [
        make_article(f"{text}\n\n{REST[outlet]}", name=f"{outlet}.txt", outlet=outlet)
        for outlet, text in zip(REST, (one, two), strict=True)
    ]
    return build_story([Reading(article, analyse(article)) for article in articles])


def cards(one, two, kind):
    return [card for card in story_of(one, two).conflicts if card.kind is kind]


FIRST = "The ferry Aurora carried foreign tourists to Norrvik for the first time since the end of the dock strike."


def test_a_first_since_another_time_is_a_card_that_says_that_both_may_be_true():
    second = "It is the first time since the harbour flooded that foreign tourists came to Norrvik on the ferry Aurora."
    (card,) = cards(FIRST, second, ConflictKind.SCOPE)
    assert {value.value for value in card.values} == {"since the end of the dock strike", "since the harbour flooded"}
    assert card.reason
    assert card.topic.startswith("the first since when")


def test_a_side_that_tells_of_a_narrower_first_says_so():
    second = "It marked the first visit of tourists from Orsa to Norrvik on the ferry Aurora since the harbour flooded."
    (card,) = cards(FIRST, second, ConflictKind.SCOPE)
    assert {value.value for value in card.values} == {
        "since the end of the dock strike",
        "first visit of tourists from Orsa to Norrvik on the ferry Aurora since the harbour flooded",
    }


def test_the_first_of_fewer_since_the_same_day_is_a_card_too():
    one = "The guests were the first foreign tourists to come to Norrvik since its harbour was shut in March 2021."
    two = "They were the first high-ranking tourists in Norrvik since the town closed its harbour in March 2021."
    (card,) = cards(one, two, ConflictKind.SCOPE)
    assert "first high-ranking tourists in Norrvik since the town closed its harbour in March 2021" in {
        value.value for value in card.values
    }
    assert card.reason
    assert not cards(one, two.replace("high-ranking tourists", "tourists"), ConflictKind.SCOPE)


@pytest.mark.parametrize("since", ["since the dock strike", "since the dock strike had its end", "in years"])
def test_the_same_time_in_other_words_is_none(since):
    second = f"It is the first time {since} that foreign tourists came to Norrvik on the ferry Aurora."
    assert not cards(FIRST, second, ConflictKind.SCOPE)


def test_an_accusation_that_another_outlet_calls_a_worry():
    one = "Norrvik has accused Lisse of dumping oil from its ferries into the northern lake."
    two = "Norrvik expressed concerns over the alleged dumping of oil from ferries of Lisse into the northern lake."
    story = story_of(one, two)
    (card,) = [card for card in story.conflicts if card.kind is ConflictKind.CERTAINTY]
    assert [value.value for value in card.values] == ["concerns", "accused"]
    assert card.reason
    assert all(fact.status is not Status.DIFFERS for fact in story.facts)


QUAKE = "The quake struck at dawn, about 14 miles northeast of Norrvik, with a depth of 12 miles."


@pytest.mark.parametrize(
    ("two", "values"),
    [
        (
            "The quake struck at dawn about 14 miles east of Norrvik and had a depth of 1.2 miles.",
            {"12 miles", "1.2 miles"},
        ),
        (
            "The quake struck at dawn about 14 miles east of Norrvik and was only 2 km deep.",
            {"12 miles", "2 kilometres"},
        ),
    ],
)
def test_one_depth_in_two_ways(two, values):
    (card,) = cards(QUAKE, two, ConflictKind.NUMBER)
    assert card.topic.startswith("depth")
    assert {value.value for value in card.values} == values


@pytest.mark.parametrize(
    "two",
    [
        "The quake struck at dawn about 14 miles east of Norrvik and had a depth of 19.3 km.",
        "The quake struck at dawn about 14 miles east of Norrvik and raised waves 2 metres high.",
        "Divers found the wreck of the Aurora at a depth of 2 miles.",
    ],
    ids=["converted", "another side", "another thing"],
)
def test_other_lengths_are_none(two):
    assert not cards(QUAKE, two, ConflictKind.NUMBER)


SAID = '"We will open the northern lock of the canal before the autumn rains," mayor Ida Berg told reporters.'


@pytest.mark.parametrize(
    "two",
    [
        '"We will open the southern lock of the canal before the autumn rains," mayor Ida Berg said.',
        '"We will not open the northern lock of the canal before the autumn rains," mayor Ida Berg said.',
    ],
)
def test_one_speaker_quoted_with_another_word(two):
    (card,) = cards(SAID, two, ConflictKind.QUOTE)
    assert card.reason is None


@pytest.mark.parametrize(
    "two",
    [
        '"We will open the northern lock of the canal," mayor Ida Berg said.',
        '"We\'ll open that northern lock of the canal before the autumn rains," mayor Ida Berg said.',
        "Mayor Ida Berg said they would open the southern lock of the canal before the autumn rains.",
        '"We will open the southern lock of the canal before the autumn rains," mayor Olof Strand said.',
    ],
    ids=["shorter", "spelled otherwise", "not quoted", "another speaker"],
)
def test_quotations_that_say_the_same_or_are_no_quotations(two):
    assert not cards(SAID, two, ConflictKind.QUOTE)


@pytest.mark.parametrize("turned", [False, True])
def test_since_when_is_compared_only_where_both_say_it(turned):
    texts = (
        "Orsa has accused Halden of poisoning its wells, the first such act since 1931.",
        "Orsa has accused Halden of poisoning its wells.",
    )
    readings = read(*(texts[::-1] if turned else texts))
    entities = link_entities(readings)
    tellings = tellings_of(readings, entities)
    evidence = [max((one.evidence for one in tellings if one.order == at), key=lambda e: len(e.text)) for at in (0, 1)]
    assert list(shades_apart([make_fact(*evidence)], tellings)) == []
