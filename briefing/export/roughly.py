"""Who gives a figure of a statement rounded, and in which words: "some 6 billion" is not silent on 6.15 billion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.export.figures import phrase
from briefing.export.view import View
from briefing.models import Detail, Evidence, Fact, NumberMention
from briefing.story.facts.rounding import same_figure


def rounded(fact: Fact, detail: Detail, articles: Sequence[str], view: View) -> dict[str, str]:
    """For each of these articles of a fact that rounds the one figure of a detail, or gives it exactly, its words."""
    own = list(_figures(detail.evidence, view))
    if len(own) != 1:
        return {}
    found: dict[str, str] = {}
    for one in fact.evidence:
        if one.article in articles:
            near = (number for number in _figures(one, view) if same_figure(_value(number), _value(own[0])))
            number = next(near, None)
            if number is not None:
                found.setdefault(one.article, phrase(one, number, view))
    return found


def _figures(place: Evidence, view: View) -> Iterator[NumberMention]:
    """The figures in some words that count or measure; no ordinals."""
    numbers = view.analysis(place.article).numbers
    return (one for one in numbers if one.kind != "ordinal" and place.span.contains(one))


def _value(number: NumberMention) -> tuple[str, float, float]:
    return number.unit, number.low, number.high
