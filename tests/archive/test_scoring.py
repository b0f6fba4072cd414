"""How many articles have a word is remembered while that holds, and no longer."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.archive import Holdings, PostgresIndex
from briefing.archive.scoring import Frequencies
from briefing.models import Analysis, EntityType, Mention


@pytest.fixture
def counted(monkeypatch):
    """What was counted of the whole archive."""
    parts, count = [], Frequencies._counted
    monkeypatch.setattr(Frequencies, "_counted", lambda self, link, part: parts.append(part) or count(self, link, part))
    return parts


def ferries(number):
    return [make_article(f"Ferry {n} sailed.", name=f"{n}.txt", outlet=("Quay", "Pier")[n % 2]) for n in range(number)]


def scored(index, query):
    return [(hit.article_id, hit.score) for hit in index.search(query).hits]


def test_they_are_counted_once_until_an_article_comes(link, counted):
    holdings, index = Holdings(link), PostgresIndex(link)
    holdings.add(ferries(4))
    first = scored(index, "ferry outlet:quay")
    once = len(counted)
    assert once > 0
    assert scored(index, "ferry outlet:quay") == first
    assert len(counted) == once
    assert len(scored(index, "ferry outlet:pier")) == 2
    assert once < len(counted) < 2 * once

    holdings.add(ferries(7)[4:])
    told = scored(index, "ferry outlet:quay")
    assert len(told) == 4
    assert told == scored(PostgresIndex(link), "ferry outlet:quay")
    assert told[0][1] != first[0][1]


def named(holdings, article, name):
    at = article.text.index(name)
    holdings.mark(article, Analysis(mentions=(Mention(at, at + len(name), EntityType.PERSON),)), f"finds {name}")


def test_names_are_counted_each_time_since_another_analysis_may_find_others_as_many(link):
    holdings, index = Holdings(link), PostgresIndex(link)
    articles = [make_article(f"Ida met Tom, and {n} ferries sailed.", name=f"{n}.txt") for n in range(4)]
    holdings.add(articles)
    for article in articles[:3]:
        named(holdings, article, "Ida")
    named(holdings, articles[3], "Tom")
    before = scored(index, "ferries entity:ida")
    assert len(before) == 3
    named(holdings, articles[2], "Tom")
    now = scored(index, "ferries entity:ida")
    assert now == scored(PostgresIndex(link), "ferries entity:ida")
    assert now[0][1] != before[0][1]
