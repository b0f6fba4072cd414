"""What somebody may have meant whose words are nowhere in an archive: the words that its articles have instead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from psycopg import sql

from briefing.archive.asking import Part, Translator, holding
from briefing.archive.link import Link
from briefing.index.guess import did_you_mean
from briefing.index.terms import means
from briefing.index.tree import Fuzzy, Node, Word


class _TooManyError(Exception):
    """More articles match than are counted one by one."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an archive; beyond ``most`` articles of a word nobody counts on."""

    link: Link
    translator: Translator
    most: int

    def known(self, form: str, field: str) -> bool:
        return bool(self._names(self.translator.condition(Word((form,), field)), 1))

    def near(self, term: Fuzzy, field: str) -> Mapping[str, int]:
        order = "SELECT word FROM briefing.words WHERE word >= %s AND word < %s AND length(word) BETWEEN %s AND %s"
        first, size = term.form[:1], len(term.form)
        values = (first, first + "\U0010ffff", size - term.distance, size + term.distance)
        rows = self.link.run(lambda db: db.execute(order, values).fetchall())
        found = (str(row[0]) for row in rows if means(term, str(row[0])))
        counted = {word: len(self._names(holding(field, word), self.most)) for word in found}
        return {word: often for word, often in counted.items() if often}

    def matching(self, node: Node) -> Collection[str]:
        found = self._names(self.translator.condition(node), self.most + 1)
        if len(found) > self.most:
            raise _TooManyError
        return found

    def _names(self, part: Part, most: int) -> list[str]:
        order = sql.SQL("SELECT name FROM briefing.articles WHERE {} LIMIT {}").format(part.order, sql.Placeholder())
        rows = self.link.run(lambda db: db.execute(order, (*part.values, most)).fetchall())
        return [str(row[0]) for row in rows]


def guess(link: Link, translator: Translator, node: Node, most: int, stop: Callable[[], bool]) -> str:
    """What else might be meant by a query that finds nothing; empty where ``stop`` says that nobody waits for it.

    Nothing is said where more than ``most`` articles would have to be compared for it.

    Raises:
        StoreError: where the server can't be reached.
    """
    if stop():
        return ""
    try:
        return did_you_mean(_Words(link, translator, most), node)
    except _TooManyError:
        return ""
