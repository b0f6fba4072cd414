"""What is known of every language, English or not: names of months and days, number words and quotation marks.

A file of ``data/languages`` is one language. ``months`` and ``weekdays`` (Monday first) are lists of lower-case names
and short forms parted by blanks, "_" for a blank inside a name; ``days`` are words for days as their distance from
today; ``joints`` are words and endings between day, month and year; ``date_order`` is ``dmy``, ``mdy`` or
``ymd``; ``marks`` are the signs behind year, month and day where they are written so; ``quotes`` are pairs of quotation
marks, the usual ones first; ``numbers`` are number words with their value;
``ahead`` are words, in small letters, after which a weekday is one to come; ``in_month`` are words before a month that
stands without day and year, ``parts`` are endings of weekdays for the parts of a day, ``to`` are words between the
first and the last day of a range; ``in_year`` are words before a year in figures that stands alone, ``year_signs``
words behind it; ``gone`` are words beside a weekday that is over; ``before_name`` are words in short, without their
dot, that only stand before what they belong to: "Mme. Roe".
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from briefing.records import dataclass

_FOLDER = resources.files("briefing.language").joinpath("data", "languages")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one language; all words in lower case.

    ``months`` counts from 1, ``weekdays`` from 0 for Monday, ``days`` is the distance from today in days. ``marks`` are
    the signs of ``year``, ``month`` and ``day``, empty where dates are written without.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    joints: frozenset[str]
    date_order: str
    marks: Mapping[str, tuple[str, ...]]
    quotes: tuple[tuple[str, str], ...]
    numbers: Mapping[str, int]
    ahead: tuple[str, ...] = ()
    in_month: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    in_year: tuple[str, ...] = ()
    year_signs: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    before_name: tuple[str, ...] = ()


@cache
def tables_of(code: str) -> Tables | None:
    """The tables of a language by its ISO 639-1 code; None where there are none."""
    source = _FOLDER.joinpath(f"{code}.toml")
    if code not in codes():
        return None
    data: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
    return Tables(
        months=_numbered(data["months"], 1),
        weekdays=_numbered(data["weekdays"], 0),
        days=data["days"],
        joints=frozenset(data["joints"].split()),
        date_order=data["date_order"],
        marks={name: tuple(signs.split()) for name, signs in data.get("marks", {}).items()},
        quotes=tuple((left, right) for left, right in map(str.split, data["quotes"])),
        numbers=data["numbers"],
        ahead=_words(data.get("ahead", "")),
        in_month=_words(data.get("in_month", "")),
        parts=_words(data.get("parts", "")),
        to=_words(data.get("to", "")),
        in_year=_words(data.get("in_year", "")),
        year_signs=_words(data.get("year_signs", "")),
        gone=_words(data.get("gone", "")),
        before_name=_words(data.get("before_name", "")),
    )


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of all languages that have tables, in alphabetical order."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _words(listed: str) -> tuple[str, ...]:
    """The words of a list, "_" turned into a blank."""
    return tuple(word.replace("_", " ") for word in listed.split())


def _numbered(rows: list[str], first: int) -> dict[str, int]:
    """Every name of a list with its number, "_" turned into a blank."""
    return {name.replace("_", " "): number for number, row in enumerate(rows, first) for name in row.split()}
