"""The words right before and after a name that say what somebody is."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.english.kin import kin_of
from briefing.language.english.namelists import words
from briefing.language.english.nicknamed import without_nickname
from briefing.language.english.spelling import parts
from briefing.language.english.wordlists import word_list
from briefing.story.entities.mentions import Named

_WORDS = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_CLASSES = {
    "politics": "president mp premier chancellor minister secretary senator representative governor mayor king queen "
    "prince leader ruler ambassador envoy congressman congresswoman councillor speaker spokesman spokeswoman "
    "spokesperson",
    "law": "judge justice attorney prosecutor lawyer defendant suspect",
    "police": "detective inspector superintendent sheriff constable officer",
    "science": "professor prof scientist astronomer physicist biologist researcher geologist seismologist "
    "epidemiologist",
    "sport": "striker midfielder defender goalkeeper goalie winger forward quarterback pitcher coach skipper champion",
    "art": "actor actress singer author novelist poet painter sculptor pianist violinist conductor",
}
_APPOSED = re.compile(r"^, ([^,;:()\n“”\"—–]{3,90})")
_APPOSED_WORDS = 6
"""Words of an apposition in which its title stands."""
_NOT_IN_OFFICE = word_list("rolewords.not_in_office")
_NEIGHBOURS = frozenset({("law", "police"), ("law", "politics"), ("politics", "law"), ("police", "law")})


@cache
def _class_of() -> dict[str, str]:
    return {word: name for name, line in _CLASSES.items() for word in line.split()}


def words_before(named: Named) -> tuple[str, ...]:
    """The titles and their parts that stand right before a name, in small letters, in order."""
    if re.search(r"[,;:)\]”\"]\s*$", named.before):
        return ()
    row: list[str] = []
    for match in reversed(list(_WORDS.finditer(named.before))[-6:]):
        word = match[0].rstrip(".").lower().replace("defence", "defense")
        if word not in words("titles") and word not in words("title_parts"):
            break
        row.insert(0, word)
    return tuple(row)


def words_after(named: Named) -> tuple[str, ...]:
    """The words of an apposition up to its first title, in small letters: "…, the former mayor of Orsk," ends there."""
    match = _APPOSED.match(named.after)
    row = [word.lower() for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", match[1])] if match else []
    at = next((place for place, word in enumerate(row[:_APPOSED_WORDS]) if word in words("titles")), None)
    return tuple(row[: at + 1]) if at is not None else ()


def offices(roles: tuple[str, ...]) -> frozenset[str]:
    """The offices among the words that only one person of a place holds; none for "former" and "vice"."""
    if any(word in _NOT_IN_OFFICE for word in roles):
        return frozenset()
    return frozenset(word for word in roles if word in words("sole_offices"))


def is_relative(named: Named, surname: str) -> bool:
    """Whether the name is brought in as the wife, son or brother of another bearer of its surname, or of somebody."""
    return kin_of(named.before, named.after, surname)


def heads(roles: tuple[str, ...]) -> frozenset[str]:
    """The titles proper among the words, without honorifics."""
    return frozenset(word for word in roles if word in words("titles")) - _honorifics()


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(
        ["mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam", "mme", "monsieur", "señor", "lord", "lady"]
    )


def sex_of(roles: tuple[str, ...]) -> str | None:
    """``m`` or ``f`` where a title tells it."""
    if any(word in words("male") for word in roles):
        return "m"
    return "f" if any(word in words("female") for word in roles) else None


def clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of titles belong to walks of life that seldom meet in one person."""
    first = {_class_of()[word] for word in one if word in _class_of()}
    second = {_class_of()[word] for word in other if word in _class_of()}
    if not first or not second or first & second:
        return False
    return not any((a, b) in _NEIGHBOURS for a in first for b in second)


def name_parts(text: str) -> tuple[tuple[str, ...], str]:
    """A person's name in comparable words, without titles, and its "jr", "iii" apart."""
    row = list(parts(without_nickname(text)))
    while len(row) > 1 and row[0] in words("titles") and row[0] not in ("king", "prince", "pope", "judge", "major"):
        row.pop(0)
    suffix = ""
    if len(row) > 1 and row[-1] in ("jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xiv", "xvi", "xxiii"):
        suffix = row.pop()
    return tuple(row), suffix
