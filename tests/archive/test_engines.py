"""The search of an archive under the contract of all engines, and all engines beside each other on random queries."""

from __future__ import annotations

import os
import random

import pytest
from filled_archive import FilledIndex
from index_contract import IndexContract
from plain_scan import Scan
from random_queries import Maker, random_articles
from support import make_reading

from briefing.archive import Link
from briefing.index import SearchOptions, open_engine
from briefing.index.language import parse

QUERIES = int(os.environ.get("BRIEFING_QUERIES", "60"))
ARTICLES = int(os.environ.get("BRIEFING_ARTICLES", "60"))


@pytest.fixture
def reopen(database):
    links = []

    def reopen():
        while links:
            links.pop().close()
        links.append(Link(database))
        return FilledIndex(links[0])

    yield reopen
    while links:
        links.pop().close()


class TestPostgres(IndexContract):
    pass


def test_random_queries_find_the_same_on_every_engine(reopen, tmp_path):
    pytest.importorskip("tantivy", reason="the extra large is not installed")
    articles = random_articles(ARTICLES)
    readings = [make_reading(article) for article in articles]
    engines = {name: open_engine(tmp_path / name, name) for name in ("whoosh", "tantivy")}
    engines["postgres"] = reopen()
    for engine in engines.values():
        assert engine.update(readings, {}) == ARTICLES
    scan, chance = Scan(articles), random.Random(23)
    maker = Maker(" ".join(part for one in articles for part in (one.text, one.title)).split(), chance)
    found_some = 0
    for _ in range(QUERIES):
        query = maker.query()
        wanted = [article_id for article_id, _ in scan.answer(parse(query))]
        for name, engine in engines.items():
            result = engine.search(query, SearchOptions(limit=ARTICLES))
            assert (result.error, result.total) == (None, len(wanted)), (name, query)
            assert result.matching == set(wanted), (name, query)
            if name != "tantivy":  # it has an order of its own
                assert [hit.article_id for hit in result.hits] == wanted, (name, query)
            assert {hit.article_id for hit in result.hits} == set(wanted), (name, query)
        found_some += bool(wanted)
    assert found_some > QUERIES / 3
