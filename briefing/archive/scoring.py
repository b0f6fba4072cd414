"""The order of answers: the formula of ``briefing.index.answer``, over what the archive's vectors hold.

Each leaf of the tree is scored for the articles that match, from the places of its words in their vectors; how rare it
is and how long articles are is asked of the whole archive.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from psycopg import sql

from briefing.archive.asking import TEXT_FIELDS, Part, Translator, columns, placed
from briefing.archive.link import Connection, Link
from briefing.archive.vectors import ROOT, SPELLED
from briefing.index.answer import K1, STEM_WEIGHT, TITLE_WEIGHT, B
from briefing.index.tree import TITLE, Among, And, Days, Fuzzy, Glob, Node, Not, Or, Phrase, Prefix, Term, Word
from briefing.index.words import american, stem

Counts = Mapping[int, float]
Places = dict[int, dict[str, dict[str, list[int]]]]
"""By article, field and lexeme: the positions, from 1 on."""


@dataclass(slots=True)
class Scorer:
    """Scores the articles ``ids`` for one tree; ``read`` counts a phrase in the text of an overlong article."""

    link: Link
    ids: Sequence[int]
    translator: Translator
    overlong: Callable[[Node, str], Counts]

    def scores(self, node: Node) -> dict[int, float]:
        """The score of each article that the tree gives points to."""
        match node:
            case And(children) | Or(children):
                total: dict[int, float] = defaultdict(float)
                for child in children:
                    found = self.scores(child)
                    for number in self._matching(child, found) if isinstance(child, And) else found:
                        total[number] += found[number]
                return total
            case Not() | Days() | Among():
                return {}
        written = self._bm25(node, self._counts(node, loosely=False), loosely=False)
        if not (isinstance(node, Word) and (not node.field or node.field in TEXT_FIELDS)):
            return written
        inflected = self._bm25(node, self._counts(node, loosely=True), loosely=True)
        for number, score in inflected.items():
            written[number] = written.get(number, 0.0) + STEM_WEIGHT * score
        return written

    def _matching(self, node: And, among: Collection[int]) -> list[int]:
        """Those that have all that is asked: one word of several gives no points."""
        part = self.translator.condition(node)
        order = sql.SQL("SELECT id FROM briefing.articles WHERE {} AND id = ANY({})").format(
            part.order, sql.Placeholder()
        )
        rows = self.link.run(partial(_rows, order=order, values=(*part.values, list(among))))
        return [int(str(row[0])) for row in rows]

    def _bm25(self, node: Term | Phrase, counts: Counts, *, loosely: bool) -> dict[int, float]:
        if not counts:
            return {}
        has = self._has(node, loosely=loosely)
        total, mean, lengths = self._lengths(node.field)
        rarity = math.log(1 + (total - has + 0.5) / (has + 0.5))
        return {
            number: rarity * often * (K1 + 1) / (often + K1 * (1 - B + B * lengths.get(number, 0.0) / (mean or 1.0)))
            for number, often in counts.items()
        }

    def _has(self, node: Term | Phrase, *, loosely: bool) -> int:
        if isinstance(node, Word) and not loosely and (not node.field or node.field in TEXT_FIELDS):
            part = self.translator.condition(Phrase((node,), None, node.field))
        else:
            part = self.translator.condition(node)
        return number_of(self.link, part)

    def _lengths(self, name: str) -> tuple[int, float, dict[int, float]]:
        fields = (name,) if name else TEXT_FIELDS
        length = sql.SQL(" + ").join(sql.Identifier(f"{one}_length") for one in fields)
        whole = sql.SQL("SELECT count(*), avg({}) FROM briefing.articles").format(length)
        some = sql.SQL("SELECT id, {} FROM briefing.articles WHERE id = ANY(%s)").format(length)

        def run(db: Connection) -> tuple[int, float, dict[int, float]]:
            row = db.execute(whole).fetchone() or (0, 0)
            rows = db.execute(some, (list(self.ids),)).fetchall()
            lengths = {int(str(number)): float(str(size)) for number, size in rows}
            return int(str(row[0])), float(str(row[1] or 0)), lengths

        return self.link.run(run)

    def _counts(self, node: Term | Phrase, *, loosely: bool) -> Counts:
        places = self._places(node, loosely=loosely)
        counts: dict[int, float] = {}
        for number, fields in places.items():
            often = sum(
                (TITLE_WEIGHT if name == TITLE and not node.field else 1.0) * self._often(node, found, loosely=loosely)
                for name, found in fields.items()
            )
            if often:
                counts[number] = often
        counts.update(self.overlong(node, "loosely" if loosely else "strictly"))
        return counts

    def _often(self, node: Term | Phrase, found: Mapping[str, list[int]], *, loosely: bool) -> int:
        if not isinstance(node, Phrase):
            return sum(map(len, found.values()))
        parts = placed(node)
        rows = [
            {place for lexeme, places in found.items() if self._is(part, lexeme, node.field) for place in places}
            for _, part in parts
        ]
        if not all(rows):
            return 0
        if node.within is None:
            return sum(all(start + at in row for (at, _), row in zip(parts, rows, strict=True)) for start in rows[0])
        starts = set().union(*rows)
        spans = [range(start, start + node.within + 1) for start in starts]
        return sum(all(any(at in row for at in span) for row in rows) for span in spans)

    def _is(self, part: Term, lexeme: str, name: str) -> bool:
        exact, beginnings = self._wanted(part, name, loosely=False)
        return lexeme in exact or lexeme.startswith(tuple(beginnings))

    def _wanted(self, node: Term | Phrase, name: str, *, loosely: bool) -> tuple[frozenset[str], tuple[str, ...]]:
        """The lexemes that count for a leaf, and the beginnings of such."""
        text = not name or name in TEXT_FIELDS
        match node:
            case Phrase():
                pairs = [self._wanted(part, name, loosely=False) for _, part in placed(node)]
                return frozenset().union(*(one for one, _ in pairs)), tuple(b for _, more in pairs for b in more)
            case Word(forms) if text and loosely:
                return frozenset(ROOT + stem(form) for form in forms), ()
            case Word(forms) if text:
                return frozenset(SPELLED + american(form) for form in forms), ()
            case Word(forms):
                return frozenset(forms), ()
            case Prefix(beginning):
                return frozenset(), (beginning,)
            case Glob() | Fuzzy():
                return frozenset(self.translator.words(node)), ()

    def _places(self, node: Term | Phrase, *, loosely: bool) -> Places:
        exact, beginnings = self._wanted(node, node.field, loosely=loosely)
        places: Places = {}
        for column in columns(node.field):
            order = sql.SQL(
                "SELECT a.id, u.lexeme, u.positions FROM briefing.articles a, unnest(a.{}) u "
                "WHERE a.id = ANY(%s) AND NOT a.overlong AND (u.lexeme = ANY(%s) OR u.lexeme ^@ ANY(%s))"
            ).format(column)
            values = (list(self.ids), list(exact), list(beginnings))
            name = column.as_string().strip('"').removesuffix("_words")
            for number, lexeme, positions in self.link.run(partial(_rows, order=order, values=values)):
                at = places.setdefault(int(str(number)), {}).setdefault(name, {})
                at[str(lexeme)] = [int(str(place)) for place in positions or ()]
        return places


def _rows(connection: Connection, order: sql.Composed, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
    return connection.execute(order, values).fetchall()


def number_of(link: Link, part: Part) -> int:
    """How many articles fulfil a condition."""
    order = sql.SQL("SELECT count(*) FROM briefing.articles WHERE {}").format(part.order)
    row = link.run(lambda db: db.execute(order, part.values).fetchone())
    return int(str(row[0])) if row else 0
