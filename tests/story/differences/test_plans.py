"""A plan that a later article changes is told differently, with the reason."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading
from briefing.story.assemble import build_story
from briefing.story.differences.reasons import CHANGED

FIRST = "Mayor Ida Berg said on Monday that police chief Jonas Brandt would retire at the end of October."


def cards(second, day=9):
    articles = [
        make_article(text, name=f"{at}.txt", outlet=f"Paper {at}", published=date(2026, 3, when))
        for at, (text, when) in enumerate([(FIRST, 3), (second, day)])
    ]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    return [card for card in story.conflicts if card.kind is ConflictKind.DATE]


SOONER = "Police chief Jonas Brandt will leave on 1 May, months earlier than planned, the council announced."


def test_a_plan_that_is_changed_is_a_card_with_both_days():
    (card,) = cards(SOONER)
    assert {value.value for value in card.values} == {"2026-10", "2026-05-01"}
    assert "plan" in str(card.reason)


@pytest.mark.parametrize(
    ("second", "day"),
    [
        (SOONER, 3),
        ("Police chief Jonas Brandt will leave in October, months earlier than planned, the council announced.", 9),
        ("The ferry to Lisse will open on 1 May, months earlier than planned, the council announced.", 9),
    ],
    ids=["not later", "the same time", "another thing"],
)
def test_what_changes_no_plan(second, day):
    assert not cards(second, day)


FERRY = "The ferry to Lisse will sail again on 4 October, harbour chief Ida Berg said on Monday."


@pytest.mark.parametrize(
    "second",
    [
        "The ferry to Lisse will sail again on 18 October, two weeks later than planned, harbour chief Ida Berg said.",
        "The ferry to Lisse will not sail again until 18 October, because its hull leaks, harbour chief Ida Berg said.",
        "The first trip of the ferry to Lisse, which will sail again, was moved to 18 October, said Ida Berg.",
    ],
)
def test_a_later_day_is_one_card_with_its_reason_and_leads(second):
    articles = [
        make_article(text, name=f"{at}.txt", outlet=f"Paper {at}", published=date(2026, 9, when))
        for at, (text, when) in enumerate([(FERRY, 7), (second, 15)])
    ]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    (card,) = [card for card in story.conflicts if card.kind is ConflictKind.DATE]
    assert {value.value for value in card.values} == {"2026-10-04", "2026-10-18"}
    assert card.reason == CHANGED
    facts = {fact.id: fact for fact in story.facts}
    assert all("18 October" in facts[name].statement for name in story.summary)
    assert story.summary


def test_the_end_of_a_year_is_none_of_its_earlier_days():
    texts = (
        "Envoy Jonas Brandt will leave Lisse at the end of the year, the council said on Monday.",
        "Envoy Jonas Brandt will leave Lisse on 15 September, sooner than planned, the council said.",
    )
    articles = [
        make_article(text, name=f"{at}.txt", outlet=f"Paper {at}", published=date(2026, 9, 3 + 6 * at))
        for at, text in enumerate(texts)
    ]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    assert [card.reason for card in story.conflicts] == [CHANGED]
