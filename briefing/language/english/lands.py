"""Countries and regions with their other names, peoples and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.language.english.namelists import lines
from briefing.models import EntityType

NORTH_SOUTH = {"north": "North Korea", "south": "South Korea"}
"""What "the North" and "the South" mean where the text speaks of the two Koreas."""


_PEOPLES = ("n", "an", "ian", "ish", "ese", "nese", "er", "i", "ic")
"""Endings of the names of peoples and of their adjectives."""
_SHORT = 3
"""Letters of a name that is too short to be the beginning of another."""


@dataclass(frozen=True, slots=True)
class LandName:
    """What a name says: ``land`` is the usual name of the land, ``kind`` is land, region, people or capital.

    ``name`` is the usual one of several names for the same: "Kyiv" for "Kiev", the land's for all of its own.
    """

    land: str
    kind: str
    name: str

    @property
    def type(self) -> EntityType:
        """Peoples are groups, all else is a place."""
        return EntityType.GROUP if self.kind == "people" else EntityType.PLACE


def _names(field: str) -> list[str]:
    return [name.strip() for name in field.split(",") if name.strip()]


@cache
def table() -> dict[str, LandName]:
    """Every known name, with straight apostrophes, and what it stands for; a country's own name comes first."""
    found: dict[str, LandName] = {}
    for file, kind in (("countries.txt", "land"), ("regions.txt", "region")):
        for surface, stands in (pair for line in lines(file) for pair in _of_line(line, kind)):
            found.setdefault(surface, stands)
    for surface in lines("peoples.txt"):
        found.setdefault(surface, LandName("", "people", surface.removesuffix("s")))
    return found


def _of_line(line: str, kind: str) -> Iterator[tuple[str, LandName]]:
    """The names of one land: its own, those of its people, those of its capitals."""
    name, others, peoples, *capitals = (field.strip() for field in (line + " |").split("|"))
    yield from ((surface, LandName(name, kind, name)) for surface in (name, *_names(others)))
    yield from ((surface, LandName(name, "people", name)) for surface in _names(peoples))
    for capital in _names(capitals[0]) if capitals else ():
        forms = capital.split("=")
        yield from ((surface, LandName(name, "capital", forms[0])) for surface in forms)


def plain(surface: str) -> str:
    """The surface with straight apostrophes and single spaces, without a leading article."""
    text = " ".join(surface.replace("’", "'").split())
    return re.sub(r"^[Tt]he (?=[A-Z])", "", text)


def look_up(surface: str) -> LandName | None:
    """What is known of a name; dots in abbreviations, hyphens and a leading article do not matter."""
    known = table()
    text = plain(surface)
    for form in (text, text.rstrip("."), text.replace("-", " "), text.replace(". ", ".")):
        if form in known:
            return known[form]
    if text.isupper() and len(text) > 3:
        return known.get(text.title())
    return None


@cache
def states() -> dict[str, str]:
    """The states of the United States by their short forms, without the last dot: "Colo", "N.J"."""
    return dict(line.split("=") for line in lines("states.txt"))


def state_behind(text: str, before: str, after: str = "") -> str | None:
    """The state that a short form stands for behind a town ("Lund, Colo."), or before a full stop if ``after`` tells.

    Elsewhere it may be a word or a name.
    """
    return states().get(text.rstrip(".")) if before.endswith(", ") or after.startswith(".") else None


def is_people_of(name: str, lands: frozenset[str]) -> bool:
    """Whether a name is formed of a land's as those of peoples are: "Norlander", "Ruvian" of "Ruvia"."""
    return name.casefold().removesuffix("s") in _peoples_of(lands)


def may_be_people(name: str) -> bool:
    """Whether a name ends as those of peoples do, of whatever land: "Ruvian"."""
    return len(name) > _SHORT + 1 and name.endswith(_PEOPLES)


@lru_cache(16)
def _peoples_of(lands: frozenset[str]) -> frozenset[str]:
    """What the peoples of lands may be called, in small letters and without the "s" of the plural."""
    found: set[str] = set()
    for base in (land.casefold() for land in lands if len(land) > _SHORT):
        stems = {base, base[:-1]} if base[-1:] in "aeiouy" else {base}
        found.update(stem + ending for stem in stems for ending in _PEOPLES)
    return frozenset(found)


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The known names as words, longest first, under their first word; hyphens part words, dots stay."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for surface in table():
        parts = tuple(part for part in re.split(r"'s | |-", surface) if part)
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(set(forms), key=lambda form: (-len(form), form))) for first, forms in found.items()}
