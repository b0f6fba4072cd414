"""Lines that say something about the article."""

from datetime import date

import pytest

from briefing.corpus.cleaning.metadata import read_byline, read_label, read_signed_stamp, read_stamp


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024-03-05T05:13+0000", date(2024, 3, 5)),
        ("date 2024-03-05 https://example.org/a", date(2024, 3, 5)),
        ("Published 5 March 2024, 10:15 GMT", date(2024, 3, 5)),
        ("Fri, 28 Jul 2023 10:00:00 +0200", date(2023, 7, 28)),
        ("Updated: March 5, 2024 5:13 p.m. ET", date(2024, 3, 5)),
        ("28/07/2023 10:22", date(2023, 7, 28)),
        ("20240305", date(2024, 3, 5)),
        ("Stand: 05.03.2024 10:00 Uhr", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
    ],
)
def test_stamps_with_a_day(line, day):
    stamp = read_stamp(line)
    assert [stated.on() for stated in stamp.days] == [day]


@pytest.mark.parametrize("line", ["3 hours ago", "4 min read", "10:30", "https://example.org/a", "03/04/2024", "May 4"])
def test_stamps_without_a_certain_day(line):
    assert not any(stated.on() for stated in read_stamp(line).days)


@pytest.mark.parametrize(
    "line",
    [
        "On 5 March 2024 the minister resigned",
        "1953",
        "By the end of May",
        "See https://example.org/a for more",
        "x 1/2/2024 " * 60,
    ],
)
def test_lines_that_state_more_are_no_stamps(line):
    assert read_stamp(line) is None


def test_updated_is_marked():
    assert read_stamp("Last modified: 5 March 2024").updated
    assert not read_stamp("5 March 2024").updated


def test_addresses_lose_their_last_stop():
    assert read_stamp("Source: https://example.org/a.html.").urls == ("https://example.org/a.html",)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Jane Doe", ("Jane Doe", None)),
        ("BY JANE DOE", ("JANE DOE", None)),
        ("By Jane Doe, Reuters", ("Jane Doe, Reuters", "Reuters")),
        ("By Jane Doe and John Roe | Harlow Herald", ("Jane Doe and John Roe | Harlow Herald", "Harlow Herald")),
        ("By Jane Doe for the Harlow Times", ("Jane Doe for the Harlow Times", "Harlow Times")),
        ("Jane Doe, staff correspondent", ("Jane Doe, staff correspondent", None)),
        ("By the time the police arrived, he had left.", None),
        ("By Friday", None),
        ("Von Jana Doe", ("Jana Doe", None)),
        ("By train to Harlow?", None),
        ("By " + "Jane " * 40, None),
        ("The law takes effect", None),
    ],
)
def test_bylines(line, found):
    assert read_byline(line) == found


def test_a_line_that_signs_and_dates():
    names, outlet, stamp = read_signed_stamp("Posted by Jane Doe, Reuters on 14 March 2022")
    assert (names, outlet) == ("Jane Doe, Reuters", "Reuters")
    assert stamp.days[0].on() == date(2022, 3, 14)
    assert read_signed_stamp("Posted by admin on 14 March 2022")[0] is None
    assert read_signed_stamp("By Jane Doe | March 5, 2024 | 10:30 GMT")[0] == "Jane Doe"
    assert read_signed_stamp("The bridge opened on 14 March 2022") is None
    assert read_signed_stamp("By 14 March 2022 he had left the country") is None
    assert read_signed_stamp("By Jane Doe") is None


def test_labels():
    assert read_label("Source: Harlow Herald") == ("source", "Harlow Herald")
    assert read_label("Published on: 5 March") == ("published on", "5 March")
    assert read_label("The source: a herald") is None
    assert read_label("Source:") is None
