"""What one claim tells as done and the other only as the object of another verb."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.statements.governed import only_governed
from briefing.story.statements.names import NameBook
from briefing.story.statements.tellings import take_apart


def telling(text):
    article = make_article(text)
    told = take_apart(Reading(article, analyse(article)), 0, NameBook())
    return max((one.said for one in told), key=lambda said: len(said.text))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guards shelled the old mill.", "The guards disowned the shelling of the old mill."),
        ("The consul met a banker.", "The consul ruled out ever having met a banker."),
        ("The ferry firm closed its pier.", "The ferry firm threatened to close its pier."),
        ("The pilots landed before dusk.", "The pilots were unable to land before dusk."),
        ("The dam was opened on Monday.", "The dam was due to be opened on Monday."),
    ],
)
def test_what_is_only_the_object_of_another_verb_is_not_told_as_done(one, two):
    assert only_governed(telling(one), telling(two))
    assert only_governed(telling(two), telling(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guards shelled the old mill.", "The guards admitted shelling the old mill."),
        ("The warden would cut the fee.", "The warden renewed his promise to cut the fee."),
        ("The guards shelled the old mill.", "The guards began to shell the old mill."),
        ("The ferry firm closed its pier.", "The ferry firm closed its pier before closing its office."),
        ("The ferry firm threatened to close its pier.", "The firm had threatened to close the pier."),
    ],
)
def test_what_both_tell_is(one, two):
    assert not only_governed(telling(one), telling(two))
    assert not only_governed(telling(two), telling(one))
