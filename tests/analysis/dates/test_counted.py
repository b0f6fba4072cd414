"""Days that are counted from others, read on Wednesday, 20 November 2019."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.dates.finding import find_dates_in

PUBLISHED = date(2019, 11, 20)


def values(text, published=PUBLISHED):
    return {one.of(text): one.value for one in find_dates_in(text, published) if one.kind != "duration"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She left the day before yesterday.", {"the day before yesterday": "2019-11-18"}),
        ("She sails the day after tomorrow.", {"the day after tomorrow": "2019-11-22"}),
        ("She left a week ago Friday.", {"a week ago Friday": "2019-11-08"}),
        ("She left a week ago today.", {"a week ago today": "2019-11-13"}),
        ("She left two weeks ago, on Friday.", {"two weeks ago, on Friday": "2019-11-08"}),
        ("She left a month ago today.", {"a month ago today": "2019-10-20"}),
        ("She left two years ago yesterday.", {"two years ago yesterday": "2017-11-19"}),
        ("She sails a week from tomorrow.", {"a week from tomorrow": "2019-11-28"}),
        ("She sails a week on Friday.", {"a week on Friday": "2019-11-29"}),
        ("She will sail Thursday week.", {"Thursday week": "2019-11-28"}),
        ("She left on the first day of July.", {"the first day of July": "2019-07-01"}),
        ("She left on the last day of July 2018.", {"the last day of July 2018": "2018-07-31"}),
        ("She left on the last Sunday in May 2018.", {"the last Sunday in May 2018": "2018-05-27"}),
        ("She left on the second Sunday in May.", {"the second Sunday in May": "2019-05-12"}),
        ("She left on the last Sunday in May.", {"the last Sunday in May": "2019-05-26"}),
        ("She will sail on the last Sunday in May.", {"the last Sunday in May": "2020-05-31"}),
        ("It rained the week of Nov. 4, 2018.", {"the week of Nov. 4, 2018": "2018-11-04/2018-11-10"}),
        ("It rained in the week beginning 4 November.", {"the week beginning 4 November": "2019-11-04/2019-11-10"}),
        ("It rained in the second week of May 2018.", {"the second week of May 2018": "2018-05-08/2018-05-14"}),
        ("It rained in the last week of May 2018.", {"the last week of May 2018": "2018-05-25/2018-05-31"}),
        ("She will sail in three days.", {"three days": "2019-11-23"}),
        ("She will sail in a month.", {"a month": "2019-12"}),
        ("She sailed in three days.", {}),
        ("It will be the first visit in three days.", {}),
    ],
)
def test_values(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    ["She left a week ago Friday.", "She left on the last Sunday in May.", "It rained in the first week of May."],
)
def test_without_a_day_of_publication_they_have_no_value(text):
    assert list(values(text, None).values()) == [None]


def test_a_fifth_one_that_the_month_lacks_is_no_day():
    assert values("She left on the fifth Sunday in May 2018.").get("the fifth Sunday in May 2018") is None
