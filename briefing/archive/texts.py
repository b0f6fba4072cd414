"""A word or phrase counted in an article by reading it: for texts that are longer than PostgreSQL knows positions."""

from __future__ import annotations

from briefing.index.answer import TITLE_WEIGHT
from briefing.index.terms import means
from briefing.index.tree import BODY, OUTLET, TITLE, Node, Phrase, Term, Word
from briefing.index.words import positions, stem
from briefing.models import Article

Words = list[tuple[str, ...]]


def count_in(article: Article, node: Node, *, loosely: bool) -> float:
    """How often a leaf stands in an article, the title by its weight; ``loosely`` counts inflections of a word."""
    if not isinstance(node, (Phrase, Term)):
        return 0.0
    texts = {BODY: article.text, TITLE: article.title, OUTLET: article.outlet or ""}
    weights = {BODY: 1.0, TITLE: TITLE_WEIGHT} if not node.field else {node.field: 1.0}
    return sum(
        weight * _count([forms for _, _, forms in positions(texts.get(name, ""))], node, loosely=loosely)
        for name, weight in weights.items()
    )


def _count(words: Words, node: Phrase | Term, *, loosely: bool) -> int:
    if isinstance(node, Phrase):
        return _phrases(words, node)
    if loosely and isinstance(node, Word):
        roots = {stem(form) for form in node.forms}
        return sum(stem(form) in roots for forms in words for form in forms)
    return sum(means(node, form) for forms in words for form in forms)


def _phrases(words: Words, node: Phrase) -> int:
    rows = [{at for at, forms in enumerate(words) if any(means(part, form) for form in forms)} for part in node.parts]
    if node.within is None:
        return sum(all(start + at in row for at, row in enumerate(rows)) for start in rows[0])
    starts = sorted(set().union(*rows))
    spans = [range(start, start + node.within + 1) for start in starts]
    return sum(all(any(at in row for at in span) for row in rows) for span in spans)
