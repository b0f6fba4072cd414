"""Verbs that report where a figure follows their object: "the survey put the magnitude at 6.8"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.analysis.phrases import low_at
from briefing.analysis.speech.clauses import ClauseToken
from briefing.language.english.meanings import forms_of
from briefing.language.english.reporting import Verb, reporting_verbs, word_class
from briefing.language.english.wordlists import word_list
from briefing.models import Hedge

_OBJECT = 10
"""Words at most between the verb and the word before the figure."""

_ROUGHLY = 4
"""Words at most between that word and the figure: "at slightly more than 300"."""


def puts_figure(tokens: Sequence[ClauseToken], at: int) -> Verb | None:
    """The verb at ``at`` as one that takes a clause, where it hands over a figure: ``put``, ``peg``, ``give``."""
    found = _verbs().get(tokens[at].low)
    if found is None:
        return None
    verb, before = found
    for place in range(at + 2, min(at + 2 + _OBJECT, len(tokens))):
        token = tokens[place]
        if not token.word:
            return None
        if token.low == before:
            return verb if _figure_behind(tokens, place) else None
    return None


def _figure_behind(tokens: Sequence[ClauseToken], place: int) -> bool:
    if low_at(tokens, place - 1) in word_class("prepositions"):
        return False  # "put the kettle on at 5"
    behind = tokens[place + 1 : place + 1 + _ROUGHLY]
    return any(one.low[:1].isdigit() and not one.dated for one in behind)


@cache
def _verbs() -> dict[str, tuple[Verb, str]]:
    """For each form the verb and the word that stands before its figure."""
    table: dict[str, tuple[Verb, str]] = {}
    for row in word_list("frames.putting"):
        base, _, before = row.partition("=")
        known = reporting_verbs().get(base)
        hedge = known.hedge if known else Hedge.ATTRIBUTED
        for form in forms_of(base):
            kind = "third" if form.endswith("s") else "ing" if form.endswith("ing") else "past"
            table[form] = Verb(base, "clause", hedge, kind), before
    return table
