"""What one claim tells as done and the other only as the object of another verb."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.story.statements.governed import only_governed


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guards shelled the old mill.", "The guards disowned the shelling of the old mill."),
        ("The consul met a banker.", "The consul ruled out ever having met a banker."),
        ("The ferry firm closed its pier.", "The ferry firm threatened to close its pier."),
        ("The pilots landed before dusk.", "The pilots were unable to land before dusk."),
        ("The dam was opened on Monday.", "The dam was due to be opened on Monday."),
        ("The dam was opened on Monday.", "Calls for the dam to be opened on Monday went unheard."),
        ("The engineers opened the dam.", "The engineers were once asked to open the dam."),
        ("The engineers opened the dam.", "Farmers urged the engineers to open the dam."),
        ("The engineers opened the dam.", "Farmers called on the engineers to open the dam."),
        ("The engineers opened the dam.", "Farmers pleaded with the engineers to open the dam."),
        ("The engineers opened the dam.", "There is pressure on the engineers to open the dam."),
        ("The engineers opened the dam.", "A petition for the engineers to open the dam was signed."),
        ("The engineers opened the dam.", "The board voted on whether to open the dam."),
        ("The engineers opened the dam.", "Engineers to open the dam."),
        ("The engineers opened the dam.", "Farmers demanded that the engineers open the dam."),
        ("The dam was opened.", "Farmers recommended that the dam be opened."),
        ("The dam is opened.", "The mayor wants the old dam opened."),
        ("The closure of the dam took effect.", "The mayor sought the closure of the dam."),
        ("The dam collapsed.", "The mayor feared the collapse of the dam."),
        ("The dam was closed.", "Farmers campaigned for the closure of the dam."),
    ],
)
def test_what_is_only_the_object_of_another_verb_is_not_told_as_done(one, two):
    assert only_governed(statement_of(one), statement_of(two))
    assert only_governed(statement_of(two), statement_of(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guard swore an oath to the harbour.", "The guard called a paper in the night to swear an oath to it."),
        ("The guards shelled the old mill.", "The guards admitted shelling the old mill."),
        ("The warden would cut the fee.", "The warden renewed his promise to cut the fee."),
        ("The guards shelled the old mill.", "The guards began to shell the old mill."),
        ("The engineers opened the dam.", "The engineers managed to open the dam."),
        ("The engineers opened the dam.", "The engineers worked all night to open the dam."),
        ("The fight was stopped.", "The judge called a halt to the fight."),
        ("The closure of the dam took effect.", "The mayor announced the closure of the dam."),
        ("It was good to be opened and named, he said.", "It was good to be opened and named, she said."),
        ("The dam is opened.", "The mayor said the old dam was opened."),
        ("The engineers opened the dam.", "The plan of the farmers led the engineers to open the dam."),
        ("The ferry firm closed its pier.", "The ferry firm closed its pier before closing its office."),
        ("The ferry firm threatened to close its pier.", "The firm had threatened to close the pier."),
    ],
)
def test_what_both_tell_is(one, two):
    assert not only_governed(statement_of(one), statement_of(two))
    assert not only_governed(statement_of(two), statement_of(one))


def test_what_a_court_decides_is_done():
    ended = statement_of("The court ended the ban on boats.")
    assert not only_governed(ended, statement_of("The mayor regretted the court's decision to end the ban on boats."))
    assert only_governed(ended, statement_of("The mayor regretted the firm's decision to end the ban on boats."))
