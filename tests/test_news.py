"""What is new in a story since the last visit."""

from __future__ import annotations

from datetime import UTC, date, datetime

from support import cite, make_article, make_fact, make_reading, make_story

from briefing.models import Conflict, ConflictKind, ConflictValue, Story
from briefing.news import NO_NEWS, news_of, told

OLD = make_article("The fire at Orr killed nine people.", name="a.txt", published=date(2024, 5, 6))
LATER = make_article("The fire at Orr killed eleven people. A school burned.", name="b.txt", published=date(2024, 5, 7))
FIRE = make_fact(cite(OLD, "The fire at Orr"), cite(LATER, "The fire at Orr"))
SCHOOL = make_fact(cite(LATER, "A school burned."))
TOLL = Conflict(
    "c1",
    ConflictKind.NUMBER,
    "people killed",
    (
        ConflictValue("9 people", (cite(OLD, "nine people"),)),
        ConflictValue("11 people", (cite(LATER, "eleven people"),)),
    ),
)
STORY = make_story(make_reading(OLD), make_reading(LATER), facts=(FIRE, SCHOOL), conflicts=(TOLL,))


def test_new_is_what_rests_on_new_articles_alone():
    news = news_of(STORY, {LATER.id})
    assert news.facts == {SCHOOL.id}
    assert news.values == {"c1": frozenset({1})}
    assert told(news) == "1 new article, 1 new fact, people killed 9 people → 11 people"


def test_where_everything_or_nothing_is_new_nothing_stands_out():
    assert news_of(STORY, {OLD.id, LATER.id}) == NO_NEWS
    assert news_of(STORY, {"another"}) == NO_NEWS
    assert not NO_NEWS
    assert told(NO_NEWS) == ""


def test_a_new_side_that_is_no_figure_is_a_new_difference():
    other = Conflict("c2", ConflictKind.PLACE, "where", TOLL.values)
    story = make_story(make_reading(OLD), make_reading(LATER), conflicts=(other,))
    assert told(news_of(story, {LATER.id})) == "1 new article, 1 new difference"


def _toll(*told: tuple[str, date, int | None]) -> tuple[Story, set[str]]:
    """A story of death tolls as (figure, day, hour), and the id of the last article."""
    articles = [
        make_article(
            f"The fire at Orr killed {figure} people.",
            name=f"{place}.txt",
            published=day,
            published_at=datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if hour is not None else None,
        )
        for place, (figure, day, hour) in enumerate(told)
    ]
    values = tuple(
        ConflictValue(f"{figure} people", (cite(article, figure),))
        for article, (figure, _, _) in zip(articles, told, strict=True)
    )
    conflict = Conflict("c1", ConflictKind.NUMBER, "people killed", values)
    return make_story(*map(make_reading, articles), conflicts=(conflict,)), {articles[-1].id}


def test_a_figure_moves_from_the_last_one_that_was_known():
    monday, tuesday = date(2024, 5, 6), date(2024, 5, 7)
    story, new = _toll(("1497", monday, 9), ("1862", monday, 21), ("1901", tuesday, None))
    assert news_of(story, new).moved == (("people killed", "1,862 people", "1,901 people"),)


def test_of_one_day_without_hours_every_figure_is_named():
    monday, tuesday = date(2024, 5, 6), date(2024, 5, 7)
    story, new = _toll(("12", monday, None), ("1497", monday, None), ("1862", monday, 21), ("1901", tuesday, None))
    assert told(news_of(story, new)).endswith("people killed 12 people / 1,497 people / 1,862 people → 1,901 people")
