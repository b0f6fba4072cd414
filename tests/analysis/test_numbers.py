"""Each case is a sentence and the numbers in it: words, from, to, unit, kind, and whether it is approximate."""

import pytest

from briefing.analysis.dates.finding import find_dates_in
from briefing.analysis.numbers import bound_of, find_numbers, find_numbers_in
from briefing.language.english import measures as units
from briefing.models import Analysis, Article, Paragraph, Sentence

CASES = [
    # counts
    ("The storm killed 24 people.", [("24", 24, 24, "person", "count", False)]),
    ("At least twenty-four young men died.", [("twenty-four", 24, 24, "man", "count", True)]),
    ("Between 2 and 4 million workers left.", [("2 and 4 million", 2e6, 4e6, "worker", "count", False)]),
    ("Some 40 to 50 vehicles burnt.", [("40 to 50", 40, 50, "vehicle", "count", True)]),
    ("It has 10-15 rooms.", [("10-15", 10, 15, "room", "count", False)]),
    ("Dozens of villagers fled.", [("Dozens", 24, 99, "villager", "count", True)]),
    ("Tens of thousands marched.", [("Tens of thousands", 20_000, 99_999, "", "count", True)]),
    ("A dozen children sang.", [("A dozen", 12, 12, "child", "count", False)]),
    ("They built two new drone designs.", [("two", 2, 2, "drone design", "count", False)]),
    ("Two hundred and fifty homes burnt.", [("Two hundred and fifty", 250, 250, "home", "count", False)]),
    ("Half a million bees died.", [("Half a million", 5e5, 5e5, "bee", "count", False)]),
    ("Killing 12 and wounding 30.", [("12", 12, 12, "", "count", False), ("30", 30, 30, "", "count", False)]),
    ("It cost 80 million pounds.", [("80 million pounds", 8e7, 8e7, "GBP", "money", False)]),
    ("A haul of 2 million pounds of cod.", [("2 million pounds", 2e6, 2e6, "pound", "measure", False)]),
    ("One was killed.", [("One", 1, 1, "", "count", False)]),
    ("One woman was hurt.", [("One", 1, 1, "woman", "count", False)]),
    ("One does what one can.", []),
    ("Twelve of the passengers swam.", [("Twelve", 12, 12, "passenger", "count", False)]),
    ("A 30-member crew.", [("30", 30, 30, "member", "count", False)]),
    ("It drew 300 or so.", [("300", 300, 300, "", "count", True)]),
    ("The ship carried 1,200 tourists.", [("1,200", 1200, 1200, "tourist", "count", False)]),
    # money
    ("It cost $44m.", [("$44m", 44e6, 44e6, "USD", "money", False)]),
    ("It cost US$40 billion.", [("US$40 billion", 40e9, 40e9, "USD", "money", False)]),
    ("It cost 30 million euros.", [("30 million euros", 30e6, 30e6, "EUR", "money", False)]),
    ("It cost £3-5 million.", [("£3-5 million", 3e6, 5e6, "GBP", "money", False)]),
    # percent, fractions, measures
    ("It rose by 3.5 percent.", [("3.5 percent", 3.5, 3.5, "percent", "percent", False)]),
    ("It rose 2 percentage points.", [("2 percentage points", 2, 2, "percentage point", "percent", False)]),
    (
        "It rose from 5 to 7 percent.",
        [("5", 5, 5, "percent", "percent", False), ("7 percent", 7, 7, "percent", "percent", False)],
    ),
    ("A third of the voters.", [("A third", 1 / 3, 1 / 3, "", "fraction", False)]),
    ("Half of the voters.", [("Half", 0.5, 0.5, "", "fraction", False)]),
    ("One in five voters.", [("One in five", 0.2, 0.2, "", "fraction", False)]),
    ("Five in four voters.", [("Five", 5, 5, "", "count", False), ("four", 4, 4, "voter", "count", False)]),
    ("A 6.1-magnitude quake.", [("6.1-magnitude", 6.1, 6.1, "magnitude", "measure", False)]),
    ("A quake of magnitude 6.1.", [("6.1", 6.1, 6.1, "magnitude", "measure", False)]),
    ("It is 10km away.", [("10km", 10, 10, "kilometre", "measure", False)]),
    ("It is 5 to 7 miles long.", [("5 to 7 miles", 5, 7, "mile", "measure", False)]),
    ("It burnt 300 square miles.", [("300 square miles", 300, 300, "square mile", "measure", False)]),
    ("It drove 92 miles per hour.", [("92 miles per hour", 92, 92, "mile per hour", "measure", False)]),
    ("Lena Stoll, 31, sang.", [("31", 31, 31, "year old", "measure", False)]),
    ("A 31-year-old nurse sang.", [("31-year-old", 31, 31, "year old", "measure", False)]),
    # a bare "m" is metres where a length is told, millions where things are counted, and else may be either
    ("He fell about 600m down the slope.", [("600m", 600, 600, "metre", "measure", True)]),
    ("A wave 2-3m high.", [("2-3m", 2, 3, "metre", "measure", False)]),
    ("They swam 400 m.", [("400 m", 400, 400, "metre", "measure", False)]),
    ("The firm has 40m users.", [("40m", 4e7, 4e7, "user", "count", False)]),
    ("It raised 600m.", []),
    ("It lost 12m last year.", []),
    # ordinals
    ("The 70th anniversary.", [("70th", 70, 70, "anniversary", "ordinal", False)]),
    ("The second attack.", [("second", 2, 2, "attack", "ordinal", False)]),
    # parts of names, days and years
    ("COVID-19, F-16, Flight 370 and a Boeing 737 met.", []),
    ("Six AK 47 rifles.", [("Six", 6, 6, "", "count", False)]),
    ("In 2014 and on 5 May 2015 he spoke for three days.", []),
    ("The year was 1984.", []),
    ("They won 3-1.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_numbers(text, expected):
    found = find_numbers_in(text, find_dates_in(text, None), (Sentence(0, len(text), 0),))
    rows = [(text[n.start : n.end], n.low, n.high, n.unit, n.kind, n.approximate) for n in found]
    assert rows == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 24 died", "least"),
        ("24 or more died", "least"),
        ("up to 24 died", "most"),
        ("about 24 died", "about"),
        ("24 or so died", "about"),
        ("dozens died", "about"),
        ("and 24 died", "exact"),
    ],
)
def test_bounds(text, bound):
    (number,) = find_numbers_in(text)
    assert bound_of(text, number) == bound


def test_only_english_is_read():
    text = "Es waren 24 people."
    article = Article("a", "a.txt", "d", "", text, (Paragraph(0, len(text)),), language="de")
    assert find_numbers(article, Analysis()) == ()


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("cities", "city"),
        ("policemen", "policeman"),
        ("churches", "church"),
        ("people", "person"),
        ("troops", "troops"),
        ("glass", "glass"),
        ("homes", "home"),
    ],
)
def test_singular(plural, single):
    assert units.singular(plural) == single


def test_a_unit_ends_where_the_sentence_does():
    text = "There were 30. Rivers rose."
    assert [number.unit for number in find_numbers_in(text, (), (Sentence(0, 14, 0), Sentence(15, 27, 0)))] == [""]


def test_every_figure_is_a_float_so_that_it_is_stored_as_it_is_read_back():
    text = "Dozens fled, hundreds of homes burned, two in three wells ran dry; 30 of 1,200 goats died on the third day."
    found = find_numbers_in(text)
    assert len(found) >= 5
    assert all(type(value) is float for one in found for value in (one.low, one.high))
