"""Streets and units that have a number for a name: "117th Street", "67th Precinct"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.names.cleaning import token_range
from briefing.analysis.names.tokens import NameTokens
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Span

Named = tuple[Span, EntityType]
_STREETS = word_list("surroundings.streets")
_UNITS = word_list("numbered.units")


def with_numbers(names: NameTokens, found: Sequence[Named]) -> Iterator[Named]:
    """The names with the number before a word for a street or a unit, and with what these are for a type."""
    for span, kind in found:
        first, last = token_range(names, span)
        head = names.tokens[last - 1].lower
        start = _number_before(names, first, last) if head in _STREETS | _UNITS else None
        if start is None:
            yield span, kind
        else:
            yield Span(start, span.end), EntityType.PLACE if head in _STREETS else EntityType.ORG


def _number_before(names: NameTokens, first: int, last: int) -> int | None:
    """Where the number begins with which a name begins, or which stands before a street's lone word or a unit's name.

    What kind of unit it is may stand between: "67th Police Precinct".
    """
    if _is_ordinal(names.tokens[first].lower):
        return names.tokens[first].start
    if last - first > 1 and names.tokens[last - 1].lower in _STREETS:
        return None
    at = first - 1
    if at > 0 and names.tokens[at].capital and names.tokens[at].gap == " " and names.tokens[last - 1].lower in _UNITS:
        at -= 1
    numbered = at >= 0 and names.tokens[at].gap == " " and _is_ordinal(names.tokens[at].lower)
    return names.tokens[at].start if numbered else None


def _is_ordinal(word: str) -> bool:
    return word[:-2].isdigit() and word[-2:] in word_list("numbered.endings")
