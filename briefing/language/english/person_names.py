"""Whether two names of people, both of several words, are one name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefing.language.english.namelists import nicknames, words
from briefing.language.english.spelling import near, sound
from briefing.language.english.wordlists import lines_of

Parts = tuple[str, ...]
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouyw]{1,3}(?:ng|nh|ch|[nmkptlrhc])?")
_VIETNAMESE = frozenset(
    [
        "nguyen",
        "tran",
        "pham",
        "le",
        "vo",
        "ho",
        "phan",
        "dang",
        "bui",
        "do",
        "ngo",
        "duong",
        "vu",
        "hoang",
        "huynh",
        "dinh",
    ]
)
"""Family names after which the last given name is what people are called by."""


def same_person(one: Parts, other: Parts, *, together: bool) -> bool:
    """Whether two names are spellings of one; ``together``: one article has both, so small differences are meant."""
    if "".join(one) == "".join(other):
        return True
    if len(one) == len(other) <= 3 and sorted(one) == sorted(other):
        return True
    if sound(one[-1]) == sound(other[-1]):
        return _given_agree(one[:-1], other[:-1])
    if one[:-1] == other[:-1] and min(len(one[-1]), len(other[-1])) >= 4:
        return near(one[-1], other[-1]) and not together
    sounds = [sound(word) for word in one], [sound(word) for word in other]
    return len(one) == len(other) and sum(a == b for a, b in zip(*sounds, strict=True)) == len(one)


def _given_agree(one: Parts, other: Parts) -> bool:
    """Given names agree when the first ones do and no middle name gainsays."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return False
    if not _agree(first[0], second[0]):
        return "".join(first) == "".join(second)
    return all(_agree(a, b) for a, b in zip(first[1:], second[1:], strict=False))


def _bare(given: Parts) -> list[str]:
    return [word for word in given if word not in words("particles")]


def _agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return sound(one) == sound(other) or other in nicknames().get(one, frozenset())


def holds(longer: Parts, shorter: Parts) -> bool:
    """Whether ``shorter`` is the beginning or the end of ``longer``: "Kim Jong", "al Sisi", "García Márquez"."""
    if len(shorter) >= len(longer) or len(shorter) < 2:
        return False
    ends = longer[-len(shorter) :] == shorter
    return ends or longer[: len(shorter)] == shorter


def surnames(row: Parts) -> frozenset[str]:
    """The words of a whole name that may stand for it alone as a surname: the last, in East Asian order the first."""
    if row[0] not in words("family_first"):
        return frozenset({row[-1]})
    if len(row) == 3 and all(_SYLLABLE.fullmatch(word) for word in row[1:]) and row[0] not in _VIETNAMESE:
        return frozenset({row[0]})
    syllables = len(row) == 2 or (len(row) <= 4 and all(_SYLLABLE.fullmatch(word) for word in row[1:]))
    return frozenset({row[0], row[-1]} if syllables else {row[-1]})


@cache
def given_names() -> Mapping[str, str]:
    """Common given names, lower case, with ``m`` or ``f``; names in use for both are not among them."""
    names: dict[str, str] = {}
    kind = ""
    for line in lines_of("given_names"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            names.update(dict.fromkeys(line.split(), kind))
    return names
