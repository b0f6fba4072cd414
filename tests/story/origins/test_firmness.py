"""How firmly an article puts a piece of evidence."""

from __future__ import annotations

import pytest
from support import cite, make_article

from briefing.analysis import analyse
from briefing.models import Attribution, Hedge, HedgeCue, Reading, Span
from briefing.story.origins.firmness import ORDER, covers, firmest, hedge_of, shared

TEXT = "The mill of Halden was sold to a guild of bakers from Orsa, a clerk said."


def firmness(words, *, hedges=(), attributions=()):
    article = make_article(TEXT)
    analysis = analyse(article)
    reading = Reading(article, type(analysis)(hedges=tuple(hedges), attributions=tuple(attributions)))
    return hedge_of(reading, cite(article, words))


def cue(start, end, low, high, hedge=Hedge.ALLEGED):
    return HedgeCue(start, end, hedge, Span(low, high))


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The mill was sold.", Hedge.STATED),
        ("The mill was sold, a clerk said.", Hedge.ATTRIBUTED),
        ("The mill was reportedly sold.", Hedge.REPORTED),
        ("The guild denied that the mill was sold.", Hedge.DENIED),
    ],
)
def test_the_least_firm_that_covers_it(text, hedge):
    article = make_article(text)
    assert hedge_of(Reading(article, analyse(article)), cite(article, text)) is hedge


def test_nothing_weakens_what_has_no_cue():
    assert firmness(TEXT) is Hedge.STATED


@pytest.mark.parametrize(("high", "hedge"), [(10, Hedge.STATED), (20, Hedge.ALLEGED), (40, Hedge.ALLEGED)])
def test_a_cue_outside_must_cover_half(high, hedge):
    assert firmness(TEXT[:40], hedges=[cue(60, 64, 0, high)]) is hedge


@pytest.mark.parametrize(("high", "hedge"), [(13, Hedge.STATED), (14, Hedge.ALLEGED)])
def test_a_cue_inside_needs_less(high, hedge):
    assert firmness(TEXT[:40], hedges=[cue(0, 3, 0, high)]) is hedge


def test_of_several_the_least_firm_counts():
    both = [cue(0, 3, 0, 40, Hedge.REPORTED), cue(0, 3, 0, 40, Hedge.DENIED)]
    assert firmness(TEXT[:40], hedges=both) is Hedge.DENIED


@pytest.mark.parametrize(("low", "hedge"), [(0, Hedge.ATTRIBUTED), (30, Hedge.STATED)])
def test_a_source_counts_where_it_says_most_of_it(low, hedge):
    said = Attribution(low, len(TEXT), Span(60, 67), Span(68, 72))
    assert firmness(TEXT[:40], attributions=[said]) is hedge


def test_the_firmest_of_several():
    assert ORDER[0] is Hedge.STATED
    assert firmest([Hedge.DENIED, Hedge.REPORTED]) is Hedge.REPORTED
    assert firmest([]) is Hedge.STATED


def test_characters_in_common():
    assert shared(Span(0, 10), Span(6, 20)) == 4
    assert shared(Span(0, 10), Span(10, 20)) == 0
    assert shared(Span(0, 10), Span(15, 20)) == 0
    article = make_article(TEXT)
    assert covers(Span(0, 20), cite(article, TEXT[:40]))
    assert not covers(Span(0, 19), cite(article, TEXT[:40]))
    assert covers(Span(0, 10), cite(article, TEXT[:40]), 0.25)
