"""Values in words that a person reads, with digits that a program can."""

import pytest

from briefing.language.english.plurals import plural, show_amount


@pytest.mark.parametrize(
    ("low", "high", "unit", "kind", "expected"),
    [
        (24, 24, "person", "count", "24 people"),
        (1, 1, "person", "count", "1 person"),
        (1204, 1204, "injured", "count", "1204 injured"),
        (24, 99, "cow", "count", "24-99 cows"),
        (44000000, 44000000, "USD", "money", "44000000 USD"),
        (70, 70, "anniversary", "ordinal", "70 anniversary"),
        (5, 5, "percent", "percent", "5 percent"),
        (2, 2, "percentage point", "percent", "2 percentage points"),
        (6.5, 6.5, "magnitude", "measure", "6.5 magnitude"),
        (40, 40, "kilometre per hour", "measure", "40 kilometres per hour"),
        (31, 31, "year old", "measure", "31 years old"),
        (65, 65, "", "count", "65"),
    ],
)
def test_amounts(low, high, unit, kind, expected):
    assert show_amount(low, high, unit, kind) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("fireman", "firemen"),
        ("human", "humans"),
        ("city", "cities"),
        ("holiday", "holidays"),
        ("church", "churches"),
        ("aircraft", "aircraft"),
        ("drone design", "drone designs"),
        ("square mile", "square miles"),
        ("degree celsius", "degrees celsius"),
    ],
)
def test_plurals(noun, expected):
    assert plural(noun) == expected
