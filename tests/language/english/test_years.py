"""Whether bare figures are a year or a number."""

from __future__ import annotations

import re

import pytest

from briefing.language.english.years import is_year


def told(text, base=2024):
    *_, figures = re.finditer(r"\b20\d\d", text)
    return is_year(text, *figures.span(), base)


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of 2020’s floods.",
        "The river flooded in 2017, 2018.",
        "Its 2031 budget is in doubt.",
        "It sold new 2023 models.",
        "It sold new 2022 models.",
        "• 2012: the mill opens",
        "2016 was a dry year.",
        "At Expo 2015 it rained.",
    ],
)
def test_figures_that_are_a_year(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The flood drove out 2019 people.",
        "About 2000 of them left.",
        "It needs more than 2010 loaves.",
        "The number of 2050 bolts",
        "It sold new 2021 models.",
    ],
)
def test_figures_that_are_a_number(text):
    assert not told(text)
