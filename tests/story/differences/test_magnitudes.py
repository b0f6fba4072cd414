"""Magnitudes of one quake, in whatever words, and those of other quakes."""

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading, Status
from briefing.story.assemble import build_story


def story_of(*texts, days=(3, 3, 4, 5)):
    articles = [
        make_article(text, name=f"{number}.txt", outlet=str(number), published=date(2024, 5, day))
        for number, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    return build_story([Reading(article, analyse(article)) for article in articles])


def told(story):
    """The values of each card on a magnitude, with how many articles tell each."""
    cards = [card for card in story.conflicts if card.topic.startswith("magnitude")]
    return [[(value.value, len(value.evidence)) for value in card.values] for card in cards]


TALCA = "A quake shook Talca and Curico in Chile on Thursday."


def test_one_magnitude_in_many_words_is_one_fact():
    story = story_of(
        f"{TALCA} The magnitude was 6.4.",
        f"{TALCA} A survey office put the magnitude at 6.4.",
        "People in Chile slept outdoors. The quake near Talca measured 6.4, and some roofs fell.",
    )
    assert [len(fact.articles) for fact in story.facts if "6.4" in fact.statement] == [3]
    assert told(story) == []


@pytest.mark.parametrize(
    ("more", "articles"),
    [
        (", and some of the villages can be reached by boat alone", 2),
        (", though another bridge may fall", 2),
        (" as the second of three this week", 0),
    ],
)
def test_only_what_is_said_of_the_quake_makes_it_another_one(more, articles):
    story = story_of(f"{TALCA} The magnitude was 6.4.", f"{TALCA} The quake in Curico measured 6.4{more}.")
    found = [len(fact.articles) for fact in story.facts if "6.4" in "".join(one.text for one in fact.evidence)]
    assert (max(found) == 2) is bool(articles)


def test_another_magnitude_is_a_card_and_no_agreement():
    story = story_of(f"{TALCA} The magnitude was 6.4.", f"{TALCA} It had a magnitude of 6.9.")
    assert told(story) == [[("6.4 magnitude", 1), ("6.9 magnitude", 1)]]
    assert [card.kind for card in story.conflicts] == [ConflictKind.NUMBER]
    assert [card.reason for card in story.conflicts] == [None]
    assert not any(len(fact.articles) > 1 and "6." in fact.statement for fact in story.facts)


def test_two_measurements_in_one_article_have_a_reason():
    story = story_of(
        f"{TALCA} The magnitude was 6.4.",
        f"{TALCA} The Lima office put the magnitude at 6.4. The office of Chile measured 6.9.",
        "Nobody died in Chile. A quake with a magnitude of 6.4 was felt in Curico and Talca.",
    )
    (card,) = [card for card in story.conflicts if card.topic.startswith("magnitude")]
    assert "two measurements" in card.reason
    assert [len(value.evidence) for value in card.values] == [3, 1]
    (fact,) = [fact for fact in story.facts if len(fact.articles) == 3 and "6.4" in fact.statement]
    assert fact.status is Status.AGREED


@pytest.mark.parametrize(
    "other",
    [
        "An aftershock had a magnitude of 5.1.",
        "In 2010 a quake in Chile had a magnitude of 8.8.",
        "In February a quake near Talca had a magnitude of 5.1.",
        "It was the strongest quake since 2010, which had a magnitude of 8.8.",
        "The office recorded 5.1 metres of rain.",
        "The magnitude was 6.42.",
    ],
)
def test_other_quakes_and_other_figures_are_no_difference(other):
    assert told(story_of(f"{TALCA} The magnitude was 6.4.", f"{TALCA} {other}")) == []


def test_a_later_magnitude_is_told_as_of_another_day():
    story = story_of(f"{TALCA} The magnitude was 6.4.", f"{TALCA} The magnitude was 6.9.", days=(3, 4))
    assert [card.reason for card in story.conflicts] == ["the articles are of different days"]
