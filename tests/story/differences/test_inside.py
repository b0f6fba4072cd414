"""A fact whose own evidence is apart in one slot does not agree."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading, Stance, Status
from briefing.story.assemble import build_story

REST = {
    "Lantern": "The garden behind the town hall has new benches of oak, and children planted tulips along its paths.",
    "Courier": "Fishermen on the lake tell of a fine summer for trout, and the inns have hired cooks from the coast.",
}


def fact_of(one, two):
    articles = [
        make_article(f"{text}\n\n{REST[outlet]}", name=f"{outlet}.txt", outlet=outlet)
        for outlet, text in zip(REST, (one, two), strict=True)
    ]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    (fact,) = [fact for fact in story.facts if len(fact.articles) == 2]
    return fact


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The storm in Norrvik killed at least 17 people.", "The storm in Norrvik killed 31 people."),
        ("The new mill in Norrvik cost 40 million kroner.", "The new mill in Norrvik cost 70 million kroner."),
        (
            "The ferry Aurora sank off the reef of Norrvik with her cargo on Monday.",
            "The ferry Aurora sank off the reef of Norrvik with her cargo on Tuesday.",
        ),
    ],
)
def test_values_that_exclude_each_other_make_it_differ(one, two):
    fact = fact_of(one, two)
    assert fact.status is Status.DIFFERS
    assert sorted(teller.stance for teller in fact.tellers) == [Stance.DIFFERS, Stance.STATES]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The storm in Norrvik killed more than 30 people.", "The storm in Norrvik killed 31 people."),
        ("The new mill in Norrvik cost 40.2 million kroner.", "The new mill in Norrvik cost 40 million kroner."),
        (
            "The ferry Aurora sank off the reef of Norrvik with her cargo on Monday.",
            "The ferry Aurora sank off the reef of Norrvik with her cargo this week.",
        ),
        (
            "The ferry Aurora sank off the reef of Norrvik with her cargo on Monday.",
            "The ferry Aurora sank off the reef of Norrvik with her cargo.",
        ),
    ],
)
def test_rounding_bounds_and_parts_do_not(one, two):
    assert fact_of(one, two).status is Status.AGREED
