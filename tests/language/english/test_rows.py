"""Words by which days lean on others."""

from __future__ import annotations

import pytest

from briefing.language.english.rows import (
    ENDS_BETWEEN,
    ENDS_ON,
    TIME_AGO,
    YEAR_ITSELF,
    announces,
    bare_comparison,
    compares,
)


@pytest.mark.parametrize(
    ("above", "to_come"),
    [
        ("Tour dates:", True),
        ("Tickets are on sale", True),
        ("UPCOMING", True),
        ("Rain in Orsa", False),
        ("Showers", False),
    ],
)
def test_what_announces_days_to_come(above, to_come):
    assert announces(above) is to_come


@pytest.mark.parametrize(
    ("text", "compared", "bare"),
    [
        ("Sales fell to 30, down from 40 a year ago.", True, False),
        ("Sales rose 12% on a year ago.", True, True),
        ("Sales were up from about $4.5 million a year ago.", True, False),
        ("Sales were lower than 12 percent a year ago.", True, False),
        ("She left a year ago.", False, False),
        ("Prices are higher than a year ago.", True, True),
        ("She wed from there in Orsa a year ago.", False, False),
    ],
)
def test_what_a_figure_is_compared_with(text, compared, bare):
    start = text.index("a year ago")
    assert compares(text, start, start + 10) is compared
    assert bare_comparison(text, start) is bare


@pytest.mark.parametrize(
    ("pattern", "text", "held"),
    [
        (TIME_AGO, "one year earlier", True),
        (TIME_AGO, "the year before", True),
        (TIME_AGO, "two years ago", False),
        (YEAR_ITSELF, "the end of the year", True),
        (YEAR_ITSELF, "the year ends", False),
        (ENDS_BETWEEN, "and culminating in", True),
        (ENDS_BETWEEN, "legends", False),
        (ENDS_ON, ", which ended on ", True),
        (ENDS_ON, " to ", True),
        (ENDS_ON, " of ", False),
    ],
)
def test_what_stands_between_and_ends(pattern, text, held):
    assert (pattern.search(text) is not None) is held
