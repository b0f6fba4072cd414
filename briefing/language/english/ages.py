"""How old a text says that somebody is: "59-year-old Jo Roe", "Jo Roe, 59,", "a woman aged 59"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.stems import little_words
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import Span

BETWEEN = 3
"""Words, at most, that may stand between an age and the noun that it is told of: "16-year-old Orsa school pupil"."""

OLDEST = 115

_OLD = re.compile(r"\b(?:[Aa]n?\s|[Tt]he\s)?(?P<years>\d{1,3})[\s-]years?[\s-]old\b")
_BEHIND = re.compile(r",?\s\(?(?:aged?\s)?(?P<years>\d{1,3})\)?(?=[,.;)]|\s(?:of|from)\s|\Z)")
_AGED = re.compile(
    r"\b(?:[Aa]n?\s|[Tt]he\s)?(?P<noun>[a-z]+),?\saged\s(?P<years>\d{1,3})\b(?!\s*(?:to|and|or|[-–])\s*\d)"
)
_OWNER = re.compile(r"(?:\b(?:his|her|their|my|our)|['’]s?)\s\Z", re.IGNORECASE)
LONGEST_OWNER = 8
"""Characters that are looked at for an owner."""
_WORD = re.compile(r"\s([^\W\d_][\w’'-]*)")


@dataclass(frozen=True, slots=True)
class Age(Span):
    """Words that tell how old somebody is, in ``years``.

    ``name`` is where whoever it is told of is named, ``noun`` the lower-case noun that stands for him; either may lack.
    ``owned`` is whether it tells of somebody's somebody: "her 11-year-old daughter".
    """

    years: int
    name: Span | None = None
    noun: str = ""
    owned: bool = False


def ages_in(text: str, persons: Sequence[Span]) -> Iterator[Age]:
    """The ages that a text tells, each with what it is told of; ``persons`` are the names of persons in their order."""
    starts = [one.start for one in persons]
    for match in _OLD.finditer(text):
        found = _before(text, match, persons, starts)
        if found is not None and found.years <= OLDEST:
            yield found
    for name in persons:
        behind = _BEHIND.match(text, name.end)
        if behind is not None and int(behind["years"]) <= OLDEST and (behind[0][0] == "," or "(" in behind[0]):
            yield Age(name.start, behind.end(), int(behind["years"]), name)
    for match in _AGED.finditer(text):
        if names_somebody(match["noun"]) and int(match["years"]) <= OLDEST:
            yield Age(match.start(), match.end(), int(match["years"]), None, match["noun"])


def names_somebody(noun: str) -> bool:
    """Whether a lower-case noun in the singular stands for a person and for nothing else."""
    return noun in word_list("ages.female") | word_list("ages.male") or kinds_of(noun) == {PERSON}


def may_be_one(one: Age, two: Age) -> bool:
    """Whether two ages may be told of one person: no man is a woman, and her daughter is not yet the girl next door."""
    if one.years != two.years or ((one.owned or two.owned) and one.noun != two.noun):
        return False
    female, male = word_list("ages.female"), word_list("ages.male")
    pairs = ((one.noun, two.noun), (two.noun, one.noun))
    return not any(first in female and second in male for first, second in pairs)


def _goes_on(text: str, word: re.Match[str]) -> bool:
    """Whether a participle tells of whom an age stands for, and is no adjective: "the 16-year-old accused of it"."""
    behind = _WORD.match(text, word.end())
    return is_past(word[1].lower()) and (behind is None or behind[1].lower() in little_words())


def _before(text: str, match: re.Match[str], persons: Sequence[Span], starts: Sequence[int]) -> Age | None:
    """An age that stands before what it is told of: a name, a noun, or nothing ("the 16-year-old was held")."""
    years, at, noun = int(match["years"]), match.end(), ""
    owned = _OWNER.search(text, max(0, match.start() - LONGEST_OWNER), match.start()) is not None
    for count in range(BETWEEN + 1):
        word = _WORD.match(text, at)
        place = bisect_left(starts, word.start(1)) if word else len(starts)
        if word is not None and place < len(starts) and starts[place] == word.start(1):
            return Age(match.start(), persons[place].end, years, persons[place], noun)
        low = word[1].lower() if word else ""
        if noun:
            break
        if word is None or low in little_words() or (not count and _goes_on(text, word)):
            return None if count else Age(match.start(), match.end(), years)
        at = word.end()
        noun = low if names_somebody(low) else ""
    return Age(match.start(), at, years, None, noun, owned) if noun else None
