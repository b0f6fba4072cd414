"""Every hostile string in every field, query and name: it comes back as it went in, and never stands in an order."""

from __future__ import annotations

import os
from datetime import date

import psycopg
import pytest
from hostility import PAYLOADS
from support import make_article, make_reading

from briefing.archive import Holdings, PostgresIndex, PostgresNotebook, PostgresStore, Window
from briefing.archive.around import around
from briefing.archive.queue import defer
from briefing.index import Filters, SearchOptions
from briefing.index.query import Beyond
from briefing.models import Analysis, EntityType, Mention
from briefing.store.anchors import article_target
from briefing.store.events import CORRECT, NOTE, STAR, TAG

SENTINEL = "qzv{}w"
"""Stands beside each hostile string in all that is sent, and so in no order."""


def test_hostile_strings_come_back_as_they_went_in(link):
    holdings, index, store = Holdings(link), PostgresIndex(link), PostgresStore(link)
    notebook = PostgresNotebook(link)
    for number, payload in enumerate(PAYLOADS):
        odd = payload.replace("\0", "")
        article = make_article(f"The ferry {odd} sailed.", name=f"{number}.txt", title=odd, outlet=odd, byline=odd)
        assert holdings.add([article]).new == 1
        assert holdings.named([article.id]) == {article.id: article}
        index.search(odd[:400])
        store.keep_analysis(odd, odd, make_reading(article).analysis)
        assert store.known_analysis(odd, odd) == make_reading(article).analysis
        notebook.add(STAR, says={"text": payload})
        notebook.remember_search(odd[:100])
    assert holdings.count() == len(PAYLOADS)
    assert index.search("ferry").total == len(PAYLOADS)
    assert len(notebook.records()) >= len(PAYLOADS)


@pytest.fixture
def orders(monkeypatch):
    """Every order that is given while a test runs, as it goes to the server."""
    given = []

    def noting(method):
        def noted(self, order, *rest, **more):
            given.append(order if isinstance(order, (str, bytes)) else order.as_string(self))
            return method(self, order, *rest, **more)

        return noted

    for name in ("execute", "executemany", "copy", "stream"):
        monkeypatch.setattr(psycopg.Cursor, name, noting(getattr(psycopg.Cursor, name)))
    return given


TURNS = 1 if "BRIEFING_TEST_COUNT" in os.environ else 4
"""Each string is asked for in every so manieth shape, the next string in the next ones."""


def ask_everything(index, odd, turn):
    """Every kind of question that can be asked with some words, or some of them in turn."""
    words = odd.replace('"', " ")
    fields = ("title", "outlet", "author", "entity", "type", "date", "body")
    shapes = ("{}", '"{}"', "{}*", "*{}", "{}~1", '"{} x"~4', "x -({})", *(f'{field}:"{{}}"' for field in fields))
    for query in [odd, *(shape.format(words) for shape in shapes)][turn % TURNS :: TURNS]:
        index.search(query[:400])
    filters = Filters(odd, odd, odd, date(2030, 1, 1), date(2031, 1, 1))
    beyond = Beyond(frozenset([odd]), odd, date(2030, 1, 1), None)
    for options in (SearchOptions(filters=filters), SearchOptions(among=frozenset([odd]), beyond=beyond, typing=True)):
        index.search("ferry", options)
        index.count(words[:400], options)


def test_what_people_write_never_stands_in_an_order(link, orders):
    holdings, index, store = Holdings(link, defer), PostgresIndex(link), PostgresStore(link)
    notebook = PostgresNotebook(link)
    for number, payload in enumerate(PAYLOADS):
        odd = f"{payload.replace(chr(0), '')} {SENTINEL.format(number)}"
        text = f"{odd} sailed past {odd}."
        article = make_article(text, name=odd, title=odd, outlet=odd, byline=odd, published=date(2030, 5, 1))
        assert holdings.add([article]).new == 1
        mentions = (Mention(0, len(odd), EntityType.PERSON),)
        holdings.mark(article, Analysis(mentions=mentions), odd)
        assert holdings.called([odd], Window())
        assert article.id in around(link, article)
        store.keep_bytes(odd, odd, odd, odd.encode("utf-8", "surrogatepass"))
        assert store.known_bytes(odd, odd, odd) is not None
        for kind in (STAR, NOTE, TAG, CORRECT):
            notebook.add(kind, article_target(article), {"text": odd, "what": odd, "value": odd})
        notebook.remember_search(odd, True, odd)
        notebook.forget_search(odd, odd)
        ask_everything(index, odd, number)
    assert len(orders) > 20 * len(PAYLOADS)
    assert not [order for order in orders if "qzv" in str(order)]
