"""From a tree to SQL: small pieces with a place for each value, and the values; no text is ever put into an order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from psycopg import sql

from briefing.archive.vectors import UNKNOWN, inflected_as, pair, quoted, spelled_as
from briefing.index.language import QueryError
from briefing.index.terms import means
from briefing.index.tree import (
    BODY,
    OF_TEXTS,
    TITLE,
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

TEXT_FIELDS = (BODY, TITLE)

Vocabulary = Callable[[str], Sequence[str]]
"""Every word of the archive that begins so."""
Judge = Callable[[Phrase], Sequence[int]]
"""Ids of the articles that have a phrase, of those where the vectors can't tell, by reading their texts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an order with the values for its places."""

    order: sql.Composable
    values: tuple[object, ...] = ()


def columns(field: str) -> tuple[sql.Identifier, ...]:
    """The vectors that a field of a query looks at."""
    return tuple(sql.Identifier(f"{name}_words") for name in (TEXT_FIELDS if not field else (field,)))


def placed(phrase: Phrase) -> list[tuple[int, Term]]:
    """The words of a phrase with their places in it; where any word will do, none needs to be looked for."""
    return [(at, part) for at, part in enumerate(phrase.parts) if not isinstance(part, Prefix) or part.text]


class Translator:
    """Makes a condition on ``briefing.articles`` of a tree."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        judge: Judge,
        *,
        by_pairs: bool = True,
        mend: Callable[[Node, Part], Part] = lambda _, part: part,
    ) -> None:
        """Without ``by_pairs`` the server is not told which pairs of words a phrase needs.

        That suits the newest of very many: there it need look into few articles, one after another. ``mend`` is given
        each leaf with what is true of the articles that it means, and may know better.
        """
        self._by_pairs, self._mend = by_pairs, mend
        self._vocabulary = vocabulary
        self._judge = judge

    def condition(self, node: Node) -> Part:
        """What is true of the articles that the tree means.

        Raises:
            QueryError: where it asks for what no archive keeps.
        """
        if (name := getattr(node, "field", None)) in OF_TEXTS:
            raise QueryError(f"{name}: is only known of the articles that are opened; choose days")
        match node:
            case And(children):
                return joined([self.condition(child) for child in children], sql.SQL(" AND "), sql.SQL("true"))
            case Or(children):
                return joined([self.condition(child) for child in children], sql.SQL(" OR "), sql.SQL("false"))
            case Not(child):
                inner = self.condition(child)
                order = sql.SQL("id NOT IN (SELECT id FROM briefing.articles WHERE {})").format(inner.order)
                return Part(order, inner.values)
            case Among():
                return named({name for name, _ in node.places})
            case Days():
                return self._mend(node, _days(node))
            case Phrase():
                return self._mend(node, self._phrase(node))
        return self._mend(node, _asks(node.field, self.question(node)))

    def question(self, term: Term, *, side_by_side: bool = False) -> str:
        """The ``tsquery`` of one term; empty where no word is meant. ``side_by_side`` leaves inflections out."""
        text = not term.field or term.field in TEXT_FIELDS
        match term:
            case Word(forms) if text and not side_by_side:
                return _any(lexeme for form in forms for lexeme in inflected_as(form))
            case Word(forms) if text:
                return _any(lexeme for form in forms for lexeme in spelled_as(form))
            case Word(forms):
                return _any(forms)
            case Prefix(beginning):
                return f"{quoted(beginning)}:*"
        return _any(self.words(term))

    def words(self, term: Glob | Fuzzy) -> list[str]:
        """The words of the archive that are meant."""
        beginning = term.pieces[0] if isinstance(term, Glob) else term.form[:1]
        return [word for word in self._vocabulary(beginning) if means(term, word)]

    def _phrase(self, node: Phrase) -> Part:
        parts = [(at, self.question(part, side_by_side=True)) for at, part in placed(node)]
        if not all(question for _, question in parts):
            return Part(sql.SQL("false"))
        judged = self._judge(node)
        if node.within is not None:  # no question says "near, in any order": those that have all words are read
            return Part(sql.SQL("id = ANY({})").format(sql.Placeholder()), (list(judged),))
        steps = [f" <{at - before}> {one}" for (before, _), (at, one) in pairwise(parts)]
        plain = _asks(node.field, "".join([parts[0][1], *steps]))
        plain = joined([*self._pairs(node), plain], sql.SQL(" AND "), sql.SQL("true"))
        if not judged:  # an OR beside it would have the server read the words of every article that the index names
            return Part(sql.SQL("(NOT overlong AND {})").format(plain.order), plain.values)
        order = sql.SQL("((NOT overlong AND {}) OR id = ANY({}))").format(plain.order, sql.Placeholder())
        return Part(order, (*plain.values, list(judged)))

    def _pairs(self, node: Phrase) -> list[Part]:
        """What the numbers of its pairs of words say of a phrase: that an article may have it."""
        if not self._by_pairs or node.field not in ("", *TEXT_FIELDS):
            return []
        test = sql.SQL("pairs && {}::int[]").format(sql.Placeholder())
        return [
            Part(test, ([UNKNOWN, *sorted({pair(one, two) for one in first.forms for two in second.forms})],))
            for (at, first), (behind, second) in pairwise(placed(node))
            if behind == at + 1 and isinstance(first, Word) and isinstance(second, Word)
        ]


def named(names: Iterable[str]) -> Part:
    """What is true of the articles of these ids."""
    return Part(sql.SQL("name = ANY({})").format(sql.Placeholder()), (sorted(names),))


def _any(lexemes: object) -> str:
    found = list(dict.fromkeys(quoted(str(one)) for one in lexemes))  # type: ignore[attr-defined]
    return f"({' | '.join(found)})" if found else ""


def _asks(field: str, question: str) -> Part:
    if not question:
        return Part(sql.SQL("false"))
    tests = [sql.SQL("{} @@ {}::tsquery").format(column, sql.Placeholder()) for column in columns(field)]
    return Part(sql.SQL("({})").format(sql.SQL(" OR ").join(tests)), (question,) * len(tests))


def holding(field: str, word: str) -> Part:
    """What is true of the articles that have a word in a field as it is written."""
    return _asks(field, quoted(word))


def _days(days: Days) -> Part:
    tests: list[sql.Composable] = [sql.SQL("published IS NOT NULL")]
    values: list[object] = []
    for order, value in (
        ("published >= {}", days.first),
        ("published <= {}", days.last),
        ("extract(month FROM published) = {}", days.month),
    ):
        if value is not None:
            tests.append(sql.SQL(order).format(sql.Placeholder()))
            values.append(value)
    return Part(sql.SQL("({})").format(sql.SQL(" AND ").join(tests)), tuple(values))


def joined(parts: Sequence[Part], by: sql.SQL, none: sql.SQL) -> Part:
    """All of them with ``by`` between; ``none`` where there is none."""
    if not parts:
        return Part(none)
    order = sql.SQL("({})").format(by.join(part.order for part in parts))
    return Part(order, tuple(value for part in parts for value in part.values))
