"""How many claims that say the same are put in one fact, and how many that do not, on pairs that were read.

    python tools/evaluate_pairs.py DATA [--documents COUNT] [--errors]

DATA is ECB+ as ``tools/ecbplus.py`` describes it; ``tests/data/pairs`` has the labels (see its README). Facts are found
in whole stories, or with ``--documents`` in groups of so many documents drawn from them by a fixed seed, which is how
many outlets a reader has. Printed are, for each half of the topics, the pairs of label ``same`` or ``part`` that are
joined, those of other labels that are, and the share of right ones with its 95 % interval (Wilson 1927); then the
agreement of the two readers (Cohen 1960). A claim is in a fact whose evidence holds more than half of it: how old
somebody is, told in both, does not make two claims one. ``--errors`` lists wrong pairs of odd topics.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecbplus import Document, analysed, halves, load

from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.building import find_facts

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "pairs"
SAME = ("same", "part")
SEED = 1
Place = tuple[str, int, int, int]
"""Document, sentence, start, end."""


@dataclass(frozen=True)
class Pair:
    """Two claims of two documents with what one or two readers said of them."""

    one: Place
    two: Place
    labels: tuple[str, ...]


def read_pairs() -> list[Pair]:
    """All labelled pairs."""
    rows = map(json.loads, (FOLDER / "pairs.jsonl").read_text(encoding="utf-8").splitlines())
    return [Pair(tuple(row["one"]), tuple(row["two"]), tuple(row["labels"])) for row in rows]


def kappa(labels: Sequence[tuple[str, ...]]) -> float:
    """The agreement of two readers beyond chance."""
    size = len(labels)
    observed = sum(one == two for one, two in labels) / size
    first, second = (Counter(row[at] for row in labels) for at in (0, 1))
    chance = sum(first[label] * second[label] for label in first) / size**2
    return (observed - chance) / (1 - chance)


def interval(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share."""
    if not total:
        return 0.0, 1.0
    share, extra = right / total, z**2 / total
    middle = (share + extra / 2) / (1 + extra)
    half = z * math.sqrt(share * (1 - share) / total + extra / (4 * total)) / (1 + extra)
    return middle - half, middle + half


def groups_of(documents: Sequence[Document], size: int | None) -> Iterator[list[Document]]:
    """The stories, whole or parted at random."""
    chance = random.Random(SEED)
    stories: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        stories[document.story].append(document)
    for _, own in sorted(stories.items()):
        chance.shuffle(own)
        step = size or len(own)
        yield from (own[at : at + step] for at in range(0, len(own), step))


def span_of(reading: Reading, place: Place) -> tuple[int, int]:
    """The offsets of a claim in the text of its document."""
    at = reading.article.notes.index(str(place[1]))
    start = reading.analysis.sentences[at].start
    return start + place[2], start + place[3]


def joined(pairs: Sequence[Pair], given: dict[str, Reading]) -> Iterator[tuple[Pair, bool]]:
    """The pairs of these documents, each with whether both claims are evidence of one fact."""
    own = [pair for pair in pairs if pair.one[0] in given and pair.two[0] in given]
    if not own:
        return
    readings = list(given.values())
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for fact in find_facts(readings, link_entities(readings)):
        for item in fact.evidence:
            places[item.article].append((item.start, item.end, fact.id))
    for pair in own:
        told = []
        for place in (pair.one, pair.two):
            start, end = span_of(given[place[0]], place)
            told.append(
                {name for low, high, name in places[place[0]] if 2 * (min(end, high) - max(start, low)) > end - start}
            )
        yield pair, not told[0].isdisjoint(told[1])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--documents", type=int, help="documents of a group, instead of whole stories")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    documents, pairs = load(given.data), read_pairs()
    print(f"{'topics':8}{'joined of same and part':>26}{'of same':>12}{'of others':>12}{'right':>8}")
    for name, half in list(halves(documents))[1:]:
        counts: Counter[tuple[str, bool]] = Counter()
        for group in groups_of(half, given.documents):
            readings = {document.id: analysed(document) for document in group}
            for pair, found in joined(pairs, readings):
                counts[pair.labels[0], found] += 1
                if given.errors and name == "odd" and found != (pair.labels[0] in SAME):
                    for place in (pair.one, pair.two):
                        start, end = span_of(readings[place[0]], place)
                        print(f"  {pair.labels[0]:12}{readings[place[0]].article.text[start:end]}")
        right = sum(counts[label, True] for label in SAME)
        total = right + sum(counts[label, False] for label in SAME)
        wrong = counts["other", True] + counts["contradicts", True]
        low, high = interval(right, right + wrong)
        same = f"{counts['same', True]}/{counts['same', True] + counts['same', False]}"
        share = right / max(1, right + wrong)
        print(f"{name:8}{f'{right}/{total}':>26}{same:>12}{wrong:>12}{share:8.3f}  {low:.3f} to {high:.3f}")
    twice = [pair.labels for pair in pairs if len(pair.labels) > 1]
    print(f"two readers of {len(twice)} pairs: kappa {kappa(twice):.3f}")


if __name__ == "__main__":
    main()
