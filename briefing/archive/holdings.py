"""The articles of an archive: taken in, given out by day, and marked with what the analysis found in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import LiteralString

import msgspec
from psycopg import sql

from briefing.archive.link import Connection, Link
from briefing.models import Analysis, Article

_ARTICLE = msgspec.json.Decoder(Article)
_AT_ONCE = 200
"""Articles in one transaction: what a kill costs."""
MOST = 5_000
"""Articles that are opened at once; of more, the newest."""


_GATHER = (
    "WITH gone AS (DELETE FROM briefing.sums RETURNING *) "
    "INSERT INTO briefing.sums (articles, body, title, outlet, author, entity, type) SELECT sum(articles), sum(body), "
    "sum(title), sum(outlet), sum(author), sum(entity), sum(type) FROM gone HAVING count(*) > 0"
)

_AS_READ = sql.SQL("briefing.articles")
_BY_DAYS = sql.SQL(
    "(SELECT id, name, content, published FROM briefing.articles WHERE name <> ALL(%(names)s) "
    "UNION ALL SELECT id, name, content, day FROM unnest(%(names)s::text[], %(days)s::date[]) AS moved (name, day) "
    "JOIN briefing.articles USING (name)) AS by_days"
)
_WITHIN = sql.SQL(
    "(%(first)s::date IS NULL OR published >= %(first)s) AND (%(last)s::date IS NULL OR published <= %(last)s)"
)
Days = Mapping[str, date | None]
NO_DAYS: Days = MappingProxyType({})
Queue = Callable[[Connection, Iterable[str]], None]


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of an attempt to add: how many articles are new, and how many were there."""

    new: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Which articles to open: published from and until these days, both taken in; None leaves a side open."""

    first: date | None = None
    last: date | None = None
    most: int = MOST


class Holdings:
    """All articles behind a link."""

    def __init__(self, link: Link, queue: Queue | None = None) -> None:
        """``queue`` puts the ids of what is new where workers find them, in the same transaction."""
        self.link = link
        self._queue = queue

    def add(self, articles: Iterable[Article]) -> Arrived:
        """Take in those that are not there yet, some hundreds in a transaction, each with its job for a worker.

        Raises:
            StoreError: where it can't be done; what was acknowledged before stays.
        """
        arrived = Arrived()
        from briefing.archive.adding import NO_MONTH, month_of  # noqa: PLC0415  # who only reads needs none of it

        source = iter(articles)
        numbered: dict[str, int] = {}
        months = {NO_MONTH}
        while some := tuple(islice(source, _AT_ONCE)):
            self._make_months({month_of(article) for article in some} - months)
            months |= {month_of(article) for article in some}
            with self.link.batch():
                new = self.link.run(partial(self._add, articles=some, numbered=numbered))
            arrived = Arrived(arrived.new + new, arrived.known + len(some) - new)
        return arrived

    def close(self) -> None:
        """Let go of the server."""
        self.link.close()

    def listed(self, window: Window = Window(), moved: Days = NO_DAYS) -> tuple[tuple[str, str], ...]:
        """Id and content of the articles of a window, newest first; at most ``window.most``.

        ``moved`` gives some articles, by id, another day than the one that they were read with.
        """
        order = sql.SQL(
            "SELECT name, content FROM {} WHERE {} ORDER BY published DESC NULLS LAST, id LIMIT %(most)s"
        ).format(_BY_DAYS if moved else _AS_READ, _WITHIN)
        rows = self.link.run(partial(_rows, order=order, values=_values(window, moved)))
        return tuple((str(name), str(content)) for name, content in rows)

    def called(self, names: Sequence[str], window: Window = Window()) -> tuple[tuple[str, str], ...]:
        """As ``listed``, the articles of these ids, and of the window those of these paths or below them."""
        order = (
            "WITH of_window AS (SELECT name, content, published, id, value FROM briefing.articles "
            "WHERE (%(first)s::date IS NULL OR published >= %(first)s) "
            "AND (%(last)s::date IS NULL OR published <= %(last)s) "
            "ORDER BY published DESC NULLS LAST, id LIMIT %(most)s), "
            "found AS (SELECT name, content, published, id FROM briefing.articles WHERE name = ANY(%(names)s) "
            "UNION SELECT name, content, published, id FROM of_window, "
            "LATERAL (SELECT value::json ->> 'path' AS path, value::json ->> 'place' AS place) AS at, "
            "unnest(%(names)s::text[]) AS wanted "
            "WHERE path = wanted OR path || ' ' || place = wanted OR starts_with(path, rtrim(wanted, '/') || '/')) "
            "SELECT name, content FROM found ORDER BY published DESC NULLS LAST, id"
        )
        values = {"names": list(names), "first": window.first, "last": window.last, "most": window.most}
        rows = self.link.run(lambda db: db.execute(order, values).fetchall())
        return tuple((str(name), str(content)) for name, content in rows)

    def articles(self, window: Window = Window()) -> tuple[Article, ...]:
        """The articles of a window, newest first; at most ``window.most``."""
        order = (
            "SELECT value FROM briefing.articles WHERE (%s::date IS NULL OR published >= %s) "
            "AND (%s::date IS NULL OR published <= %s) ORDER BY published DESC NULLS LAST, id LIMIT %s"
        )
        values = (window.first, window.first, window.last, window.last, window.most)
        rows = self.link.run(lambda db: db.execute(order, values).fetchall())
        return tuple(_ARTICLE.decode(str(row[0])) for row in rows)

    def within(self, window: Window, moved: Days = NO_DAYS) -> int:
        """How many articles a window holds, without regard to ``most``; ``moved`` as above."""
        order = sql.SQL("SELECT count(*) FROM {} WHERE {}").format(_BY_DAYS if moved else _AS_READ, _WITHIN)
        rows = self.link.run(partial(_rows, order=order, values=_values(window, moved)))
        return int(str(rows[0][0]))

    def named(self, names: Sequence[str]) -> dict[str, Article]:
        """The articles of these ids that are there."""
        order = "SELECT name, value FROM briefing.articles WHERE name = ANY(%s)"
        rows = self.link.run(lambda db: db.execute(order, (list(names),)).fetchall())
        return {str(name): _ARTICLE.decode(str(value)) for name, value in rows}

    def lines(self) -> Iterator[str]:
        """All articles as they are kept, each a line of JSON, in the order of their arrival; few at a time."""
        last = 0
        order = "SELECT id, value FROM briefing.articles WHERE id > %s ORDER BY id LIMIT %s"
        while rows := self.link.run(partial(_rows, order=order, values=(last, _AT_ONCE))):
            yield from (str(row[1]) for row in rows)
            last = int(str(rows[-1][0]))

    def waiting(self, version: str, most: int | None = None) -> tuple[str, ...]:
        """Ids of the articles that this version of the analyser has not seen, oldest arrival first."""
        order = "SELECT name FROM briefing.articles WHERE analysed <> %s ORDER BY id LIMIT %s"
        rows = self.link.run(lambda db: db.execute(order, (version, most)).fetchall())
        return tuple(str(row[0]) for row in rows)

    def waiting_in_parts(self, version: str, size: int) -> Iterator[tuple[str, ...]]:
        """The same, so many at a time: of an archive of millions nobody holds all ids."""
        last = 0
        order = "SELECT id, name FROM briefing.articles WHERE analysed <> %s AND id > %s ORDER BY id LIMIT %s"
        while rows := self.link.run(partial(_rows, order=order, values=(version, last, size))):
            yield tuple(str(name) for _, name in rows)
            last = int(str(rows[-1][0]))

    def mark(self, article: Article, analysis: Analysis, version: str) -> None:
        """Make an article's names searchable, and note by which analyser it was seen."""
        from briefing.archive.adding import mark  # noqa: PLC0415  # as above

        with self.link.batch():
            self.link.run(partial(mark, article=article, analysis=analysis, version=version))

    def note_pairs(self) -> int:
        """Note the pairs of words of the articles that an earlier version of the app took in; how many these were."""
        from briefing.archive.adding import UNKNOWN, pairs_of  # noqa: PLC0415  # as above

        asking = "SELECT id, month, value FROM briefing.articles WHERE pairs @> %s::int[] LIMIT %s"
        noting = "UPDATE briefing.articles SET pairs = %s WHERE id = %s AND month = %s"
        done = 0
        while rows := self.link.run(partial(_rows, order=asking, values=([UNKNOWN], _AT_ONCE))):
            articles = [_ARTICLE.decode(str(value)) for _, _, value in rows]
            found = [(pairs_of(one), *row[:2]) for one, row in zip(articles, rows, strict=True)]
            with self.link.batch():
                self.link.run(partial(_each, order=noting, rows=found))
            done += len(rows)
        return done

    def gather_sums(self) -> None:
        """Make one row of all that tell how many articles there are and how long: every search adds them up.

        Whoever adds or marks only ever writes one more, so that nobody waits for another. Several may do this at once.
        """
        with self.link.batch():
            self.link.run(lambda db: db.execute(_GATHER))

    def count(self) -> int:
        """How many articles there are."""
        row = self.link.run(lambda db: db.execute("SELECT count(*) FROM briefing.known").fetchone())
        return int(str(row[0])) if row else 0

    def _make_months(self, months: Collection[date]) -> None:
        """Partitions for these months, each kept at once: who makes one holds up all who read or write meanwhile."""
        for month in sorted(months):
            self.link.run(partial(_rows, order="SELECT briefing.make_month(%s)", values=(month,)))

    def _add(self, connection: Connection, articles: Sequence[Article], numbered: dict[str, int]) -> int:
        from briefing.archive.adding import add  # noqa: PLC0415  # as above

        fresh = add(connection, {article.id: article for article in articles}, numbered)
        if self._queue is not None:
            self._queue(connection, fresh)
        return len(fresh)


def _values(window: Window, moved: Days) -> dict[str, object]:
    """What stands in ``_BY_DAYS`` and ``_WITHIN``."""
    limits = {"first": window.first, "last": window.last, "most": window.most}
    return {**limits, "names": list(moved), "days": list(moved.values())}


def _rows(
    connection: Connection, order: LiteralString | sql.Composed, values: tuple[object, ...] | Mapping[str, object]
) -> list[tuple[object, ...]]:
    return connection.execute(order, values).fetchall()


def _each(connection: Connection, order: LiteralString, rows: Sequence[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(order, rows)
