"""However slow the workers are, nobody who adds or asks holds more than a few articles: the server has what waits."""

from __future__ import annotations

from support import make_article

from briefing.analysis import analyse
from briefing.archive import Holdings, Link, queue
from briefing.archive.holdings import _AT_ONCE
from briefing.archive.queue import Worker, ask_again, defer, left_to_do, queue_counts


def test_who_adds_reads_no_further_ahead_than_one_transaction(link):
    number, taken, ahead = 3 * _AT_ONCE + 1, 0, []

    def source():
        nonlocal taken
        for at in range(number):
            taken += 1
            yield make_article(f"Ferry {at} left.", name=f"{at}.txt")

    def noting(connection, names):
        kept = connection.execute("SELECT count(*) FROM briefing.known").fetchone()[0]
        ahead.append(taken - (kept - len(names)))
        defer(connection, names)

    assert Holdings(link, noting).add(source()).new == number
    assert len(ahead) == 4
    assert max(ahead) <= _AT_ONCE
    assert queue_counts(link) == {"todo": number}


def test_a_worker_takes_one_job_and_leaves_the_others_where_they_are(link, database):
    number, seen = 5, []
    Holdings(link, defer).add([make_article(f"Ida Roe sailed {at} times.", name=f"{at}.txt") for at in range(number)])
    other = Link(database)

    def slowly(article):
        seen.append((queue_counts(other)["doing"], left_to_do(other)))
        return analyse(article)

    Worker(link, "new", slowly, lambda _: None).run(wait=False)
    assert seen == [(1, left) for left in (4, 3, 2, 1, 0)]
    other.close()


def test_who_asks_for_all_once_more_holds_few_names_at_a_time(link, monkeypatch):
    monkeypatch.setattr(queue, "_AT_ONCE", 10)
    parts, asked = [], queue._asked
    monkeypatch.setattr(queue, "_asked", lambda link, names: parts.append(len(names)) or asked(link, names))
    Holdings(link).add([make_article(f"Ferry {at} left.", name=f"{at}.txt") for at in range(25)])
    assert ask_again(link, "new") == 25
    assert parts == [10, 10, 5]
    assert ask_again(link, "new") == 0
