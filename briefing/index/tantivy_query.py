"""The tree of a query as a query of tantivy: its own parser is never asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from tantivy import FieldType, Occur, Query, Schema, Searcher

from briefing.index.answer import WRITTEN_WEIGHT
from briefing.index.arrays import STEMMED
from briefing.index.tantivy_words import JOIN, LEADS
from briefing.index.terms import means
from briefing.index.tree import BODY, TITLE, Among, And, Days, Fuzzy, Glob, Node, Not, Or, Phrase, Prefix, Term, Word
from briefing.index.words import american, stem

TITLE_BOOST = 0.6
"""What a title weighs beside the text. By itself a word in so short a field scores high already, since each field has
a BM25 of its own; chosen on the odd queries of Cranfield (``benchmarks/relevance.py``)."""
MOST_PHRASES = 64
"""Phrases that one is taken apart into; of more, the texts are read."""
_LAST_DAY = 1 << 31

Judge = Callable[[Query, str, Phrase], Sequence[str]]
"""Ids of those articles of a query that have a phrase in a field, by reading their texts."""


class Translator:
    """Makes queries of trees for the present state of an index."""

    def __init__(self, schema: Schema, searcher: Searcher, judge: Judge) -> None:
        self._schema = schema
        self._searcher = searcher
        self._judge = judge

    def query(self, node: Node) -> Query:
        """A query that matches what the tree means."""
        match node:
            case And(children):
                return _all([self.query(child) for child in children])
            case Or(children):
                return _any([self.query(child) for child in children])
            case Not(child):
                # A negation needs something to take from: every one its own.
                return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, self.query(child))])
            case Days():
                return self._days(node)
            case Among(places):
                return self._terms("id", [name for name, _ in places])
        fields = (node.field,) if node.field else (BODY, TITLE)
        one = self._phrase if isinstance(node, Phrase) else self._term
        return _any([_weighed(one(node, field), TITLE_BOOST if field == TITLE else 1.0) for field in fields])  # type: ignore[arg-type]

    def _term(self, term: Term, field: str) -> Query:
        lookup = f"{field}_l"
        match term:
            case Word(forms) if field in STEMMED:
                exact = [self._one(lookup, f"+{american(form)}") for form in dict.fromkeys(forms)]
                roots = [self._one(lookup, f"~{root}") for root in dict.fromkeys(map(stem, forms))]
                return _any([*(_weighed(one, WRITTEN_WEIGHT) for one in exact), *roots])
            case Word(forms):
                return _any([self._one(lookup, f"={form}") for form in dict.fromkeys(forms)])
            case Prefix(text):
                return Query.regex_query(self._schema, lookup, f"={_plain(text)}.*")
            case Glob(pieces):
                return Query.regex_query(self._schema, lookup, "=" + ".*".join(map(_plain, pieces)))
            case Fuzzy(form):
                near = [word for word in self._starting(lookup, f"={form[:1]}") if means(term, word[1:])]
                return self._terms(lookup, near)

    def _phrase(self, phrase: Phrase, field: str) -> Query:
        placed = [(at, part) for at, part in enumerate(phrase.parts) if not _is_any(part)]
        rows = [[(at, token) for token in self._tokens(part, field)] for at, part in placed]
        if not all(rows):
            return Query.empty_query()
        count = 1
        for row in rows:
            count *= len(row)
        if phrase.within is None and count <= MOST_PHRASES:
            return _any([self._side_by_side(field, words) for words in product(*rows)])
        held = _all([self._terms(field, [token for _, token in row]) for row in rows])
        return self._terms("id", self._judge(held, field, phrase))

    def _side_by_side(self, field: str, words: Sequence[tuple[int, str]]) -> Query:
        if len(words) == 1:
            return self._one(field, words[0][1])
        return Query.phrase_query(self._schema, field, list(words))

    def _tokens(self, part: Term, field: str) -> list[str]:
        """The tokens of a field that a word of a phrase means."""
        lookup = f"{field}_l"
        found: set[str] = set()
        match part:
            case Word(forms):
                for form in forms:
                    spelled = american(form) if field in STEMMED else form
                    leading = f"{'+' if field in STEMMED else '>'}{spelled}{LEADS}"
                    found.add(spelled)
                    found.update(word[len(leading) :] for word in self._starting(lookup, leading))
                return sorted(found)
            case Prefix(text):
                begin = text
            case Glob(pieces):
                begin = pieces[0]
            case Fuzzy(form):
                begin = form[:1]
        found.update(token for token in self._starting(field, begin) if means(part, token) and JOIN not in token)
        for word in self._starting(lookup, f">{begin}"):
            form, _, token = word[1:].partition(LEADS)
            if means(part, form):
                found.add(token)
        return sorted(found)

    def _starting(self, field: str, prefix: str) -> Iterable[str]:
        return [str(word) for word, _ in self._searcher.terms_with_prefix(field, prefix)]

    def _one(self, field: str, token: str) -> Query:
        return Query.term_query(self._schema, field, token, "freq")

    def _terms(self, field: str, tokens: Sequence[str]) -> Query:
        return Query.term_set_query(self._schema, field, list(tokens)) if tokens else Query.empty_query()

    def _days(self, days: Days) -> Query:
        first = days.first.toordinal() if days.first else 1
        last = days.last.toordinal() if days.last else _LAST_DAY
        if first > last:
            return Query.empty_query()
        found = Query.range_query(self._schema, "day", FieldType.Integer, first, last)
        if days.month is not None:
            found = _all([found, Query.range_query(self._schema, "month", FieldType.Integer, days.month, days.month)])
        return Query.const_score_query(found, 0.0)


def _is_any(part: Term) -> bool:
    return isinstance(part, Prefix) and not part.text


def _plain(text: str) -> str:
    return re.sub(r"([^\w\s])", r"\\\1", text)


def _all(parts: Sequence[Query]) -> Query:
    if not parts:
        return Query.all_query()
    return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Must, part) for part in parts])


def _any(parts: Sequence[Query]) -> Query:
    if not parts:
        return Query.empty_query()
    return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Should, part) for part in parts])


def _weighed(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)
