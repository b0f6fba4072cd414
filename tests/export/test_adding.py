"""What only the outlet of a statement tells at its end stands apart, as what that outlet adds."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.models import Reading, Status

HEAD = "The trawler Ida ran aground on the rocks near Orr"


def told(ending, other="The trawler Ida ran aground near Orr at noon."):
    words = f"{HEAD}{ending}"
    one, two = (make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate((words, other), 1))
    fact = make_fact(cite(one, words), cite(two, other), status=Status.AGREED)
    story = make_story(*(Reading(a, analyse(a)) for a in (one, two)), facts=(fact,), summary=(fact.id,))
    return " ".join(render(make_brief("g", [story]), "text").split())


@pytest.mark.parametrize(
    ("ending", "added"),
    [
        (", only days after a fire destroyed the harbour.", "only days after a fire destroyed the harbour"),
        (", the third wreck of the winter.", "the third wreck of the winter"),
    ],
)
def test_what_one_outlet_alone_has_at_the_end_is_what_it_adds(ending, added):
    text = told(ending)
    assert f"“{HEAD}”" in text
    assert f"; Paper 1 adds: “{added}”" in text
    assert "words it so" not in text


@pytest.mark.parametrize(
    "ending",
    [
        ", the harbour master of Orr said.",  # who says so
        ", but was afloat again within the hour.",  # what turns it
        ", which nobody on the coast believed.",
        ", and two of her crew drowned there.",
        ", after noon.",  # too short
        ".",
    ],
)
def test_what_belongs_to_the_words_before_it_stays_with_them(ending):
    text = told(ending)
    assert f"“{HEAD}{ending}”" in text
    assert "adds" not in text


def test_what_another_teller_has_as_well_stays():
    ending = ", days after a fire destroyed the harbour."
    other = told(ending, "The trawler Ida ran aground near Orr days after fire destroyed the harbour.")
    assert f"“{HEAD}{ending}”" in other
    assert "adds" not in other
