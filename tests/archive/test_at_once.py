"""Several who write to an archive at the same moment: nobody fails, and nobody waits for one who waits for him."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import psycopg
import pytest
from postgres_servers import until
from support import make_article

from briefing.archive import Holdings, Link
from briefing.archive.queue import ask_again, queue_counts

MONTH = "SELECT briefing.make_month('2031-05-01')"


def wait_until_one_waits(watching):
    order = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    until(lambda: watching.execute(order).fetchone()[0])


def test_two_make_one_month_at_once(database):
    with psycopg.connect(database) as first, psycopg.connect(database, autocommit=True) as second:
        first.execute(MONTH)
        with psycopg.connect(database, autocommit=True) as watching, ThreadPoolExecutor(1) as pool:
            task = pool.submit(second.execute, MONTH)
            wait_until_one_waits(watching)
            first.commit()
            task.result()
        order = "SELECT count(*) FROM pg_class WHERE relname = 'articles_2031_05'"
        assert second.execute(order).fetchone() == (1,)


@pytest.mark.parametrize("turn", range(3))
def test_two_who_add_the_same_articles_in_another_order_add_each_once(database, turn):
    articles = [
        make_article(f"Ferry {number} left.", name=f"{number}.txt", published=date(2030, 1 + number % 12, 1))
        for number in range(150)
    ]
    begin = threading.Barrier(2)

    def add(some):
        link = Link(database)
        holdings = Holdings(link)
        begin.wait()
        try:
            return holdings.add(some).new
        finally:
            link.close()

    with ThreadPoolExecutor(2) as pool:
        tasks = [pool.submit(add, articles), pool.submit(add, articles[::-1])]
        assert sum(task.result() for task in tasks) == len(articles)
    link = Link(database)
    assert Holdings(link).count() == len(articles)
    link.close()


def test_two_who_ask_for_jobs_at_once_ask_for_each_once(database):
    link = Link(database)
    Holdings(link).add([make_article(f"Ferry {number} left.", name=f"{number}.txt") for number in range(120)])
    begin = threading.Barrier(2)

    def ask():
        own = Link(database)
        begin.wait()
        try:
            return ask_again(own, "new")
        finally:
            own.close()

    with ThreadPoolExecutor(2) as pool:
        tasks = [pool.submit(ask) for _ in range(2)]
        assert sum(task.result() for task in tasks) == 120
    assert queue_counts(link) == {"todo": 120}
    link.close()
