"""The labelled days of stories, and how a row of a timeline is judged by them."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.assemble import build_story

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture(scope="module")
def tool():
    found = {}
    for name in ("ecbplus", "evaluate_timeline"):
        spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
        found[name] = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found[name])
    return found["evaluate_timeline"]


def test_both_halves_have_six_stories_and_no_story_stands_in_both(tool):
    halves = [{row["story"] for row in tool.read_labels(half)} for half in tool.HALVES]
    assert [len(half) for half in halves] == [6, 6]
    assert not halves[0] & halves[1]


def test_every_label_is_one_of_the_kinds_and_only_events_have_names(tool):
    for half in tool.HALVES:
        for row in tool.read_labels(half):
            for day in row["days"]:
                assert day["kind"] in {"event", "mention", "report", "trivial", "either"}
                assert ("event" in day) == (day["kind"] == "event")
                assert day["value"]
                assert day["start"] < day["end"]


def verdicts(tool, text, labels):
    article = make_article(text)
    reading = Reading(article, analyse(article))
    days = []
    for words, kind in labels:
        start = text.index(words)
        value = next(one.value for one in reading.analysis.dates if one.start == start)
        event = kind if len(kind) == 1 else ""
        days.append(tool.Day(start, start + len(words), value, kind, event, False, False, len(text)))
    story = build_story([reading])
    return story, days, [one for _, one, _ in tool.judge(story, {article.id: days})]


def test_a_row_is_right_where_something_happened_on_its_day_and_doubled_the_second_time(tool):
    text = "The weir of Orsk burst on Monday. Nine barges were lost in Narva on Wednesday."
    assert verdicts(tool, text, [("Monday", "a"), ("Wednesday", "b")])[2] == ["right", "right"]
    assert verdicts(tool, text, [("Monday", "a"), ("Wednesday", "a")])[2] == ["right", "doubled"]
    assert verdicts(tool, text, [("Monday", "trivial"), ("Wednesday", "a")])[2] == ["trivial", "right"]


def test_a_row_of_another_day_than_the_labelled_one_is_wrong_by_its_day(tool):
    story, days, _ = verdicts(tool, "The weir of Orsk burst on Monday.", [("Monday", "a")])
    moved = [replace(day, value="2024-05-06") for day in days]
    assert [one for _, one, _ in tool.judge(story, {story.readings[0].article.id: moved})] == ["day"]
