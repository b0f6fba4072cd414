"""Words of one meaning counted as one, so that two tellings can be compared by what they mean."""

from __future__ import annotations

import math
import re
from functools import cache

from briefing.language.english.stems import commonness, stem
from briefing.language.english.wordlists import lines_of


@cache
def _meanings() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in lines_of("same_words"):
        words = [word for word in row.split(",") if "_" not in word]
        for word in words:
            table.setdefault(stem(word), stem(words[0]))
    return table


@cache
def irregular_bases() -> dict[str, str]:
    """Irregular forms of verbs with their base form."""
    table: dict[str, str] = {}
    for row in (*lines_of("verb_forms"), *lines_of("verb_exceptions")):
        base, *forms = row.split()
        for form in forms:
            table.setdefault(form, base)
    return table


@cache
def forms_of(base: str) -> frozenset[str]:
    """A verb in all its forms, the regular ones by rule."""
    own = {form for form, of in irregular_bases().items() if of == base}
    silent, last = base.endswith("e"), base[-1]
    if last == "y" and base[-2:-1] not in "aeiou":
        return frozenset({base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"} | own)
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    root = base[:-1] if silent else base
    found = {base, third, root + "ed", root + "ing"} | own
    if _SHORT_VERB.search(base) or base + last + "ed" in own:
        found |= {base + last + "ed", base + last + "ing"}
    return frozenset(found)


_SHORT_VERB = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$")
"""Verbs that double their last letter; the doubled forms do no harm where one does not."""


@cache
def meaning(word: str) -> str:
    """The name of what a word means: the stem of its base form, or of the first of its synonyms."""
    lower = word.lower()
    stemmed = stem(irregular_bases().get(lower, lower))
    return _meanings().get(stemmed, stemmed)


@cache
def weight(stemmed: str) -> float:
    """How much a stem tells about the matter at hand, from .2 for the commonest to 1 for rare ones and names."""
    return min(1.0, max(0.2, -math.log(max(commonness(stemmed), 1e-4)) / 5.0))
