"""What a text calls somebody, and whether two texts mean the same one: by names, else not known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing.language.english.lands import look_up
from briefing.language.english.person_names import same_person, surnames
from briefing.language.english.spelling import content, initials, is_acronym, sound
from briefing.models import EntityType, Reading, Span
from briefing.story.statements.names import Name


@dataclass(frozen=True, slots=True)
class Called:
    """Words for somebody: ``text`` as written, ``name`` the name in them, None for a description without one."""

    text: str
    name: Name | None


def called(reading: Reading, span: Span) -> Called | None:
    """What the text calls somebody there; the fullest form of a surname that it has elsewhere."""
    text = " ".join(span.of(reading.article.text).split())
    if not text:
        return None
    mentions = [one for one in reading.analysis.mentions if one.overlaps(span) and one.type in _SPEAKERS]
    if not mentions:
        return Called(text, None)
    persons = [one for one in mentions if one.type is EntityType.PERSON]
    mention = (persons or mentions)[-1 if not persons else 0]
    name = fullest(reading, _bare(mention.of(reading.article.text)))
    return Called(text, Name(name, mention.type, span))


_SPEAKERS = frozenset((EntityType.PERSON, EntityType.ORG, EntityType.GROUP, EntityType.PLACE, EntityType.OTHER))


def _bare(name: str) -> str:
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")


def fullest(reading: Reading, name: str) -> str:
    """A longer name of a person in the same text that has this surname, where there is just one such; else the name."""
    if " " in name:
        return name
    longer = _whole_names(reading)
    found = {one for one in longer if name.casefold() in _surnames(one)}
    return found.pop() if len(found) == 1 else name


@lru_cache(maxsize=256)
def _whole_names(reading: Reading) -> frozenset[str]:
    """The names of people in a text that have several words."""
    text = reading.article.text
    names = (_bare(one.of(text)) for one in reading.analysis.mentions if one.type is EntityType.PERSON)
    return frozenset(name for name in names if " " in name)


@lru_cache(maxsize=20_000)
def _surnames(name: str) -> frozenset[str]:
    return surnames(parts_of(name))


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name, in lower case."""
    return tuple(name.casefold().replace(".", "").split()) or ("",)


def same_called(one: Called, other: Called) -> bool | None:
    """Whether both are the same one; None where one of them has no name."""
    if one.name is None or other.name is None:
        return None
    first, second = one.name, other.name
    if first.type is EntityType.PERSON and second.type is EntityType.PERSON:
        return same_persons(first.text, second.text)
    if EntityType.PERSON in (first.type, second.type):
        return None
    return same_thing(first.text, second.text) or None


def same_persons(one: str, other: str, *, strict: bool = False) -> bool:
    """Whether two names of people may be of one: a surname alone stands for all who bear it.

    ``strict``: a letter that differs is no slip of the source but one of the draft.
    """
    first, second = parts_of(one), parts_of(other)
    if len(first) == 1 or len(second) == 1:
        short, long = (first, second) if len(first) == 1 else (second, first)
        return short[0] in long
    return same_person(first, second, together=strict) or _titled(first, second) or _titled(second, first)


def _titled(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether one name is the other behind words that were taken for a part of it: "Det Insp Ada Roe"."""
    return len(shorter) > 1 and longer[-len(shorter) :] == shorter


@lru_cache(maxsize=200_000)
def same_thing(one: str, other: str) -> bool:
    """Whether two names of bodies or places are one: the same words, a shorter form, letters for words, a land.

    A word that one of them has in another's place makes two of them: St. Mary's School is not St. John's School.
    """
    lands = look_up(one), look_up(other)
    if lands[0] and lands[1]:
        return bool(lands[0].land) and lands[0].land == lands[1].land
    first, second = content(one), content(other)
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    if is_acronym(one) or is_acronym(other):
        return bool(set(initials(one)) & {"".join(second)} or set(initials(other)) & {"".join(first)})
    rest = set(first) - set(second), set(second) - set(first)
    few, many = sorted(rest, key=len)
    return all(any(_same_word(word, other) for other in many) for word in few)


def _same_word(one: str, other: str) -> bool:
    """Whether two words of names are one: spelt by another custom, or one the plural of the other."""
    return sound(one) == sound(other) or one == f"{other}s" or other == f"{one}s"
