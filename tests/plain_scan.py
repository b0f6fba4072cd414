"""A query answered by reading every article from one end to the other: slow, short, and the judge of the engines."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache

from briefing.index import terms
from briefing.index.answer import K1, TITLE_WEIGHT, WRITTEN_WEIGHT, B
from briefing.index.tree import And, Days, Fuzzy, Glob, Node, Not, Or, Phrase, Prefix, Word
from briefing.index.words import positions, stem
from briefing.models import Article

Words = list[tuple[str, ...]]
means = cache(terms.means)


class Scan:
    """The articles, cut into words once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = list(articles)
        fields = {"body": "text", "title": "title", "outlet": "outlet"}
        self.words: dict[str, list[Words]] = {
            name: [[forms for _, _, forms in positions(getattr(a, attribute) or "")] for a in self.articles]
            for name, attribute in fields.items()
        }

        self.distinct = {
            name: [frozenset(form for forms in words for form in forms) for words in rows]
            for name, rows in self.words.items()
        }
        self.vocabulary = frozenset().union(*(forms for rows in self.distinct.values() for forms in rows))

    def matches(self, node: Node) -> list[bool]:
        """For each article whether it matches."""
        every = range(len(self.articles))
        match node:
            case And(children):
                parts = [self.matches(child) for child in children]
                return [all(part[at] for part in parts) for at in every]
            case Or(children):
                parts = [self.matches(child) for child in children]
                return [any(part[at] for part in parts) for at in every]
            case Not(child):
                return [not one for one in self.matches(child)]
            case Days(first, last, month):
                days = [article.published for article in self.articles]
                return [
                    day is not None
                    and (first is None or day >= first)
                    and (last is None or day <= last)
                    and (month is None or day.month == month)
                    for day in days
                ]
        return self.has(node)

    def has(self, node: Node) -> list[bool]:
        """For each article whether it has a leaf; words of a phrase are looked at in turn only where all are there."""
        fields = [node.field] if node.field else ["body", "title"]  # type: ignore[union-attr]
        parts = node.parts if isinstance(node, Phrase) else (node,)
        meant = [self.meant(part, node) for part in parts]
        found = []
        for at in range(len(self.articles)):
            here = [name for name in fields if all(not forms.isdisjoint(self.distinct[name][at]) for forms in meant)]
            found.append(any(not isinstance(node, Phrase) or _phrases(self.words[name][at], node) for name in here))
        return found

    def meant(self, part: Node, leaf: Node) -> frozenset[str]:
        """All words of the articles that a part of a leaf stands for."""
        if isinstance(part, Word) and not isinstance(leaf, Phrase):
            if part.field in ("", "body", "title"):
                roots = {stem(form) for form in part.forms}
                return frozenset(form for form in self.vocabulary if stem(form) in roots)
            if part.field == "outlet":
                return frozenset(part.forms)
        return frozenset(form for form in self.vocabulary if means(part, form))  # type: ignore[arg-type]

    def loosely(self, node: Word) -> list[float]:
        """How often each article has a word, its inflections counted."""
        return self.counts(node.field, self.meant(node, node))

    def strictly(self, node: Node) -> list[float]:
        """How often each article has a leaf as it is written."""
        if isinstance(node, Phrase):
            forms = [self.meant(part, node) for part in node.parts]
            return self.weighed(
                node.field,
                lambda name, at: (
                    0
                    if any(meant.isdisjoint(self.distinct[name][at]) for meant in forms)
                    else _phrases(self.words[name][at], node)
                ),
            )
        assert isinstance(node, (Word, Prefix, Glob, Fuzzy))
        if node.field == "outlet" and isinstance(node, Word):
            return self.counts(node.field, frozenset(node.forms))
        return self.counts(node.field, frozenset(form for form in self.vocabulary if means(node, form)))

    def counts(self, field: str, forms: frozenset[str]) -> list[float]:
        """How often one of the forms stands in each article; an article that has none of them is not read."""

        def count(name: str, at: int) -> int:
            if forms.isdisjoint(self.distinct[name][at]):
                return 0
            return sum(form in forms for here in self.words[name][at] for form in here)

        return self.weighed(field, count)

    def weighed(self, field: str, count: Callable[[str, int], int]) -> list[float]:
        every = range(len(self.articles))
        if field:
            return [float(count(field, at)) for at in every]
        return [count("body", at) + TITLE_WEIGHT * count("title", at) for at in every]

    def scores(self, node: Node) -> list[float]:
        """The score of each article by the formula of ``briefing.index.answer``."""
        match node:
            case And(children) | Or(children):
                parts = [(self.matches(child), self.scores(child)) for child in children]
                return [sum(scores[at] for mask, scores in parts if mask[at]) for at in range(len(self.articles))]
            case Not() | Days():
                return [0.0] * len(self.articles)
        scores = self.bm25(node.field, self.strictly(node))
        if isinstance(node, Word) and node.field in ("", "body", "title"):
            more = self.bm25(node.field, self.loosely(node))
            return [WRITTEN_WEIGHT * one + other for one, other in zip(scores, more, strict=True)]
        return scores

    def bm25(self, field: str, counts: list[float]) -> list[float]:
        names = [field] if field else ["body", "title"]
        lengths = [sum(len(self.words[name][at]) for name in names) for at in range(len(self.articles))]
        mean = sum(lengths) / len(lengths)
        has = sum(count > 0 for count in counts)
        rarity = math.log(1 + (len(lengths) - has + 0.5) / (has + 0.5))
        return [
            rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * length / (mean or 1.0))) if count else 0.0
            for count, length in zip(counts, lengths, strict=True)
        ]

    def answer(self, node: Node, *, by_day: bool = False) -> list[tuple[str, float]]:
        """Ids and scores of all matching articles, in order."""
        mask, scores = self.matches(node), self.scores(node)
        rows = []
        for article, matching, score in zip(self.articles, mask, scores, strict=True):
            if matching:
                day = article.published.toordinal() if article.published else 0
                rows.append((-day if by_day else 0, -round(score, 9), article.id))
        return [(article_id, -score) for _, score, article_id in sorted(rows)]


def _phrases(words: Words, node: Phrase) -> int:
    parts = node.parts

    def has(at: int, part: object) -> bool:
        return at < len(words) and any(means(part, form) for form in words[at])  # type: ignore[arg-type]

    if node.within is None:
        return sum(all(has(at + k, part) for k, part in enumerate(parts)) for at in range(len(words)))
    return sum(
        any(has(start, part) for part in parts)
        and all(any(has(at, part) for at in range(start, start + node.within + 1)) for part in parts)
        for start in range(len(words))
    )
