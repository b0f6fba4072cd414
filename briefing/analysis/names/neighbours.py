"""Types of names told by the other names of their text: peoples by their land, people by the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.names.cleaning import token_range
from briefing.analysis.names.tokens import NameTokens
from briefing.language.english.lands import is_people_of
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_LISTING = re.compile(r", (?:and )?| and ")
_UNSURE = frozenset({EntityType.ORG, EntityType.OTHER, EntityType.PERSON})


def settle_types(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names with adjectives of the text's places as groups, and what stands among people as a person."""
    places = sorted({span.of(names.text) for span, kind in found if kind is EntityType.PLACE})
    return _listed_people(names, [(span, _of_people(names, span, kind, places)) for span, kind in found])


def _of_people(names: NameTokens, span: Span, kind: EntityType, places: Sequence[str]) -> EntityType:
    if kind not in _UNSURE or not any(is_people_of(span.of(names.text), place) for place in places):
        return kind
    _, last = token_range(names, span)
    following = names.tokens[last] if last < len(names.tokens) and names.joined(last - 1) else None
    adjective = following is not None and not following.capital
    return EntityType.GROUP if kind is not EntityType.PERSON or adjective else kind


def _listed_people(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """Two or three words of no class in a row of people are one of them: "Ada Roe, Ben Ott and Cy Lund"."""
    out = list(found)
    for at, (span, kind) in enumerate(out):
        first, last = token_range(names, span)
        if kind is not EntityType.OTHER or not 2 <= last - first <= 3:
            continue
        beside = {_listed(names, out, at, -1), _listed(names, out, at, 1)}
        if EntityType.PERSON in beside and beside <= {EntityType.PERSON, None}:
            out[at] = (span, EntityType.PERSON)
    return out


def _listed(names: NameTokens, found: Sequence[Named], at: int, step: int) -> EntityType | None:
    """The type of the next name of the same list, None where the list has none on that side."""
    other = at + step
    if not 0 <= other < len(found):
        return None
    low, high = sorted((found[at][0], found[other][0]))
    return found[other][1] if _LISTING.fullmatch(names.text, low.end, high.start) else None
