"""Words reduced to what two tellings of one thing have in common: lower-case stems without the little words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

import snowballstemmer


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
RARE = 0.002
"""The commonness of a stem that the table does not hold."""

POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=16)
def word_list(name: str) -> frozenset[str]:
    """The words of ``data/<name>.txt``, one a line; lines that start with ``#`` are comments."""
    lines = files("briefing.story").joinpath("data", f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer("english")
    return stemmer


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of one word, in lower case and without a possessive ending."""
    return _stemmer().stemWord(POSSESSIVE.sub("", word.lower()))


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry content, in the order of the text."""
    little = word_list("little_words")
    return tuple(stem(word) for word in WORD.findall(text) if word.lower() not in little)


@lru_cache(maxsize=1)
def _common_stems() -> dict[str, float]:
    rows = (row.split() for row in sorted(word_list("common_stems")))
    return {name: int(count) / 1000 for name, count in rows}


def commonness(stemmed: str) -> float:
    """The share of general English texts that use a stem, between 0 and 1; small for a rare or unknown one."""
    return _common_stems().get(stemmed, RARE)
