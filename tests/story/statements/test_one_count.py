"""Claims of which a count is what both share."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.story.statements.one_count import counts_the_same, share_a_speaker, shares_a_count_alone

REVIEWED = "The port engineers are reviewing seven sites, warden Ada Sorn said."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Warden Ada Sorn said seven locations were being looked at.", True),
        ("Warden Ada Sorn said eight locations were being looked at.", False),
        ("Warden Ada Sorn said seven bridges were being looked at.", False),
        ("Warden Ada Sorn said seven locations were being closed.", False),
    ],
)
def test_the_same_count_and_near_verbs(other, same):
    assert counts_the_same(statement_of(REVIEWED), statement_of(other)) is same


def test_a_speaker_in_common():
    assert share_a_speaker(
        statement_of(REVIEWED), statement_of("Warden Ada Sorn said seven sites were being looked at.")
    )
    assert not share_a_speaker(statement_of(REVIEWED), statement_of("Kim Rust said seven sites were being looked at."))


@pytest.mark.parametrize(
    ("other", "alone"),
    [
        ("Warden Ada Sorn said seven sites were being closed.", True),
        ("The port engineers closed seven sites, warden Ada Sorn said.", False),
    ],
)
def test_a_count_and_nothing_else(other, alone):
    assert shares_a_count_alone(statement_of(REVIEWED), statement_of(other)) is alone


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Warden Ada Sorn said seven harbours are reviewed.", False),
        ('Warden Ada Sorn said engineers are reviewing "seven harbours".', True),
        ('Warden Ada Sorn said engineers are reviewing "seven guards".', False),
        ('Warden Ada Sorn said engineers are closing "seven harbours".', False),
    ],
)
def test_a_count_that_is_quoted_may_be_of_what_another_outlet_calls_otherwise(other, same):
    assert counts_the_same(statement_of(REVIEWED), statement_of(other)) is same
