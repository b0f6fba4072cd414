"""A plan that a later article changes is told differently, with the reason."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading
from briefing.story.assemble import build_story

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
