"""The order of answers: the formula of ``briefing.index.answer``, over the words of the articles that match.

How rare a word is and how long articles are is asked of the whole archive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import Any, Protocol

import numpy as np
from psycopg import sql

from briefing.archive.asking import TEXT_FIELDS, Part, Translator, placed
from briefing.archive.link import Connection, Link
from briefing.archive.places import Counted, Numbers, Sheets
from briefing.index.answer import K1, TITLE_WEIGHT, WRITTEN_WEIGHT, B
from briefing.index.tree import (
    ENTITY,
    TITLE,
    TYPE,
    Among,
    And,
    Days,
    Fuzzy,
    Glob,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Word,
)
from briefing.index.words import american, stem

_ROOT, _SPELLED, _WORD = sql.SQL("root = ANY(%s)"), sql.SQL("spelled = ANY(%s)"), sql.SQL("word = ANY(%s)")
_BETWEEN = sql.SQL("word >= %s AND word < %s")
_OF_ANALYSES = (ENTITY, TYPE)
"""Fields whose words may change with an analysis."""
_REMEMBERED = 2_000
"""Counts of words at most; then all are made again."""


class Numbering(Protocol):
    """The numbers of words."""

    def of(self, term: Term, *, loosely: bool) -> Numbers:
        """Of those that a term means; ``loosely`` takes inflections of a word of the text too."""


class Counts(Protocol):
    """The words of some articles by number."""

    def field(self, name: str) -> Counted:
        """A field of all of them."""


@dataclass(frozen=True, slots=True)
class WordNumbers:
    """The numbers of the words of an archive, and of those that stand in what was put right (``more``)."""

    link: Link
    translator: Translator
    more: Numbering | None = None

    def of(self, term: Term, *, loosely: bool) -> Numbers:
        """As above."""
        found = self._kept(term, loosely=loosely)
        return found if self.more is None else np.concatenate([found, self.more.of(term, loosely=loosely)])

    def _kept(self, term: Term, *, loosely: bool) -> Numbers:
        text = not term.field or term.field in TEXT_FIELDS
        match term:
            case Word(forms) if text and loosely:
                return self._numbers(_ROOT, [stem(form) for form in forms])
            case Word(forms) if text:
                return self._numbers(_SPELLED, [american(form) for form in forms])
            case Word(forms):
                return self._numbers(_WORD, list(forms))
            case Prefix(beginning):
                return self._numbers(_BETWEEN, beginning, beginning + "\U0010ffff")
            case Glob() | Fuzzy():
                return self._numbers(_WORD, self.translator.words(term))

    def _numbers(self, test: sql.SQL, *values: object) -> Numbers:
        order = sql.SQL("SELECT id FROM briefing.words WHERE {}").format(test)
        rows = self.link.run(partial(_rows, order=order, values=values))
        return np.array([row[0] for row in rows], np.uint32)


def counts_of(sheets: Counts, numbers: Numbering, node: Term | Phrase, *, loosely: bool = False) -> Numbers:
    """How often each article has a leaf, a title word counting by its weight."""
    names = TEXT_FIELDS if not node.field else (node.field,)
    weights = {name: TITLE_WEIGHT if name == TITLE and not node.field else 1.0 for name in names}
    if not isinstance(node, Phrase):
        wanted = numbers.of(node, loosely=loosely)
        return _sum([weight * sheets.field(name).counts(wanted) for name, weight in weights.items()])
    parts = placed(node)
    rows = [numbers.of(part, loosely=False) for _, part in parts]
    offsets = [at for at, _ in parts]
    return _sum([weight * sheets.field(name).phrases(rows, offsets, node.within) for name, weight in weights.items()])


class Frequencies:
    """How many articles there are, how long they are, and how many have a word: of all of an archive.

    To count those of a frequent word takes the server a quarter of a second, and whoever types asks for one again with
    each key. So a count is remembered until the sums of the archive are others: none of its articles ever goes or
    changes its words. Only the names that an analysis found may change, and are counted each time.
    """

    def __init__(self) -> None:
        self._words: list[int] = []
        self._known: dict[bytes, int] = {}

    def sums(self, link: Link) -> Mapping[str, int]:
        """The number of articles, and of the words of each field of theirs, as they are now."""
        names = ("articles", "body", "title", "outlet", "author", "entity", "type")
        sums = sql.SQL(", ").join(sql.SQL("sum({})").format(sql.Identifier(one)) for one in names)
        order = sql.SQL("SELECT {} FROM briefing.sums").format(sums)
        rows = link.run(partial(_rows, order=order, values=()))
        now = {one: int(value or 0) for one, value in zip(names, rows[0], strict=True)}
        words = [value for one, value in now.items() if one not in _OF_ANALYSES]
        if words != self._words or len(self._known) > _REMEMBERED:
            self._words = words
            self._known.clear()
        return now

    def number(self, link: Link, node: Node, part: Part) -> int:
        """How many articles fulfil a condition, which is that of this leaf; ``sums`` must have been asked for it."""
        if getattr(node, "field", None) in _OF_ANALYSES:
            return self._counted(link, part)
        key = blake2b(repr((part.order, part.values)).encode(), digest_size=16).digest()
        if key not in self._known:
            self._known[key] = self._counted(link, part)
        return self._known[key]

    def _counted(self, link: Link, part: Part) -> int:
        order = sql.SQL("SELECT count(*) FROM briefing.articles WHERE {}").format(part.order)
        row = link.run(lambda db: db.execute(order, part.values).fetchone())
        return int(str(row[0])) if row else 0


@dataclass(slots=True)
class Scorer:
    """Scores the articles of ``sheets`` for one tree.

    ``whole`` where these are all that match the tree, with no filter beside it: then what they have of a leaf is all
    that there is, and the server need not be asked. ``more`` are the numbers of words that only corrections have, and
    ``longer`` by how much these made the fields of the archive longer.
    """

    link: Link
    sheets: Sheets
    translator: Translator
    frequencies: Frequencies
    whole: bool
    more: Numbering | None = None
    longer: Mapping[str, int] = field(default_factory=dict)
    _sums: dict[str, int] = field(default_factory=dict)

    def scores(self, node: Node) -> Numbers:
        """The score of each article; 0 for what the tree gives no points to."""
        return self._scores(node, whole=self.whole, top=True)

    def _scores(self, node: Node, *, whole: bool, top: bool = False) -> Numbers:
        match node:
            case Or(children):
                return _sum([self._scores(child, whole=whole) for child in children])
            case And(children) if children:
                total = _sum([self._scores(child, whole=False) for child in children])
                return total if top else np.where(self._matching(node), total, 0.0)
            case And() | Not() | Days() | Among():
                return np.zeros(len(self.sheets.ids))
        return self._leaf(node, whole=whole)

    def _leaf(self, node: Term | Phrase, *, whole: bool) -> Numbers:
        numbers = WordNumbers(self.link, self.translator, self.more)
        text = not node.field or node.field in TEXT_FIELDS
        inflects = isinstance(node, Word) and text
        exactly: Node = Phrase((node,), None, node.field) if isinstance(node, Word) and text else node
        score = self._bm25(node, counts_of(self.sheets, numbers, node), None if whole else exactly)
        if inflects:
            counts = counts_of(self.sheets, numbers, node, loosely=True)
            score = WRITTEN_WEIGHT * score + self._bm25(node, counts, None if whole else node)
        return score

    def _matching(self, node: And) -> Numbers:
        """Those that have all that is asked: one word of several gives no points."""
        part = self.translator.condition(node)
        order = sql.SQL("SELECT id FROM briefing.articles WHERE {} AND id = ANY({})").format(
            part.order, sql.Placeholder()
        )
        rows = self.link.run(partial(_rows, order=order, values=(*part.values, list(self.sheets.ids))))
        return np.isin(np.array(self.sheets.ids), [row[0] for row in rows])

    def _bm25(self, node: Term | Phrase, counts: Numbers, asked: Node | None) -> Numbers:
        """Okapi BM25; how many articles have it is asked of the archive by ``asked``, or counted where that is None."""
        if not counts.any():
            return np.zeros(len(counts))
        total = self._sum("articles")
        has = int((counts > 0).sum()) if asked is None else self._number(asked)
        names = TEXT_FIELDS if not node.field else (node.field,)
        lengths = _sum([self.sheets.field(name).lengths for name in names])
        mean = sum(self._sum(name) for name in names) / (total or 1)
        rarity = np.log(1 + (total - has + 0.5) / (has + 0.5))
        return np.asarray(rarity * counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths / (mean or 1.0))))

    def _number(self, node: Node) -> int:
        return self.frequencies.number(self.link, node, self.translator.condition(node))

    def _sum(self, name: str) -> int:
        if not self._sums:
            self._sums = {
                one: value + self.longer.get(one, 0) for one, value in self.frequencies.sums(self.link).items()
            }
        return self._sums[name]


def _sum(parts: Sequence[Numbers]) -> Numbers:
    return np.asarray(np.sum(parts, axis=0))


def _rows(connection: Connection, order: sql.Composed, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
    return connection.execute(order, values).fetchall()
