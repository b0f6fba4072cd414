"""How often claims of different documents that are put in one fact do say the same, on ECB+.

Usage: python tools/evaluate_facts.py DATA [--judged FILE] [--draw COUNT --seed SEED]

DATA is ECB+ as ``tools/ecbplus.py`` describes it. Documents are grouped and their facts found as the product does it.
Printed are the number of facts and of pairs (two claims of different documents in one fact); of the pairs whose two
sentences are checked, the share whose event and actor chains have a Jaccard index of at least .25, which is less than
half of the truth, since a part of a sentence shares fewer chains; and the share of pairs from two unlike stories, which
are always wrong.

FILE (benchmarks/merged_facts.jsonl) holds pairs judged by hand, as document ids and sentence numbers with ``same``:
true where both claims state one thing, or one states what the other states beside more; another day or figure for the
same thing counts as the same, since that is shown as told differently. ``--draw`` prints random pairs to judge.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from ecbplus import Document, analysed, load

from briefing.models import Evidence, Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.building import find_facts
from briefing.story.grouping.groups import group_articles

Pair = tuple[Evidence, Evidence]


def merged(readings: dict[str, Reading]) -> tuple[list[Pair], int, int]:
    """All pairs of different documents in one fact, the number of facts, and of those of several documents."""
    pairs: list[Pair] = []
    facts = several = 0
    for group in group_articles(list(readings.values())):
        own = [readings[name] for name in group]
        for fact in find_facts(own, link_entities(own)):
            facts += 1
            several += len(fact.articles) > 1
            pairs += [pair for pair in combinations(fact.evidence, 2) if pair[0].article != pair[1].article]
    return pairs, facts, several


def number_of(evidence: Evidence, reading: Reading) -> int:
    """The number of the sentence in the data."""
    sentences = reading.analysis.sentences
    place = next(at for at, one in enumerate(sentences) if one.start <= evidence.start and evidence.end <= one.end)
    return int(reading.article.notes[place])


def report(pairs: Sequence[Pair], documents: dict[str, Document], readings: dict[str, Reading]) -> None:
    """Print what the annotation says of the pairs."""
    alike = checked = unlike = 0
    for one, two in pairs:
        first, second = documents[one.article], documents[two.article]
        here, there = number_of(one, readings[one.article]), number_of(two, readings[two.article])
        unlike += first.story != second.story
        if here in first.checked and there in second.checked:
            checked += 1
            union = first.chains[here] | second.chains[there]
            alike += bool(union) and len(first.chains[here] & second.chains[there]) / len(union) >= 0.25
    print(f"{checked} pairs of checked sentences, chains agree (Jaccard >= .25) in {alike / max(1, checked):.3f}")
    print(f"{unlike / max(1, len(pairs)):.3f} of the pairs join two unlike stories")


def judged(path: Path, pairs: Sequence[Pair], readings: dict[str, Reading]) -> None:
    """Print what the judged pairs say, all of them and those that are still merged."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    now = {frozenset((item.article, number_of(item, readings[item.article])) for item in pair) for pair in pairs}
    still = [
        row for row in rows if frozenset(((row["one"], row["one_sentence"]), (row["two"], row["two_sentence"]))) in now
    ]
    for name, part in (("judged", rows), ("judged and still merged", still)):
        print(f"{name}: {len(part)} pairs, {sum(row['same'] for row in part) / max(1, len(part)):.3f} say the same")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    documents = {document.id: document for document in load(options.data)}
    readings = {name: analysed(document) for name, document in documents.items()}
    pairs, facts, several = merged(readings)
    print(f"{facts} facts, {several} of several documents, {len(pairs)} pairs")
    report(pairs, documents, readings)
    if options.judged:
        judged(options.judged, pairs, readings)
    for one, two in random.Random(options.seed).sample(pairs, min(options.draw, len(pairs))):
        for item in (one, two):
            print(f"{item.article}\t{number_of(item, readings[item.article])}\t{item.text}")
        print()


if __name__ == "__main__":
    main()
