"""Tables of figures: each as its source writes it, with "at least" and "some", of what and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC

from briefing.analysis.numbers import bound_of
from briefing.export.page import Cite, Line, Plain, Strong
from briefing.export.phrases import citing, plain_days, plain_value
from briefing.export.view import View
from briefing.language.english.number_forms import APPROXIMATE, OR_SO
from briefing.models import Article, Conflict, ConflictKind, ConflictValue, Evidence, NumberMention

SERIES = 4
"""From so many figures on a table is a series: the figure says what its words say."""

ROUNDED = 1.1
"""How many times "more than 2,000" the exact figure of the same article may be."""

_FIGURE = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)")
_BEFORE = 30
"""Characters before a figure among which the words that bound it stand."""


def is_series(conflict: Conflict) -> bool:
    """Whether a difference is one figure that many give, each its own."""
    return conflict.kind is ConflictKind.NUMBER and len(conflict.values) >= SERIES


def figures_of(value: ConflictValue, view: View) -> tuple[str, ...]:
    """A figure as the sources write it, each way once: ``at least 296``, ``more than 2,000``."""
    found = (phrase(one, number, view) for one, number in _mentions(value, view))
    return tuple(dict.fromkeys(found))


def without_rounded(conflict: Conflict, view: View) -> tuple[ConflictValue, ...]:
    """The sides without those that only round what the same articles say to the unit: "more than 2,000", 2,012."""
    exact = [
        (number.low, one.article)
        for value in conflict.values
        for one, number in _mentions(value, view)
        if bound_of(view.article(one.article).text, number) == "exact"
    ]

    def rounds(value: ConflictValue) -> bool:
        mentions = list(_mentions(value, view))
        return bool(mentions) and all(
            bound_of(view.article(one.article).text, number) != "exact"
            and any(name == one.article and number.low < high <= number.low * ROUNDED for high, name in exact)
            for one, number in mentions
        )

    return tuple(value for value in conflict.values if not rounds(value))


def series(conflict: Conflict, view: View) -> tuple[tuple[str, ...], tuple[tuple[Line, ...], ...]]:
    """Head and rows of a table of figures: the figure, who gives it and whom they cite, and when."""
    rows = [_row(value, conflict, view) for value in without_rounded(conflict, view)]
    return ("Figure", "Reported by", "Published"), tuple(rows)


def told_by_the_hour(conflict: Conflict, view: View) -> bool:
    """Whether two of the articles that give figures are of one day, and all say at what hour they came out."""
    articles = {one.article: view.article(one.article) for value in conflict.values for one in value.evidence}
    days = [article.published for article in articles.values()]
    return len(set(days)) < len(days) and all(article.published_at for article in articles.values())


def published_on(article: Article, *, hour: bool) -> str:
    """The day of an article, ``3 May 2024``, with the ``hour``, in UTC, where that is asked for and known."""
    day = plain_days(article.published, article.published) if article.published else ""
    at = article.published_at.astimezone(UTC) if article.published_at else None
    if not hour or at is None:
        return day
    return f"{plain_days(at.date(), at.date())}, {at:%H:%M} UTC"


def _row(value: ConflictValue, conflict: Conflict, view: View) -> tuple[Line, ...]:
    first = {one.article: one for one in reversed(value.evidence)}
    hours = told_by_the_hour(conflict, view)
    by: list[Plain | Cite] = []
    days = []
    for name, one in first.items():
        cited = tuple(view.cited(origin) for origin in cited_for(value, one, view))
        by += [Plain(("; " if by else "") + view.name(name) + citing(cited) + " "), Cite(one)]
        article = view.article(name)
        days.append(published_on(article, hour=hours) if article.published else "no day given")
    figure = ", ".join(figures_of(value, view)) or _bare(value)
    return (Strong(figure),), tuple(by), (Plain("; ".join(dict.fromkeys(days))),)


def _bare(value: ConflictValue) -> str:
    """The number of a side whose words no analysis holds."""
    number = _FIGURE.match(value.value)
    return plain_value(number["number"] if number else value.value, ConflictKind.NUMBER)


def cited_for(value: ConflictValue, evidence: Evidence, view: View) -> tuple[str, ...]:
    """To whom an article puts down its figure."""
    number = view.once(("mentions", id(value)), lambda: dict(reversed(list(_mentions(value, view))))).get(evidence)
    return view.sourced.of(evidence.article, number) if number is not None else ()


def _mentions(value: ConflictValue, view: View) -> Iterator[tuple[Evidence, NumberMention]]:
    """The places of a side's figure."""
    figure = _FIGURE.search(value.value)
    wanted = float(figure["number"].replace(",", "")) if figure else None
    for one in value.evidence:
        for number in view.analysis(one.article).numbers:
            if one.span.contains(number) and number.low == number.high == wanted:
                yield one, number
                break


def phrase(evidence: Evidence, number: NumberMention, view: View) -> str:
    """A figure as its source writes it, with the words around it that bound it: ``at least 296``."""
    text = view.article(evidence.article).text
    before = APPROXIMATE.search(text, max(evidence.start, number.start - _BEFORE), number.start)
    behind = OR_SO.match(text, number.end)
    return " ".join(text[before.start() if before else number.start : behind.end() if behind else number.end].split())
