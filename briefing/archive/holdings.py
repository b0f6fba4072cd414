"""The articles of an archive: taken in, given out by day, and marked with what the analysis found in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import LiteralString

import msgspec

from briefing.archive.link import Connection, Link
from briefing.archive.places import packed
from briefing.archive.vectors import UNKNOWN, Vector, pairs, vector
from briefing.index.words import american, stem
from briefing.models import Analysis, Article
from briefing.store.values import content_key, encode

_ARTICLE = msgspec.json.Decoder(Article)
_AT_ONCE = 200
"""Articles in one transaction: what a kill costs."""
_MOST_NUMBERED = 500_000
"""Words whose numbers are remembered while articles are added."""
MOST = 5_000
"""Articles that are opened at once; of more, the newest."""


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
        source = iter(articles)
        numbered: dict[str, int] = {}
        months = {_NO_MONTH}
        while some := tuple(islice(source, _AT_ONCE)):
            self._make_months({_month(article) for article in some} - months)
            months |= {_month(article) for article in some}
            with self.link.batch():
                new = self.link.run(partial(self._add, articles=some, numbered=numbered))
            arrived = Arrived(arrived.new + new, arrived.known + len(some) - new)
        return arrived

    def close(self) -> None:
        """Let go of the server."""
        self.link.close()

    def listed(self, window: Window = Window()) -> tuple[tuple[str, str], ...]:
        """Id and content of the articles of a window, newest first; at most ``window.most``."""
        order = (
            "SELECT name, content FROM briefing.articles WHERE (%s::date IS NULL OR published >= %s) "
            "AND (%s::date IS NULL OR published <= %s) ORDER BY published DESC NULLS LAST, id LIMIT %s"
        )
        values = (window.first, window.first, window.last, window.last, window.most)
        rows = self.link.run(lambda db: db.execute(order, values).fetchall())
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

    def within(self, window: Window) -> int:
        """How many articles a window holds, without regard to ``most``."""
        order = (
            "SELECT count(*) FROM briefing.articles WHERE (%s::date IS NULL OR published >= %s) "
            "AND (%s::date IS NULL OR published <= %s)"
        )
        values = (window.first, window.first, window.last, window.last)
        row = self.link.run(lambda db: db.execute(order, values).fetchone())
        return int(str(row[0])) if row else 0

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

    def mark(self, article: Article, analysis: Analysis, version: str) -> None:
        """Make an article's names searchable, and note by which analyser it was seen."""
        names = vector(sorted({mention.of(article.text) for mention in analysis.mentions}))
        kinds = vector(sorted({mention.type.value.lower() for mention in analysis.mentions}))
        order = (
            "UPDATE briefing.articles SET entity_words = %s::tsvector, type_words = %s::tsvector, "
            "overlong = overlong OR %s, analysed = %s WHERE name = %s RETURNING id"
        )
        values = (names.text, kinds.text, names.overlong or kinds.overlong, version, article.id)

        def run(connection: Connection) -> None:
            numbers = _numbers(connection, names.words | kinds.words)
            for row in connection.execute(order, values).fetchall():
                row_values = (packed(names, numbers), names.length, packed(kinds, numbers), kinds.length, row[0])
                connection.execute(_MARK, dict(zip(_MARKED, row_values, strict=True)))

        with self.link.batch():
            self.link.run(run)

    def note_pairs(self) -> int:
        """Note the pairs of words of the articles that an earlier version of the app took in; how many these were."""
        asking = "SELECT id, month, value FROM briefing.articles WHERE pairs @> %s::int[] LIMIT %s"
        noting = "UPDATE briefing.articles SET pairs = %s WHERE id = %s AND month = %s"
        done = 0
        while rows := self.link.run(partial(_rows, order=asking, values=([UNKNOWN], _AT_ONCE))):
            articles = [_ARTICLE.decode(str(value)) for _, _, value in rows]
            found = [(pairs(*_vectors(one)[:2]), *row[:2]) for one, row in zip(articles, rows, strict=True)]
            with self.link.batch():
                self.link.run(partial(_each, order=noting, rows=found))
            done += len(rows)
        return done

    def count(self) -> int:
        """How many articles there are."""
        row = self.link.run(lambda db: db.execute("SELECT count(*) FROM briefing.known").fetchone())
        return int(str(row[0])) if row else 0

    def _make_months(self, months: Collection[date]) -> None:
        """Partitions for these months, each kept at once: who makes one holds up all who read or write meanwhile."""
        for month in sorted(months):
            self.link.run(partial(_rows, order="SELECT briefing.make_month(%s)", values=(month,)))

    def _add(self, connection: Connection, articles: Sequence[Article], numbered: dict[str, int]) -> int:
        fresh = _added(connection, {article.id: article for article in articles}, numbered)
        if self._queue is not None:
            self._queue(connection, fresh)
        return len(fresh)


def _added(connection: Connection, by_name: Mapping[str, Article], numbered: dict[str, int]) -> list[str]:
    """Take in the articles that are new; their ids. ``numbered`` are words whose numbers are known; more are noted."""
    # All who write take the same things in the same order, or two would wait for each other: the table of articles, as
    # whoever makes a month waits for it and keeps others waiting, then names, then words.
    connection.execute("LOCK TABLE briefing.articles IN ROW EXCLUSIVE MODE")
    names = sorted(by_name)
    months = [_month(by_name[name]) for name in names]
    order = (
        "INSERT INTO briefing.known (name, month) SELECT * FROM unnest(%s::text[], %s::date[]) "
        "ON CONFLICT (name) DO NOTHING RETURNING id, name"
    )
    fresh = connection.execute(order, (names, months)).fetchall()
    made = [(int(str(number)), by_name[str(name)], _vectors(by_name[str(name)])) for number, name in fresh]
    used = {word for _, _, vectors in made for one in vectors for word in one.words}
    if len(numbered) > _MOST_NUMBERED:
        numbered.clear()
    numbered |= _numbers(connection, used - numbered.keys())
    with connection.cursor() as cursor, cursor.copy(_COPY) as writing:
        for number, article, vectors in made:
            writing.write_row(_cells(article, number, vectors))
    with connection.cursor() as cursor, cursor.copy(_COPY_PLACES) as writing:
        for number, _, vectors in made:
            writing.write_row((number, *(packed(one, numbered) for one in vectors), *(one.length for one in vectors)))
    sums = [sum(vectors[at].length for _, _, vectors in made) for at in range(len(_FIELDS))]
    connection.execute(_SUMS, (len(made), *sums))
    return [str(name) for _, name in fresh]


_FIELDS = ("body", "title", "outlet", "author")
_COPY = (
    "COPY briefing.articles (id, month, name, content, published, outlet, title, value, body_words, title_words, "
    "outlet_words, author_words, overlong, pairs) FROM STDIN"
)
_COPY_PLACES = (
    "COPY briefing.places (id, body, title, outlet, author, body_length, title_length, outlet_length, author_length) "
    "FROM STDIN"
)
_SUMS = "INSERT INTO briefing.sums (articles, body, title, outlet, author) VALUES (%s, %s, %s, %s, %s)"
_MARKED = ("entity", "entities", "type", "types", "id")
# What was there before is taken off the sums: a worker may be killed and the article marked by another once more.
_MARK = (
    "WITH before AS (SELECT entity_length, type_length FROM briefing.places WHERE id = %(id)s FOR UPDATE), "
    "kept AS (UPDATE briefing.places SET entity = %(entity)s, entity_length = %(entities)s, type = %(type)s, "
    "type_length = %(types)s WHERE id = %(id)s) "
    "INSERT INTO briefing.sums (entity, type) SELECT %(entities)s - entity_length, %(types)s - type_length FROM before"
)


def _rows(connection: Connection, order: LiteralString, values: tuple[object, ...]) -> list[tuple[object, ...]]:
    return connection.execute(order, values).fetchall()


def _each(connection: Connection, order: LiteralString, rows: Sequence[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(order, rows)


_NO_MONTH = date(1, 1, 1)


def _month(article: Article) -> date:
    return article.published.replace(day=1) if article.published else _NO_MONTH


def _vectors(article: Article) -> tuple[Vector, ...]:
    """One for each of ``_FIELDS``."""
    texts = (article.text, article.title, article.outlet or "", article.byline or "")
    return tuple(vector([text]) for text in texts)


def _cells(article: Article, number: int, vectors: Sequence[Vector]) -> tuple[object, ...]:
    """The row of an article."""
    return (
        number,
        _month(article),
        article.id,
        content_key(article),
        article.published,
        article.outlet,
        article.title,
        encode(article).decode(),
        *(one.text for one in vectors),
        any(one.overlong for one in vectors),
        pairs(*vectors[:2]),
    )


def _numbers(connection: Connection, words: Iterable[str]) -> dict[str, int]:
    """The number of each word; one that is new gets one."""
    asking = "SELECT word, id FROM briefing.words WHERE word = ANY(%s)"
    # In one order, so that two who add at once wait for each other and don't block each other.
    wanted = sorted(words)
    known = {str(word): int(str(number)) for word, number in connection.execute(asking, (wanted,)).fetchall()}
    new = [word for word in wanted if word not in known]
    if new:
        order = (
            "INSERT INTO briefing.words (word, spelled, root) SELECT * FROM unnest(%s::text[], %s::text[], %s::text[]) "
            "ON CONFLICT DO NOTHING"
        )
        connection.execute(order, (new, [american(word) for word in new], [stem(word) for word in new]))
        rows = connection.execute(asking, (new,)).fetchall()
        known |= {str(word): int(str(number)) for word, number in rows}
    return known
