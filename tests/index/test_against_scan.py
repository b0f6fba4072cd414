"""Random queries against a plain scan of the same articles: the same hits, scores and order, whatever the limit.

``BRIEFING_QUERIES`` and ``BRIEFING_ARTICLES`` in the environment make it larger.
"""

from __future__ import annotations

import os
import random

import pytest
from plain_scan import Scan
from random_queries import Maker, random_articles
from support import make_article, make_reading

from briefing.index import SearchOptions, open_index
from briefing.index.language import parse
from briefing.index.whoosh_reader import matching

QUERIES = int(os.environ.get("BRIEFING_QUERIES", "80"))
ARTICLES = int(os.environ.get("BRIEFING_ARTICLES", "90"))


@pytest.fixture(scope="module")
def articles():
    return random_articles(ARTICLES)


@pytest.fixture(scope="module", params=["at once", "in four steps", "on disk"])
def index(request, articles, tmp_path_factory):
    """Built in one go; bit by bit, with articles that come, change and go; or opened from disk."""
    readings = [make_reading(article) for article in articles]
    folder = tmp_path_factory.mktemp("index") / "i" if request.param == "on disk" else None
    index = open_index(folder)
    if request.param != "at once":
        other = [make_reading(make_article("gone soon 東京 color", name=f"x{n}.txt")) for n in range(30)]
        third = len(readings) // 3
        index.update([*other, *readings[: 2 * third]], {})
        index.update([*other[5:], *readings[:third], *readings[2 * third :]], {})
        index.update(readings[3:], {})
    index.update(readings, {})
    if folder is not None:
        index = open_index(folder)
        assert index.update(readings, {}) == 0
    return index


def test_hits_and_order_are_those_of_a_plain_scan(index, articles):
    chance = random.Random(2)
    scan = Scan(articles)
    texts = [word for article in articles for word in (article.text, article.title)]
    maker = Maker(" ".join(texts).split(), chance)
    found_some = 0
    for _ in range(QUERIES):
        query = maker.query()
        by_day = chance.random() < 0.2
        limit = chance.choice([1, 3, 10, len(articles)])
        wanted = scan.answer(parse(query), by_day=by_day)
        result = index.search(query, SearchOptions(limit=limit, by_day=by_day))
        assert result.error is None, query
        assert result.matching == {article_id for article_id, _ in wanted}, query
        assert result.total == len(wanted), query
        assert [hit.article_id for hit in result.hits] == [article_id for article_id, _ in wanted[:limit]], query
        for hit, (_, score) in zip(result.hits, wanted, strict=False):
            assert hit.score == pytest.approx(score, abs=1e-4), query
        found_some += bool(wanted)
    assert found_some > QUERIES / 3


def test_every_place_of_a_hit_is_a_word_that_was_asked_for(index, articles):
    text_of = {article.id: article.text for article in articles}
    for query in ("US", '"U.S."', "colour", "organised", "F16", "muller", "ceasefire", "1204", "ba*"):
        result = index.search(query, SearchOptions(limit=20))
        assert result.hits, query
        for hit in result.hits:
            for place in hit.places:
                assert text_of[hit.article_id][place.start : place.end].strip(), query


def test_whoosh_finds_the_same_over_the_same_arrays(index, articles):
    chance = random.Random(3)
    texts = [word for article in articles for word in (article.text, article.title)]
    maker = Maker(" ".join(texts).split(), chance)
    found_some = 0
    for _ in range(QUERIES):
        query = maker.query()
        found = matching(index._opened.library, parse(query))
        assert found == index.search(query).matching, query
        found_some += bool(found)
    assert found_some > QUERIES / 3
