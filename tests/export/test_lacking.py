"""A clause that nobody else has in such words is said to be of one source alone."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.models import Reading, Status


@pytest.mark.parametrize(
    ("other", "lacking"),
    [
        ("The probe Ida crashed on Sunday.", True),
        ("The probe Ida crashed on Sunday. It was meant to drill for salt under the ice.", False),
        ("The probe Ida crashed on Sunday. Roe slept.", True),
    ],
)
def test_a_clause_of_one_source_is_told_as_that(other, lacking):
    words = "The probe Ida crashed on Sunday while it was drilling for salt near Orr."
    one, two = (make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate((words, other), 1))
    told = cite(two, "The probe Ida crashed on Sunday.")
    fact = make_fact(cite(one, words), told, status=Status.AGREED)
    story = make_story(*(Reading(a, analyse(a)) for a in (one, two)), facts=(fact,), summary=(fact.id,))
    text = " ".join(render(make_brief("g", [story]), "text").split())
    assert ("; of these only Paper 1 words it so: “while it was drilling for salt near Orr”" in text) is lacking


@pytest.mark.parametrize(
    ("rest", "adds"),
    [
        (", and the first to do so by night.", "and the first to do so by night"),
        (" and the last of nine boats.", "and the last of nine boats"),
        (", and the first boat sank.", ""),
        (", and some others by night.", ""),
        (".", ""),
    ],
)
def test_what_a_sentence_adds_for_news_stands_behind_the_statement(rest, adds):
    words = "The Ida became the fourth boat to reach Orr"
    one, two = (
        make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate((words + rest, words), 1)
    )
    fact = make_fact(cite(one, words), cite(two, words), status=Status.AGREED)
    story = make_story(*(Reading(a, analyse(a)) for a in (one, two)), facts=(fact,), summary=(fact.id,))
    text = " ".join(render(make_brief("g", [story]), "text").split())
    assert (f"; Paper 1 adds: “{adds}”" in text) if adds else "adds" not in text
