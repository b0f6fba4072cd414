"""A search goes by what somebody put right, in the place of what the server holds.

The server keeps every article as it was read, for all. What one person or the desk corrected is known to whoever asks:
few articles, whose corrected fields are looked through here and stand in the question by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import numpy as np
from psycopg import sql

from briefing.archive.asking import TEXT_FIELDS, Part, joined, named
from briefing.archive.link import Link
from briefing.archive.places import Counted, Numbers, Rows, packed
from briefing.archive.scoring import counts_of
from briefing.archive.vectors import Vector, vector
from briefing.index.terms import means
from briefing.index.tree import AUTHOR, BODY, OUTLET, TITLE, Among, And, Days, Node, Not, Or, Prefix, Term, Word
from briefing.index.words import american, stem
from briefing.models import Article, Correcting

_NUMBERED = (1 << 31) - 1
"""The highest number that a word may have: those that only corrections have are numbered from there downwards."""
_CORRECTED = {TITLE: Correcting.TITLE, OUTLET: Correcting.OUTLET, AUTHOR: Correcting.AUTHOR}
_WORDS = "SELECT word, id FROM briefing.words WHERE word = ANY(%s)"
_LENGTHS = (
    "SELECT name, title_length, outlet_length, author_length FROM briefing.known JOIN briefing.places USING (id) "
    "WHERE name = ANY(%s)"
)


class Righted:
    """Articles of an archive as somebody put them right (``articles``, by id)."""

    def __init__(self, link: Link, articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self._names = sorted(articles)
        self._vectors = {name: [_vector(articles[one], name) for one in self._names] for name in (BODY, *_CORRECTED)}
        self._words = sorted({word for vectors in self._vectors.values() for one in vectors for word in one.words})
        self._numbers = self._numbered(link) if self._words else {}
        self.longer = self._longer(link) if self._names else {}

    def _numbered(self, link: Link) -> dict[str, int]:
        """The number of each word, as the archive has it or else of our own."""
        rows = link.run(lambda db: db.execute(_WORDS, (self._words,)).fetchall())
        known = {str(word): int(str(number)) for word, number in rows}
        new = (word for word in self._words if word not in known)
        return known | {word: _NUMBERED - at for at, word in enumerate(new)}

    def _longer(self, link: Link) -> dict[str, int]:
        """By how many words the corrections made each field of the archive longer."""
        rows = link.run(lambda db: db.execute(_LENGTHS, (self._names,)).fetchall())
        at = {name: place for place, name in enumerate(self._names)}
        longer = dict.fromkeys(_CORRECTED, 0)
        for name, *lengths in rows:
            for field, before in zip(_CORRECTED, lengths, strict=True):
                if self._is(str(name), _CORRECTED[field]):
                    longer[field] += self._vectors[field][at[str(name)]].length - int(str(before))
        return longer

    def _is(self, name: str, what: Correcting) -> bool:
        return name in self.articles and what.value in self.articles[name].corrected

    def those(self, what: Correcting) -> list[str]:
        """The ids of the articles in which this is put right."""
        return [name for name in self._names if self._is(name, what)]

    def mend(self, node: Node, part: Part) -> Part:
        """What is true of the articles that a leaf means; ``part`` goes by what the server holds."""
        what = _what(node)
        touched = self.those(what) if what is not None else []
        return put_right(part, touched, self._meant(node, touched)) if touched else part

    def _meant(self, node: Node, touched: Iterable[str]) -> list[str]:
        if isinstance(node, Days):
            return [name for name in touched if _within(node, self.articles[name].published)]
        if isinstance(node, (And, Or, Not, Among)):
            return []
        counts = counts_of(self, self, node)
        if isinstance(node, Word):
            counts = counts + counts_of(self, self, node, loosely=True)
        meant = {name for name, often in zip(self._names, counts.tolist(), strict=True) if often}
        return [name for name in touched if name in meant]

    def field(self, name: str) -> Counted:
        """The words of a field of all these articles, in the order of their ids."""
        vectors = self._vectors.get(name, [])
        rows = [packed(one, self._numbers) for one in vectors] or [b""] * len(self._names)
        return Counted(rows, [one.length for one in vectors] or [0] * len(self._names))

    def rows(self, ids: Mapping[str, int]) -> dict[str, Rows]:
        """What stands in the place of the server's rows, of the articles that ``ids`` gives the numbers of."""
        return {
            field: {
                ids[name]: (packed(one, self._numbers), one.length)
                for name, one in zip(self._names, self._vectors[field], strict=True)
                if name in ids and self._is(name, what)
            }
            for field, what in _CORRECTED.items()
        }

    def of(self, term: Term, *, loosely: bool) -> Numbers:
        """The numbers of the words of these articles that a term means."""
        return np.array([self._numbers[word] for word in self._meaning(term, loosely=loosely)], np.uint32)

    def _meaning(self, term: Term, *, loosely: bool) -> Iterable[str]:
        if isinstance(term, Prefix):
            return (word for word in self._words if word.startswith(term.text))
        if not isinstance(term, Word):
            return (word for word in self._words if means(term, word))
        if term.field and term.field not in TEXT_FIELDS:
            return (word for word in self._words if word in term.forms)
        known, key = (self._stems, stem) if loosely else (self._spellings, american)
        wanted = {key(form) for form in term.forms}
        return (word for word in self._words if known[word] in wanted)

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {word: stem(word) for word in self._words}

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {word: american(word) for word in self._words}

    def day(self, name: str, kept: date | None) -> date | None:
        """The day of an article: the one that it was given, or else the one that the server holds."""
        return self.articles[name].published if self._is(name, Correcting.DAY) else kept


def put_right(part: Part, touched: Iterable[str], meant: Iterable[str]) -> Part:
    """A condition that the server decides of all articles but those touched, of which these are meant."""
    others = Part(sql.SQL("name <> ALL({})").format(sql.Placeholder()), (sorted(touched),))
    kept = joined([part, others], sql.SQL(" AND "), sql.SQL("true"))
    found = sorted(meant)
    return joined([kept, named(found)], sql.SQL(" OR "), sql.SQL("false")) if found else kept


def _what(node: Node) -> Correcting | None:
    """What has to be put right for a leaf to mean other articles."""
    if isinstance(node, Days):
        return Correcting.DAY
    field = getattr(node, "field", None)
    return None if field is None else _CORRECTED.get(field or TITLE)


def _vector(article: Article, field: str) -> Vector:
    texts = {BODY: article.text, TITLE: article.title, OUTLET: article.outlet, AUTHOR: article.byline}
    return vector([texts[field] or ""])


def _within(days: Days, day: date | None) -> bool:
    if day is None:
        return False
    after = days.first is None or day >= days.first
    return after and (days.last is None or day <= days.last) and (days.month is None or day.month == days.month)
