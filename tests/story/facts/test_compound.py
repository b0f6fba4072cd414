"""Claims that state several facts, found again for each of the facts that they state."""

from __future__ import annotations

import pytest
from taken_apart import units_of

from briefing.story.facts.compound import core_of, gather
from briefing.story.facts.limits import Limits

SANK = "The ferry Aurora sank off Halden."
FIRE = "A fire gutted the sugar mill in Orsa."
BOTH = "The ferry Aurora sank off Halden while a fire gutted the sugar mill in Orsa."
OTHERS = (
    "Bakers sold rolls on the quay.",
    "Painters drew roofs.",
    "Gulls slept by the lake.",
    "A choir sang all night.",
    "Miners voted on pay.",
    "Snow fell on the hills.",
    "Two dogs chased a cat.",
    "Sailors mended nets.",
    "Judges wore red robes.",
)


def gathered(texts, groups, series=()):
    units = units_of(*texts)
    return gather(groups, units, Limits(units, []), series)


def of_articles(texts, *groups):
    """Groups given and told by the articles that a claim is from, each of one claim."""
    units = units_of(*texts)
    assert [unit.article for unit in units] == list(range(len(texts)))
    return gathered(texts, [list(group) for group in groups])


def test_a_claim_that_says_as_much_beside_other_things_is_evidence_too():
    texts = (SANK, SANK, FIRE, FIRE, BOTH, *OTHERS)
    assert of_articles(texts, (0, 1), (2, 3, 4)) == [[0, 1, 4], [2, 3, 4]]


def test_a_group_of_one_article_finds_nothing_more():
    assert of_articles((SANK, FIRE, BOTH, *OTHERS), (0,), (1,)) == [[0], [1]]


@pytest.mark.parametrize(
    "other",
    [
        "The ferry Aurora did not sink off Halden while a fire gutted the sugar mill in Orsa.",
        "The ferry Aurora left Lisse while a fire gutted the sugar mill in Orsa.",
    ],
)
def test_a_denial_and_a_claim_that_shares_less_stay_out(other):
    assert of_articles((SANK, SANK, FIRE, FIRE, other, *OTHERS), (0, 1), (2, 3))[0] == [0, 1]


def test_a_claim_gives_way_to_one_of_its_article_that_holds_clearly_more():
    weak = "The Aurora left a trail of oil off Halden, and gulls came."
    texts = (SANK, SANK, weak + " " + SANK, *OTHERS)
    units = units_of(*texts)
    places = [at for at, unit in enumerate(units) if unit.article < 3]
    assert [units[at].article for at in places] == [0, 1, 2, 2]
    assert gather([places[:3]], units, Limits(units, []))[0] == [0, 1, 3]


def test_a_group_inside_another_one_is_dropped_and_series_are_kept_as_they_are():
    texts = (SANK, SANK, SANK, *OTHERS)
    assert of_articles(texts, (0, 1, 2), (0, 1), (3,)) == [[0, 1, 2], [3]]
    assert gathered(texts, [[0, 1, 2]], series=[[4, 5], [5]]) == [[0, 1, 2], [4, 5]]


def test_the_core_is_what_more_than_half_share():
    units = units_of(SANK, SANK, FIRE)
    core = core_of(units, lambda term: 2.0)
    shared = {*units[0].words, *("@" + root for root in units[0].roots)}
    assert set(core) == shared
    assert core_of([units[0], units[2]], lambda term: 2.0) == {}
    assert all(weight > 0 for weight in core.values())
