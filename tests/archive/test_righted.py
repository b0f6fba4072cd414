"""What somebody put right counts in an archive as it does in files: in a search, in lists, in filters, in its order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from plain_scan import Scan
from random_queries import Maker, random_articles
from support import make_article, make_reading

from briefing.archive import Archive, Holdings, Link, PostgresIndex, PostgresNotebook, Window
from briefing.index import Filters, SearchOptions, open_engine
from briefing.index.language import parse
from briefing.index.query import Beyond
from briefing.models import Correcting
from briefing.pipeline import Session
from briefing.store.corrections import correct_article, on_articles
from briefing.store.events import CORRECT, UNDO

ARTICLES, QUERIES = 40, 50
LONG = " The crew was taken ashore by the lifeboat, and nobody was hurt, the harbour office said."


@pytest.fixture
def notebook(database):
    own = PostgresNotebook(Link(database))
    yield own
    own.close()


def put_right(notebook, article, what, value):
    about, says = on_articles(what, [article], value)
    return notebook.add(CORRECT, about, says)


def ferry(number, **rest):
    return make_article(f"The ferry Aurora {number} ran aground.{LONG}", name=f"{number}.txt", **rest)


def test_hits_order_and_scores_are_those_of_a_scan_of_what_was_put_right(link, notebook):
    chance = random.Random(5)
    articles = [replace(one, text=f"{one.text}{LONG}{number}") for number, one in enumerate(random_articles(ARTICLES))]
    articles = [
        make_article(one.text, name=f"{n}", title=one.title, outlet=one.outlet, published=one.published)
        for n, one in enumerate(articles)
    ]
    Holdings(link).add(articles)
    told = {one.id: one for one in articles}
    words = sorted({word for one in articles for word in one.title.split()})
    for article in chance.sample(articles, 14):
        for what, value in (
            (Correcting.TITLE, f"{' '.join(chance.choices(words, k=3))} zeppelin"),
            (Correcting.OUTLET, f"The {chance.choice(words)} Quayside"),
            (Correcting.DAY, f"2024-0{chance.randint(1, 9)}-11"),
            (Correcting.AUTHOR, f"Ada {chance.choice(words)}"),
        ):
            if chance.random() < 0.6:
                put_right(notebook, article, what, value)
                told[article.id] = corrected(told[article.id], what, value)
    index, scan = PostgresIndex(link, notebook=lambda: notebook), Scan(list(told.values()))
    maker = Maker(" ".join(part for one in told.values() for part in (one.text, one.title)).split(), chance)
    asked = [maker.query() for _ in range(QUERIES)]
    asked += ["zeppelin", "title:zeppelin", 'outlet:"quayside"', "outlet:quay*", "-outlet:quayside"]
    asked += [
        "date:[20240101 TO 20240630]",
        "zeppelins",
        '"the quayside"',
        "zep* -outlet:quayside",
        "outlet:quayzide~1",
    ]
    found_some = 0
    for query in asked:
        by_day, limit = chance.random() < 0.3, chance.choice([3, ARTICLES])
        wanted = scan.answer(parse(query), by_day=by_day)
        result = index.search(query, SearchOptions(limit=limit, by_day=by_day))
        assert (result.error, result.total) == (None, len(wanted)), query
        assert [hit.article_id for hit in result.hits] == [name for name, _ in wanted[:limit]], query
        for hit, (name, score) in zip(result.hits, wanted, strict=False):
            assert hit.score == pytest.approx(score, abs=1e-4), query
            assert (hit.outlet, hit.title, hit.published) == (told[name].outlet, told[name].title, told[name].published)
        found_some += bool(wanted)
    assert found_some > QUERIES / 3


def corrected(article, what, value):
    from briefing.models import Correction  # noqa: PLC0415

    return correct_article(article, (Correction(what, (article.id,), (), value),))


def test_it_is_as_in_an_index_of_files(link, notebook, tmp_path):
    articles = [ferry(n, outlet="Lantern", published=date(2030, 1, n + 1)) for n in range(4)]
    Holdings(link).add(articles)
    put_right(notebook, articles[1], Correcting.OUTLET, "Quay Post")
    put_right(notebook, articles[2], Correcting.DAY, "2031-05-06")
    told = [*articles]
    told[1] = corrected(articles[1], Correcting.OUTLET, "Quay Post")
    told[2] = corrected(articles[2], Correcting.DAY, "2031-05-06")
    embedded = open_engine(tmp_path / "index", "whoosh")
    embedded.update([make_reading(one) for one in told], {})
    index = PostgresIndex(link, notebook=lambda: notebook)
    for options in (
        SearchOptions(filters=Filters(outlet="quay post")),
        SearchOptions(filters=Filters(outlet="lantern")),
        SearchOptions(filters=Filters(since=date(2031, 1, 1))),
        SearchOptions(filters=Filters(until=date(2030, 12, 31))),
        SearchOptions(by_day=True),
    ):
        here, there = index.search("ferry", options), embedded.search("ferry", options)
        assert [hit.article_id for hit in here.hits] == [hit.article_id for hit in there.hits]
        assert here.matching == there.matching
        assert index.count("ferry", options) == here.total
    held = frozenset([articles[0].id])
    for outlet, wanted in (("Quay Post", {articles[1].id}), ("Lantern", {articles[2].id, articles[3].id})):
        options = SearchOptions(among=frozenset(), beyond=Beyond(held, outlet, None, None))
        assert {hit.article_id for hit in index.search("ferry", options).hits} == wanted


def test_an_author_is_found_by_the_name_that_was_given(link, notebook):
    articles = [ferry(n, byline="Bo Vane") for n in range(2)]
    Holdings(link).add(articles)
    put_right(notebook, articles[0], Correcting.AUTHOR, "Ines Tarn")
    index = PostgresIndex(link, notebook=lambda: notebook)
    found = {
        query: [hit.article_id for hit in index.search(query).hits] for query in ("author:tarn", 'author:"bo vane"')
    }
    assert found == {"author:tarn": [articles[0].id], 'author:"bo vane"': [articles[1].id]}


def test_of_very_many_the_newest_by_the_days_that_were_given(link, notebook, monkeypatch):
    monkeypatch.setattr("briefing.archive.search.MOST_IN_ORDER", 3)
    articles = [ferry(n, published=date(2030, 1, n + 1)) for n in range(6)]
    Holdings(link).add(articles)
    put_right(notebook, articles[5], Correcting.DAY, "2029-01-01")
    put_right(notebook, articles[0], Correcting.DAY, "2033-01-01")
    result = PostgresIndex(link, notebook=lambda: notebook).search("ferry", SearchOptions(limit=3))
    assert [hit.article_id for hit in result.hits] == [articles[n].id for n in (0, 4, 3)]
    assert result.hits[0].published == date(2033, 1, 1)


def test_what_is_taken_back_or_comes_later_counts_from_the_next_question(link, notebook):
    first, second = ferry(1, outlet="Lantern"), ferry(2, outlet="Lantern")
    Holdings(link).add([first])
    index = PostgresIndex(link, notebook=lambda: notebook)
    assert index.search("outlet:quay").total == 0
    event = put_right(notebook, first, Correcting.OUTLET, "Quay Post")
    put_right(notebook, second, Correcting.OUTLET, "Quay Post")
    assert [hit.article_id for hit in index.search("outlet:quay").hits] == [first.id]
    Holdings(link).add([second])
    assert {hit.article_id for hit in index.search("outlet:quay").hits} == {first.id, second.id}
    notebook.add(UNDO, undoes=(event.id,))
    assert [hit.article_id for hit in index.search("outlet:quay").hits] == [second.id]
    assert [hit.article_id for hit in index.search("outlet:lantern").hits] == [first.id]


def test_a_window_is_of_the_days_that_were_given_and_keeps_nothing_of_that(link, notebook, database):
    articles = [ferry(n, published=date(2030, 1, n + 1)) for n in range(4)]
    Holdings(link).add(articles)
    put_right(notebook, articles[0], Correcting.DAY, "2030-01-04")
    put_right(notebook, articles[3], Correcting.DAY, "2031-01-01")
    window = Window(date(2030, 1, 3), date(2030, 1, 31))
    for _ in range(2):
        session = Session((), origin=Archive(database, window))
        assert set(session.load().readings) == {articles[0].id, articles[2].id}
        session.close()
    told = []
    newest = Archive(database, Window(most=1))
    assert [name for name, _ in newest.listed(told.append, notebook)] == [articles[3].id]
    assert "3 older articles" in told[0]
    kept = link.run(lambda db: db.execute("SELECT value FROM briefing.made WHERE kind = 'heads'").fetchall())
    assert not any(articles[0].id.encode() in bytes(value) for (value,) in kept)
