"""The same words in the mouths of two people are a difference of who said it."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading
from briefing.story.assemble import build_story


def speakers(*texts):
    articles = [make_article(text, name=f"{at}.txt", outlet=f"Paper {at}") for at, text in enumerate(texts)]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    return [
        sorted(value.value for value in card.values)
        for card in story.conflicts
        if card.kind is ConflictKind.ATTRIBUTION
    ]


FIRST = '"We will keep the ferry to Lisse running through the winter," said Marta Oll, who leads the council.'


def test_two_people_are_given_the_same_words():
    second = '"We will keep the ferry to Lisse running all through the winter," said Jonas Brandt, the mayor.'
    assert speakers(FIRST, second) == [["Jonas Brandt", "Marta Oll"]]


@pytest.mark.parametrize(
    "second",
    [
        '"We will keep the ferry to Lisse running through the winter," said Marta Oll on the quay.',
        '"Nobody has told me what the ferry costs the town in winter," said Jonas Brandt, the mayor.',
        'Jonas Brandt, the mayor, spoke of "the winter".',
    ],
)
def test_one_speaker_or_other_words_are_no_difference(second):
    assert speakers(FIRST, second) == []
