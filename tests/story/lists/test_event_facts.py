"""Rows of a timeline that a fact shows to be one."""

from __future__ import annotations

from briefing.models import Evidence, Fact, Status, TimelineEvent
from briefing.story.lists.event_facts import one_for_each_fact

SANK = Evidence("a", 0, 30, "A ferry sank off Lund on Monday")
DOWN = Evidence("b", 0, 29, "the boat went down on Monday.")
LEFT = Evidence("b", 30, 58, "its owner left on Monday.")


def event(*evidence, day="2024-05-06"):
    return TimelineEvent(day, "Monday", evidence)


def fact(*evidence):
    articles = tuple(dict.fromkeys(one.article for one in evidence))
    return Fact("f", evidence[0].text, Status.SHARED, articles, articles, evidence)


def test_one_fact_is_one_event_whatever_its_verbs():
    events = (event(SANK), event(DOWN), event(LEFT))
    assert one_for_each_fact(events, [fact(SANK, DOWN)]) == (event(SANK, DOWN), event(LEFT))
    assert one_for_each_fact(events, []) == events


def test_other_days_and_what_one_sentence_tells_twice_stay_apart():
    days = (event(SANK), event(DOWN, day="2024-05-13"))
    assert one_for_each_fact(days, [fact(SANK, DOWN)]) == days
    both = Evidence("b", 0, 58, "the boat went down on Monday. its owner left on Monday.")
    events = (event(SANK), event(DOWN), event(LEFT))
    assert one_for_each_fact(events, [fact(SANK, both)]) == events
    assert one_for_each_fact(events, [fact(DOWN, LEFT)]) == events


def test_a_year_and_the_month_in_it_are_one_row_where_they_are_one_fact():
    events = (event(SANK, day="2019"), event(LEFT, day="2019-02"), event(DOWN, day="2019-06"))
    found = one_for_each_fact(events, [fact(SANK, DOWN)])
    assert [(one.date, one.evidence) for one in found] == [("2019-02", (LEFT,)), ("2019-06", (DOWN, SANK))]
    two_months = (event(SANK, LEFT, day="2019"), event(LEFT, day="2019-02"), event(DOWN, day="2019-06"))
    assert len(one_for_each_fact(two_months, [fact(SANK, DOWN, LEFT)])) == 3
