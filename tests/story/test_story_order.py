"""One story whatever the order in which its articles come."""

from __future__ import annotations

import itertools

from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.assemble import build_story

TEXTS = [
    "The dam above Lund broke on Monday, flooding two villages. Nobody was hurt, the mayor said.",
    "Two villages were flooded as the dam above Lund broke on Monday. The mayor has denied that it was known to leak.",
    "On Monday the dam above Lund broke. It was built in 1931 and had been repaired twice, engineers recalled.",
]


def test_every_order_of_the_articles_gives_the_same_story():
    readings = []
    for number, text in enumerate(TEXTS):
        article = make_article(text, name=f"{number}.txt", outlet=f"Outlet {number}")
        readings.append(Reading(article, analyse(article)))
    stories = [build_story(order) for order in itertools.permutations(readings)]
    assert all(story == stories[0] for story in stories)
    assert any(len(fact.articles) == 3 for fact in stories[0].facts)
    assert stories[0].summary
