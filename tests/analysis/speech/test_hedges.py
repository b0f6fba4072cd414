"""Words that weaken a statement, and how far they reach."""

from __future__ import annotations

import pytest
from speech import hedges_of, listen

CUES = {
    "reportedly": ("The ship reportedly sank on Monday.", "reported", "The ship reportedly sank on Monday"),
    "allegedly": ("He allegedly sold the boat.", "alleged", "He allegedly sold the boat"),
    "alleged": ("The alleged sale took place in May.", "alleged", "The alleged sale took place in May"),
    "believed": ("The ship is believed to be lost.", "believed", "The ship is believed to be lost"),
    "said to": ("Two crews are said to have fled.", "reported", "Two crews are said to have fled"),
    "it is thought": ("It is thought that the ship sank.", "believed", "It is thought that the ship sank"),
    "appears to": ("The crew appears to have fled.", "believed", "The crew appears to have fled"),
    "experts believe": ("Experts believe that the ship sank.", "believed", "the ship sank"),
    "claimed": ("The owner claimed that the ship sank.", "alleged", "the ship sank"),
    "accused": ("Verland has accused Ostria of hiding the ship.", "alleged", "Ostria of hiding the ship"),
    "accusations that": ("There were accusations that Ostria hid it.", "alleged", "Ostria hid it"),
    "may have": ("The ship may have sunk.", "believed", "The ship may have sunk"),
    "unconfirmed": ("Unconfirmed reports spoke of a fire.", "unconfirmed", "Unconfirmed reports spoke of a fire"),
    "contrast": ("The ship reportedly sank, but the crew was safe.", "reported", "The ship reportedly sank"),
    "relative clause": (
        "The port showed the ship, which is believed to be fast, and two boats.",
        "believed",
        "which is believed to be fast, and two boats",
    ),
    "relative clause before the verb": (
        "The ship, which may be sold, left the port on Monday.",
        "believed",
        "which may be sold",
    ),
    "without a comma": ("The port showed a ship that might sink.", "believed", "might sink"),
    "behind a relative clause": (
        "The owner, who lives here, may sail.",
        "believed",
        "The owner, who lives here, may sail",
    ),
    "of what": ("The crew, of whom two may be lost, sailed.", "believed", "The crew, of whom two may be lost, sailed"),
    "denied": ("The owner denied the charge.", "denied", "The owner denied the charge"),
    "denied by": (
        "The visit came amid talk of a sale, a claim denied by both ports.",
        "denied",
        "a claim denied by both ports",
    ),
    "dismissed": ("The owner dismissed the allegations.", "denied", "The owner dismissed the allegations"),
    "could not be verified": (
        "The ship could not be independently verified as new.",
        "unconfirmed",
        "The ship could not be independently verified as new",
    ),
}


@pytest.mark.parametrize(("text", "hedge", "scope"), CUES.values(), ids=CUES)
def test_cue_and_scope(text, hedge, scope):
    found = hedges_of(listen(text, places="Verland, Ostria"))
    assert [(firm, reach) for firm, _, reach in found] == [(hedge, scope)]


@pytest.mark.parametrize(
    "text",
    [
        "He was denied entry to the port.",
        "The owner did not deny it.",
        "The owner could neither explain nor deny the sale.",
        "The port opens in May.",
        "The paper reports that the ship sank.",
        "The ship was fast, everybody agreed.",
        "He is not well, police confirmed.",
        "“It may rain,” she said.",
        "He was supposed to sail.",
    ],
)
def test_what_does_not_weaken(text):
    assert hedges_of(listen(text)) == []


def test_these_reports_weaken_the_paragraph_before():
    text = (
        "The ship sank on Monday. All were saved, state media said.\n\nThese reports cannot be independently confirmed."
    )
    ((hedge, cue, scope),) = hedges_of(listen(text))
    assert (hedge, cue) == ("unconfirmed", "cannot be independently confirmed")
    assert scope == "The ship sank on Monday. All were saved, state media said."


def test_the_claim_weakens_the_sentences_before_in_its_paragraph():
    text = "It rained.\n\nThe ship sank on Monday. The claim could not be verified."
    ((_, _, scope),) = hedges_of(listen(text))
    assert scope == "The ship sank on Monday."


def test_nothing_before_to_point_at_leaves_the_own_clause():
    ((_, _, scope),) = hedges_of(listen("These reports could not be confirmed."))
    assert scope == "These reports could not be confirmed"


def test_no_confirmation():
    ((hedge, cue, _),) = hedges_of(listen("There was no independent confirmation of the loss."))
    assert (hedge, cue) == ("unconfirmed", "no independent confirmation")
