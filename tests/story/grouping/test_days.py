"""Days for the articles of a story that state none."""

from datetime import date
from itertools import permutations

import pytest

from briefing.models import Analysis, Article, Paragraph, PublishedFrom, Reading
from briefing.story.grouping.days import infer_days

THURSDAY, FRIDAY, SATURDAY = date(2022, 11, 3), date(2022, 11, 4), date(2022, 11, 5)


def reading(name, day=None, text="It rained.", dateline=None, origin=PublishedFrom.METADATA):
    article = Article(
        name,
        name,
        name,
        name,
        text,
        (Paragraph(0, len(text)),),
        published=day,
        published_from=origin if day else None,
        dateline=dateline,
    )
    return Reading(article, Analysis())


def days(*readings):
    return {r.article.id: (r.article.published, r.article.published_from) for r in infer_days(readings)}


def test_what_is_stated_stays():
    assert days(reading("a", FRIDAY), reading("b", THURSDAY)) == {
        "a": (FRIDAY, PublishedFrom.METADATA),
        "b": (THURSDAY, PublishedFrom.METADATA),
    }


def test_the_day_of_most_others():
    found = days(reading("a", FRIDAY), reading("b", FRIDAY), reading("c", SATURDAY), reading("d"))
    assert found["d"] == (FRIDAY, PublishedFrom.STORY)


def test_no_day_where_nobody_states_one():
    assert days(reading("a"), reading("b", dateline="VELLIN, Nov. 5")) == {"a": (None, None), "b": (None, None)}


def test_a_dateline_without_year_takes_the_nearest():
    found = days(reading("a", date(2023, 1, 2)), reading("b", dateline="VELLIN, Dec. 31 (Northwire)"))
    assert found["b"] == (date(2022, 12, 31), PublishedFrom.STORY)


def test_a_dateline_that_no_calendar_has():
    assert days(reading("a", FRIDAY), reading("b", dateline="VELLIN, Feb. 29"))["b"] == (FRIDAY, PublishedFrom.STORY)


def test_datelines_count_for_those_without():
    found = days(reading("a", SATURDAY), reading("b", dateline="Nov. 4"), reading("c", dateline="Nov. 4"), reading("d"))
    assert found["d"] == (FRIDAY, PublishedFrom.STORY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council said on Friday that it rained.", FRIDAY),
        ("State media reported Thursday that it rained.", THURSDAY),
        ("The council said it would meet on Friday.", THURSDAY),
        ("It will rain on Friday.", THURSDAY),
        ("The council announced on Tuesday that it rained.", THURSDAY),
    ],
)
def test_a_weekday_that_had_not_come_moves_the_day(text, day):
    assert days(reading("a", THURSDAY), reading("b", text=text))["b"] == (day, PublishedFrom.STORY)


def test_weekdays_that_contradict_each_other_move_nothing():
    text = "He said on Monday, reported Wednesday, told us Friday and stated Sunday that it rained. " * 2
    assert days(reading("a", THURSDAY), reading("b", text=text))["b"][0] in {THURSDAY, date(2022, 11, 6)}


def test_days_taken_from_the_file_or_the_story_do_not_count():
    found = days(reading("a", SATURDAY, origin=PublishedFrom.FILE), reading("b", FRIDAY), reading("c"))
    assert found["c"] == (FRIDAY, PublishedFrom.STORY)


def test_the_order_does_not_matter():
    readings = [reading("a", FRIDAY), reading("b", SATURDAY), reading("c"), reading("d", dateline="Nov. 5")]
    results = {tuple(sorted(days(*order).items())) for order in permutations(readings)}
    assert len(results) == 1
