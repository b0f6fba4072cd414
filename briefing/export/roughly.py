"""Who gives a figure of a statement rounded, or another day: "some 6 billion" is not silent on 6.15 billion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.export.figures import phrase
from briefing.export.view import View
from briefing.models import ConflictKind, Detail, Evidence, Fact, NumberMention
from briefing.story.differences.reasons import ANOTHER
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


def dated_otherwise(fact: Fact, detail: Detail, articles: Sequence[str], view: View) -> dict[str, str]:
    """For each of these articles that gives another day where a detail gives one, by a difference, its words for it."""
    given = view.analysis(detail.evidence.article).dates
    days = {one.value for one in given if detail.evidence.span.overlaps(one)}
    # Where the day may be that of another event, the line of this one says nothing of it.
    cards = (
        one
        for one in view.story.conflicts
        if one.id in fact.conflicts and one.kind is ConflictKind.DATE and not (one.reason or "").startswith(ANOTHER)
    )
    sides = [value for card in cards if days & {one.value for one in card.values} for value in card.values]
    others = [(value.value, item) for value in sides if value.value not in days for item in value.evidence]
    said = ((item.article, _word_for(item, day, view)) for day, item in others if item.article in articles)
    return {article: words for article, words in said if words}


def _word_for(place: Evidence, day: str, view: View) -> str:
    """The words for a day in a place; empty where it has none."""
    dates = (one for one in view.analysis(place.article).dates if one.value == day and place.span.contains(one))
    return next((one.of(view.article(place.article).text) for one in dates), "")


def _figures(place: Evidence, view: View) -> Iterator[NumberMention]:
    """The figures in some words that count or measure; no ordinals."""
    numbers = view.analysis(place.article).numbers
    return (one for one in numbers if one.kind != "ordinal" and place.span.contains(one))


def _value(number: NumberMention) -> tuple[str, float, float]:
    return number.unit, number.low, number.high
