"""What a number counts: units, nouns, and their singular."""

from __future__ import annotations

import re

import pytest
from support_rows import rows

from briefing.language.english.measures import (
    currency_signs,
    currency_words,
    is_plural,
    measure_after,
    measures,
    noun_after,
    singular,
)
from briefing.language.english.plurals import plural

FIGURE = re.compile(r"\A(?:\d+|[a-z]+)")


@pytest.mark.parametrize(("many", "one"), rows("measures", "singular"))
def test_singular(many, one):
    assert singular(many) == one


@pytest.mark.parametrize(("word", "answer"), rows("measures", "plural"))
def test_what_looks_like_a_plural(word, answer):
    assert is_plural(word) is (answer == "yes")


@pytest.mark.parametrize("row", rows("measures", "measure"))
def test_the_unit_behind_a_figure(row):
    text, name, *taken = row
    found = measure_after(text, FIGURE.match(text).end())
    assert (found[0].name if found else "") == name
    assert [text[: found[1]]] == taken if found else not taken


@pytest.mark.parametrize(("text", "noun"), rows("measures", "noun"))
def test_the_noun_behind_a_figure(text, noun):
    figure = FIGURE.match(text)
    found = noun_after(text, figure.end(), len(text), one=figure[0] == "one")
    assert (found[0] if found else "") == noun


def test_a_noun_behind_the_limit_is_not_taken():
    assert noun_after("nine people", 4, 8, one=False) is None


def test_units_of_one_dimension_can_be_compared():
    table = measures()
    assert table["miles"].dimension == table["km"].dimension
    assert table["mile"].factor == pytest.approx(1.609344 * table["km"].factor, rel=1e-3)
    assert table["tonnes"].factor == pytest.approx(1000 * table["kg"].factor)
    assert len({(measure.name, measure.dimension, measure.factor) for measure in table.values()}) == len(
        {measure.name for measure in table.values()}
    )


def test_currencies_have_codes_of_three_letters():
    codes = {*currency_signs().values(), *currency_words().values()}
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert currency_signs()["€"] == currency_words()["euros"] == "EUR"
    assert currency_signs()["$"] == "USD"


@pytest.mark.parametrize("noun", ["city", "church", "box", "soldier", "child", "person", "wife", "crisis", "policeman"])
def test_singular_undoes_plural(noun):
    assert singular(plural(noun)) == noun
