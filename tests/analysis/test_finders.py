"""The ordered list of finders: each fills one layer, and sees those before its own."""

from __future__ import annotations

from dataclasses import fields

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.analysis.finders import FINDERS
from briefing.models import Analysis

TEXT = "Ada Roe reportedly said “the old mill burned down” on Monday. The police denied that 40 dogs died."


def test_each_layer_of_an_analysis_has_one_finder():
    names = [name for name, _ in FINDERS]
    assert len(names) == len(set(names))
    assert set(names) <= {field.name for field in fields(Analysis)}


@pytest.mark.parametrize(("name", "finder"), FINDERS, ids=[name for name, _ in FINDERS])
def test_a_finder_needs_the_layers_before_its_own_alone(name, finder):
    article = make_article(TEXT)
    whole = analyse(article)
    before = [one for one, _ in FINDERS[: [one for one, _ in FINDERS].index(name)]]
    found = finder(article, Analysis(**{one: getattr(whole, one) for one in before}))
    assert found == getattr(whole, name)
    assert found


def test_spans_are_in_order_and_inside_of_the_text():
    whole = analyse(make_article(TEXT))
    for name, _ in FINDERS:
        layer = getattr(whole, name)
        assert all(0 <= one.start < one.end <= len(TEXT) for one in layer)
        assert [one.start for one in layer] == sorted(one.start for one in layer)
