"""A tagger of rules and lists alone: capitalised runs, the table of names, titles and head words.

The baseline of ``tools/evaluate_tagger.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.analysis.model.gazetteer import BITS, PLACES, Gazetteer, load_gazetteer

Entity = tuple[int, int, str]
_LINKS = frozenset(["of", "de", "al", "bin", "ibn", "von", "van", "der", "la", "el", "du", "da", "for", "&"])
_OFFICE = frozenset(
    ["prime", "vice", "foreign", "defense", "defence", "interior", "deputy", "former", "general", "top", "senior"]
)
_NAME = BITS["first"] | BITS["last"] | BITS["syllable"]


def tag_by_rules(sentences: Sequence[Sequence[str]]) -> list[list[Entity]]:
    """Entities of each sentence of one document, as token ranges with a label."""
    table = load_gazetteer()
    small = Counter(word for sentence in sentences for word in sentence if word.islower())
    found = [_tag_sentence(table, list(sentence), small) for sentence in sentences]
    surnames = {
        sentences[row][end - 1]
        for row, entities in enumerate(found)
        for start, end, label in entities
        if label == "PER"
    }
    return [
        [
            (start, end, "PER" if end - start == 1 and sentence[start] in surnames else label)
            for start, end, label in entities
        ]
        for sentence, entities in zip(sentences, found, strict=True)
    ]


def _tag_sentence(table: Gazetteer, words: list[str], small: Counter[str]) -> list[Entity]:
    found: list[Entity] = []
    place = 0
    while place < len(words):
        length, mask = table.longest(words, place)
        end = _run_end(table, words, place)
        if length and place + length >= end:
            found.append((place, place + length, _label_of_mask(mask)))
            place += length
            continue
        if end == place:
            place += 1
            continue
        found.extend(_split_run(table, words, place, end, small))
        place = end
    return found


def _run_end(table: Gazetteer, words: list[str], start: int) -> int:
    """The end of the run of capitalised words at ``start``."""
    end = start
    while end < len(words):
        word = words[end]
        linked = end > start and word in _LINKS and end + 1 < len(words) and words[end + 1][:1].isupper()
        if not linked and (not word[:1].isupper() or table.of(word) & BITS["is_date"]):
            break
        end += 1
    return end


def _split_run(table: Gazetteer, words: list[str], start: int, end: int, small: Counter[str]) -> list[Entity]:
    found: list[Entity] = []
    while start < end and table.of(words[start]) & BITS["is_starter"]:
        start += 1
    if start < end and start == 0 and small[words[0].lower()] and not table.of(words[0]) & PLACES:
        start += 1
    heads = BITS["is_org"] | BITS["is_event"] | BITS["is_place"]
    if end - start > 1 and table.of(words[start]) & BITS["group"] and not table.of(words[end - 1]) & heads:
        found.append((start, start + 1, "NORP"))
        start += 1
    name = start
    while name < end and (table.of(words[name]) & BITS["is_title"] or words[name].lower() in _OFFICE):
        name += 1
    if name > start:
        if name < end:
            found.append((name, end, "PER"))
        return found
    if start < end:
        label = _label(table, words, start, end)
        if label:
            found.append((start, end, label))
    return found


def _label_of_mask(mask: int) -> str:
    if mask & BITS["group"]:
        return "NORP"
    return "ORG" if mask & BITS["org"] else "LOC"


def _label(table: Gazetteer, words: list[str], start: int, end: int) -> str | None:
    first, last = table.of(words[start]), table.of(words[end - 1])
    if end - start == 1:
        return _label_of_word(words[start], first)
    for kind, label in (("is_event", "MISC"), ("is_product", "MISC"), ("is_org", "ORG"), ("is_place", "LOC")):
        if last & BITS[kind]:
            return label
    if any(table.of(word) & BITS["is_org"] for word in words[start:end]):
        return "ORG"
    if first & _NAME or (last & _NAME and end - start <= 3):
        return "PER"
    return "LOC" if first & PLACES and last & PLACES else "ORG"


def _label_of_word(word: str, mask: int) -> str | None:
    if mask & BITS["group"]:
        return "NORP"
    if mask & (BITS["country"] | BITS["region"]):
        return "LOC"
    if mask & BITS["org"] or (word.isupper() and 2 <= len(word) <= 6):
        return "ORG"
    if mask & PLACES:
        return "LOC"
    return "PER" if mask & _NAME else None
