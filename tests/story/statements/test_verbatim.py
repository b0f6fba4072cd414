"""Claims that are the same to the letter but for a word."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.story.statements.verbatim import word_exchanged


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The launch went well, the firm said after a night of rain.",
            "The launch went badly, the firm said after a night of rain.",
        ),
        # Before a name it is a title, which tells nothing apart where claims are told in other words.
        ("Former mayor Ada Roe opened the dam on Monday.", "Mayor Ada Roe opened the dam on Monday."),
        ("The town has enough salt for the winter roads.", "The town lacks enough salt for the winter roads."),
        (
            "The painting was genuine, the curator told us.",
            "The painting was a copy, the curator told us.",
        ),
        (
            "The clinic reported the leak to the landlord, a step that he praised.",
            "The clinic repaired the leak with the landlord, a step that he praised.",
        ),
        (
            "The coach hired boys from the port as porters in the weeks before the fair.",
            "The coach taught boys from the port to swim in the weeks before the fair.",
        ),
        ("The warden opened the lower gate.", "Only the warden opened the lower gate."),
    ],
)
def test_one_word_tells_another_thing(one, two):
    assert word_exchanged(statement_of(one), statement_of(two))
    assert word_exchanged(statement_of(two), statement_of(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The launch went well, the firm said after a night of rain.",
            "The launch went well, the firm said after a night of rain.",
        ),
        (
            "The council postponed the vote on the tram to the spring.",
            "The council delayed the vote on the tram to the spring.",
        ),
        ("The flood killed 12 people in the lower town.", "The flood killed 14 people in the lower town."),
        (
            "A teenager was pulled from the well by firemen at dawn.",
            "A shepherd was pulled from the well by firemen at dawn.",
        ),
        ("The warden opened five gates at noon.", "The warden opened only five gates at noon."),
        ("The launch went well.", "The quay was closed by the harbour master for three days after the storm."),
    ],
)
def test_same_things_values_and_other_sentences_are_no_exchange(one, two):
    assert not word_exchanged(statement_of(one), statement_of(two))
