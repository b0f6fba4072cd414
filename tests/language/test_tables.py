"""The tables of all languages, and the door to them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefing import language
from briefing.language.tables import codes, tables_of

LANGUAGES = Path(language.__path__[0]) / "data" / "languages"
WANTED = {"en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "ar", "zh", "ja", "ko"}


def test_there_are_tables_for_the_languages_that_news_is_read_in():
    assert set(codes()) >= WANTED


@pytest.mark.parametrize("code", codes())
def test_each_table_is_complete(code):
    tables = tables_of(code)
    assert tables is not None
    assert sorted(set(tables.months.values())) == list(range(1, 13))
    assert sorted(set(tables.weekdays.values())) == list(range(7))
    assert set(tables.days.values()) >= {-1, 0, 1}
    assert tables.date_order in {"dmy", "mdy", "ymd"}
    assert set(tables.numbers.values()) >= {*range(1, 11), 100, 1000}
    assert tables.quotes
    words = [*tables.months, *tables.weekdays, *tables.days, *tables.numbers]
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("code", codes())
def test_no_name_stands_for_two_months_or_two_days(code):
    data = tomllib.loads((LANGUAGES / f"{code}.toml").read_text(encoding="utf-8"))
    names = [name for key in ("months", "weekdays") for row in data[key] for name in row.split()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("code", "name", "month"),
    [
        ("de", "märz", 3),
        ("fr", "août", 8),
        ("es", "enero", 1),
        ("pt", "março", 3),
        ("it", "luglio", 7),
        ("nl", "mei", 5),
        ("ru", "июля", 7),
        ("uk", "серпня", 8),
        ("ar", "كانون الثاني", 1),
        ("zh", "十二月", 12),
        ("ja", "7月", 7),
        ("ko", "7월", 7),
    ],
)
def test_months_in_their_languages(code, name, month):
    tables = language.of(code).tables
    assert tables is not None
    assert tables.months[name] == month


def test_the_door():
    assert language.of("en").read
    assert language.of(None).code == "en"
    assert language.of("pt-BR").code == "pt"
    assert not language.of("de").read
    assert language.of("xx").tables is None
