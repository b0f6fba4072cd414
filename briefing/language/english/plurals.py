"""Values as a reader sees them: "24 people", "44000000 USD", "70th anniversary".

The digits stay plain, without a mark between the thousands, so that they can be read again as a number.
"""

from __future__ import annotations

from briefing.language.english.measures import is_plural

_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "life": "lives",
    "wife": "wives",
    "knife": "knives",
    "half": "halves",
    "wolf": "wolves",
    "thief": "thieves",
    "leaf": "leaves",
    "crisis": "crises",
    "passerby": "passersby",
}
_FIRST_CHANGES = frozenset((("year", "old"), ("degree", "celsius"), ("degree", "fahrenheit")))
_HISSING = ("s", "x", "z", "ch", "sh")
_UNCHANGED = frozenset(("dead", "injured", "missing", "arrested", "rescued", "displaced", "trapped", "hertz"))


def show_amount(low: float, high: float, unit: str, kind: str) -> str:
    """The number, or its range, with its unit in the singular or plural; currencies keep their code."""
    words = f"{low:.12g}" if low == high else f"{low:.12g}-{high:.12g}"
    counted = kind in {"count", "measure"} and unit != "magnitude"
    if not unit or not (counted or unit == "percentage point") or low == high == 1:
        return f"{words} {unit}".strip()
    return f"{words} {plural(unit)}"


def plural(noun: str) -> str:
    """The plural of a lower-case noun in the singular, by rule; of several words the last one changes."""
    if " " not in noun:
        return _plural_word(noun)
    first, _, rest = noun.partition(" ")
    if rest.startswith("per ") or (first, rest.split(" ")[0]) in _FIRST_CHANGES:
        return f"{_plural_word(first)} {rest}"
    *before, last = noun.split(" ")
    return " ".join((*before, _plural_word(last)))


def may_be_singulars(noun: str) -> list[str]:
    """All nouns of which one may be the plural, itself among them; ``plural`` tells of which it is."""
    *before, last = noun.split(" ")
    found = [" ".join((*before, single)) for single in _may_be_singulars(last)]
    if before:
        found += [" ".join((single, *before[1:], last)) for single in _may_be_singulars(before[0])]
    return found


def _may_be_singulars(word: str) -> list[str]:
    found = [word, *(single for single, several in _IRREGULAR.items() if several == word)]
    return [*found, *(word[: len(word) - len(ending)] + put for ending, put in _ENDINGS if word.endswith(ending))]


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("en", "an"))
"""What plurals end in, with what the singular has in its place."""


def _plural_word(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGED or is_plural(word):
        return word
    if word.endswith("man") and len(word) > 4 and not word.endswith(("human", "german", "roman")):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")
