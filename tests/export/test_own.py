"""What an article has for itself: the news of its headline beside a figure that all give, words that no other has."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.export.own import MOST, OwnWords, without_tail
from briefing.models import Status


def said(story) -> str:
    text = render(make_brief("g", [story]), "text", Choice())
    return " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Orr closed its old pier for good after the storm killed nine.", "Orr closed its old pier for good"),
        ("Orr closed its old pier while nine boats sank.", None),
        ("Orr closed its old pier for good after the storm.", None),
        ("Orr’s “old pier for good after it rained” was closed after nine died.", None),
    ],
)
def test_a_last_clause_is_left_away_where_a_sentence_is_left(text, left):
    found = without_tail(cite(make_article(text), text))
    assert (found.text if found else None) == left


def storm(title: str) -> str:
    """The brief of two papers that give nine dead, one of which begins with the pier."""
    texts = ("The storm killed nine.", "Orr closed its old pier for good after the storm killed nine.")
    one, two = (
        make_article(text, name=f"{n}.txt", outlet=f"Paper {n}", title=heading)
        for n, (text, heading) in enumerate(zip(texts, ("Nine dead", title), strict=True), 1)
    )
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED)
    return said(make_story(make_reading(one), make_reading(two), facts=(fact,), summary=(fact.id,)))


def test_the_news_of_a_headline_is_its_outlets_own_though_others_give_the_figure_beside_it():
    assert "Paper 2 - “Orr closed its old pier for good” [2 ¶1]" in storm("Old pier closed in Orr")
    assert "closed its old pier" not in storm("Storm kills nine")


def test_words_are_ones_own_where_no_other_source_has_them_anywhere():
    texts = ("Geese swam to Roe in the moonlight.", "Geese flew over Lund.", "The moonlight was bright.")
    papers = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    own = OwnWords(make_story(*map(make_reading, papers)), {one.id: one.id for one in papers})
    assert not own.has_own_matter(cite(papers[0], texts[0]))
    alone = make_article("Bakers of Roe sold warm rye.", name="x.txt", outlet="Paper x")
    stories = make_story(*map(make_reading, (*papers, alone)))
    assert OwnWords(stories, {one.id: one.id for one in (*papers, alone)}).has_own_matter(cite(alone, alone.text))


def test_many_sources_are_not_held_against_each_other():
    papers = [make_article(f"Bakers sold warm rye {n}.", name=f"{n}.txt", outlet=f"P {n}") for n in range(MOST + 1)]
    own = OwnWords(make_story(*map(make_reading, papers)), {one.id: one.id for one in papers})
    assert not own.has_own_matter(cite(papers[0], papers[0].text))
