"""What is new in a story since the last visit."""

from __future__ import annotations

from datetime import date

from support import cite, make_article, make_fact, make_reading, make_story

from briefing.models import Conflict, ConflictKind, ConflictValue
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
