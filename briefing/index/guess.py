"""What somebody may have meant whose words are nowhere, or not all in one article."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from briefing.index.answer import Library, find, never
from briefing.index.arrays import STEMMED
from briefing.index.terms import exact_ranges
from briefing.index.tree import ANYWHERE, BODY, TYPE, And, Fuzzy, Node, Not, Phrase, Word, explain, leaves
from briefing.index.words import stem

_SHORTEST, _LONG = 4, 6
_MOST_PARTS = 12


def did_you_mean(library: Library, node: Node) -> str:
    """A sentence with the nearest words of the articles, or with the words that stand in the way; empty without."""
    meant = [near for word in _words(node) if not _known(library, word) and (near := _nearest(library, word))]
    return f"did you mean {' '.join(dict.fromkeys(meant))}?" if meant else _all_but(library, node)


def _words(node: Node) -> Iterator[Word]:
    """All words asked for, those of phrases among them."""
    for leaf, negated in leaves(node):
        if isinstance(leaf, (Word, Phrase)) and not negated:
            yield from (leaf,) if isinstance(leaf, Word) else (part for part in leaf.parts if isinstance(part, Word))


def _known(library: Library, word: Word) -> bool:
    field = word.field or BODY
    return word.field == TYPE or any(
        segment.lexicon(field).find(form) is not None
        or (field in STEMMED and len(segment.same_stem(field, stem(form))))
        for segment in library.segments
        for form in word.forms
    )


def _nearest(library: Library, word: Word) -> str:
    """The word with the fewest letters changed, the commonest of equals."""
    form, field = word.forms[0], word.field or BODY
    for distance in (1, 2) if len(form) >= _LONG else (1,) if len(form) >= _SHORTEST else ():
        common: dict[str, int] = {}
        for segment in library.segments:
            for first, last in exact_ranges(Fuzzy(form, distance), segment, field):
                often = segment.frequencies(field, first, last).tolist()
                for near, number in zip(segment.lexicon(field).between(first, last), often, strict=True):
                    common[near] = common.get(near, 0) + number
        if common:
            return min(common, key=lambda near: (-common[near], near))
    return ""


def _all_but(library: Library, node: Node) -> str:
    """Which words of a query stand in the way, where some articles have all the others."""
    if not isinstance(node, And) or not 1 < len(node.children) <= _MOST_PARTS:
        return ""
    wanted = [child for child in node.children if not isinstance(child, Not)]
    barred = [child for child in node.children if isinstance(child, Not)]
    masks = [find(library, child, never).mask for child in wanted]
    held = np.sum([*masks, np.zeros(len(library.ids), int)], axis=0) * find(library, And(tuple(barred)), never).mask
    most = int(held.max(initial=0))
    if not most or most == len(wanted):
        return ""
    one = int(np.argmax(held))
    lacking = [child for child, mask in zip(wanted, masks, strict=True) if not mask[one]]
    others = np.all([mask for mask in masks if mask[one]], axis=0) & (held == most)
    return f"{int(others.sum())} found without {', '.join(map(_short, lacking))}"


def _short(node: Node) -> str:
    return node.forms[0] if isinstance(node, Word) and node.field == ANYWHERE else explain(node)
