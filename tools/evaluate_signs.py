"""How true "not found here" and "maybe in other words" are, on ECB+.

Usage: python tools/evaluate_signs.py DATA [--least VALUE ...]

DATA is ECB+ as ``tools/ecbplus.py`` describes it; the documents of each of its stories are compared as the product does
it. A cell is a fact and an article that is no teller of it. The article tells it where one of its checked sentences
shares an event with a checked sentence of the fact's evidence and the Jaccard index of the chains of both is at least
.25. Printed are, for all topics, odd ones and even ones: the cells; the share of them that are marked as unsure; of
these the share that is told there and the share whose event is told there at all; and the share of all cells that say
"not found here" where it is told. Cells whose nearest sentence was not checked are left out where nothing else tells
it: nobody knows of these.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecbplus import Document, analysed, load
from evaluate_facts import number_of

from briefing.models import Evidence, Fact, Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts import echoes
from briefing.story.facts.building import find_facts
from briefing.story.statements.tellings import tellings_of

ALIKE = 0.25


@dataclass(frozen=True)
class Cell:
    """A fact and an article that is no teller of it."""

    topic: int
    unsure: bool
    told: bool
    event: bool


def cells_of(
    documents: dict[str, Document], readings: dict[str, Reading], facts: Sequence[Fact], own: Sequence[str]
) -> Iterator[Cell]:
    """The cells of one story of which the annotation knows what is right."""
    for fact in facts:
        checked = [
            (item, number)
            for item in fact.evidence
            if (number := number_of(item, readings[item.article])) in documents[item.article].checked
        ]
        nearest = {item.article: item for item in fact.unsure}
        if not any(documents[item.article].events[number] for item, number in checked):
            continue
        for name in own:
            if name in fact.articles:
                continue
            told, event = _told(checked, documents, documents[name])
            near = nearest.get(name)
            if told or near is None or number_of(near, readings[name]) in documents[name].checked:
                yield Cell(documents[name].topic, near is not None, told, event)


def _told(
    checked: Sequence[tuple[Evidence, int]], documents: dict[str, Document], other: Document
) -> tuple[bool, bool]:
    """Whether a document tells the same as any of the evidence, and whether it tells an event of it."""
    told = event = False
    for item, number in checked:
        one = documents[item.article]
        for place in other.checked:
            if one.events[number] & other.events[place]:
                event = True
                union = one.chains[number] | other.chains[place]
                told |= len(one.chains[number] & other.chains[place]) / len(union) >= ALIKE
    return told, event


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.3f}"


def report(least: float, cells: Sequence[Cell]) -> None:
    """Print the figures of one threshold."""
    halves = (
        ("all", cells),
        ("odd", [c for c in cells if c.topic % 2]),
        ("even", [c for c in cells if not c.topic % 2]),
    )
    for name, part in halves:
        unsure = [cell for cell in part if cell.unsure]
        print(
            f"from {least:.2f}, {name}: {len(part)} cells, unsure {_share(len(unsure), len(part))}, of these told "
            f"{_share(sum(c.told for c in unsure), len(unsure))}, event told "
            f"{_share(sum(c.event for c in unsure), len(unsure))}; not found though told "
            f"{_share(sum(c.told and not c.unsure for c in part), len(part))}"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--least", type=float, nargs="*", default=[echoes.LEAST], help="likenesses from which on")
    options = parser.parse_args()
    documents = {document.id: document for document in load(options.data)}
    readings = {name: analysed(document) for name, document in documents.items()}
    found: dict[float, list[Cell]] = {least: [] for least in options.least}
    for story in sorted({document.story for document in documents.values()}):
        own = [document.id for document in documents.values() if document.story == story]
        given = [readings[name] for name in own]
        entities = link_entities(given)
        tellings = tellings_of(given, entities)
        facts = find_facts(given, entities, tellings)
        for least in options.least:
            marked = echoes.mark_unsure(given, facts, tellings, entities, (), least)
            found[least] += cells_of(documents, readings, marked, own)
    for least, cells in found.items():
        report(least, cells)


if __name__ == "__main__":
    main()
