"""What a draft says flatly that every source hedges or puts down to somebody."""

from __future__ import annotations

import pytest

from briefing.checking import Kind, Verdict

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
