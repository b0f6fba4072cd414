"""How well the similarity of claims tells sentences that speak of the same: average precision on ECB+.

Usage: python tools/evaluate_alignment.py DATA

DATA is ECB+ as ``tools/ecbplus.py`` describes it. Pairs are all checked sentences of different documents of one topic;
a pair is right where the Jaccard index of its event and actor chains is at least .25. A topic holds two stories that
are alike; beside the average precision over all pairs stands that over the pairs of one story, which is what tells
facts apart. The baseline is the plain symmetric BM25 over stems.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from ecbplus import Document, analysed, halves, load, whole_sentences
from numpy.typing import NDArray

from briefing.language.english.stems import content_stems
from briefing.models import Entity, Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.alignment import Alignment
from briefing.story.nearness.similarity import Similarity
from briefing.story.statements import units as unit_rules
from briefing.story.statements.units import Unit, collect_units

SAME = 0.25
Rows = Callable[[int], NDArray[np.float64]]


def average_precision(right: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """The mean precision at the rank of every right pair."""
    ordered = right[np.argsort(-scores, kind="stable")]
    ranks = np.nonzero(ordered)[0]
    return float(np.mean(np.arange(1, len(ranks) + 1) / (ranks + 1)))


def rows_of(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[list[Unit], dict[str, Rows]]:
    """The sentences of a topic and the methods that score one against all."""
    units = collect_units(readings, entities)
    plain = Similarity([content_stems(unit.evidence.text) for unit in units])
    return units, {"briefing": Alignment(units, readings).row, "BM25 over stems": plain.row}


def measure(documents: Sequence[Document], readings: dict[str, Reading]) -> dict[str, tuple[float, float]]:
    """Average precision of every method over all topics, and over the pairs of one story alone."""
    right: list[bool] = []
    one_story: list[bool] = []
    scores: dict[str, list[float]] = {}
    for topic in sorted({document.topic for document in documents}):
        own = [document for document in documents if document.topic == topic]
        given = [readings[document.id] for document in own]
        units, methods = rows_of(given, link_entities(given))
        index = {
            (own[unit.article].id, int(given[unit.article].article.notes[unit.claim.sentence])): place
            for place, unit in enumerate(units)
        }
        checked = [(document, number) for document in own for number in document.checked]
        places = [index.get((document.id, number)) for document, number in checked]
        tables = {name: [None if at is None else row(at) for at in places] for name, row in methods.items()}
        for one, two in combinations(range(len(checked)), 2):
            (first, here), (second, there) = checked[one], checked[two]
            if first.id == second.id:
                continue
            both, any_of = first.chains[here] & second.chains[there], first.chains[here] | second.chains[there]
            right.append(bool(any_of) and len(both) / len(any_of) >= SAME)
            one_story.append(first.story == second.story)
            for name, table in tables.items():
                row, at = table[one], places[two]
                scores.setdefault(name, []).append(0.0 if row is None or at is None else float(row[at]))
    truth, own = np.array(right), np.array(one_story)
    return {
        name: (average_precision(truth, found), average_precision(truth[own], found[own]))
        for name, values in scores.items()
        if len(found := np.array(values))
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    documents = load(parser.parse_args().data)
    readings = {document.id: whole_sentences(analysed(document)) for document in documents}
    unit_rules.FEWEST_TERMS = 0
    print(f"{'topics':8}{'method':20}{'average precision':>18}{'in stories':>12}")
    for name, half in halves(documents):
        for method, (score, within) in measure(half, readings).items():
            print(f"{name:8}{method:20}{score:18.3f}{within:12.3f}")


if __name__ == "__main__":
    main()
