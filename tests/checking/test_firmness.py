"""What a draft says flatly that every source hedges or puts down to somebody."""

from __future__ import annotations

import pytest

from briefing.checking import Kind, Verdict, check_draft

HEDGED = "The guard allegedly sold the keys of the depot. The thieves reportedly came in a white van."
CITED = (
    "The harbour will close for three weeks, the port authority said. A man who is suspected of arson was questioned."
)
FLAT = "The harbour of Velm will close for three weeks."


def dropped(findings):
    return [(one.kind, one.text) for one in findings if one.verdict is Verdict.DROPPED]


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        ("The guard sold the keys of the depot.", Kind.HEDGE),
        ("The thieves came in a white van.", Kind.HEDGE),
        ("The harbour will close for three weeks.", Kind.ATTRIBUTION),
    ],
)
def test_what_every_source_hedges_or_cites_is_not_flat(found, draft, kind):
    assert dropped(found(draft, HEDGED, CITED)) == [(kind, draft)]


@pytest.mark.parametrize(
    "draft",
    [
        "The guard is alleged to have sold the keys of the depot.",
        "The thieves are said to have come in a white van.",
        "The harbour will close for three weeks, the port says.",
        "According to the authority, the harbour will close for three weeks.",
        "The port authority will close the harbour for three weeks.",
        "A man was questioned.",
    ],
)
def test_what_keeps_its_hedge_or_source_is_left_alone(found, draft):
    assert dropped(found(draft, HEDGED, CITED)) == []


def test_one_source_that_is_flat_is_enough(found):
    assert dropped(found("The harbour will close for three weeks.", CITED, FLAT)) == []


def test_a_dropped_hedge_names_the_words_that_hedge(found):
    (one,) = found("The guard sold the keys of the depot.", HEDGED, kind=Kind.HEDGE)
    assert one.places[0].cue == "allegedly"
    assert one.fault


def test_a_headline_that_names_the_matter_without_its_verb_does_not_say_it(reading):
    source = reading(
        "A loose rivet may have sunk the barge on Thursday.", "rivet.txt", title="Divers look for loose rivet of barge"
    )
    firm = reading("A loose rivet may have sunk the barge on Thursday.", "firm.txt", title="Loose rivet sank barge")
    draft = reading("A loose rivet sank the barge.")
    assert dropped(check_draft(draft, [source]).findings) == [(Kind.HEDGE, "A loose rivet sank the barge.")]
    assert dropped(check_draft(draft, [firm]).findings) == []


def test_the_name_of_a_land_states_nothing(found):
    source = "The army showed the new missile, which analysts believe can reach every port of the United States."
    draft = "The new missile can reach every port of the United States."
    assert dropped(found(draft, source)) == [(Kind.HEDGE, draft)]


def test_a_denial_is_not_flat(found):
    source = "Vik denied reports that he had threatened to resign as mayor during the night."
    assert dropped(found("Vik denied that he had threatened to resign as mayor.", source)) == []
    draft = "Vik threatened to resign as mayor during the night."
    assert dropped(found(draft, source)) == [(Kind.HEDGE, draft)]


def test_a_source_that_is_flat_in_other_words_is_enough_against_an_attribution(found):
    cited = "The harbour parade marked the truce of the island fleet, the port authority said."
    flat = "On Monday the parade marked the truce of the fleet with fireworks."
    draft = "The harbour parade marked the truce of the island fleet."
    assert dropped(found(draft, cited)) == [(Kind.ATTRIBUTION, draft)]
    assert dropped(found(draft, cited, flat)) == []


@pytest.mark.parametrize("who", ["Two former mechanics", "The plumber", "A translator"])
def test_whoever_has_a_trade_can_allege_something(found, who):
    source = f"{who} alleged that the firm poured acid into the river."
    draft = "The firm poured acid into the river."
    assert dropped(found(draft, source)) == [(Kind.HEDGE, draft)]
