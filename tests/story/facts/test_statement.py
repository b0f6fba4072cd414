"""Which of its claims stands for a fact."""

from collections import Counter
from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.statement import choose_statement
from briefing.story.facts.support import Tellers
from briefing.story.statements.units import collect_units


def statement(*texts):
    articles = [
        make_article(text, name=f"{number}.txt", outlet=str(number), published=date(2024, 5, 3))
        for number, text in enumerate(texts)
    ]
    readings = [Reading(article, analyse(article)) for article in articles]
    units = collect_units(readings, link_entities(readings))
    return choose_statement(units, Tellers(units), Counter()).evidence.text


@pytest.mark.parametrize(
    ("poor", "good"),
    [
        (
            "In addition to mayor Anna Berg, the bishop of Bergen opened the tram line.",
            "Mayor Anna Berg and the bishop of Bergen opened the new tram line in the rain.",
        ),
        (
            "Notably, the bishop of Bergen opened the tram line with the mayor.",
            "The bishop of Bergen opened the long tram line with the mayor.",
        ),
        (
            "We in Bergen opened the tram line with our mayor Anna Berg.",
            "Mayor Anna Berg opened the tram line in Bergen, which is new.",
        ),
    ],
)
def test_what_hangs_on_other_words_stands_for_no_fact(poor, good):
    assert statement(poor, good) == statement(good, poor) == good


def test_a_short_sentence_is_none_the_worse():
    short = "The depth was 90 metres."
    assert statement(short, "Divers of the navy, who came from Oslo by train, measured a depth of 90 metres.") == short


def test_of_claims_that_share_a_figure_the_one_that_adds_least_stands_for_it():
    short = "The width was 6.8 feet."
    others = (
        "The boat with a width of 6.8 feet lay in the harbour that night.",
        "The boat of 6.8 feet in width was the region's broadest in years.",
        "The boat on the beach is 6.8 feet broad, and some of its ropes hang down.",
    )
    assert statement(short, *others) == statement(*others, short) == short


def test_what_others_give_only_in_a_clause_that_hangs_on_it_stands_for_no_fact():
    poor = "Aid convoys reached the villages near Ighil, where the quake struck at 11:11 p.m. on Friday."
    good = "The shallow but strong quake struck at 11:11 p.m. on Friday near Ighil."
    assert statement(poor, good) == statement(good, poor) == good
