"""Whether named equipment is a weapon: what the words around its name say of it.

A designation alone tells nothing ("X-12" may be a missile, a space probe or an airliner), so the words count by which a
text speaks of arms, and those by which it speaks of space, travel or trade. Words for both ("rocket", "jet", "drone",
"ship") count for neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.analysis.names.tokens import NameFound, NameTokens
from briefing.language.english.namelists import words
from briefing.models import EntityType

_SPEAKING = dict.fromkeys(words("armed_words"), 1) | dict.fromkeys(words("peaceful_words"), -1)
_NEAR = 8
"""Words on either side of a name that speak of it."""
_WORD = re.compile(r"[^\W\d_]+")


def leaning(row: Iterable[str]) -> int:
    """How many of the words, in small letters, speak of arms, less those that speak of peaceful equipment."""
    return sum(_SPEAKING.get(word, 0) for word in row)


def leaning_of(text: str) -> int:
    """``leaning`` of a stretch of text."""
    return leaning(match[0].lower() for match in _WORD.finditer(text))


def kind_of(score: int) -> EntityType:
    """A weapon unless more speaks for something else; equipment that is none has no type of its own."""
    return EntityType.OTHER if score < 0 else EntityType.WEAPON


def with_kinds(names: NameTokens, found: Sequence[NameFound]) -> list[NameFound]:
    """The equipment with one type for each name: by the words near it, or where they say nothing, by all words."""
    scores: Counter[str] = Counter()
    for item in found:
        scores[names.plain(item.first, item.last)] += leaning(_near(names, item))
    kinds = {name: _by_prefix(name) or kind_of(score or _whole(names)) for name, score in scores.items()}
    return [NameFound(item.first, item.last, kinds[names.plain(item.first, item.last)]) for item in found]


def _by_prefix(name: str) -> EntityType | None:
    """What the letters before a ship's name tell: merchant ships have others than warships."""
    prefix = name.split(" ", 1)[0]
    if prefix not in words("ship_prefixes"):
        return None
    return EntityType.OTHER if prefix in words("merchant_prefixes") else EntityType.WEAPON


def kind_at(names: NameTokens, first: int, last: int) -> EntityType:
    """The type of the equipment at one place, the words ``first`` to ``last`` (half-open)."""
    return kind_of(leaning(_near(names, NameFound(first, last, EntityType.WEAPON))) or _whole(names))


def _whole(names: NameTokens) -> int:
    return leaning(token.lower for token in names.tokens)


def _near(names: NameTokens, item: NameFound) -> Iterable[str]:
    sentence = names.tokens[item.first].sentence
    around = (*names.tokens[max(0, item.first - _NEAR) : item.first], *names.tokens[item.last : item.last + _NEAR])
    own = names.tokens[item.first : item.last]
    return [token.lower for token in (*around, *own) if token.sentence == sentence]
