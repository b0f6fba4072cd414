"""Read the training and test sets of names, and bring their habits to one.

A document is ``Document(source, sentences)``; a sentence is words and BIO tags. Sets differ in what they call a name:
demonyms are names only in some, titles are part of a person's name in one. Training data is brought to the tagger's own
habit; test data is left as it is.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.analysis.model.gazetteer import BITS, PLACES, Gazetteer
from briefing.analysis.model.network import spans

Sentence = tuple[list[str], list[str]]
Entity = tuple[int, int, str]
TRAIN = [
    "wikigold_train",
    "wnut_train",
    "wnut_dev",
    "btc_train",
    "btc_dev",
    "gum_train",
    "re3d_train",
    "cross_ai",
    "cross_literature",
    "cross_music",
    "cross_science",
    "politics_train",
    "politics_dev",
]
TWICE = ("wikigold_train", "re3d_train", "politics_train", "politics_dev")
"""Sets of edited prose with the labels that news needs, which each round reads twice, mostly with other names."""
HELD_OUT = ("wnut_dev", "btc_dev", "politics_dev")
TESTS = ("politics_test", "wikigold_test", "btc_test", "uner_pud", "wnut_test", "gum_test", "uner_test")
_MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_PART_OF_NAME = frozenset(
    [
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "lady",
        "lord",
        "duke",
        "duchess",
        "saint",
        "st",
        "st.",
        "emperor",
        "sultan",
        "doctor",
        "dr.",
    ]
)


_UNITED = frozenset({"States", "Kingdom", "Nations", "Arab"})


@dataclass(frozen=True)
class Document:
    """Sentences that were written together; ``source`` is the name of the set."""

    source: str
    sentences: tuple[Sentence, ...]


def read(folder: Path, name: str) -> list[Document]:
    """The documents of one set, as they are but for the names of quotation marks and brackets."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["sents"] for line in lines]
    return [
        Document(name, tuple(([_MARKS.get(w, w) for w in words], list(tags)) for words, tags in sentences))
        for sentences in rows
    ]


def bio(length: int, entities: Iterable[Entity]) -> list[str]:
    """The BIO row of entities that do not overlap."""
    tags = ["O"] * length
    for start, end, label in entities:
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tags


def clean(document: Document, table: Gazetteer) -> Document:
    """The document with the tagger's habits: demonyms are groups, titles and articles are no part of a name."""
    return Document(
        document.source,
        tuple(_clean_sentence(*_parted_handles(words, tags), table) for words, tags in document.sentences),
    )


def _parted_handles(words: list[str], tags: list[str]) -> Sentence:
    """The mark and the name of whom a message repeats ("RT @name") as two words in every set, as most have them."""
    parted: list[str] = []
    new_tags: list[str] = []
    for place, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if place and words[place - 1] == "RT" and word.startswith("@") and len(word) > 1 and tag == "O":
            parted += ["@", word[1:]]
            new_tags += ["O", "O"]
        else:
            parted.append(word)
            new_tags.append(tag)
    return parted, new_tags


def _clean_sentence(words: list[str], tags: list[str], table: Gazetteer) -> Sentence:
    entities = []
    for start, end, label in spans(tags):
        first = _first_word(words, tags, (start, end, label), table)
        if first < end:
            entities.append((first, end, "NORP" if _is_group(words, first, end, table) else label))
    taken = bio(len(words), entities)
    entities += _untagged_groups(words, taken, table)
    return words, bio(len(words), entities)


def _first_word(words: list[str], tags: list[str], entity: Entity, table: Gazetteer) -> int:
    """Where the name begins after titles and articles, and before "United"; the end where nothing is left."""
    start, end, label = entity
    if label == "PER" and words[start] not in "@":
        start = _after_titles(words, start, end, table)
    elif label in ("ORG", "LOC") and end - start > 1 and words[start] == "the":
        start += 1
    if start and start < end and words[start - 1] == "United" and words[start] in _UNITED and tags[start - 1] == "O":
        start -= 1
    return start


def _after_titles(words: list[str], start: int, end: int, table: Gazetteer) -> int:
    """Where the name proper begins; ``end`` where the span is an office alone ("the Foreign Secretary")."""
    if end - start == 1 or words[start].lower() in _PART_OF_NAME:
        return start
    titles = [
        place
        for place in range(start, end)
        if table.words.get(words[place].lower(), 0) & BITS["is_title"] and not _listed_name(words[place], table)
    ]
    if not titles:
        return start
    first = titles[-1] + 1
    while first < end and not (words[first][:1].isupper() and _name_like(words[first], table)):
        first += 1
    return first if first < end or len(titles) + start < titles[-1] + 1 or first == titles[-1] + 1 else start


def _name_like(word: str, table: Gazetteer) -> bool:
    ordinary = (
        BITS["is_common"] | BITS["is_org"] | BITS["is_place"] | BITS["is_title"] | BITS["region"] | BITS["country"]
    )
    return _listed_name(word, table) or not table.of(word) & ordinary


def _listed_name(word: str, table: Gazetteer) -> bool:
    return bool(table.words.get(word, 0) & (BITS["first"] | BITS["last"]))


def _is_group(words: Sequence[str], start: int, end: int, table: Gazetteer) -> bool:
    if end - start == 1:
        mask = table.words.get(words[start], 0)
        return bool(mask & BITS["group"]) and not mask & (PLACES | BITS["first"] | BITS["last"] | BITS["org"])
    length, mask = table.longest(words, start)
    return length == end - start and bool(mask & BITS["group"])


def _untagged_groups(words: list[str], tags: list[str], table: Gazetteer) -> list[Entity]:
    found = []
    place = 0
    while place < len(words):
        length, mask = table.longest(words, place)
        if not length:
            length, mask = 1, table.words.get(words[place], 0)
        if mask & BITS["group"] and all(tag == "O" for tag in tags[place : place + length]):
            found.append((place, place + length, "NORP"))
        place += length
    return found


def common_words(documents: Iterable[Document]) -> dict[str, int]:
    """Words that texts mostly write small, with the bits that say how mostly."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for document in documents:
        for words, _ in document.sentences:
            for place, word in enumerate(words):
                if word.islower() and word.isalpha():
                    small[word] += 1
                elif place and word[:1].isupper() and words[place - 1].isalpha():
                    capital[word.lower()] += 1
    found = {}
    for word, count in small.items():
        share = capital[word] / (count + capital[word])
        if count >= 2 and len(word) > 1 and share < 0.35:
            found[word] = BITS["is_common"] | (BITS["is_mostly_common"] if share < 0.04 and count >= 4 else 0)
    return found
