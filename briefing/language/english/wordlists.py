"""Word lists that come with the package: ``data/*.txt``, words separated by white space, ``#`` lines are comments."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


def lines_of(name: str, package: str = "briefing.language.english") -> tuple[str, ...]:
    """The lines of ``data/<name>.txt`` that hold something, comments left out."""
    text = resources.files(package).joinpath(f"data/{name}.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words_of(name: str, package: str = "briefing.language.english") -> frozenset[str]:
    """All words of a list."""
    return frozenset(word for line in lines_of(name, package) for word in line.split())


@cache
def values_of(name: str, package: str = "briefing.language.english") -> dict[str, float]:
    """A list of a word and a number a line."""
    return {word: float(value) for word, value in (line.rsplit(maxsplit=1) for line in lines_of(name, package))}


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = resources.files("briefing.language.english").joinpath("data/lists.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list of ``data/lists.toml``, named ``table.key``; KeyError for one that it lacks."""
    return frozenset(ordered_list(name))


@cache
def ordered_list(name: str) -> tuple[str, ...]:
    """The same in the order of the file."""
    table, _, key = name.partition(".")
    return tuple(_lists()[table][key].split())
