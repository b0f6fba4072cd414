"""The word lists about names that ship with the package, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, str | list[str]]:
    text = files("briefing.language.english").joinpath("data", "names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list ``name`` in ``data/names.toml``, as they are written there."""
    value = _lists()[name]
    joined = value if isinstance(value, str) else " ".join(value)
    return frozenset(word.replace("_", " ") for word in joined.split())


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Each given name with the forms that may stand for it, in small letters, itself included."""
    table: dict[str, set[str]] = {}
    for line in _lists()["nicknames"]:
        forms = line.split()
        for form in forms:
            table.setdefault(form, set()).update(forms)
    return {form: frozenset(others) for form, others in table.items()}


@cache
def pairs(name: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The rows of the list ``name``, each of the words on both sides of its bar."""
    rows = (row.split("|") for row in _lists()[name])
    return tuple((frozenset(one.split()), frozenset(two.split())) for one, two in rows)


def lines(file: str) -> list[str]:
    """The lines of a data file, without comments and empty ones."""
    text = files("briefing.language.english").joinpath("data", file).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
