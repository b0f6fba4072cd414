"""What a text calls somebody, and whether two texts mean the same one: by names, else not known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing.language.english.person_names import same_person, surnames
from briefing.models import EntityType, Reading, Span
from briefing.story.statements.names import Name, same_name


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
    return same_name(first, second) or None


def same_persons(one: str, other: str) -> bool:
    """Whether two names of people may be of one: a surname alone stands for all who bear it."""
    first, second = parts_of(one), parts_of(other)
    if len(first) == 1 or len(second) == 1:
        short, long = (first, second) if len(first) == 1 else (second, first)
        return short[0] in long
    return same_person(first, second, together=False)
