from __future__ import annotations

import os
import random

import pytest
from plain_scan import Scan
from random_queries import Maker, random_articles
from support import make_article

from briefing.archive import Holdings, Link, PostgresIndex
from briefing.archive.layout import bring_up_to_date
from briefing.index import SearchOptions
from briefing.index.language import parse

QUERIES = int(os.environ.get("BRIEFING_QUERIES", "60"))
ARTICLES = int(os.environ.get("BRIEFING_ARTICLES", "60"))


@pytest.mark.every_server
def test_hits_and_order_are_those_of_a_plain_scan(link):
    articles = random_articles(ARTICLES)
    Holdings(link).add(articles)
    index, scan, chance = PostgresIndex(link), Scan(articles), random.Random(7)
    texts = [word for article in articles for word in (article.text, article.title)]
    maker = Maker(" ".join(texts).split(), chance)
    found_some = 0
    for _ in range(QUERIES):
        query = maker.query()
        by_day, limit = chance.random() < 0.2, chance.choice([1, 3, len(articles)])
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


def test_a_phrase_is_found_behind_the_last_position_that_the_server_knows(link):
    filler = " ".join(f"word{number}" for number in range(17_000))
    long = make_article(f"{filler} the red ferry sailed", name="long.txt")
    often = make_article("harbour wall " * 300 + "red harbour ferry", name="often.txt")
    Holdings(link).add([long, often])
    index = PostgresIndex(link)
    assert [hit.article_id for hit in index.search('"red ferry"').hits] == [long.id]
    assert [hit.article_id for hit in index.search('"harbour ferry"').hits] == [often.id]
    assert [hit.article_id for hit in index.search('"red sailed"~3').hits] == [long.id]
    assert {hit.article_id for hit in index.search("ferry").hits} == {long.id, often.id}


@pytest.mark.parametrize("odd", ["'", "\\", "it's", "a\\'b", "%s", "{}", "');--", "x:*", "!|&<->", "\u202e", "''''"])
def test_odd_marks_are_looked_for_and_never_carried_out(link, odd):
    Holdings(link).add([make_article(f"The ferry {odd} sailed.", title=odd or "x")])
    index = PostgresIndex(link)
    for query in (odd, f'"ferry {odd}"', f"ferry -{odd}", f"{odd}*", f"outlet:{odd}", f'"ferry {odd}"~4'):
        assert index.search(query).total in (0, 1)
    assert index.search("ferry").total == 1


def test_what_is_added_twice_is_there_once(link):
    article = make_article("The ferry sailed.")
    holdings = Holdings(link)
    assert (holdings.add([article]).new, holdings.add([article]).known) == (1, 1)
    assert holdings.count() == 1
    assert holdings.articles() == (article,)


def test_of_very_many_hits_the_newest_come_first_and_it_says_so(link, monkeypatch):
    monkeypatch.setattr("briefing.archive.search.MOST_IN_ORDER", 3)
    articles = random_articles(30)
    Holdings(link).add([make_article("ferry " + one.text, name=one.path, published=one.published) for one in articles])
    result = PostgresIndex(link).search("ferry", SearchOptions(limit=3))
    days = [hit.published for hit in result.hits]
    assert days == sorted((one.published for one in articles if one.published), reverse=True)[:3]
    assert "more than 3" in result.note


def test_many_words_can_be_meant(empty_database):
    link = Link(empty_database)
    bring_up_to_date(link)
    words = " ".join(f"m{number:04d}x" for number in range(4_000))
    Holdings(link).add([make_article(words)])
    assert PostgresIndex(link).search("m*x").total == 1
    link.close()
