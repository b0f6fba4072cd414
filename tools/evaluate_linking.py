"""How well mentions are linked to entities: B-cubed precision, recall and F1 (Bagga and Baldwin, 1998).

    python tools/evaluate_linking.py [FOLDER] [--meantime FILE] [--ecbplus FILE] [--errors]

FOLDER holds stories in the format of ``tests/data/linking/README.md``, by default that folder itself. Each half is
measured twice: with the names given (only the linking counts) and with the names that the program finds (a name that is
not found, or found with other bounds, counts as wrong). The two public sets are a check on text that is not our own;
only their names are used, and they are given.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing.analysis.dates.finding import find_dates
from briefing.analysis.names.finding import find_mentions
from briefing.analysis.numbers import find_numbers
from briefing.analysis.sentences import find_sentences
from briefing.language.english.namelists import words
from briefing.models import Analysis, Article, EntityType, Mention, Paragraph, Reading, Sentence
from briefing.story.entities.linking import link_entities

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "linking"
_MARK = re.compile(r"\[\[([^|\]\n]+)\|([^\]\n]+)\]\]")
_TYPES = {
    "p": EntityType.PERSON,
    "o": EntityType.ORG,
    "l": EntityType.PLACE,
    "g": EntityType.GROUP,
    "e": EntityType.EVENT,
    "w": EntityType.WEAPON,
    "k": EntityType.WORK,
    "x": EntityType.OTHER,
}
Place = tuple[str, int, int]
"""Article, start and end."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story whose names are known: its readings and the key of every name."""

    name: str
    readings: tuple[Reading, ...]
    keys: Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed figures, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def read_story(path: Path) -> Told:
    """A story of the hand-made set, with the marked names as mentions."""
    readings = []
    keys: dict[Place, str] = {}
    for number, block in enumerate(re.split(r"^(?==== )", path.read_text(encoding="utf-8"), flags=re.M)[1:]):
        head, marked = block.split("\n", 1)
        text, spans = _unmark(" ".join(marked.split()))
        article = _article(f"{path.stem}-{number}", text, outlet=head.strip("= ").split(" | ")[0])
        mentions = tuple(Mention(start, end, _TYPES[key[0]]) for start, end, key in spans)
        readings.append(Reading(article, Analysis(sentences=find_sentences(article, Analysis()), mentions=mentions)))
        keys |= {(article.id, start, end): key for start, end, key in spans}
    return Told(path.stem, tuple(readings), keys)


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return text + marked[at:], spans


def _article(name: str, text: str, outlet: str | None = None) -> Article:
    return Article(
        id=name,
        path=name,
        digest="",
        title="",
        text=text,
        paragraphs=(Paragraph(0, len(text)),),
        outlet=outlet,
        language="en",
    )


def found_again(reading: Reading) -> Reading:
    """The reading with the names that the program finds in place of the given ones."""
    found = Analysis(sentences=reading.analysis.sentences)
    found = replace(found, dates=find_dates(reading.article, found), numbers=find_numbers(reading.article, found))
    return replace(reading, analysis=replace(found, mentions=find_mentions(reading.article, found)))


def linked(readings: Sequence[Reading]) -> dict[Place, str]:
    """Every mention with the id of its entity."""
    return {
        (mention.article, mention.start, mention.end): entity.id
        for entity in link_entities(readings)
        for mention in entity.mentions
    }


def b_cubed(stories: Iterable[tuple[Mapping[Place, str], Mapping[Place, str]]]) -> Score:
    """The figures over all mentions of pairs of (gold, found) links; a mention that the other side lacks counts 0."""
    right = [0.0, 0.0]
    total = [0, 0]
    for gold, found in stories:
        for side, (own, other) in enumerate(((found, gold), (gold, found))):
            clusters = _clusters(own), _clusters(other)
            total[side] += len(own)
            right[side] += sum(
                len(clusters[0][own[place]] & clusters[1][other[place]]) / len(clusters[0][own[place]])
                for place in own
                if place in other
            )
    return Score(right[0] / max(total[0], 1), right[1] / max(total[1], 1))


def _clusters(keys: Mapping[Place, str]) -> dict[str, set[Place]]:
    clusters: dict[str, set[Place]] = defaultdict(set)
    for place, key in keys.items():
        clusters[key].add(place)
    return clusters


def read_meantime(path: Path) -> Iterator[Told]:
    """MEANTIME's names by topic; chains go over the documents of a topic."""
    yield from _public(path, "topic", "instance", lambda mention: mention["kind"] == "ENTITY_MENTION")


def read_ecbplus(path: Path) -> Iterator[Told]:
    """The names in the checked sentences of ECB+ by story."""
    yield from _public(path, "story", "chain", lambda mention: mention["type"].startswith(("HUM", "LOC")))


def _public(path: Path, story: str, chain: str, wanted: Callable[[dict[str, Any]], bool]) -> Iterator[Told]:
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            stories[document[story]].append(document)
    for name in sorted(stories):
        keys: dict[Place, str] = {}
        readings = [_public_reading(document, chain, wanted, keys) for document in stories[name]]
        yield Told(name, tuple(readings), keys)


def _public_reading(
    document: dict[str, Any], chain: str, wanted: Callable[[dict[str, Any]], bool], keys: dict[Place, str]
) -> Reading:
    text, sentences = "", []
    for sentence in document["sentences"]:
        sentences.append(Sentence(len(text), len(text) + len(sentence), 0))
        text += sentence + "\n"
    mentions: list[Mention] = []
    small = frozenset(word for word in text.split() if word.islower())
    for mention in document["mentions"]:
        told = str(mention.get(chain) or "single")
        if not wanted(mention) or not _is_name(mention["text"], small) or told.startswith("single"):
            continue
        start = _place(text, sentences[mention["sentence"]], mention["text"], mentions)
        if start >= 0:
            end = start + len(mention["text"])
            mentions.append(Mention(start, end, _public_type(mention, chain)))
            keys[document["id"], start, end] = mention[chain]
    article = _article(document["id"], text)
    return Reading(article, Analysis(sentences=tuple(sentences), mentions=tuple(sorted(mentions))))


def _is_name(text: str, small: frozenset[str]) -> bool:
    """Whether an annotated phrase is a name and no pronoun, "Police" or "in Dubai"."""
    row = text.removeprefix("the ").removeprefix("The ").split()
    longer = [word for word in row if len(word) > 3 or word[0].isupper()]
    named = bool(longer) and row[0][0].isupper() and all(word[0].isupper() for word in longer)
    return (
        named
        and len(row) < 7
        and not all(word.lower() in small for word in row)
        and row[0].lower() not in words("starters")
    )


def _place(text: str, sentence: Sentence, name: str, taken: Sequence[Mention]) -> int:
    """Where the name stands in its sentence, free and as whole words; -1 where it does not."""
    start = text.find(name, sentence.start, sentence.end)
    while start >= 0:
        end = start + len(name)
        whole = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        if whole and not any(start < other.end and other.start < end for other in taken):
            return start
        start = text.find(name, start + 1, sentence.end)
    return -1


def _public_type(mention: dict[str, Any], chain: str) -> EntityType:
    told = f"{mention.get('type')} {mention.get(chain)}"
    if "PER" in told:
        return EntityType.PERSON
    if "ORG" in told:
        return EntityType.ORG
    return EntityType.PLACE if "LOC" in told else EntityType.OTHER


def measure(stories: Sequence[Told], *, given: bool) -> Score:
    """B-cubed over stories, with the names given or found."""
    return b_cubed(
        (told.keys, linked(told.readings if given else [found_again(reading) for reading in told.readings]))
        for told in stories
    )


def show_errors(told: Told, *, given: bool) -> None:
    """The entities that are split or joined wrongly, on standard output."""
    readings = told.readings if given else [found_again(reading) for reading in told.readings]
    texts = {reading.article.id: reading.article.text for reading in readings}
    found = linked(readings)
    for place in sorted(set(told.keys) ^ set(found)):
        side = "missed" if place in told.keys else "extra "
        print(f"  {side} {place[0]} {texts[place[0]][place[1] : place[2]]!r} {told.keys.get(place, '')}")
    for side, own, other in (("split ", told.keys, found), ("joined", found, told.keys)):
        for key, places in sorted(_clusters(own).items()):
            parts = {other[place] for place in places if place in other}
            if len(parts) > 1:
                names = sorted((other.get(place, "-"), texts[place[0]][place[1] : place[2]]) for place in places)
                print(f"  {side} {told.name} {key}: {names}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--meantime", type=Path)
    parser.add_argument("--ecbplus", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is linked wrongly in the dev half")
    options = parser.parse_args(arguments)
    for half in ("dev", "test"):
        stories = [read_story(path) for path in sorted((options.folder / half).glob("*.txt"))]
        articles = sum(len(told.readings) for told in stories)
        for given in (True, False):
            origin = "given" if given else "found"
            print(f"{half:5} {articles} articles, names {origin}: {measure(stories, given=given)}")
            if options.errors and half == "dev":
                for told in stories:
                    show_errors(told, given=given)
    for name, path, reader in (("MEANTIME", options.meantime, read_meantime), ("ECB+", options.ecbplus, read_ecbplus)):
        if path:
            print(f"{name:9} names given: {measure(list(reader(path)), given=True)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
