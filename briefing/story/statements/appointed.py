"""Whom claims tell to be chosen for an office: "asked Ada Lund to be mayor", "Bo Roe was named as mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType
from briefing.story.statements.names import Name, same_name
from briefing.story.statements.statement import Statement

_NEAR = 6
"""Words between the verb and the name, or the name and the office, that tell more of either."""


def appointed(telling: Statement) -> tuple[Name, ...]:
    """The people whom a claim tells to be chosen for an office, or asked to take it."""
    return tuple(_found(telling)) if not word_list("appointed.verbs").isdisjoint(telling.lows) else ()


def others_appointed(one: tuple[Name, ...], two: tuple[Name, ...]) -> bool:
    """Whether both name whom somebody chose for an office, and nobody is named by both."""
    return bool(one and two) and not any(same_name(a, b) for a in one for b in two)


def _found(telling: Statement) -> Iterator[Name]:
    people = [name for name in telling.names if name.type is EntityType.PERSON and name not in telling.sources]
    verbs = (at for at, low in enumerate(telling.lows) if low in word_list("appointed.verbs"))
    for at in verbs:
        yield from _before(telling, people, at) if _leads_to_office(telling, at + 1) else _behind(telling, people, at)


def _before(telling: Statement, people: Sequence[Name], at: int) -> Sequence[Name]:
    """Who stands before the verb: "Lund was named as mayor"."""
    return [name for name in people if _between(telling, name.span.end, telling.tokens[at].start)][-1:]


def _behind(telling: Statement, people: Sequence[Name], at: int) -> Sequence[Name]:
    """Who stands behind the verb, where the office follows: "named Lund as mayor"."""
    first = next((name for name in people if _between(telling, telling.tokens[at].end, name.span.start)), None)
    if first is None:
        return []
    after = sum(token.start < first.span.end for token in telling.tokens)
    return [first] if _leads_to_office(telling, after) else []


def _between(telling: Statement, start: int, end: int) -> bool:
    """Whether one place stands before the other with few words between."""
    return start <= end and sum(start <= token.start < end for token in telling.tokens) <= _NEAR


def _leads_to_office(telling: Statement, at: int) -> bool:
    """Whether "as", "to be" or "to serve as" stands at a word, and an office soon behind it."""
    row = telling.lows[at : at + 3]
    size = 1 if row[:1] == ("as",) else 2 if row[:2] == ("to", "be") else 3 if row == ("to", "serve", "as") else 0
    return bool(size) and not words("titles").isdisjoint(telling.lows[at + size : at + size + _NEAR])
