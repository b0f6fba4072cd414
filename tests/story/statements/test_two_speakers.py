"""What two speakers tell of one thing is one fact only where they tell the same."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.story.statements.two_speakers import tell_otherwise


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # no act in common
        ("Weavers said the mill took their loom.", "The weavers have more looms than before, a clerk said."),
        ("The navy said it had taken the isle.", "The isle was still in their hands, the fishermen said."),
        ("A guide said the miller knew of the flaw for years.", "The miller found out about the flaw, he said."),
        # another one did it
        ("Herders said the keeper lit the stubble.", "The keeper said lightning had lit the stubble."),
        ("Fishermen said that the navy broke the truce.", "It was the fishermen who broke the truce, the navy said."),
    ],
)
def test_speakers_who_tell_otherwise_are_apart(one, two):
    left, right = statements_of(one, two)
    assert tell_otherwise(left, right)
    assert tell_otherwise(right, left)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The mill took their loom.", "The weavers have more looms than before, a clerk said."),
        ("Two sailors drowned off the isle, the navy said.", "Two sailors died off the isle, a pilot said."),
        ("Weavers said the mill took nine looms.", "The mill has nine looms more, a clerk said."),
        ("Herders said the keeper lit the stubble.", "The keeper said he had lit the stubble."),
        ("Herders said the keeper lit the stubble.", "The stubble was lit by the keeper, a guide said."),
    ],
)
def test_speakers_who_may_tell_the_same_are_not(one, two):
    left, right = statements_of(one, two)
    assert not tell_otherwise(left, right)
    assert not tell_otherwise(right, left)
