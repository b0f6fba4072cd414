"""Each case is a sentence and what is found in it, read on Friday, 28 July 2023 unless it says otherwise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.dates.finding import find_dates, find_dates_in
from briefing.language.english.calendar import bounds
from briefing.language.english.tense import FUTURE, PAST, UNKNOWN, tense_at
from briefing.models import Analysis, Article, Paragraph, Sentence

FRIDAY = date(2023, 7, 28)

CASES = [
    # weekdays and the tense of the verb
    ("The bridge fell on Thursday night.", {"Thursday night": "2023-07-27"}),
    ("The council will vote on Monday.", {"Monday": "2023-07-31"}),
    ("He said the court would probably decide on Tuesday.", {"Tuesday": "2023-08-01"}),
    (
        "Last Tuesday the mill burnt; next Tuesday it opens.",
        {"Last Tuesday": "2023-07-25", "next Tuesday": "2023-08-01"},
    ),
    ("She spoke on Friday.", {"Friday": "2023-07-28"}),
    ("They met last Friday.", {"last Friday": "2023-07-21"}),
    ("They met on Tuesday last week.", {"Tuesday last week": "2023-07-18"}),
    ("The fair ran from Monday to Wednesday.", {"Monday to Wednesday": "2023-07-24/2023-07-26"}),
    ("The fair will run from Monday to Wednesday.", {"Monday to Wednesday": "2023-07-31/2023-08-02"}),
    # mixed fractions
    ("The talks took 3 1/2 hours and 1¾ days.", {"3 1/2 hours": "PT3.5H", "1¾ days": "P1.75D"}),
    ("She served 12½ years.", {"12½ years": "P12.5Y"}),
    # days and months without a year
    ("It was sold on July 27.", {"July 27": "2023-07-27"}),
    ("The match will be played on 12 August.", {"12 August": "2023-08-12"}),
    ("He was born on Sunday, 4 July.", {"Sunday, 4 July": "2021-07-04"}),
    ("The rule takes effect on October 1.", {"October 1": "2023-10-01"}),
    ("The rocket was tested in April and July.", {"April": "2023-04", "July": "2023-07"}),
    ("It was stolen in November.", {"November": "2022-11"}),
    ("The hall will open in November.", {"November": "2023-11"}),
    ("It closed last July.", {"last July": "2022-07"}),
    ("He may march in May.", {"May": "2024-05"}),
    ("June Carter met April Jones and May Lin.", {}),
    ("The rain fell on Christmas Day.", {"Christmas Day": "2022-12-25"}),
    # with a year
    ("On Aug. 15, 2021, it sank.", {"Aug. 15, 2021": "2021-08-15"}),
    ("On the 5th of May 1998 it sank.", {"the 5th of May 1998": "1998-05-05"}),
    ("It began in November 2022.", {"November 2022": "2022-11"}),
    ("It was written in June last year.", {"June last year": "2022-06"}),
    ("Stamp 2023-07-28T05:13+0000 here.", {"2023-07-28T05:13+0000": "2023-07-28"}),
    ("The file is of 25/12/2020.", {"25/12/2020": "2020-12-25"}),
    ("The file is of 7/8/2023.", {"7/8/2023": "2023-07-08"}),
    ("The file is of 7/8/2021.", {"7/8/2021": None}),
    # ranges
    ("In the 1950-1953 war.", {"1950-1953": "1950/1953"}),
    ("In the 1950–53 war.", {"1950–53": "1950/1953"}),
    ("Between 1950 and 1953 it grew.", {"1950 and 1953": "1950/1953"}),
    ("From March to May 2020 it grew.", {"March to May 2020": "2020-03/2020-05"}),
    ("It ran from November to January.", {"November to January": "2022-11/2023-01"}),
    ("It ran between April and June.", {"April and June": "2023-04/2023-06"}),
    ("It ran July 3-5 in town.", {"July 3-5": "2023-07-03/2023-07-05"}),
    ("It ran from 30 June to 2 July.", {"30 June to 2 July": "2023-06-30/2023-07-02"}),
    ("The May-June lull.", {"May-June": "2023-05/2023-06"}),
    ("The report of 2022-11 says so.", {"2022-11": "2022-11"}),
    # years and longer
    ("It has been shut since 2020.", {"2020": "2020"}),
    ("2019, he said, was a bad year.", {"2019": "2019"}),
    ("In the 1990s it was full.", {"the 1990s": "1990/1999"}),
    ("In the late '80s it was full.", {"the late '80s": "1980/1989"}),
    ("A 19th-century mill.", {"19th-century": "1801/1900"}),
    ("In the first quarter of 2021 it lost money.", {"the first quarter of 2021": "2021-01/2021-03"}),
    ("In the last quarter it lost money.", {"the last quarter": "2023-04/2023-06"}),
    ("In the second quarter of last year it lost money.", {"the second quarter of last year": "2022-04/2022-06"}),
    # by the day of publication
    ("Yesterday it rained, today it does not.", {"Yesterday": "2023-07-27", "today": "2023-07-28"}),
    (
        "It rained last night and will rain tomorrow morning.",
        {"last night": "2023-07-27", "tomorrow morning": "2023-07-29"},
    ),
    ("It rained earlier this month.", {"earlier this month": "2023-07"}),
    ("It rained last week.", {"last week": "2023-07-17/2023-07-23"}),
    ("It rained this weekend.", {"this weekend": "2023-07-22/2023-07-23"}),
    ("It will rain next month and next year.", {"next month": "2023-08", "next year": "2024"}),
    ("By the end of the year it will be dry.", {"the end of the year": "2023"}),
    (
        "It rained two days ago and three weeks ago.",
        {"two days ago": "2023-07-26", "three weeks ago": "2023-07-03/2023-07-09"},
    ),
    ("It was dug a decade ago.", {"a decade ago": "2010/2019"}),
    ("It came two and a half years ago.", {}),
    # by another day of the text
    (
        "The talks began on Thursday. Two days earlier he had left.",
        {"Thursday": "2023-07-27", "Two days earlier": "2023-07-25"},
    ),
    ("It opened on 3 May. The following day it shut.", {"3 May": "2023-05-03", "The following day": "2023-05-04"}),
    ("It opened on 3 May. The day before it had snowed.", {"3 May": "2023-05-03", "The day before": None}),
    ("He left two days before the vote on Thursday.", {"two days before": "2023-07-25", "Thursday": "2023-07-27"}),
    ("He left two days before the storm.", {"two days before": None}),
    ("It opened on 3 May. That same day it shut.", {"3 May": "2023-05-03", "That same day": "2023-05-03"}),
    ("It opened on 3 May. That evening it shut.", {"3 May": "2023-05-03", "That evening": "2023-05-03"}),
    # how long
    ("He was away for three days.", {"three days": "P3D"}),
    ("A 27-year ban and a 12-hour flight.", {"27-year": "P27Y", "12-hour": "PT12H"}),
    ("It took an hour and a half.", {"an hour and a half": "PT1.5H"}),
    ("It lasted two and a half years.", {"two and a half years": "P2.5Y"}),
    ("Over the past decade it grew.", {"the past decade": "P10Y"}),
    ("It grew for several years.", {"several years": None}),
    ("It costs ten pounds a year.", {}),
    ("A 31-year-old man.", {}),
    # no dates
    ("Some 2000 people came and 1950 homes burnt.", {}),
    ("He lived with Ada Roe of 1909 Tarn Hill Drive.", {}),
    ("The mayor of 1909 lived there.", {"1909": "1909"}),
    ("In 2012 Harbour Street was closed.", {"2012": "2012"}),
    ("It happened on February 30.", {}),
    ("A march to the sea.", {}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_values(text, expected):
    cut = text.find(". ") + 1
    sentences = (Sentence(0, cut, 0), Sentence(cut + 1, len(text), 0)) if cut else (Sentence(0, len(text), 0),)
    found = find_dates_in(text, FRIDAY, sentences)
    assert {text[one.start : one.end]: one.value for one in found if one.value or expected} == expected


def test_without_a_day_of_publication_only_whole_dates_have_a_value():
    text = "On Thursday, two weeks ago, in April, in the last quarter, last week, in July 2020, from Monday to Friday."
    found = {text[one.start : one.end]: one.value for one in find_dates_in(text, None)}
    assert found == {
        "Thursday": None,
        "two weeks ago": None,
        "April": None,
        "the last quarter": None,
        "last week": None,
        "July 2020": "2020-07",
        "Monday to Friday": None,
    }


def test_kinds():
    text = "On Thursday, last week, in May 2020, in 2021, in the 1990s, from 1950 to 1953, for two days."
    assert [one.kind for one in find_dates_in(text, FRIDAY)] == [
        "day",
        "week",
        "month",
        "year",
        "decade",
        "range",
        "duration",
    ]


def test_of_an_article_in_another_language_only_stamps_are_read():
    text = "Am Thursday, den 3 May, und am 2023-05-03 war es so."
    article = Article("a", "a.txt", "d", "", text, (Paragraph(0, len(text)),), published=FRIDAY, language="de")
    assert [(one.value, one.kind) for one in find_dates(article, Analysis())] == [("2023-05-03", "day")]


def test_a_verb_of_another_sentence_says_nothing():
    text = "It will rain. On Monday the dam broke."
    sentences = (Sentence(0, 13, 0), Sentence(14, len(text), 0))
    assert find_dates_in(text, FRIDAY, sentences)[0].value == "2023-07-24"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("they will be moved on X", FUTURE),
        ("they were moved on X", PAST),
        ("On X they left", PAST),
        ("due on X", FUTURE),
        ("the naked need on X", UNKNOWN),
    ],
)
def test_tense(text, tense):
    at = text.index("X")
    assert tense_at(text, at, at + 1, 0, len(text)) == tense


PIECES = [
    *"0123456789 -/.,'’–TZ",
    "May ",
    "March ",
    "Monday ",
    " to ",
    "last ",
    "week ",
    "two ",
    "years ",
    "ago ",
    "13 ",
]
PIECES += [
    "before ",
    "from ",
    "the ",
    "1990s ",
    "9999",
    "0001-01-01",
    "quarter ",
    "century ",
    "next ",
    "year ",
    "half ",
]


@given(
    text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    day=st.dates() | st.none(),
)
def test_never_an_exception_and_always_days_of_the_calendar(text, day):
    end = 0
    for one in find_dates_in(text, day):
        assert one.start >= end
        assert one.start < one.end <= len(text)
        end = one.end
        if one.value and one.kind != "duration":
            assert bounds(one.value) is not None


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
@pytest.mark.parametrize("offset", range(7))
def test_what_has_been_never_lies_ahead(weekday, offset):
    day = FRIDAY + timedelta(days=offset)
    (found,) = find_dates_in(f"The wall was broken on {weekday}.", day)
    assert day - timedelta(days=7) < date.fromisoformat(found.value) <= day


LATE = date(2023, 11, 8)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Second-quarter profit fell at Brun Foods.", "Second-quarter", "2023-04/2023-06"),
        ("Sales in the fourth quarter of last year were flat.", "the fourth quarter of last year", "2022-10/2022-12"),
        ("Sales will rise in the fourth quarter.", "the fourth quarter", "2023-10/2023-12"),
        ("It lost money in Q3.", "Q3", "2023-07/2023-09"),
        ("It earned less in Q1 2022.", "Q1 2022", "2022-01/2022-03"),
        ("She came third in the quarter-final.", "", None),
        ("The plan is for the second half of next year.", "the second half of next year", "2024-07/2024-12"),
        ("Rents rose in the first half of 2021.", "the first half of 2021", "2021-01/2021-06"),
        ("The bridge was shut last winter.", "last winter", "2022-12/2023-02"),
        ("It opened this summer.", "this summer", "2023-06/2023-08"),
        ("The works end next spring.", "next spring", "2024-03/2024-05"),
        ("The flood of the autumn of 2019 is forgotten.", "the autumn of 2019", "2019-09/2019-11"),
        ("The county will cut 3 million this fiscal year.", "this fiscal year", "2023"),
        ("Sales in fiscal 2021 were flat.", "fiscal 2021", "2021"),
        ("Fees rose in the 2018-19 school year.", "the 2018-19 school year", "2018/2019"),
        ("It was to be ready by the end of the year 2020.", "the end of the year 2020", "2020"),
        ("She recalls that October night in 2005.", "October night in 2005", "2005-10"),
        ("Thieves came over the weekend.", "the weekend", "2023-11-04/2023-11-05"),
        ("Snow will fall over the weekend.", "the weekend", "2023-11-11/2023-11-12"),
        ("He was held after a 2011 raid.", "2011", "2011"),
        ("The bonds, due 2031, fell.", "2031", "2031"),
        ("The strike went on into 1987.", "1987", "1987"),
        ("The ferry has been suspended until noon Sunday.", "Sunday", "2023-11-12"),
        ("The rink stays shut till Friday.", "Friday", "2023-11-10"),
        ("He served there until Monday.", "Monday", "2023-11-06"),
        ("He was due to be freed in February.", "February", "2024-02"),
        ("He was due to be freed in September.", "September", "2023-09"),
        ("She is to be asked about the mayor's August 2 letter, when he promised help.", "August 2", "2023-08-02"),
        ("The council meets Thursday.", "Thursday", "2023-11-09"),
        ("Brun Foods' rival reports earnings Friday.", "Friday", "2023-11-10"),
        ("Fewer came in 2019 than in the previous year.", "the previous year", "2018"),
        ("It opened in May 2015. The next year it burnt down.", "The next year", "2016"),
        ("It closed in 2014, three years after a fire.", "three years after", None),
        ("Sales fell from a year earlier.", "a year earlier", "2022"),
    ],
)
def test_longer_stretches_and_the_verb_that_governs(text, words, value):
    found = {text[one.start : one.end]: one.value for one in find_dates_in(text, LATE)}
    assert found.get(words) == value
