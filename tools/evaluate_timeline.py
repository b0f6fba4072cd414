"""How many rows of a timeline tell what happened on their day, on stories whose days were labelled by reading.

    python tools/evaluate_timeline.py DATA [--rows]

DATA is ECB+ as ``tools/ecbplus.py`` describes it; ``tests/data/timeline`` has the labels (see its README). The five
articles of each story become a story, from the sentence on that the labels name, with the day of publication that they
give. A row is put down to the labelled days that it rests on:

``right``     something happened on that day, no earlier row tells it, and the words shown first are about it
``clause``    the day hangs on a clause, and the words shown first are a whole sentence that tells something else
``day``       it happened on another day
``mention``   the day only says which thing is meant, or since when, or stands for a rule
``report``    somebody said something on that day
``trivial``   nothing that anybody would look for
``doubled``   an earlier row has the same event
``joined``    it rests on two events
``hedge``     what happened is told as alleged, and the row does not say so

A row has the first of these that fits, ``right`` last. Missing events are those without any row. ``--rows`` lists the
rows of the half to tune, and is refused for the other one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ecbplus import Document, load, written

from briefing.analysis.finders import FINDERS
from briefing.models import Analysis, Article, Evidence, Hedge, Paragraph, Reading, Sentence, Story, TimelineEvent
from briefing.story.assemble import build_story

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "timeline"
HALVES = ("tune", "report")
VERDICTS = ("right", "clause", "day", "mention", "report", "trivial", "doubled", "joined", "hedge")
FIRM = (Hedge.STATED, Hedge.ATTRIBUTED)
NARROW = 0.7
"""Share of its sentence below which words shown are a part of it."""


@dataclass(frozen=True)
class Day:
    """A labelled day: offsets in the article's text, what it is the day of, and the length of its sentence."""

    start: int
    end: int
    value: str
    kind: str
    event: str
    clause: bool
    hedged: bool
    sentence: int


def read_labels(half: str) -> list[dict[str, Any]]:
    """A row for each article."""
    return [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def laid_out(document: Document, row: Mapping[str, Any]) -> tuple[Reading, list[Day]]:
    """An article with nothing analysed but its sentences, and its labelled days."""
    text, sentences, days = "", [], []
    for number in range(row["first"], len(document.sentences)):
        words = written(document.sentences[number])
        for one in row["days"]:
            if one["sentence"] == number:
                days.append(_day(one, len(text), len(words)))
        sentences.append(Sentence(len(text), len(text) + len(words), len(sentences)))
        text += words + "\n\n"
    title = written(document.sentences[row["title"]]) if row["title"] is not None else ""
    article = Article(
        document.id,
        document.id,
        document.id,
        title,
        text,
        tuple(Paragraph(one.start, one.end) for one in sentences),
        document.id,
        language="en",
        published=date.fromisoformat(row["published"]),
    )
    return Reading(article, Analysis(sentences=tuple(sentences))), days


def _day(one: Mapping[str, Any], at: int, length: int) -> Day:
    return Day(
        at + one["start"],
        at + one["end"],
        one["value"],
        one["kind"],
        one.get("event", ""),
        one.get("clause", False),
        one.get("hedged", False),
        length,
    )


def analysed(reading: Reading) -> Reading:
    """The article with every layer, its own sentences kept."""
    found = reading.analysis
    for layer, finder in FINDERS:
        if layer != "sentences":
            found = replace(found, **{layer: finder(reading.article, found)})
    return replace(reading, analysis=found)


def judge(story: Story, labels: Mapping[str, Sequence[Day]]) -> Iterator[tuple[TimelineEvent, str, frozenset[str]]]:
    """Each row with its verdict and the events that it tells; rows without any labelled day are left out."""
    readings = {reading.article.id: reading for reading in story.readings}
    told: set[str] = set()
    for row in story.timeline:
        places = [rests_on(row.date, one, readings[one.article], labels[one.article]) for one in row.evidence]
        days = [day for place in places for day in place]
        if not days or all(day.kind == "either" for day in days):
            continue
        events = [frozenset(day.event for day in place if day.event) for place in places]
        verdict = _verdict(row, days, places[0], told, [one for one in events if one])
        found = frozenset().union(*events)
        told |= found
        yield row, verdict, found


def rests_on(day: str, evidence: Evidence, reading: Reading, labels: Sequence[Day]) -> list[Day]:
    """The labelled days in words of which the program read this day, or the year or month of it."""
    inside = (one for one in reading.analysis.dates if one.value and evidence.span.contains(one))
    read = [one for one in inside if holds(one.value or "", day)]
    return [label for label in labels if any(one.start < label.end and label.start < one.end for one in read)]


def holds(vague: str, day: str) -> bool:
    """Whether a value is a day, or the year or month of it."""
    return day == vague or day.startswith(f"{vague}-")


def _verdict(
    row: TimelineEvent, days: Sequence[Day], first: Sequence[Day], told: set[str], events: Sequence[frozenset[str]]
) -> str:
    happened = [day for day in days if day.event]
    if not happened:
        return next(day.kind for day in days if day.kind != "either")
    right = [day for day in happened if holds(day.value, row.date)]
    if not right:
        return "day"
    if any(not one & two for one in events for two in events):
        return "joined"
    if any(day.event in told for day in right):
        return "doubled"
    if any(day.hedged for day in first) and row.hedge in FIRM:
        return "hedge"
    shown = row.evidence[0]
    if first and all(day.clause and shown.end - shown.start > NARROW * day.sentence for day in first):
        return "clause"
    return "right"


def main() -> None:
    """Print how the rows of both halves stand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rows", action="store_true", help="list the rows of the half to tune")
    options = parser.parse_args()
    documents = {document.id: document for document in load(options.data)}
    for half in HALVES:
        counts, wanted, found = measure(read_labels(half), documents, listed=options.rows and half == "tune")
        total = sum(counts.values())
        kinds = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)
        print(f"{half:7} {total} rows, {counts['right'] / total:.3f} right; {kinds}; {found} of {wanted} events")


def measure(
    rows: Sequence[Mapping[str, Any]], documents: Mapping[str, Document], *, listed: bool
) -> tuple[Counter[str], int, int]:
    """The verdicts of all rows, how many events are labelled, how many of them have a row."""
    counts: Counter[str] = Counter()
    wanted, found = 0, 0
    for name in dict.fromkeys(row["story"] for row in rows):
        laid = [laid_out(documents[row["document"]], row) for row in rows if row["story"] == name]
        labels = {reading.article.id: days for reading, days in laid}
        told: set[str] = set()
        for row, verdict, events in judge(build_story([analysed(reading) for reading, _ in laid]), labels):
            counts[verdict] += 1
            told |= events
            if listed:
                print(f"{name} {verdict:8} {row.date} {row.surface!r} | " + " || ".join(o.text for o in row.evidence))
        every = {day.event for days in labels.values() for day in days if day.event}
        wanted, found = wanted + len(every), found + len(every & told)
    return counts, wanted, found


if __name__ == "__main__":
    main()
