"""Statements that can be read by themselves, and statements that can't."""

from __future__ import annotations

import pytest

from briefing.story.facts.standing import reads_alone, tells_an_act


@pytest.mark.parametrize(
    "statement",
    [
        "The ferry Aurora sank off Bergen with forty people on board.",
        "Ida Holm, who owns the ferry, skipped two inspections.",
        "Holm, whose company owns the ferry, said that “we are sorry” in a letter.",
        "The US sent two ships to the harbour of Bergen.",
        "King Harald V, who was in Oslo, asked for a minute of silence.",
        "The captain of the ferry was arrested in Bergen, where the wreck lies.",
        "Nine of the forty people who were on board were found alive.",
        "Ida Holm, who was found on Monday, said: “We were cold.”",
        "King Harald I was the first of his name, Bergen's museum said.",
        "According to the owner, the ferry had left Bergen on time.",
        "In Bergen, this ferry is known to every child of the town.",
        "On Monday evening, the ferry sank with forty people on board.",
        "Mayor Ida Holm watched from Lisse, where she was on a visit.",
        "Divers hope to raise the ferry, which could be towed to Bergen.",
    ],
)
def test_a_sentence_stands_by_itself(statement):
    assert reads_alone(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "They sank off Bergen with forty people on board.",
        "Notably, this ferry sank off Bergen with forty people on board.",
        "After the storm, they sank off Bergen with forty people on board.",
        "sank off Bergen with forty people on board",
        "The ferry sank.",
        "It's been a long time coming for the owners of the ferry.",
        "The Halden 12 river ballistic barge (HRB), which had been tested in April.",
        "The newly painted ferry, which had been tested in the bay in April.",
        "Captain Holm, who spent most of the evening on the bridge.",
        "The owner, whose company had skipped two inspections last winter.",
        "Ida Holm, head of the owners' association in Bergen, was blunt:",
        "Despite all that was said today, we remain convinced of it.",
        "In addition, the harbour of Bergen was closed for two days.",
        "Among other things, two ships were sent to Bergen in May.",
        "Have the owners of the ferry paid anybody in Bergen?",
        "Ida Holm said: “The harbour of Bergen was closed.",
        'The harbour was closed, " Ida Holm told the paper.',
        "The paper, where I work on Mondays, printed a map of Bergen.",
        "According to the Harbour Post, a daily, they look like the ships of Orr.",
        "Anyone with information on the ferry is asked to call 555-0100.",
        "If you are new to Bergen, the harbour has a map of it.",
        "Ferry Aurora Sinks Off Bergen With Forty Souls Aboard.",
    ],
)
def test_a_fragment_does_not(statement):
    assert not reads_alone(statement)


def test_what_was_done_is_told_from_what_is_so():
    assert tells_an_act("The ferry Aurora sank off Bergen.")
    assert tells_an_act("Ida Holm has been named to the board.")
    assert not tells_an_act("Bergen is the largest port of the Nordland Republic.")
