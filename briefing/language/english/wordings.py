"""Words that writers choose between for one thing, words that take sides, and words that stand for an office."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_HEAD = re.compile(r"\w+")
_JUDGING = 40
"""Characters before a word in which others judge it."""
_NAME = r"(?:(?-i:[A-Z])[\w'’-]* ){0,3}"
"""The words of a name in a pattern that does not regard case."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a topic: what finds them, which form stands for each, and the first word of each.

    Of a ``deed`` the words are verbs, else nouns.
    """

    name: str
    pattern: re.Pattern[str]
    forms: Mapping[str, str]
    heads: frozenset[str]
    deed: bool = False

    def label(self, written: str) -> str:
        """How a found word is shown: its plain form; one with a name in it as written."""
        words = " ".join(written.split())
        return self.forms.get(words.lower(), words)


@dataclass(frozen=True, slots=True)
class Office:
    """Words that stand for whoever has one of the ``titles`` of a land, all in small letters."""

    standing: frozenset[str]
    titles: frozenset[str]


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("briefing.language.english") / "data" / "wording_groups.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, things before deeds, in the order of the file."""
    found = []
    for table in ("things", "deeds"):
        for name, row in _data()[table].items():
            forms = {word: group[0] for group in groups_of(row) for word in group}
            longest = "|".join(_pattern(form) for form in sorted(forms, key=len, reverse=True))
            pattern = re.compile(rf"\b(?:{longest})\b", re.IGNORECASE)
            plain = {form.replace("_ ", ""): first.replace("_ ", "") for form, first in forms.items()}
            found.append(Topic(name, pattern, plain, first_words(plain), deed=table == "deeds"))
    return tuple(found)


@cache
def _judged() -> re.Pattern[str]:
    judging = "|".join(map(re.escape, sorted(words_that("judging"))))
    kinds = "|".join(map(re.escape, sorted(words_around("kinds"))))
    return re.compile(rf"\b(?:(?:{judging}),? (?:(?:{kinds}) )?){{1,2}}\Z", re.IGNORECASE)


def judged_from(text: str, start: int, at: int) -> int:
    """Where the words begin that judge the thing named at a place, in the text from ``start``; the place if none do."""
    match = _judged().search(text[max(start, at - _JUDGING) : at])
    return at if match is None else at - len(match[0])


def _pattern(form: str) -> str:
    return _NAME.join(map(re.escape, form.split("_ ")))


def groups_of(row: str) -> list[list[str]]:
    """The words of a row, those of one group together."""
    return [[word.strip() for word in group.split(",")] for group in row.split("|")]


def first_words(forms: Iterable[str]) -> frozenset[str]:
    """The first words of words and phrases, as they stand in a text."""
    return frozenset(head[0] for form in forms if (head := _HEAD.match(form)))


@cache
def words_around(name: str) -> frozenset[str]:
    """One of the lists of words that stand around the words of a topic."""
    return frozenset(word.replace("_", " ") for word in _data()["around"][name].split())


@cache
def words_that(name: str) -> frozenset[str]:
    """Words that take sides: ``words`` beside a noun, ``judging`` of a thing."""
    return frozenset(_data()["loaded"][name].split())


@cache
def charged() -> tuple[re.Pattern[str], frozenset[str]]:
    """What takes sides wherever it stands, and its first words; a describing word is found with the words behind it."""
    rows = [row.replace("_", " ") for row in _data()["loaded"]["charged"].split()]
    nouns = "|".join(re.escape(row) for row in sorted(rows, key=len, reverse=True) if not row.endswith("*"))
    describing = "|".join(re.escape(row[:-1]) for row in rows if row.endswith("*"))
    pattern = re.compile(rf"\b(?:(?P<noun>{nouns})|(?P<describing>{describing}))\b", re.IGNORECASE)
    return pattern, first_words(row.removesuffix("*") for row in rows)


@cache
def rival_names() -> Mapping[str, tuple[str, str]]:
    """Names of which each takes a side, in small letters: the thing, and the name that stands for its forms."""
    rows = ((thing, group) for thing, row in _data()["names"].items() for group in groups_of(row))
    return {form.lower(): (thing, group[0]) for thing, group in rows for form in group}


@cache
def offices() -> tuple[Office, ...]:
    """The offices that other words stand for."""
    rows = (groups_of(row) for row in _data()["offices"]["rows"])
    return tuple(Office(frozenset(standing), frozenset(titles)) for standing, titles in rows)


@cache
def long_titles() -> Mapping[str, str]:
    """Short forms of titles with what they are short for, in small letters, without full stops."""
    return dict(pair.split("=") for pair in _data()["offices"]["short"].split())
