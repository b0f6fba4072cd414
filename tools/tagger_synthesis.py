"""More to learn from: names put in the place of others, headlines, capitals, and sentences made from templates.

All of it comes from the training sets and from lists of our own; every round of training gets new ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random

from briefing.analysis.model.gazetteer import BITS, Gazetteer
from briefing.analysis.model.network import spans
from tools.tagger_data import Document, Entity, Sentence, bio
from tools.tagger_names import Names, read_list

TEMPLATE_SENTENCES = 2500
"""Made sentences in a round: about a tenth of all."""
REPLACED, STYLED, JOINED = 0.35, 0.1, 0.5
"""Shares of documents with other names, of sentences in other capitals, of single sentences read as one document."""
_SLOT = re.compile(r"\{(\w+)\}")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "from",
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "not",
        "its",
        "his",
        "her",
    ]
)


Slot = Callable[[], str]
_FILLED = {
    "LOC": {"US": "us", "UK": "uk", "SIDE": "side"},
    "ORG": {"EU": "eu", "UN": "un", "UNSC": "council", "STATE": "state", "HOUSE": "house", "PARLIAMENT": "parliament"},
    "NORP": {"NSK": "korean", "PARTIES": "parties", "MEMBER": "member"},
    "MISC": {"DISEASE": "disease"},
    None: {kind: kind for kind in ("office", "Office", "Title", "MINWORD")} | {"DAY": "day", "MONTH": "month"},
}
"""Slots that one kind of ``fills.txt`` fills, by the label of what is filled in."""


def _slots(names: Names, draw: Random) -> dict[str, tuple[str | None, Slot]]:
    """For each slot of a template the label and the maker of what is filled in."""
    made: dict[str | None, dict[str, Slot]] = {
        "PER": {"PER": names.person, "SUR": names.surname, "FIRST": names.first},
        "ORG": {
            "ORG": names.organisation,
            "MINISTRY": names.ministry,
            "COMPANY": names.company,
            "MEDIA": names.media,
            "PARTY": names.party,
            "UNI": names.university,
            "ACR": names.acronym,
            "CLUB": lambda: f"{names.city()} {names.fill('club')}",
            "UNIT": names.unit,
            "MERC": lambda: names.fill("mercenary"),
        },
        "LOC": {
            "COUNTRY": names.country,
            "CITY": names.city,
            "REGION": names.region,
            "LOC": names.place,
            "LONGCOUNTRY": lambda: f"{names.fill('longstart')} {names.country()}",
        },
        "NORP": {"NORP": names.group, "NORPS": names.groups},
        "MISC": {"EVENT": names.event, "WEAPON": names.weapon, "LAW": names.law, "ARM": names.arm},
        None: {
            "NUM": lambda: str(draw.choice((2, 3, 5, 7, 12, 17, 24, 31, 45, 60, 120, 300, 1500))),
            "YEAR": lambda: str(draw.randint(1950, 2024)),
            "ORD": lambda: draw.choice(("10th", "38th", "50th", "70th", "first", "third", "100th")),
        },
    }
    for label, kinds in _FILLED.items():
        made[label].update({slot: partial(names.fill, kind) for slot, kind in kinds.items()})
    return {slot: (label, make) for label, slots in made.items() for slot, make in slots.items()}


class Synthesiser:
    """Makes the sentences of one round of training; the same seed makes the same ones."""

    def __init__(self, table: Gazetteer, seed: int) -> None:
        self._draw = Random(seed)
        self._templates = read_list("templates.txt")
        self._names = Names(table, self._draw)
        self._table = table
        self._slots = _slots(self._names, self._draw)

    def round(self, documents: Sequence[Document]) -> Iterator[Document]:
        """All documents once, some changed, and made ones."""
        loose: list[Sentence] = []
        for document in documents:
            changed = self._renamed(document) if self._draw.random() < REPLACED else document
            sentences = [self._styled(sentence) for sentence in changed.sentences]
            if len(sentences) == 1 and self._draw.random() < JOINED:
                loose.extend(sentences)
            else:
                yield Document(document.source, tuple(sentences))
            if len(loose) >= self._draw.randint(4, 20):
                yield Document("joined", tuple(loose))
                loose = []
        if loose:
            yield Document("joined", tuple(loose))
        made = [self.sentence() for _ in range(TEMPLATE_SENTENCES)]
        while made:
            size = self._draw.randint(1, 12)
            yield Document("made", tuple(made[:size]))
            made = made[size:]

    def sentence(self) -> Sentence:
        """A sentence from a template."""
        template = self._draw.choice(self._templates)
        headline = template.startswith("H ")
        words: list[str] = []
        entities: list[Entity] = []
        for part in template[2:].split() if headline else template.split():
            slot = _SLOT.fullmatch(part.removesuffix("s")) if part != "{NORPS}" else _SLOT.fullmatch(part)
            if not slot:
                words.append(part)
                continue
            label, make = self._slots[slot.group(1)]
            found = make().split()
            if label == "MISC" and found[0] == "the":
                words, found = [*words, "the"], found[1:]
            if part.endswith("}s"):
                found[-1] += "s"
            if label:
                entities.append((len(words), len(words) + len(found), label))
            words.extend(found)
        if not headline and words[0].islower():
            words[0] = words[0].capitalize()
        sentence = (words, bio(len(words), entities))
        return _capitals(sentence) if headline and self._draw.random() < 0.1 else sentence

    def _renamed(self, document: Document) -> Document:
        """Other persons, places and organisations in the place of those of a document, the same for the same."""
        given: dict[tuple[str, ...], list[str]] = {}
        return Document(document.source, tuple(self._rename(sentence, given) for sentence in document.sentences))

    def _rename(self, sentence: Sentence, given: dict[tuple[str, ...], list[str]]) -> Sentence:
        words, tags = sentence
        made: list[str] = []
        entities: list[Entity] = []
        last = 0
        for start, end, label in spans(tags):
            made.extend(words[last:start])
            name = tuple(words[start:end])
            if name not in given:
                given[name] = self._other(name, label) or list(name)
            entities.append((len(made), len(made) + len(given[name]), label))
            made.extend(given[name])
            last = end
        made.extend(words[last:])
        return made, bio(len(made), entities)

    def _other(self, name: tuple[str, ...], label: str) -> list[str] | None:
        """Another name of the same kind; None to keep this one."""
        if not all(word[:1].isupper() and word.isalpha() for word in name):
            return None
        mask = self._table.words.get(name[0], 0) if len(name) == 1 else self._table.longest(name, 0)[1]
        if label == "PER":
            return (self._names.person() if len(name) > 1 else self._names.surname()).split()
        if label == "LOC" and mask & BITS["country"]:
            return self._names.country().split()
        if label == "LOC" and mask & BITS["city"]:
            return self._names.city().split()
        if label == "ORG" and self._draw.random() < 0.4 and len(name) > 1:
            return self._names.organisation().split()
        return None

    def _styled(self, sentence: Sentence) -> Sentence:
        """The sentence, at times as a headline or in capitals."""
        words, tags = sentence
        chance = self._draw.random()
        if chance > STYLED or not 4 <= len(words) <= 16:
            return sentence
        if words[-1] == ".":
            words, tags = words[:-1], tags[:-1]
        if chance < 0.25 * STYLED:
            return _capitals((words, tags))
        titled = [
            word if place and word.lower() in _SMALL else word[:1].upper() + word[1:]
            for place, word in enumerate(words)
        ]
        return titled, tags


def _capitals(sentence: Sentence) -> Sentence:
    return [word.upper() for word in sentence[0]], sentence[1]
