"""The table of a difference: one row for each account, with its words, its place and who reports it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.brief import explanation as why
from briefing.export.page import Cite, Line, Plain, Strong, Words
from briefing.export.phrases import plain_days, plain_reason, plain_value
from briefing.export.printing import Printed
from briefing.export.telling import cites
from briefing.export.view import View
from briefing.language.english.meanings import meaning
from briefing.language.english.stems import WORD
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence
from briefing.story.differences.slots import DISPUTE, UPDATE

DENIED = "denied"
SERIES = 4
"""From so many figures on a table is a series: the figure says what its words say."""
_FIGURE = re.compile(r"(?P<number>[\d.,]+)(?: (?P<unit>[a-z ]+))?\Z")


def weighed(view: View) -> list[Conflict]:
    """The differences in the order in which a reader needs them.

    Those that nothing explains come first, then those of the facts that lead, else in the order of the story.
    """

    def rank(conflict: Conflict) -> tuple[bool, int]:
        places = [view.weight[name] for name in conflict.facts if name in view.weight]
        return conflict.reason is not None, min(places, default=len(view.weight))

    return sorted(view.story.conflicts, key=rank)


def rows(conflict: Conflict, view: View, printed: Printed) -> tuple[tuple[Line, ...], ...]:
    """A row for each account, what is accused before what is denied."""
    values = sorted(conflict.values, key=lambda value: conflict.reason == DISPUTE and value.value == DENIED)
    return tuple(_row(value, conflict, view, printed) for value in values)


def explanation(conflict: Conflict) -> str:
    """Why a difference may be none, in plain words; empty where nothing says so."""
    reason = why(conflict)
    return plain_reason(reason) if reason else ""


def _row(value: ConflictValue, conflict: Conflict, view: View, printed: Printed) -> tuple[Line, ...]:
    """One account: what it says, in which words, who reports it (and on what day, where figures grow)."""
    first = next((item for item in value.evidence if printed.is_new(item)), None)
    others = [item for item in first_of_each(value.evidence) if first is None or item.article != first.article]
    words: Line
    if first is None:
        words = (Plain("quoted above"), *cites(others))
    elif conflict.kind is ConflictKind.NUMBER and len(conflict.values) >= SERIES:
        words = tuple(piece for place in (first, *others) for piece in (Plain(" "), Cite(place)))[1:]
    else:
        words = (Words(first), *cites(others))
    return (Strong(_account(value, conflict)),), words, (Plain(_sources(value, conflict, view)),)


def first_of_each(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The first place of each article."""
    found: dict[str, Evidence] = {}
    for item in evidence:
        found.setdefault(item.article, item)
    return list(found.values())


def _account(value: ConflictValue, conflict: Conflict) -> str:
    """The value as the account has it: an act in its own form, figures without the nouns in which they differ."""
    if conflict.kind is ConflictKind.ACTION:
        return _as_said(value)
    if conflict.kind is ConflictKind.NUMBER:
        figures = [_FIGURE.match(one.value) for one in conflict.values]
        units = {figure["unit"] for figure in figures if figure} - {conflict.topic.lower()}
        own = _FIGURE.match(value.value)
        if own and all(figures) and len(units) != 1 and len({one["number"] for one in figures if one}) == len(figures):
            return plain_value(own["number"], conflict.kind)
    return plain_value(value.value, conflict.kind)


def _as_said(value: ConflictValue) -> str:
    """The act in the form that its words have: "sent" for "send"."""
    for item in value.evidence:
        for match in WORD.finditer(item.text):
            if meaning(match[0]) == meaning(value.value):
                return match[0].lower()
    return value.value


def _sources(value: ConflictValue, conflict: Conflict, view: View) -> str:
    if conflict.reason != UPDATE:
        return view.names(value.evidence)
    told = []
    for item in first_of_each(value.evidence):
        day = view.article(item.article).published
        told.append(view.name(item.article) + (f", {plain_days(day, day)}" if day else ""))
    return "; ".join(dict.fromkeys(told))
