"""An accusation in one article and its denial in another are one card, in whatever words."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading
from briefing.story.assemble import build_story


def cards(one, two):
    articles = [make_article(text, name=f"{number}.txt", outlet=f"P{number}") for number, text in enumerate((one, two))]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    return [card for card in story.conflicts if card.kind is ConflictKind.DENIAL]


ACCUSED = "The harbour company poisoned the oyster beds with old paint, fishermen from Norrvik said."


@pytest.mark.parametrize(
    "denial",
    [
        "The harbour company rubbished the claim that its paint had poisoned the oyster beds.",
        "The oyster beds were never poisoned by paint, the harbour company told reporters.",
        "Talk of poisoned oyster beds is nonsense, a lawyer for the harbour company said.",
    ],
)
def test_a_denial_in_other_words_stands_beside_its_accusation(denial):
    (card,) = cards(ACCUSED, denial)
    assert [len(value.evidence) for value in card.values] == [1, 1]


def test_a_denial_of_something_else_has_no_card():
    assert cards(ACCUSED, "The mayor of Norrvik denied that the new school would cost more than planned.") == []
