"""Which names are firms by what stands beside them: "Hollis-Brandt's chief executive", "shares of Karlow Mills"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from briefing.analysis.model.gazetteer import PLACES, load_gazetteer
from briefing.language.english.lands import look_up
from briefing.language.english.spelling import parts
from briefing.language.english.wordlists import ordered_list
from briefing.models import EntityType
from briefing.story.entities.mentions import Named

_UNSURE = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.OTHER})


def firms_of(
    named: Sequence[Named], best: Mapping[tuple[str, ...], EntityType], people: Set[str]
) -> Iterator[tuple[str, ...]]:
    """The words of the names that are no places of a table and are spoken of as firms.

    A surname of the story is one only where it has what nobody but a firm has.
    """
    for item in named:
        row = parts(item.text)
        if best[row] not in _UNSURE or _is_a_land(item.text):
            continue
        if _has(item, "officers") or (people.isdisjoint(row) and (_has(item, "own") or _tells_results(item))):
            yield row


def _is_a_land(text: str) -> bool:
    """Whether a name is a place of a table, which may have a chief executive as well."""
    return look_up(text) is not None or bool(load_gazetteer().of(text) & PLACES)


def _has(item: Named, what: str) -> bool:
    """Whether a name stands before one of these as its own, or behind "of" and one of these."""
    behind, before = _having(what)
    return bool(behind.match(item.after) or before.search(item.before))


def _tells_results(item: Named) -> bool:
    return _telling().match(item.after) is not None


def _listed(name: str) -> str:
    return "|".join(word.replace("_", r"\s") for word in ordered_list(f"firms.{name}"))


@cache
def _having(what: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    owned = _listed(what)
    return (
        re.compile(rf"['’]s?\s(?:[a-z]+\s)?(?:{owned})\b|\s(?:{owned})\s(?:{_listed('moving')})\b"),
        re.compile(rf"\b(?:{owned})\s(?:of|at)\s$", re.IGNORECASE),
    )


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_listed('told')})(?:\s[\w-]+){{0,3}}?\s(?:{_listed('results')})\b")
