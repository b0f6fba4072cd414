"""What a number counts: currencies, units of measure, and the noun behind the figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.language.english.wordlists import lines_of, words_of

_WORD = re.compile(r"\s?[-‐]?([^\W\d_][\w'’-]*)|(\s?[°%]\s?[CF]?\b)")
_REACH = 6
"""Words behind a number among which its noun is looked for."""

_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "halves": "half",
    "wolves": "wolf",
    "thieves": "thief",
    "leaves": "leaf",
    "crises": "crisis",
    "bases": "base",
    "buses": "bus",
    "viruses": "virus",
    "passersby": "passerby",
}
_SAME = frozenset(("aircraft", "troops", "police", "dead", "injured", "wounded", "missing", "staff", "personnel"))
_SAME |= frozenset(("crew", "cattle", "sheep", "fish", "helicopter", "personnel", "series", "species", "headquarters"))
_MEN = re.compile(r"\A(\w+)(wo)?men\Z")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure; ``value * factor`` can be compared within one ``dimension``."""

    name: str
    dimension: str
    factor: float


@cache
def measures() -> dict[str, Measure]:
    """Every form of every unit, in lower case."""
    table: dict[str, Measure] = {}
    for line in lines_of("units"):
        name, dimension, factor, forms = (cell.strip() for cell in line.split("|"))
        measure = Measure(name, dimension, float(factor))
        for form in (name, *forms.split()):
            table[form] = measure
        if " per " not in name:
            table[name + "s"] = measure
    for square in ("square", "cubic"):
        for form in ("kilometres", "kilometers", "kilometer", "miles", "metres", "meters", "meter", "feet", "foot"):
            single = table[form].name
            if f"{square} {single}" in table:
                table[f"{square} {form}"] = table[f"{square} {single}"]
    for form in ("miles per hour", "mile an hour", "miles an hour"):
        table[form] = table["mph"]
    for form in (
        "kilometres per hour",
        "kilometers per hour",
        "km per hour",
        "kilometres an hour",
        "kilometers an hour",
    ):
        table[form] = table["km/h"]
    return table


@cache
def currency_signs() -> dict[str, str]:
    """Signs and codes that stand before a figure, with their ISO 4217 code."""
    return {sign: code for code, signs, _ in _currencies() for sign in signs}


@cache
def currency_words() -> dict[str, str]:
    """Words that stand behind a figure, with their ISO 4217 code."""
    return {word: code for code, _, words in _currencies() for word in words}


def _currencies() -> list[tuple[str, list[str], list[str]]]:
    rows = (tuple(cell.strip() for cell in line.split("|")) for line in lines_of("currencies"))
    return [(code, signs.split(), words.split()) for code, signs, words in rows]


def singular(word: str) -> str:
    """The singular of a lower-case noun, by rule."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word in _SAME:
        return word
    if _MEN.match(word):
        return word[:-2] + "an"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun, or counts like one."""
    return word in _SAME or singular(word) != word


def measure_after(text: str, position: int) -> tuple[Measure, int] | None:
    """The unit of measure right behind ``position`` and its end."""
    words = []
    end = position
    best = None
    for _ in range(3):
        match = _WORD.match(text, end)
        if match is None:
            break
        words.append((match[1] or match[2]).strip().lower().replace("-", " "))
        end = match.end()
        if measure := measures().get(" ".join(words).replace("° ", "°")):
            best = (measure, end)
    return best


def noun_after(text: str, position: int, limit: int, *, one: bool) -> tuple[str, int] | None:
    """The noun that a number ending at ``position`` counts, singular and lower case, and its end.

    It is the first plural behind the number ("three young men" → "man"), with the noun before it where that belongs to
    it ("two new drone designs" → "drone design"); behind "one", the first word that is no adjective.
    """
    stop, skip = words_of("no_units"), words_of("adjectives")
    modifier = ""
    end = position
    for _ in range(_REACH):
        match = _WORD.match(text, end)
        if match is None or match.end() > limit or match[1] is None:
            return None
        word = match[1].lower().removesuffix("'s").removesuffix("’s")
        if word in stop:
            return None
        end = match.end()
        adjective = "-" in word or word in skip or word.endswith(_ADJECTIVE)
        if is_plural(word) and (not adjective or not _plural_ahead(text, end, limit)):
            return (f"{modifier} {singular(word)}".strip(), end)
        if one and not adjective:
            return (word, end)
        named = match[1][0].isupper()
        modifier = "" if adjective or named else word
    return None


_ADJECTIVE = (
    "ous",
    "ive",
    "ful",
    "less",
    "able",
    "ible",
    "ed",
    "ing",
    "ical",
    "ional",
    "ern",
    "ese",
    "ish",
    "est",
)


def _plural_ahead(text: str, position: int, limit: int) -> bool:
    match = _WORD.match(text, position)
    return bool(match and match[1] and match.end() <= limit and is_plural(match[1].lower()))
