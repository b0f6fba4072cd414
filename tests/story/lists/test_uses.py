"""Uses of wordings: whose choice they are, and whether articles choose differently."""

from __future__ import annotations

import pytest
from support import make_article
from taken_apart import read

from briefing.models import Evidence, Span
from briefing.story.lists.uses import QuotedPlaces, Use, apart, differ, exclude, has_headline


def use(article, label, start=0, **marks):
    return Use(label, label, Evidence(article, start, start + len(label), label), **marks)


@pytest.mark.parametrize(
    ("marks", "chosen"),
    [
        ({}, True),
        ({"quoted": True}, False),
        ({"address": True}, False),
        ({"quoted": True, "sided": True}, True),
    ],
)
def test_an_outlet_chooses_its_own_words_and_quotations_that_take_sides(marks, chosen):
    assert use("a", "truce", **marks).chosen is chosen


def test_articles_differ_where_they_choose_other_words():
    truce, pact = use("a", "truce"), use("a", "pact")
    assert differ([truce, use("b", "pact")])
    assert differ([truce, pact, use("b", "pact")])
    assert not differ([truce, use("b", "truce")])
    assert not differ([truce, pact])
    assert not differ([truce, use("b", "pact", quoted=True)])
    assert not differ([])


def test_articles_exclude_each_other_where_they_have_no_word_in_common():
    both = [use("a", "truce"), use("a", "pact")]
    assert exclude([*both, use("b", "deal")])
    assert not exclude([*both, use("b", "pact")])
    assert exclude([*both, use("b", "pact"), use("c", "truce")])
    assert not exclude(both)


def test_of_uses_that_overlap_the_first_is_kept():
    long, short, behind = use("a", "trade pact"), use("a", "pact", 6), use("a", "deal", 20)
    assert apart([long, short, behind]) == [long, behind]
    assert apart([short, long]) == [short]
    elsewhere = use("b", "pact", 6)
    assert apart([long, elsewhere]) == [long, elsewhere]


def test_a_headline_overlaps_nothing():
    article = make_article("A pact holds.")
    headline, opening = Use.in_headline("deal", "deal", article), use(article.id, "A pact")
    assert headline.evidence.text == ""
    assert apart([opening, headline]) == [opening, headline]
    assert apart([headline, opening]) == [headline, opening]


def test_a_headline_stands_beside_the_text_and_is_not_made_of_it():
    assert has_headline(make_article("A pact holds.", title="Peace at last"))
    assert not has_headline(make_article("A pact holds.", title="A pact holds"))
    assert not has_headline(make_article("A pact holds.", title="Peace at last", title_inferred=True))


@pytest.mark.parametrize(
    ("word", "held"), [("Bakers", False), ("pact", True), ("week", True), ("said", False), ("rain", False)]
)
def test_what_begins_between_quotation_marks_is_quoted(word, held):
    text = "Bakers sang. “The pact holds this week,” said Ada Roe. She said that rain would come."
    (reading,) = read(text)
    start = text.index(word)
    assert QuotedPlaces(reading).holds(Span(start, start + len(word))) is held
