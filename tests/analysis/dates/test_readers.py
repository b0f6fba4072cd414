"""What a form of a date stands for, given the day of the article and the tense around it."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.dates.finding import find_dates_in
from briefing.analysis.dates.readers import count_of, shifted

WEDNESDAY = date(2024, 5, 15)


def values(text, published=WEDNESDAY):
    return {one.of(text): one.value for one in find_dates_in(text, published)}


@pytest.mark.parametrize(
    ("word", "number"),
    [("four", 4), ("4.5", 4.5), ("4 1/2", 4.5), ("4½", 4.5), ("4¼", 4.25), ("4 3/4", 4.75), ("zyrb", None)],
)
def test_numbers(word, number):
    assert count_of(word) == number


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("minute", -20, "2024-05-15"),
        ("hour", -5, "2024-05-15"),
        ("hour", -6, None),
        ("day", -15, "2024-04-30"),
        ("night", 1, "2024-05-16"),
        ("week", -1, "2024-05-06/2024-05-12"),
        ("fortnight", -1, "2024-04-29/2024-05-05"),
        ("month", -5, "2023-12"),
        ("year", -3, "2021"),
        ("decade", -1, "2010/2019"),
    ],
)
def test_a_day_moved_at_the_precision_of_the_unit(unit, count, value):
    assert shifted(WEDNESDAY, unit, count) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was seen on 2023-07-27.", {"2023-07-27": "2023-07-27"}),
        ("It was seen on July 27, 2023.", {"July 27, 2023": "2023-07-27"}),
        ("It was seen on 26 January last year.", {"26 January last year": "2023-01-26"}),
        # without a year: the tense, unless that is far off
        ("It burned on 20 May.", {"20 May": "2024-05-20"}),
        ("It burned on 20 September.", {"20 September": "2023-09-20"}),
        ("It will open on 20 May.", {"20 May": "2024-05-20"}),
        ("It will open on 10 May.", {"10 May": "2024-05-10"}),
        # the weekday tells the year
        ("It burned on Friday, 20 May.", {"Friday, 20 May": "2022-05-20"}),
        # a period moved by one
        ("It opens the coming week.", {"coming week": "2024-05-20/2024-05-26"}),
        ("It opens the coming month.", {"coming month": "2024-06"}),
        ("It opens next year.", {"next year": "2025"}),
        ("It shut in the following month.", {"the following month": "2024-06"}),
        ("It shut in the previous month.", {"the previous month": "2024-04"}),
        ("It shut last year.", {"last year": "2023"}),
        ("It ran July 3-5, 2023.", {"July 3-5, 2023": "2023-07-03/2023-07-05"}),
        ("It ran 30 June to 2 July 2023.", {"30 June to 2 July 2023": "2023-06-30/2023-07-02"}),
        ("It ran from December 30 to January 2, 2023.", {"December 30 to January 2, 2023": "2022-12-30/2023-01-02"}),
        # numbers of which one reading alone is a day, or was
        ("It burned on 25/12/2023.", {"25/12/2023": "2023-12-25"}),
        ("It burned on 3/11/2024.", {"3/11/2024": "2024-03-11"}),
        ("It burned on 3/4/2024.", {"3/4/2024": None}),
        # months and years
        ("It burned in June last year.", {"June last year": "2023-06"}),
        ("It ran from March to May 2023.", {"March to May 2023": "2023-03/2023-05"}),
        ("It ran from November to March.", {"November to March": "2023-11/2024-03"}),
        ("It ran from October 2020 to January 2021.", {"October 2020 to January 2021": "2020-10/2021-01"}),
        ("The war of 1950-53 ended.", {"1950-53": "1950/1953"}),
        ("It was seen 2022-11.", {"2022-11": "2022-11"}),
        ("It burned in 1931.", {"1931": "1931"}),
        ("It opened at 1344 GMT.", {}),
        ("It rose from 1061 to 1128.", {}),
        # weeks, months and years beside the publication
        ("It burned last week.", {"last week": "2024-05-06/2024-05-12"}),
        ("It burned this month.", {"this month": "2024-05"}),
        ("It will open next year.", {"next year": "2025"}),
        ("It burned last weekend.", {"last weekend": "2024-05-11/2024-05-12"}),
        ("It burned this weekend.", {"this weekend": "2024-05-11/2024-05-12"}),
        ("It will open this weekend.", {"this weekend": "2024-05-18/2024-05-19"}),
        ("It grew over the past year.", {"past year": "P1Y"}),
        ("It closed in the last week of the fair.", {}),
        # so long ago
        ("It burned three days ago.", {"three days ago": "2024-05-12"}),
        ("It burned two and a half years ago.", {"two and a half years ago": None}),
        # weekdays
        ("It burned on Tuesday.", {"Tuesday": "2024-05-14"}),
        ("It burned on Wednesday.", {"Wednesday": "2024-05-15"}),
        ("It will open on Tuesday.", {"Tuesday": "2024-05-21"}),
        ("It burned last Wednesday.", {"last Wednesday": "2024-05-08"}),
        ("It will open next Wednesday.", {"next Wednesday": "2024-05-22"}),
        ("It will open Monday next week.", {"Monday next week": "2024-05-20"}),
        ("It burned Monday last week.", {"Monday last week": "2024-05-06"}),
        ("It ran from Monday to Wednesday.", {"Monday to Wednesday": "2024-05-13/2024-05-15"}),
        # beside today
        ("It burned last night.", {"last night": "2024-05-14"}),
        ("It will open tomorrow.", {"tomorrow": "2024-05-16"}),
        # feasts on the side of the tense
        ("It burned on Christmas Day.", {"Christmas Day": "2023-12-25"}),
        ("It will open on Christmas Day.", {"Christmas Day": "2024-12-25"}),
        # months alone
        ("It burned in April.", {"April": "2024-04"}),
        ("It burned in June.", {"June": "2023-06"}),
        ("It will open in April.", {"April": "2025-04"}),
        ("It burned last May.", {"last May": "2023-05"}),
        ("It burns every April.", {}),
        # how long
        ("It took three days.", {"three days": "P3D"}),
        ("It took two and a half years.", {"two and a half years": "P2.5Y"}),
        ("It lasted a decade.", {"a decade": "P10Y"}),
        ("It took a fortnight.", {"a fortnight": "P2W"}),
        ("It costs 40 euros a year.", {}),
        ("It took several years.", {"several years": None}),
        # any year's
        ("It opens on 26 November every year.", {}),
        ("It opens on November 26 every year.", {}),
        ("It opens in November every year.", {}),
    ],
)
def test_values(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It burned on Tuesday.",
        "It burned on 20 May.",
        "It burned last week.",
        "It burned in April.",
        "It burned today.",
    ],
)
def test_without_a_day_of_publication_they_have_no_value(text):
    assert list(values(text, None).values()) == [None]
