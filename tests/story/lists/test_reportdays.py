"""Days on which something was said or published."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.lists.reportdays import is_day_of_report


def reported(text):
    article = make_article(text, published=date(2024, 5, 4))
    reading = Reading(article, analyse(article))
    return [is_day_of_report(reading, one) for one in reading.analysis.dates]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burnt down, the Gazette reported Friday.",
        "On Friday, it was reported that the mill would close.",
        "At a rally on Friday in the old mill, Roe said he had sold it.",
        "Reached by telephone on Friday, Roe declined to comment.",
        "Roe could not be reached Friday.",
    ],
)
def test_a_day_on_which_something_was_said_or_asked(text):
    assert reported(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burnt down on Friday.",
        "At a rally on Friday in the old mill, Roe sold it.",
        "Roe was fired on Friday and declined to comment.",
        "At hearings in March 1996, Roe testified that the mill was his.",
        "On Friday, it was sold.",
    ],
)
def test_a_day_on_which_something_happened(text):
    assert reported(text) == [False]
