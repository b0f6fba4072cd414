"""Days that lean on their neighbours, read on Tuesday, 19 November 2019."""

from datetime import date

import pytest

from briefing.analysis.dates.finding import find_dates_in

TUESDAY = date(2019, 11, 19)
ROWS = "Nov. 30 – Lund, Hall\nJan. 4 – Orsk, Mill\nMay 9 – Tarn, Pier\nOctober 3 – Brun, Arena"


def values(text):
    return [one.value for one in find_dates_in(text, TUESDAY)]


@pytest.mark.parametrize(
    ("above", "years"),
    [
        ("The Mills have new tour dates:\n\n", [2019, 2020, 2020, 2020]),
        ("The Mills in 2018:\n\n", [2018, 2018, 2019, 2019, 2019]),
    ],
)
def test_the_rows_of_a_list_go_through_the_year_once(above, years):
    assert [int(value[:4]) for value in values(above + ROWS)] == years


def test_rows_of_results_go_backwards():
    rows = "Results\n\nFeb. 2: lost to Orsk\nJan. 5: beat Tarn\nDec. 9: beat Brun\nNov. 25: drew"
    assert values(rows) == ["2020-02-02", "2020-01-05", "2019-12-09", "2019-11-25"]


def test_a_weekday_in_one_row_gives_the_year_of_all():
    assert values("Fri, Jan. 3: Lund\nJune 20: Orsk\nSept. 4: Tarn") == ["2020-01-03", "2020-06-20", "2020-09-04"]


def test_two_rows_are_no_list():
    assert values("The tour\n\nJune 9 – Lund\nJune 10 – Orsk") == ["2019-06-09", "2019-06-10"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They sold 300 boats in October, down 4 percent from a year ago.", "a year ago", "2018-10"),
        ("Rents were 5.7 percent in October, down from 6.2 percent a year earlier.", "a year earlier", "2018-10"),
        ("Sales in the third quarter rose from a year earlier.", "a year earlier", "2018"),
        ("Profit in the third quarter rose to $3 billion from $2 billion a year ago.", "a year ago", "2018-07/2018-09"),
        ("The third quarter ended Nov. 10. In the third quarter it grew.", "the third quarter", "2019-08/2019-10"),
        ("The third quarter ended Nov. 11. In the third quarter it grew.", "the third quarter", "2019-09/2019-11"),
        ("In October he recalled that he had come a year ago.", "a year ago", "2018"),
        ("In October she said 2016 was better than a year earlier.", "a year earlier", "2015"),
        ("In 2014 the mill burnt, and by the end of the year it was rebuilt.", "the end of the year", "2014"),
        ("The tour starts June 9 in Lund and concludes October 10 in Orsk.", "October 10", "2020-10-10"),
        ("It opens Monday and closes Thursday, Nov. 21.", "Thursday, Nov. 21", "2019-11-21"),
    ],
)
def test_values_by_the_sentence(text, words, value):
    assert {text[one.start : one.end]: one.value for one in find_dates_in(text, TUESDAY)}[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Doors open at 7 p.m. Friday.", "Friday", "2019-11-22"),
        ("The Elks lost Sunday and play again Thursday.", "Thursday", "2019-11-21"),
        ("See it on Sunday at nine.", "Sunday", "2019-11-24"),
        ("Ahead of Sunday's vote, he spoke.", "Sunday", "2019-11-24"),
        ("Starting Friday, masks are needed.", "Friday", "2019-11-22"),
        ("From Monday, ferries stop.", "Monday", "2019-11-25"),
        ("From Monday, ferries stopped.", "Monday", "2019-11-18"),
        ("The mill shut in Nov. '17 for good.", "Nov. '17", "2017-11"),
        ("The mill rose in May ’99 there.", "May ’99", "1999-05"),
        ("Beyond 2050, seas rise.", "2050", "2050"),
    ],
)
def test_days_told_by_what_opens_starts_and_stops(text, words, value):
    assert {text[one.start : one.end]: one.value for one in find_dates_in(text, TUESDAY)}[words] == value


@pytest.mark.parametrize("text", ["Every Monday they met.", "Each Friday he cooks.", "They meet every other Monday."])
def test_each_of_a_row_of_days_is_none(text):
    assert not find_dates_in(text, TUESDAY)


def test_what_is_put_off_until_a_day_lies_ahead():
    text = "The race was put off until 18:30 CET Sunday after floods."
    assert [one.value for one in find_dates_in(text, TUESDAY) if text[one.start : one.end] == "Sunday"] == [
        "2019-11-24"
    ]
