"""What must lie in one fact and what never may, in stories whose pairs were set before the facts were found."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Fact, Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.building import find_facts

STORIES = tomllib.loads((Path(__file__).parents[2] / "data" / "facts" / "stories.toml").read_text("utf-8"))["story"]
WISHED = 0.5
"""The share of the harder pairs that is found at least."""


@cache
def facts_of(name: str) -> tuple[Fact, ...]:
    story = next(story for story in STORIES if story["name"] == name)
    articles = [
        make_article(text.strip(), name=f"{number}.txt", outlet=f"Outlet {number}", published=date.fromisoformat(day))
        for number, (text, day) in enumerate(zip(story["texts"], story["published"], strict=True))
    ]
    readings = [Reading(article, analyse(article)) for article in articles]
    return find_facts(readings, link_entities(readings))


def holding(name: str, words: str) -> set[str]:
    """The ids of the facts of several outlets one of whose evidence texts holds the words."""
    facts = [fact for fact in facts_of(name) if any(words in item.text for item in fact.evidence)]
    assert facts, words
    return {fact.id for fact in facts if len(fact.articles) > 1}


def pairs(kind: str) -> list[tuple[str, str, str]]:
    return [(story["name"], *pair) for story in STORIES for pair in story[kind]]


@pytest.mark.parametrize(("name", "one", "two"), pairs("apart"))
def test_what_is_not_the_same_lies_apart(name, one, two):
    assert not holding(name, one) & holding(name, two)


@pytest.mark.parametrize(("name", "one", "two"), pairs("same"))
def test_what_is_the_same_lies_together(name, one, two):
    assert holding(name, one) & holding(name, two)


def test_of_what_is_harder_to_see_a_share_is_found():
    found = [bool(holding(name, one) & holding(name, two)) for name, one, two in pairs("wished")]
    assert sum(found) >= WISHED * len(found), [pair for pair, ok in zip(pairs("wished"), found, strict=True) if not ok]


def test_a_toll_is_told_as_it_stands_at_last():
    (fact,) = [fact for fact in facts_of("flood") if any("at least 17" in item.text for item in fact.evidence)]
    assert "climbed to 34" in fact.statement
    assert len(fact.articles) == 4
