"""Who is an origin and who is none, by the whole chain on sentences of each kind."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.lists.quotes import link_quotes
from briefing.story.origins.tracing import trace_origins


def _read(text, **fields):
    article = make_article(text, published=date(2023, 7, 19), language="en", **fields)
    reading = Reading(article, analyse(article))
    return reading, link_entities([reading])


def origins(text, **fields):
    reading, entities = _read(text, **fields)
    return [origin.name for origin in trace_origins([reading], entities)]


def said(text):
    reading, entities = _read(text)
    return [(quote.evidence.text, quote.said_by and quote.said_by.text) for quote in link_quotes([reading], entities)]


@pytest.mark.parametrize(
    "text",
    [
        # what went on in a mind
        "His doctor thought that the man had a cold.",
        "Ada Roe left the hall, hoping that the rain would stop.",
        "The sceptics thought that the cup would fail, but it did not.",
        # what one would say, or is asked to
        "As Holmes would say, nothing is simple.",
        "Any fan of the club would say that it was a foul.",
        "People will ask you to write posts for them.",
        # works, and their making
        "Ada Roe wrote The Long River in 1990.",
        "Ada Roe wrote a song about the sea.",
        "Ada Roe worried about the cost of the film.",
        # nouns that look like verbs, and verbs without what is said
        "Ada Roe always stopped by to exchange notes for the day.",
        "Ada Roe was expecting on an episode of “DWTS.” The actor smiled.",
        # documents without a name, of which there are many
        "Studies have shown that the poor buy more bread.",
        "The bar sells fresh air, according to reports.",
        "That report found that the mill had lost money.",
        # somebody without a name, of whom there are many
        "The source further claimed that Ada Roe left.",
        "The German carmaker said that sales fell.",
        "The tech giant said that sales fell.",
    ],
)
def test_nobody_is_cited(text):
    assert origins(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # a condition or an opening goes before what is said, an apposition behind who says it
        ("If the mill shuts, the town will lose 40 jobs, said Ada Holl, a fellow at the Lund Institute.", "Ada Holl"),
        # forecasts
        ("The Budget Office projects that prices will rise by 3 percent.", "Budget Office"),
        ("The weather office forecast that the storm would turn north.", "weather office"),
        # a month is no auxiliary
        ("The ministry said in May that prices would rise by 3 percent.", "ministry"),
        ("Project manager Ada Roe shared with the paper that the frame was stiffer.", "Ada Roe"),
        # whoever is told is described at length
        ("Holm Foods told owners of Tarn, the Lund parent, on Oct. 31 that the deal would cut costs.", "Holm Foods"),
        # whose document it is
        ("According to Ada Roe's tweet, the outage is over.", "Ada Roe"),
        ("According to a 2018 survey by Ada Roe of the University of Lund, half of the mills lost money.", "Ada Roe"),
        ("The Lund Institute's latest report found that rivers were drying up.", "Lund Institute"),
        # who rules, recommends
        ("A judge ruled that the man should stay in jail.", "judge"),
        ("The health office recommends that all people get a shot.", "health office"),
        # an aside
        ("They serve their customers’ “financial health,” as one banker told me, and ease the pain.", "banker"),
        # words of a few that no clause reports
        ("Former aides called it not a crash but “a very long crash” of a show.", "former aides"),
        # a dateline is no subject
        ("LUND – Two guards were charged with forging records, stating they had checked the cells.", "guards"),
        ("It referred to Ada Roe's earlier testimony that stated there was a small chance.", "Ada Roe"),
    ],
)
def test_somebody_is_cited(text, who):
    assert origins(text)[:1] == [who]


def test_what_papers_show_of_a_suit_is_not_said_by_who_sues():
    assert origins("The Harbour League files suit alleging fraud, court papers show.") == ["court papers"]


def test_a_website_is_not_the_reports_before_it():
    text = "According to documents, the bar sells fresh air. According to the website, the bar is called Oxy."
    assert origins(text) == ["documents", "website"]


@pytest.mark.parametrize("outlet", ["The Lund Post", "www.lundpost.com", "Lund Post", "lundpost.co.uk"])
def test_the_outlet_itself_is_no_origin(outlet):
    assert origins("Two men were held, the Lund Post reported.", outlet=outlet) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We are sorry,” the statement said.", "the statement"),
        ("Holm Foods answered in a statement. “We are sorry,” the statement said.", "Holm Foods"),
        ("In a letter to staff, Ada Roe said she would go. It rained. “I am tired,” the letter said.", "Ada Roe"),
        ("Ada Roe's agent told Radio Lund that this was not all. “They want the money now.”", "Ada Roe's agent"),
        (
            "A source inside the Tarn camp, a man of 40, said that the claim is “not true.”",
            "A source inside the Tarn camp",
        ),
        ("Untreated, the fever is “always fatal”, says WHO.", "WHO"),
        ("Ben Ott told the paper that the U.N. is “working with the forces there, who need time.”", "Ben Ott"),
        ("Ada Roe, Vice President of Sales for Dräger, Inc., says: “Alarms matter to us all.”", "Ada Roe"),
        ("The German automaker said the car was “much better than the last one.”", "The German automaker"),
    ],
)
def test_who_says_the_words_in_marks(text, who):
    assert said(text)[-1][1] == who


def test_the_title_of_a_part_is_said_by_whoever_says_it_in_the_text():
    text = "Ada Roe, the mayor, spoke.\n\n“We write with haste”\n\nBen Ott said: “We write with haste to you, mayor.”"
    assert said(text)[0] == ("We write with haste", "Ben Ott")


def test_nobody_says_the_title_of_a_part_that_nobody_repeats():
    text = "Ada Roe said that it rained.\n\n“Alarming death rate”\n\nThe rate rose by 3 percent."
    assert ("Alarming death rate", None) in said(text)
