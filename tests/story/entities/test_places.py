"""Which entity the words for a source are."""

from __future__ import annotations

import pytest
from marked import story_of
from support import place

from briefing.models import Span
from briefing.story.entities.linking import link_entities
from briefing.story.entities.places import NamedPlaces, reading_by_article


def speaking(text, words):
    readings, _ = story_of(text)
    entities = link_entities(readings)
    (reading,) = readings
    return [entity.name for entity in NamedPlaces(entities).speaking(reading, place(reading.article, words))]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("[[Lena Orth|p]] spoke.", "Lena Orth", ["Lena Orth"]),
        ("Mayor [[Lena Orth|p]] spoke.", "Mayor Lena Orth", ["Lena Orth"]),
        ("[[Vera Tal|p]] and [[Boris Rey|p]] spoke.", "Vera Tal and Boris Rey", ["Vera Tal", "Boris Rey"]),
        ("[[Lena Orth|p]]'s lawyer spoke.", "Lena Orth's lawyer", []),
        ("Officials in [[Rome|l]] spoke.", "Officials in Rome", []),
        ("A spokesman for the [[Tarn Union|o]] spoke.", "A spokesman for the Tarn Union", ["Tarn Union"]),
        ("A spokeswoman in [[Rome|l]] spoke.", "A spokeswoman in Rome", []),
        ("The [[Tarn|o]] news agency spoke.", "The Tarn news agency", ["Tarn"]),
        ("The [[Tarn|o]] bakers spoke.", "The Tarn bakers", []),
        ("[[Ruvia|l]] and [[Talva|l]] spoke.", "Ruvia and Talva", ["Ruvia", "Talva"]),
        ("In [[Rome|l]] the bakers spoke.", "the bakers", []),
    ],
)
def test_who_speaks(text, words, who):
    assert speaking(text, words) == who


def test_whose_role_the_words_repeat_speaks():
    text = "[[Ada Roe|p]], the chief executive of the mill, sang. The chief executive spoke."
    assert speaking(text, "The chief executive") == ["Ada Roe"]
    assert speaking(text.replace("The chief executive", "A chief executive"), "A chief executive") == []
    assert speaking(text.replace("The chief executive", "The mill"), "The mill") == []


def test_names_inside_a_stretch_and_those_that_hold_it():
    readings, _ = story_of("In [[New Orsa Town|l]] bakers met [[Kim Rust|p]] and sang.")
    names = NamedPlaces(link_entities(readings))
    article = readings[0].article
    whole = names.within(article.id, Span(0, len(article.text)))
    assert [entity.name for _, entity in whole] == ["New Orsa Town", "Kim Rust"]
    assert [entity.name for _, entity in names.within(article.id, place(article, "Orsa"))] == ["New Orsa Town"]
    assert names.within(article.id, place(article, "bakers met ")) == ()
    assert names.within("another", Span(0, 9)) == ()


def test_readings_by_their_articles():
    readings, _ = story_of("It rained.\n--\nIt snowed.")
    assert reading_by_article(readings) == {reading.article.id: reading for reading in readings}
