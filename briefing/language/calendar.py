"""Names of months and of days of the week in the languages that news is written in."""

from __future__ import annotations

from functools import cache
from importlib import resources
from unicodedata import combining, normalize


@cache
def months() -> dict[str, int]:
    """Each name of a month in lower case to its number; a name of two months in two languages is left out.

    "Listopad" is October in Croatian and November in Polish and Czech: such names are read by ``month_of``.
    """
    found: dict[str, set[int]] = {}
    for names in _table("months.txt").values():
        for number, forms in enumerate(names, 1):
            for form in forms:
                found.setdefault(form, set()).add(number)
    return {form: numbers.pop() for form, numbers in found.items() if len(numbers) == 1}


def month_of(name: str, language: str | None = None) -> int | None:
    """The number of the month that ``name`` is in a language, or in any where all agree; None for no month."""
    key = name.casefold().strip().rstrip(".")
    for number, forms in enumerate(_table("months.txt").get(language or "", ()), 1):
        if key in forms:
            return number
    return months().get(key) or months().get(f"{key}.") or (None if key.isascii() else _plain_months().get(_plain(key)))


@cache
def _plain_months() -> dict[str, int]:
    """The names as capitals write them in Greek: without accents."""
    return {_plain(name): number for name, number in months().items() if "\u0370" <= name[0] <= "\u03ff"}


def _plain(name: str) -> str:
    return "".join(char for char in normalize("NFD", name) if not combining(char))


@cache
def weekdays() -> dict[str, int]:
    """Each name of a day of the week in lower case to its number, Monday 0; those of two days are left out."""
    found: dict[str, set[int]] = {}
    for names in _table("weekdays.txt").values():
        for number, forms in enumerate(names):
            for form in forms:
                found.setdefault(form, set()).add(number)
    return {form: numbers.pop() for form, numbers in found.items() if len(numbers) == 1}


@cache
def weekday_words() -> frozenset[str]:
    """All words of names of days of the week, in lower case."""
    return frozenset(
        word for names in _table("weekdays.txt").values() for forms in names for f in forms for word in f.split()
    )


@cache
def _table(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Language to the forms of each name, in their order."""
    text = resources.files("briefing.language").joinpath("data", name).read_text(encoding="utf-8")
    rows = (row.partition(":") for row in text.splitlines() if row and not row.startswith("#"))
    return {
        code.strip(): tuple(
            tuple(form.replace("_", " ").casefold() for form in forms.split()) for forms in names.split("|")
        )
        for code, _, names in rows
    }
