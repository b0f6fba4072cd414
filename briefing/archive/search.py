"""Search in an archive: the language, the hits, the order and the snippets of the embedded index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import msgspec
from psycopg import sql

from briefing.archive.asking import Part, Translator, joined, named, placed
from briefing.archive.guessing import guess
from briefing.archive.link import Link
from briefing.archive.places import Sheets
from briefing.archive.putright import PutRight
from briefing.archive.righted import Righted, put_right
from briefing.archive.scoring import Frequencies, Scorer, WordNumbers, counts_of
from briefing.index.answer import StoppedError
from briefing.index.hits import Hit, hit_of
from briefing.index.language import QueryError
from briefing.index.query import Beyond, Filters, SearchOptions, SearchResult, best_reading, limits_of
from briefing.index.snippets import Wanted
from briefing.index.tree import And, Node, Phrase, explain
from briefing.models import Article, Correcting
from briefing.models.kept import length_of
from briefing.store import Notebook

MOST_IN_ORDER = 5_000
"""Matching articles that are put in order of their scores; of more the newest come first, and the note says so."""
_ARTICLE = msgspec.json.Decoder(Article)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One way to read the query, and how many articles it finds, at most one more than can be put in order."""

    node: Node
    rows: Sequence[tuple[object, ...]]
    """Number, name and day of each of them."""

    @property
    def total(self) -> int:
        return len(self.rows)


class PostgresIndex:
    """The search over all articles behind a link. Use it from one thread at a time."""

    def __init__(
        self,
        link: Link,
        held: Callable[[str], Article | None] = lambda _: None,
        notebook: Callable[[], Notebook] | None = None,
    ) -> None:
        """``held`` gives an article as the caller has it, by its id: put right, without what its outlet repeats.

        What stands in the ``notebook`` as put right counts in the place of what the server holds.
        """
        self.link = link
        self._held = held
        self._put_right = PutRight(link, notebook) if notebook is not None else None
        self._righted = Righted(link, {})
        self._frequencies = Frequencies()

    @property
    def note(self) -> str | None:
        """What is to be said of the server that answers."""
        return self.link.note

    def close(self) -> None:
        """Let go of the server."""
        self.link.close()

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits.

        Raises:
            StoreError: where the server can't be reached.
        """
        asked = options or SearchOptions()
        if not query.strip() and not limits_of(asked.filters) and asked.among is None:
            return SearchResult(query, 0, ())
        self._look()
        try:
            reading, note = best_reading(query, asked, partial(self._read, options=asked), self.matching)
            rows = self._first(reading, asked)
            hits = self._hits(rows, reading.node, asked.stop)
            matching = self._matching(reading, asked)
        except QueryError as error:
            return SearchResult(query, 0, (), str(error))
        except StoppedError:
            return SearchResult(query, 0, (), stopped=True)
        total, more = min(reading.total, MOST_IN_ORDER), reading.total > MOST_IN_ORDER
        if not note and matching is not None and not matching:
            note = guess(self.link, self._translator(), reading.node, MOST_IN_ORDER, asked.stop)
        if more:
            note = f"more than {MOST_IN_ORDER:,} articles match; the newest come first"
        return SearchResult(query, total, hits, None, matching, note, explain(reading.node), more=more)

    def count(self, query: str, options: SearchOptions) -> int:
        """How many articles a query finds, at most one more than can be put in order; 0 for one that can't be read.

        Raises:
            StoreError: as ``search``.
        """
        self._look()
        try:
            return best_reading(query, options, partial(self._read, options=options), self.matching)[0].total
        except QueryError:
            return 0

    def matching(self, node: Node) -> frozenset[str]:
        """The ids of all articles that a tree means."""
        part = self._translator().condition(node)
        order = sql.SQL("SELECT name FROM briefing.articles WHERE {}").format(part.order)
        return frozenset(str(row[0]) for row in self.link.run(lambda db: db.execute(order, part.values).fetchall()))

    def _look(self) -> None:
        """Take note of what was put right since the last question."""
        if self._put_right is not None:
            articles = self._put_right.articles()
            if articles is not self._righted.articles:
                self._righted = Righted(self.link, articles)

    def _translator(self, *, by_pairs: bool = True) -> Translator:
        return Translator(self._vocabulary, self._judge, by_pairs=by_pairs, mend=self._righted.mend)

    def _condition(self, translator: Translator, node: Node, options: SearchOptions) -> Part:
        part = translator.condition(And((node, *limits_of(options.filters))))
        if options.among is None:
            return part
        left = Part(sql.SQL("name = ANY({})").format(sql.Placeholder()), (sorted(options.among),))
        if options.beyond is not None:
            left = joined([left, self._beyond(translator, options.beyond)], sql.SQL(" OR "), sql.SQL("false"))
        return joined([part, left], sql.SQL(" AND "), sql.SQL("true"))

    def _read(self, node: Node, options: SearchOptions) -> _Asked:
        if options.stop():
            raise StoppedError
        part = self._condition(self._translator(), node, options)
        # Which they are and how many, by one question: to decide it of a phrase, the server reads each article's words.
        order = sql.SQL("SELECT id, name, published FROM briefing.articles WHERE {} LIMIT {}").format(
            part.order, sql.Placeholder()
        )
        values = (*part.values, MOST_IN_ORDER + 1)
        return _Asked(node, self._by_day(self.link.run(lambda db: db.execute(order, values).fetchall())))

    def _by_day(self, rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
        """Number, name and day of articles, by the days that they were given."""
        return [(number, name, self._righted.day(str(name), day)) for number, name, day in rows]  # type: ignore[arg-type]

    def _matching(self, asked: _Asked, options: SearchOptions) -> frozenset[str] | None:
        """The names of all that the words and the filters leave; None where they are too many."""
        if options.among is not None:
            asked = self._read(asked.node, replace(options, among=None))
        return None if asked.total > MOST_IN_ORDER else frozenset(str(name) for _, name, _ in asked.rows)

    def _first(self, asked: _Asked, options: SearchOptions) -> list[tuple[int, float]]:
        """Numbers and scores of the first articles."""
        if options.stop():
            raise StoppedError
        if not asked.total:
            return []
        if asked.total > MOST_IN_ORDER:
            return [(number, 0.0) for number in self._newest(asked.node, options)]
        ids = {str(name): int(str(number)) for number, name, _ in asked.rows}
        whole = options.among is None and not limits_of(options.filters)
        right = self._righted
        sheets = Sheets(self.link, list(ids.values()), right.rows(ids))
        more = right if right.articles else None
        scorer = Scorer(self.link, sheets, self._translator(), self._frequencies, whole, more, right.longer)
        scores = scorer.scores(asked.node)
        keyed = []
        for (number, name, day), score in zip(asked.rows, scores.round(9).tolist(), strict=True):
            keyed.append((_newest_first(day) if options.by_day else 0, -score, str(name), int(str(number))))
        return [(number, -score) for _, score, _, number in sorted(keyed)[: options.limit]]

    def _newest(self, node: Node, options: SearchOptions) -> list[int]:
        """The numbers of the newest of very many articles."""
        part = self._condition(self._translator(by_pairs=False), node, options)
        moved, limit = self._righted.those(Correcting.DAY), min(options.limit, MOST_IN_ORDER)
        rows = self._ordered(part, limit + len(moved))
        if moved:  # they stand in the order of the server by the day that they had
            rows += self._ordered(joined([part, named(moved)], sql.SQL(" AND "), sql.SQL("true")), len(moved))
        found = {int(str(number)): (_newest_first(day), str(name)) for number, name, day in self._by_day(rows)}
        return sorted(found, key=found.__getitem__)[:limit]

    def _ordered(self, part: Part, limit: int) -> list[tuple[object, ...]]:
        order = sql.SQL(
            "SELECT id, name, published FROM briefing.articles WHERE {} "
            "ORDER BY published DESC NULLS LAST, name LIMIT {}"
        ).format(part.order, sql.Placeholder())
        values = (*part.values, limit)
        return self.link.run(lambda db: db.execute(order, values).fetchall())

    def _hits(self, rows: Sequence[tuple[int, float]], node: Node, stop: Callable[[], bool]) -> tuple[Hit, ...]:
        order = "SELECT id, value FROM briefing.articles WHERE id = ANY(%s)"
        ids = [number for number, _ in rows]
        found = self.link.run(lambda db: db.execute(order, (ids,)).fetchall()) if ids else []
        articles = {int(str(number)): _ARTICLE.decode(str(value)) for number, value in found}
        wanted, hits = Wanted.of(node), []
        for number, score in rows:
            if stop():
                raise StoppedError
            if number in articles:
                hits.append(hit_of(*self._told(articles[number]), None, score, node, wanted))
        return tuple(hits)

    def _vocabulary(self, beginning: str) -> Sequence[str]:
        order = "SELECT word FROM briefing.words WHERE word >= %s AND word < %s"
        values = (beginning, beginning + "\U0010ffff")
        return [str(row[0]) for row in self.link.run(lambda db: db.execute(order, values).fetchall())]

    def _judge(self, phrase: Phrase) -> Sequence[int]:
        whole = self._translator().condition(And(tuple(part for _, part in placed(phrase))))
        which = sql.SQL("true") if phrase.within is not None else sql.SQL("overlong")
        order = sql.SQL("SELECT id FROM briefing.articles WHERE {} AND {}").format(which, whole.order)
        rows = self.link.run(lambda db: db.execute(order, whole.values).fetchall())
        numbers = WordNumbers(self.link, self._translator())
        ids, found = [int(str(row[0])) for row in rows], []
        for start in range(0, len(ids), MOST_IN_ORDER):
            some = ids[start : start + MOST_IN_ORDER]
            counts = counts_of(Sheets(self.link, some), numbers, phrase)
            found += [number for number, often in zip(some, counts.tolist(), strict=True) if often]
        return found

    def _told(self, article: Article) -> tuple[str, Article]:
        """The article by its id, as the caller has it; its text is asked of him only where it is another one."""
        own = self._held(article.id)
        if own is None:
            return article.id, self._righted.articles.get(article.id, article)
        if length_of(own) != len(article.text):
            return article.id, own
        return article.id, replace(article, outlet=own.outlet, title=own.title, published=own.published)

    def _beyond(self, translator: Translator, beyond: Beyond) -> Part:
        """What is true of the articles that the caller does not hold and that are within his limits."""
        days_and_words = limits_of(Filters(outlet=beyond.outlet, since=beyond.since, until=beyond.until))
        parts = [Part(sql.SQL("name <> ALL({})").format(sql.Placeholder()), (sorted(beyond.held),))]
        parts += [translator.condition(node) for node in days_and_words]
        if beyond.outlet is not None:
            part = Part(sql.SQL("coalesce(outlet, '') = {}").format(sql.Placeholder()), (beyond.outlet,))
            touched, right = self._righted.those(Correcting.OUTLET), self._righted.articles
            meant = [name for name in touched if (right[name].outlet or "") == beyond.outlet]
            parts.append(put_right(part, touched, meant) if touched else part)
        return joined(parts, sql.SQL(" AND "), sql.SQL("true"))


def _newest_first(day: object) -> int:
    """A key by which the newest come first, and what has no day last."""
    return -day.toordinal() if isinstance(day, date) else 0
