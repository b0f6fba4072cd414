"""What a query asks of the notebook: ``tag:`` and ``note:``, answered from what is open and not from the index."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.index.terms import means
from briefing.index.tree import NOTE, TAG, Among, And, Node, Not, Or, Phrase, Term, explain, leaves
from briefing.index.words import positions
from briefing.models import Noted, Span


def resolved(node: Node, noted: Sequence[Noted]) -> Node:
    """The tree with the articles themselves in the place of what it asks of the notebook."""
    match node:
        case Not(child):
            return Not(resolved(child, noted))
        case And(children):
            return And(tuple(resolved(child, noted) for child in children))
        case Or(children):
            return Or(tuple(resolved(child, noted) for child in children))
    if getattr(node, "field", None) not in (TAG, NOTE):
        return node
    places: dict[str, tuple[Span, ...]] = {}
    for item in noted:
        if item.kind == node.field and says(node, item.text):  # type: ignore[union-attr]  # only those have a field
            for article, spans in item.places.items():
                places[article] = (*places.get(article, ()), *spans)
    return Among(tuple(sorted(places.items())), explain(node))


def places_in(node: Node, article_id: str) -> tuple[Span, ...]:
    """The places in an article that the tree finds by what was noted there."""
    found = [leaf for leaf, negated in leaves(node) if isinstance(leaf, Among) and not negated]
    return tuple(
        sorted({span for leaf in found for name, spans in leaf.places if name == article_id for span in spans})
    )


def says(node: Node, text: str) -> bool:
    """Whether a short text has what a leaf asks for."""
    words = [forms for _, _, forms in positions(text)]
    if not isinstance(node, Phrase):
        return isinstance(node, Term) and any(_means(node, forms) for forms in words)
    size = len(node.parts)
    if node.within is not None:
        return all(any(_means(part, forms) for forms in words) for part in node.parts)
    runs = (words[at : at + size] for at in range(len(words) - size + 1))
    return any(all(map(_means, node.parts, run)) for run in runs)


def _means(term: Term, forms: Sequence[str]) -> bool:
    return any(means(term, form) for form in forms)
