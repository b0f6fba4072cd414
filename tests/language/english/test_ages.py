"""How old somebody is told to be, and of whom."""

from __future__ import annotations

import re

import pytest

from briefing.language.english.ages import ages_in, may_be_one
from briefing.models import Span

NAMES = re.compile("Ada Sorn|Kim Rust|Rust|Halden")


def ages(text, names=NAMES):
    persons = [Span(*match.span()) for match in names.finditer(text)]
    return [(text[one.start : one.end], one.years, one.noun) for one in ages_in(text, persons)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police held 61-year-old Ada Sorn.", ("61-year-old Ada Sorn", 61, "")),
        ("Police held Ada Sorn, 61, at noon.", ("Ada Sorn, 61", 61, "")),
        ("They held Rust (44).", ("Rust (44)", 44, "")),
        ("They held Rust, aged 44.", ("Rust, aged 44", 44, "")),
        ("A 61-year-old woman was held.", ("A 61-year-old woman", 61, "woman")),
        ("A 61-year-old retired Orsa nurse was held.", ("A 61-year-old retired Orsa nurse", 61, "nurse")),
        ("The 16 year-old was held.", ("The 16 year-old", 16, "")),
        ("The 16-year-old accused of the theft ran.", ("The 16-year-old", 16, "")),
        ("A diver, aged 30, was found.", ("A diver, aged 30", 30, "diver")),
    ],
)
def test_an_age_with_whom_it_is_told_of(text, found):
    assert ages(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The 30-year-old bridge fell.",
        "Rust broke a 30-year-old mark.",
        "Rust, 23 points behind, lost.",
        "Rust, 300, is a boat.",
        "Children aged 6 to 12 swim free.",
        "A group of 16-year-olds swam.",
    ],
)
def test_no_age_of_anybody(text):
    assert not ages(text)


def test_who_may_be_one():
    def first(text):
        return next(ages_in(text, ()))

    woman, man, youth = (first(f"A 40-year-old {noun} swam.") for noun in ("woman", "man", "diver"))
    assert may_be_one(woman, youth)
    assert not may_be_one(woman, man)
    assert not may_be_one(woman, first("A 41-year-old woman swam."))
    girl, hers, his = (
        first(f"{whose} 9-year-old {noun} swam.")
        for whose, noun in (("A", "girl"), ("Her", "daughter"), ("Ms Orth's", "daughter"))
    )
    assert not may_be_one(girl, hers)
    assert may_be_one(hers, his)
