"""Which words stand for a day in the short brief."""

from __future__ import annotations

from datetime import date

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    DateMention,
    Evidence,
    Reading,
    Story,
    TimelineEvent,
)
from briefing.story.differences.reasons import UPDATE

NEWS = "The ferry of Orr sank off Roe with nine geese."


def text_of(story: Story) -> str:
    return " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "day", "stands"),
    [
        ("Divers raised the ferry of Orr in 1931.", "1931", True),
        ("It was the first regatta of Orr since the flood of 1931.", "1931", False),
        ("Orr held its regatta in 1960, years after the ferry sank in 1931.", "1960", True),
        ("Orr held its regatta in 1960, years after the ferry sank in 1931.", "1931", False),
        ("Orr was told of the regatta of 1931.", "1931", False),
        ("Orr sold the ferry that had raced in 1931.", "1931", False),
        ("Ana Duarte said that the ferry had raced in 1931.", "1931", True),
        ("The siege of 1931 is remembered in Orr as Bread Night.", "1931", False),
    ],
)
def test_a_day_that_words_name_by_the_way_is_not_told_with_them(text, day, stands):
    article = make_article(text)
    places = [(value, cite(article, value)) for value in ("1931", "1960") if value in text]
    dates = tuple(DateMention(one.start, one.end, value, "date") for value, one in places)
    event = TimelineEvent(day, day, (cite(article, text),))
    story = make_story(make_reading(article, dates=dates), timeline=(event,))
    assert (f"- {day}: “{text}”" in text_of(story)) is stands


def test_a_day_whose_words_stand_above_has_those_of_another_who_tells_its_event():
    texts = ("The ferry of Orr sank on Monday.", "On Monday the ferry of Orr went down.", "Roe was born on Monday.")
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    first, again, other = (cite(article, article.text) for article in articles)
    lead = make_fact(first)

    def story(*events: tuple[Evidence, ...]) -> str:
        timeline = tuple(TimelineEvent("2024-05-06", "Monday", event) for event in events)
        return text_of(make_story(*map(make_reading, articles), facts=(lead,), summary=(lead.id,), timeline=timeline))

    assert "- 6 May 2024: “On Monday the ferry of Orr went down.” [2 ¶1]" in story((first, again))
    assert "6 May 2024" not in story((first,), (other,))


@pytest.mark.parametrize("said", ["sank on Monday", "sank"])
def test_an_event_whose_day_the_page_names_is_not_told_again(said):
    texts = (f"The ferry of Orr {said}.", "On Monday the ferry of Orr went down with nine geese.")
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    first, again = (cite(article, article.text) for article in articles)
    lead = make_fact(first)
    days = [
        tuple(DateMention(one.start, one.end, "2024-05-06", "day") for one in [cite(article, "Monday")])
        if "Monday" in article.text
        else ()
        for article in articles
    ]
    readings = (make_reading(article, dates=dates) for article, dates in zip(articles, days, strict=True))
    event = TimelineEvent("2024-05-06", "Monday", (first, again))
    text = text_of(make_story(*readings, facts=(lead,), summary=(lead.id,), timeline=(event,)))
    assert ("- 6 May 2024: “On Monday" in text) is (said == "sank")


def test_what_the_page_calls_similar_is_not_told_again():
    texts = (
        "The ferry of Orr sank on Monday.",
        "On Monday the ferry of Orr sank with geese.",
        "Roe baked nine loaves of bread on Tuesday.",
    )
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    first, again, bread = (cite(article, article.text) for article in articles)
    lead = make_fact(first, unsure=(again,))
    day = DateMention(first.text.index("Monday"), first.text.index("Monday") + 6, "2024-05-06", "day")
    readings = (make_reading(articles[0], dates=(day,)), *map(make_reading, articles[1:]))
    events = TimelineEvent("2024-05-06", "Monday", (again, first)), TimelineEvent("2024-05-07", "Tuesday", (bread,))
    text = text_of(make_story(*readings, facts=(lead,), summary=(lead.id,), timeline=events))
    assert "similar in Paper 2" in text
    assert "TIMELINE Days told above are left out. - 7 May 2024: “Roe baked" in text
    assert "- 6 May 2024" not in text


@pytest.mark.parametrize(("again", "stands"), [("The old ferry of Orr sank at night.", False), (NEWS, True)])
def test_a_day_is_not_told_in_words_that_several_lines_hold_between_them(again, stands):
    texts = ("The ferry of Orr sank.", "It was an old ferry of Lund that sank at night.", again)
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    first, second, third = (cite(article, article.text) for article in articles)
    lead = make_fact(first), make_fact(second)
    event = TimelineEvent("2024-05-06", "Monday", (first, third))
    summary = tuple(one.id for one in lead)
    story = make_story(*map(make_reading, articles), facts=lead, summary=summary, timeline=(event,))
    assert (f"“{again}” [3 ¶1]" in text_of(story)) is stands


def test_a_day_that_is_told_above_has_no_line_of_its_own():
    texts = ("The ferry of Orr sank on Monday.", "Roe baked nine loaves of bread on Tuesday.")
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    sank, bread = (cite(article, article.text) for article in articles)
    lead = make_fact(sank)

    def told(*events: TimelineEvent) -> str:
        fields = {"facts": (lead,), "summary": (lead.id,), "first_date": date(2024, 5, 7)}
        return text_of(make_story(*map(make_reading, articles), timeline=events, **fields))

    days = TimelineEvent("2024-05-06", "Monday", (sank,)), TimelineEvent("2024-05-07", "Tuesday", (bread,))
    assert "TIMELINE Days told above are left out. - 7 May 2024: “Roe baked" in told(*days)
    assert "TIMELINE" not in told(days[0])


def test_a_figure_that_a_table_has_among_others_is_cut_from_the_words_for_a_day():
    text = "Divers of Orr searched the wreck on Monday while the number of dead geese rose to 19."
    texts = (*(f"The flood of Orr killed {number} geese." for number in range(12, 16)), text)
    articles = [make_article(text, name=f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts, 1)]
    readings = [Reading(one, analyse(one)) for one in articles]
    places = [cite(one, one.text) for one in articles]
    values = tuple(ConflictValue(f"{one.text[-9:-7]} geese", (one,)) for one in places[:-1])
    conflict = Conflict("c", ConflictKind.NUMBER, "geese", (*values, ConflictValue("19 geese", places[-1:])), UPDATE)
    (monday,) = (one for one in readings[-1].analysis.dates if one.value)
    events = (TimelineEvent(monday.value, "Monday", tuple(places[-1:])),)
    for conflicts, told in (((conflict,), "the wreck on Monday” [5 ¶1]"), ((), "geese rose to 19.” [5 ¶1]")):
        assert told in text_of(make_story(*readings, conflicts=conflicts, timeline=events))
