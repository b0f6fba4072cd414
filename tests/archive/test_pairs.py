"""Pairs of words side by side: they say where a phrase may stand, and never leave out where it does."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.archive import Holdings, PostgresIndex
from briefing.archive.vectors import pair, pairs, vector
from briefing.cli import main


def has(texts, first, second):
    return pair(first, second) in pairs(*(vector([text]) for text in texts))


def test_what_stands_side_by_side_is_a_pair_in_whatever_spelling():
    texts = ("The harbour master saw an F-16 over Lind.", "Ferry ashore")
    for first, second in (("harbour", "master"), ("harbor", "master"), ("f16", "over"), ("16", "over"), ("an", "f")):
        assert has(texts, first, second)
    for first, second in (("master", "harbour"), ("the", "master"), ("lind", "ferry"), ("f", "16")):
        assert not has(texts, first, second)


@pytest.fixture
def index(link):
    Holdings(link).add(
        [
            make_article("The harbor-master saw the red ferry.", name="one.txt"),
            make_article("The ferry, red, saw a harbour.", name="two.txt", title="Master of the harbour"),
        ]
    )
    return PostgresIndex(link)


QUERIES = (
    '"red ferry"',
    '"harbour master"',
    '"the harbour"',
    'title:"the harbor"',
    '"ferry red"',
    '"the * ferry"',
    '"a ferry"',
)


def test_of_an_article_into_which_nobody_has_looked_every_phrase_is_read(index, link, database):
    wanted = [index.search(query).matching for query in QUERIES]
    assert [len(one) for one in wanted] == [1, 1, 2, 1, 1, 1, 0]
    link.run(lambda db: db.execute("UPDATE briefing.articles SET pairs = '{-1}'"))
    assert [index.search(query).matching for query in QUERIES] == wanted
    assert main(["archive", "upgrade", "--archive", database]) == 0
    order = "SELECT count(*) FROM briefing.articles WHERE pairs @> '{-1}'"
    assert link.run(lambda db: db.execute(order).fetchone()) == (0,)
    assert [index.search(query).matching for query in QUERIES] == wanted


def test_a_phrase_is_looked_for_by_its_pairs(index, link):
    link.run(lambda db: db.execute("UPDATE briefing.articles SET pairs = '{}'"))
    assert index.search('"red ferry"').total == 0
    assert index.search("red ferry").total == 2
