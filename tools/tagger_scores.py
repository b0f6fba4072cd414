"""Strict scores of entities: a name counts when its first word, last word and label are those of the test data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from briefing.analysis.model.network import spans
from tools.tagger_data import Document, Entity

CORE = ("PER", "ORG", "LOC")
TagDocument = Callable[[Sequence[Sequence[str]]], list[list[Entity]]]


def score(documents: Sequence[Document], tag: TagDocument, labels: Sequence[str] = CORE) -> dict[str, float]:
    """F1 for each label, and ``micro`` over all of them, in 0..1."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        found = tag([words for words, _ in document.sentences])
        for (_, tags), entities in zip(document.sentences, found, strict=True):
            gold = {entity for entity in spans(tags) if entity[2] in labels}
            own = {entity for entity in entities if entity[2] in labels}
            for kind, group in (("hit", gold & own), ("wrong", own - gold), ("missed", gold - own)):
                counts.update((kind, entity[2]) for entity in group)
    scores = {label: _f1(*(counts[kind, label] for kind in ("hit", "wrong", "missed"))) for label in labels}
    totals = [sum(counts[kind, label] for label in labels) for kind in ("hit", "wrong", "missed")]
    return {**scores, "micro": _f1(*totals)}


def _f1(hit: int, wrong: int, missed: int) -> float:
    return 2 * hit / (2 * hit + wrong + missed) if hit else 0.0
