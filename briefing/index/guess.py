"""What somebody may have meant whose words are nowhere."""

from __future__ import annotations

from briefing.index.answer import Library
from briefing.index.terms import exact_ranges
from briefing.index.tree import BODY, Fuzzy, Node, Word, leaves
from briefing.index.words import stem

_SHORTEST = 4


def did_you_mean(library: Library, node: Node) -> str:
    """A sentence with the nearest words of the articles, the commonest of equals; empty where there are none."""
    meant = [
        near
        for leaf, negated in leaves(node)
        if isinstance(leaf, Word) and not negated and not leaf.field and not _known(library, leaf)
        if (near := _nearest(library, leaf.forms[0]))
    ]
    return f"did you mean {' '.join(meant)}?" if meant else ""


def _known(library: Library, word: Word) -> bool:
    return any(
        segment.lexicon(BODY).find(form) is not None or len(segment.same_stem(BODY, stem(form)))
        for segment in library.segments
        for form in word.forms
    )


def _nearest(library: Library, form: str) -> str:
    if len(form) < _SHORTEST:
        return ""
    for distance in (1, 2):
        common: dict[str, int] = {}
        for segment in library.segments:
            for first, last in exact_ranges(Fuzzy(form, distance), segment, BODY):
                often = segment.frequencies(BODY, first, last).tolist()
                for word, number in zip(segment.lexicon(BODY).between(first, last), often, strict=True):
                    common[word] = common.get(word, 0) + number
        if common:
            return min(common, key=lambda word: (-common[word], word))
    return ""
