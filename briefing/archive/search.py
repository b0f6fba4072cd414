"""Search in an archive: the language, the hits, the order and the snippets of the embedded index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
from psycopg import sql

from briefing.archive.asking import Part, Translator, placed
from briefing.archive.link import Link
from briefing.archive.places import Sheets
from briefing.archive.scoring import Scorer, WordNumbers, counts_of
from briefing.index.language import QueryError
from briefing.index.noted import places_in
from briefing.index.query import Hit, SearchOptions, SearchResult, best_reading, limits_of
from briefing.index.snippets import Wanted, cut_snippets, find_hits
from briefing.index.tree import And, Node, Phrase, explain
from briefing.models import Article

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


_Ordered = tuple[list[tuple[int, float]], frozenset[str]]
"""Numbers and scores of the first articles, and the names of all that match, as far as they were put in order."""


class PostgresIndex:
    """The search over all articles behind a link. Use it from one thread at a time."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.note: str | None = None

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits.

        Raises:
            StoreError: where the server can't be reached.
        """
        asked = options or SearchOptions()
        if not query.strip() and not limits_of(asked.filters):
            return SearchResult(query, 0, ())
        try:
            reading, note = best_reading(query, asked, partial(self._read, options=asked))
        except QueryError as error:
            return SearchResult(query, 0, (), str(error))
        translator = self._translator()
        rows, matching = self._first(translator, reading, asked)
        hits = self._hits(rows, reading.node)
        total = reading.total
        if total > MOST_IN_ORDER:
            total = MOST_IN_ORDER
            note = f"more than {MOST_IN_ORDER:,} articles match; the newest come first"
        return SearchResult(query, total, hits, None, matching, note, explain(reading.node))

    def matching(self, node: Node) -> frozenset[str]:
        """The ids of all articles that a tree means."""
        part = self._translator().condition(node)
        order = sql.SQL("SELECT name FROM briefing.articles WHERE {}").format(part.order)
        return frozenset(str(row[0]) for row in self.link.run(lambda db: db.execute(order, part.values).fetchall()))

    def _translator(self, *, by_pairs: bool = True) -> Translator:
        return Translator(self._vocabulary, self._judge, by_pairs=by_pairs)

    def _condition(self, translator: Translator, node: Node, options: SearchOptions) -> Part:
        part = translator.condition(And((node, *limits_of(options.filters))))
        if options.among is None:
            return part
        order = sql.SQL("({} AND name = ANY({}))").format(part.order, sql.Placeholder())
        return Part(order, (*part.values, sorted(options.among)))

    def _read(self, node: Node, options: SearchOptions) -> _Asked:
        part = self._condition(self._translator(), node, options)
        # Which they are and how many, by one question: to decide it of a phrase, the server reads each article's words.
        order = sql.SQL("SELECT id, name, published FROM briefing.articles WHERE {} LIMIT {}").format(
            part.order, sql.Placeholder()
        )
        values = (*part.values, MOST_IN_ORDER + 1)
        return _Asked(node, self.link.run(lambda db: db.execute(order, values).fetchall()))

    def _first(self, translator: Translator, asked: _Asked, options: SearchOptions) -> _Ordered:
        if not asked.total:
            return [], frozenset()
        if asked.total > MOST_IN_ORDER:
            part = self._condition(self._translator(by_pairs=False), asked.node, options)
            order = sql.SQL(
                "SELECT id, name FROM briefing.articles WHERE {} ORDER BY published DESC NULLS LAST, name LIMIT {}"
            ).format(part.order, sql.Placeholder())
            values = (*part.values, min(options.limit, MOST_IN_ORDER))
            rows = self.link.run(lambda db: db.execute(order, values).fetchall())
            return [(int(str(row[0])), 0.0) for row in rows], frozenset(str(row[1]) for row in rows)
        ids = [int(str(row[0])) for row in asked.rows]
        whole = options.among is None and not limits_of(options.filters)
        scores = Scorer(self.link, Sheets(self.link, ids), translator, whole).scores(asked.node)
        keyed = []
        for (number, name, day), score in zip(asked.rows, scores.round(9).tolist(), strict=True):
            newest = -day.toordinal() if day else 0  # type: ignore[attr-defined]
            keyed.append((newest if options.by_day else 0, -score, str(name), int(str(number))))
        first = [(number, -score) for _, score, _, number in sorted(keyed)[: options.limit]]
        return first, frozenset(name for _, _, name, _ in keyed)

    def _hits(self, rows: Sequence[tuple[int, float]], node: Node) -> tuple[Hit, ...]:
        order = "SELECT id, value FROM briefing.articles WHERE id = ANY(%s)"
        ids = [number for number, _ in rows]
        found = self.link.run(lambda db: db.execute(order, (ids,)).fetchall())
        articles = {int(str(number)): _ARTICLE.decode(str(value)) for number, value in found}
        wanted = Wanted.of(node)
        return tuple(_hit(articles[number], score, wanted, node) for number, score in rows if number in articles)

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


def _hit(article: Article, score: float, wanted: Wanted, node: Node) -> Hit:
    places = tuple(sorted((*find_hits(article.text, wanted), *places_in(node, article.id))))
    return Hit(
        article_id=article.id,
        path=article.where,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        score=round(score, 4),
        snippets=cut_snippets(article, places),
        places=places,
        told=article,
    )
