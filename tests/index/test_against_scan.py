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

from briefing.index import SearchOptions, open_engine
from briefing.index.build import SearchIndex
from briefing.index.engines import TANTIVY
from briefing.index.language import parse
from briefing.index.whoosh_reader import matching

QUERIES = int(os.environ.get("BRIEFING_QUERIES", "80"))
ARTICLES = int(os.environ.get("BRIEFING_ARTICLES", "90"))


@pytest.fixture(scope="module")
def articles():
    return random_articles(ARTICLES)


@pytest.fixture(scope="module")
def asked(articles):
    """Each query with what a plain scan finds, best first or newest first, and how many hits to ask for."""
    chance = random.Random(2)
    scan = Scan(articles)
    texts = [word for article in articles for word in (article.text, article.title)]
    maker = Maker(" ".join(texts).split(), chance)
    found = []
    for _ in range(QUERIES):
        query = maker.query()
        by_day = chance.random() < 0.2
        limit = chance.choice([1, 3, 10, len(articles)])
        found.append((query, by_day, limit, scan.answer(parse(query), by_day=by_day)))
    assert sum(bool(wanted) for *_, wanted in found) > QUERIES / 3
    return found


def build(way, articles, place):
    """Built in one go; bit by bit, with articles that come, change and go; or opened from disk."""
    readings = [make_reading(article) for article in articles]
    folder = None if way in ("at once", "in four steps") else place / "i"
    index = open_engine(folder, TANTIVY if way == TANTIVY else "")
    if way != "at once":
        other = [make_reading(make_article("gone soon 東京 color", name=f"x{n}.txt")) for n in range(30)]
        third = len(readings) // 3
        index.update([*other, *readings[: 2 * third]], {})
        index.update([*other[5:], *readings[:third], *readings[2 * third :]], {})
        index.update(readings[3:], {})
    index.update(readings, {})
    if folder is not None:
        index = open_engine(folder)
        assert index.update(readings, {}) == 0
    return index


@pytest.fixture(scope="module", params=["at once", "in four steps", "on disk"])
def index(request, articles, tmp_path_factory):
    return build(request.param, articles, tmp_path_factory.mktemp("index"))


def test_hits_and_order_are_those_of_a_plain_scan(index, asked):
    for query, by_day, limit, wanted in asked:
        result = index.search(query, SearchOptions(limit=limit, by_day=by_day))
        assert result.error is None, query
        assert result.matching == {article_id for article_id, _ in wanted}, query
        assert result.total == len(wanted), query
        assert [hit.article_id for hit in result.hits] == [article_id for article_id, _ in wanted[:limit]], query
        for hit, (_, score) in zip(result.hits, wanted, strict=False):
            assert hit.score == pytest.approx(score, abs=1e-4), query


def test_tantivy_finds_the_same(asked, articles, tmp_path):
    pytest.importorskip("tantivy", reason="the extra large is not installed")
    index = build(TANTIVY, articles, tmp_path)
    assert not isinstance(index, SearchIndex)
    place = {article.id: article.published.toordinal() if article.published else 0 for article in articles}
    for query, by_day, limit, wanted in asked:
        result = index.search(query, SearchOptions(limit=limit, by_day=by_day))
        assert (result.error, result.total) == (None, len(wanted)), query
        assert result.matching == {article_id for article_id, _ in wanted}, query
        assert len(result.hits) == min(limit, len(wanted)), query
        if by_day:
            days = [place[article_id] for article_id, _ in wanted[:limit]]
            assert [place[hit.article_id] for hit in result.hits] == days, query


def test_every_place_of_a_hit_is_a_word_that_was_asked_for(index, articles):
    text_of = {article.id: article.text for article in articles}
    for query in ("US", '"U.S."', "colour", "organised", "F16", "muller", "ceasefire", "1204", "ba*"):
        result = index.search(query, SearchOptions(limit=20))
        assert result.hits, query
        for hit in result.hits:
            for place in hit.places:
                assert text_of[hit.article_id][place.start : place.end].strip(), query


def test_whoosh_finds_the_same_over_the_same_arrays(index, asked):
    for query, _, _, wanted in asked:
        assert matching(index._opened.library, parse(query)) == {article_id for article_id, _ in wanted}, query
