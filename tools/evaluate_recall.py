"""How many of the facts that several outlets report are shown as such, on stories whose facts were listed by reading.

    python tools/evaluate_recall.py DATA [--program COMMAND]... [--missed]

DATA is ECB+ as ``tools/ecbplus.py`` describes it; ``tests/data/lists`` has the facts (see its README). The articles of
each story are written as text files and briefed by each COMMAND, by default the ``briefing`` beside this Python, so
that an older build can stand in the same table. Printed are, for odd and even topics, the listed facts of which one
fact of the brief holds evidence from two or more of their tellers, with the 95 % interval (Wilson 1927), how many of
these lack a teller, and how many main facts are among them; then the F1 of two readers over the stories that both
listed. ``--missed`` lists what odd topics lack.

A place of a list is met by evidence that shares half of the shorter of the two. What stands in a title alone is no
evidence of a brief, and is not asked for.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ecbplus import Document, load, written
from evaluate_pairs import interval

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "lists"
READERS = ("first", "second")
Span = tuple[int, int]
Places = dict[str, list[Span]]
"""Of each article, where it tells a fact: offsets in its text."""


@dataclass(frozen=True)
class Listed:
    """A fact that a reader listed; places are number of the sentence, start and end in ``ecbplus.written`` of it."""

    main: bool
    tellers: dict[str, list[tuple[int, int, int]]]


def read_lists(reader: str) -> dict[str, list[Listed]]:
    """What a reader listed, by story."""
    rows = map(json.loads, (FOLDER / f"{reader}.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["story"]: [Listed(one["main"], one["tellers"]) for one in row["facts"]] for row in rows}


def write_story(folder: Path, documents: Sequence[Document]) -> None:
    """Each document as a text file: its first sentence is the title, each other one a paragraph."""
    for document in documents:
        lines = [written(one) for one in document.sentences if not one.startswith("http")]
        (folder / f"{document.id}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def brief(program: str, documents: Sequence[Document]) -> dict[str, Any]:
    """What a program says of some documents, as JSON."""
    with tempfile.TemporaryDirectory() as name:
        write_story(Path(name), documents)
        command = [*program.split(), "brief", name, "-f", "json", "--no-store"]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
    said: dict[str, Any] = json.loads(told.stdout)
    return said


def facts_of(said: dict[str, Any]) -> Iterator[Places]:
    """The places of each fact and of each difference of a brief, by document."""
    for story in said["stories"]:
        names = {one["id"]: Path(one["path"]).stem for one in story["articles"]}
        for fact in story["facts"]:
            yield _places(fact["evidence"], names)
        for card in story["conflicts"]:
            yield _places([item for side in card["values"] for item in side["evidence"]], names)


def _places(evidence: Sequence[dict[str, Any]], names: dict[str, str]) -> Places:
    places: Places = {}
    for item in evidence:
        places.setdefault(names[item["article"]], []).append((item["start"], item["end"]))
    return places


def asked(listed: Listed, documents: dict[str, Document], texts: dict[str, str]) -> Places:
    """Where the tellers of a listed fact tell it in the texts of a brief; what only a title says is left out."""
    places: Places = {}
    for name, spans in listed.tellers.items():
        for number, start, end in spans:
            words = written(documents[name].sentences[number])
            at = texts.get(name, "").find(words)
            if at >= 0:
                places.setdefault(name, []).append((at + start, at + end))
    return places


def shared(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether a place of the one and of the other have half of the shorter of the two in common."""
    return any(
        2 * (min(end, last) - max(start, first)) >= min(end - start, last - first)
        for start, end in one
        for first, last in other
    )


def met(wanted: Places, given: Sequence[Places]) -> int:
    """How many tellers of a fact stand in the one given fact that has most of them."""
    return max((sum(shared(spans, one.get(name, ())) for name, spans in wanted.items()) for one in given), default=0)


def count(program: str, lists: dict[str, list[Listed]], stories: dict[str, list[Document]]) -> dict[str, Counter[str]]:
    """What a program shows of the listed facts, for odd and even topics."""
    counts: dict[str, Counter[str]] = {"odd": Counter(), "even": Counter()}
    for story, facts in lists.items():
        documents = {one.id: one for one in stories[story]}
        named = [documents[name] for name in sorted({name for fact in facts for name in fact.tellers})]
        said = brief(program, named)
        texts = {Path(one["path"]).stem: one["text"] for part in said["stories"] for one in part["articles"]}
        given = list(facts_of(said))
        half = counts["odd" if named[0].topic % 2 else "even"]
        for fact in facts:
            wanted = asked(fact, documents, texts)
            if len(wanted) < 2:
                half["in titles only"] += 1
                continue
            reached = met(wanted, given)
            half.update(
                {
                    "facts": 1,
                    "shown": reached > 1,
                    "lacking": 1 < reached < len(wanted),
                    "main": fact.main,
                    "main shown": fact.main and reached > 1,
                }
            )
            if reached < 2:
                half[f"missed: {story}: {' | '.join(_words(fact, documents))}"] += 1
    return counts


def _words(fact: Listed, documents: dict[str, Document]) -> Iterator[str]:
    for name, spans in fact.tellers.items():
        number, start, end = spans[0]
        yield f"{name}: {written(documents[name].sentences[number])[start:end]}"


def agreement(one: dict[str, list[Listed]], two: dict[str, list[Listed]]) -> tuple[float, int]:
    """F1 of the facts of two readers over the stories that both listed, met by two tellers; and how many stories."""
    both = sorted(one.keys() & two.keys())
    found = Counter[str]()
    for story in both:
        sides = [[_by_sentence(fact) for fact in lists[story]] for lists in (one, two)]
        for side, other in (sides, sides[::-1]):
            found["all"] += len(side)
            found["met"] += sum(met(fact, other) > 1 for fact in side)
    return found["met"] / found["all"] if both else 0.0, len(both)


def _by_sentence(fact: Listed) -> Places:
    far = 100_000
    return {
        name: [(number * far + start, number * far + end) for number, start, end in spans]
        for name, spans in fact.tellers.items()
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--program", action="append")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    stories: dict[str, list[Document]] = {}
    for document in load(options.data):
        stories.setdefault(document.story, []).append(document)
    first, second = map(read_lists, READERS)
    lists = {**second, **first}
    for program in options.program or [str(Path(sys.executable).parent / "briefing")]:
        for half, counts in count(program, lists, stories).items():
            _print(program, half, counts)
            missed = [name for name in counts if name.startswith("missed: ")] if half == "odd" else []
            print(*missed if options.missed else (), sep="\n", end="\n" if options.missed and missed else "")
    share, number = agreement(first, second)
    print(f"two readers: F1 {share:.3f} over {number} stories")


def _print(program: str, half: str, counts: Counter[str]) -> None:
    low, high = interval(counts["shown"], counts["facts"])
    share = counts["shown"] / max(1, counts["facts"])
    print(
        f"{program}  {half}: {counts['shown']} of {counts['facts']} facts ({share:.3f}, {low:.3f} to {high:.3f}); "
        f"{counts['lacking']} lack a teller; main {counts['main shown']} of {counts['main']}; "
        f"{counts['in titles only']} stand in titles only"
    )


if __name__ == "__main__":
    main()
