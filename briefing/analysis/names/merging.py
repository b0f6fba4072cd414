"""One row of mentions out of what the tagger and the layers of patterns found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis.names.cleaning import clean, token_range
from briefing.analysis.names.neighbours import settle_types
from briefing.analysis.names.numbered import with_numbers
from briefing.analysis.names.possessives import with_possessives
from briefing.analysis.names.refusing import is_name, without_shadows
from briefing.analysis.names.second_look import spread, taken_words
from briefing.analysis.names.surroundings import settle_by_surroundings
from briefing.analysis.names.tokens import NameFound, NameTokens
from briefing.analysis.names.unlisted import find_leftovers
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Mention, Span

Named = tuple[Span, EntityType]
_DISTRICTS = word_list("merging.districts")
_LISTING = re.compile(r", (?:and )?| and ")
_DOTTED = word_list("merging.dotted")
_SUFFIXES = word_list("merging.suffixes")


@dataclass(frozen=True, slots=True)
class Layers:
    """What each layer found; ``tagged`` and ``patterns`` are spans of the text, the others rows of words."""

    names: NameTokens
    equipment: Sequence[NameFound]
    events: Sequence[NameFound]
    organisations: Sequence[NameFound]
    people: Sequence[NameFound]
    lands: Sequence[NameFound]
    acronyms: Sequence[NameFound]
    patterns: Sequence[Named]
    tagged: Sequence[Named]


def merge(layers: Layers, times: Sequence[Span]) -> tuple[Mention, ...]:
    """Non-overlapping mentions in order; ``times`` are dates and numbers, which no mention may cut."""
    names = layers.names
    rows = [layers.equipment, layers.events, layers.organisations, layers.acronyms, layers.people, layers.lands]
    ranked = [(names.span(item), item.type, rank) for rank, row in enumerate(rows, start=1) for item in row]
    ranked += [(span, kind, 0) for span, kind in layers.patterns]
    ranked.sort(key=lambda item: (item[0].start - item[0].end, item[2], item[0].start))
    fixed = _Taken((span, kind) for span, kind, _ in ranked)
    tagged = [piece for span, kind in layers.tagged for piece in clean(names, span, kind)]
    chosen = _choose(fixed, tagged)
    chosen = _with_particles(names, _equipped(names, chosen, layers.equipment))
    chosen = with_possessives(names, chosen)
    kept = [(span, kind) for span, kind in chosen if is_name(names, span, kind) and _clear_of(times, span)]
    whole = [_with_suffix(names, *item) for item in spread(names, _listed_places(names, kept), times)]
    more = find_leftovers(names, whole, taken_words(names, [span for span, _ in whole], times))
    whole = settle_by_surroundings(names, settle_types(names, _agreed(names, whole, more)))
    whole = without_shadows(names, list(with_numbers(names, whole)))
    return tuple(Mention(span.start, _with_dot(names, span), kind) for span, kind in whole)


def _with_particles(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """A given name and the surname right after it that begins with a particle are one: "Erik ten Hag"."""
    out: list[Named] = []
    for span, kind in found:
        first, _ = token_range(names, span)
        before = out[-1] if out else None
        particle = names.tokens[first].text in words("leading_particles")
        if (
            before
            and before[1] is kind is EntityType.PERSON
            and particle
            and names.text[before[0].end : span.start] == " "
        ):
            out[-1] = (Span(before[0].start, span.end), kind)
        else:
            out.append((span, kind))
    return out


def _with_suffix(names: NameTokens, span: Span, kind: EntityType) -> Named:
    """A person's name with the "Jr." after it, which tells two people apart."""
    first, last = token_range(names, span)
    if kind is EntityType.PERSON and last - first == 1 and first and names.tokens[first].lower in _SUFFIXES:
        before = names.tokens[first - 1]  # "Holm Jr." where Holm is a word too
        return (Span(before.start, span.end) if before.capital and before.gap == " " else span), kind
    if kind is not EntityType.PERSON or last >= len(names.tokens) or names.tokens[last - 1].gap not in (" ", ", "):
        return span, kind
    following = names.tokens[last]
    return (Span(span.start, following.end), kind) if following.lower in _SUFFIXES else (span, kind)


def _with_dot(names: NameTokens, span: Span) -> int:
    """The end of the name; the dot of "Co." belongs to it unless it ends the sentence."""
    _, last = token_range(names, span)
    token = names.tokens[last - 1]
    dotted = token.lower in _DOTTED and names.text[span.end : span.end + 1] == "."
    inside = last < len(names.tokens) and names.tokens[last].sentence == token.sentence
    return span.end + 1 if dotted and inside else span.end


def _equipped(names: NameTokens, chosen: Sequence[Named], equipment: Sequence[NameFound]) -> list[Named]:
    """The names with those of equipment as such wherever they stand: "the Halden rover" settles what Halden is."""
    kinds = {(names.span(item), item.type) for item in equipment}
    known = {span.of(names.text): kind for span, kind in chosen if (span, kind) in kinds}
    return [
        (span, known.get(span.of(names.text), kind) if kind in (EntityType.PERSON, EntityType.OTHER) else kind)
        for span, kind in chosen
    ]


def _agreed(names: NameTokens, whole: Sequence[Named], more: Sequence[Named]) -> list[Named]:
    """The names of ``more`` with one type for each form: that of ``whole``, else the first guess that is one."""
    kinds = {span.of(names.text): kind for span, kind in whole}
    for span, kind in more:
        if kind is not EntityType.OTHER:
            kinds.setdefault(span.of(names.text), kind)
    return [(span, kinds.get(span.of(names.text), kind)) for span, kind in more]


def _listed_places(names: NameTokens, found: Sequence[Named]) -> list[Named]:
    """The names with all of a row as places that ends with a word for several: "in Arl, Bem and Corvo counties"."""
    out = list(found)
    for at in range(len(out) - 1, -1, -1):
        _, last = token_range(names, out[at][0])
        if last >= len(names.tokens) or names.tokens[last - 1].gap != " " or names.tokens[last].text not in _DISTRICTS:
            continue
        row = at
        while row > 0 and _LISTING.fullmatch(names.text, out[row - 1][0].end, out[row][0].start):
            row -= 1
        if row < at:
            out[row : at + 1] = [(span, EntityType.PLACE) for span, _ in out[row : at + 1]]
    return out


class _Taken:
    """Spans that do not overlap, kept in order; the first to come takes its place."""

    def __init__(self, items: Iterable[Named]) -> None:
        self.items: list[Named] = []
        for span, kind in items:
            self.add(span, kind)

    def add(self, span: Span, kind: EntityType) -> None:
        if not self.over(span):
            self.items.insert(bisect_left(self.items, span.start, key=lambda item: item[0].start), (span, kind))

    def over(self, span: Span) -> list[Named]:
        """The items that overlap ``span``."""
        at = max(0, bisect_left(self.items, span.start, key=lambda item: item[0].start) - 1)
        found = []
        while at < len(self.items) and self.items[at][0].start < span.end:
            if self.items[at][0].overlaps(span):
                found.append(self.items[at])
            at += 1
        return found


def _choose(fixed: _Taken, tagged: Iterable[Named]) -> list[Named]:
    """The patterns' names with those of the tagger beside them, and the tagger's longer ones in their place."""
    out = _Taken(())
    for span, kind in tagged:
        over = fixed.over(span)
        if not over or all(_gives_way(span, kind, item) for item in over):
            out.add(span, kind)
    for span, kind in fixed.items:
        out.add(span, kind)
    return out.items


def _gives_way(span: Span, kind: EntityType, item: Named) -> bool:
    """Whether a pattern's name is only a part of the tagger's: "China" in "Bank of China", "Ida" with a surname."""
    inner, type_of_inner = item
    if span == inner and type_of_inner in (EntityType.WEAPON, EntityType.OTHER):
        return kind in (EntityType.ORG, EntityType.GROUP)
    if span == inner and type_of_inner is EntityType.WORK:
        return kind is EntityType.PERSON
    if not span.contains(inner) or span == inner:
        return False
    if type_of_inner is EntityType.PERSON:
        return kind is EntityType.PERSON and span.start == inner.start
    if type_of_inner is EntityType.PLACE:
        return kind is not EntityType.GROUP
    if type_of_inner is EntityType.GROUP:
        return kind in (EntityType.ORG, EntityType.OTHER, EntityType.GROUP, EntityType.PLACE)
    return type_of_inner is EntityType.ORG and kind in (EntityType.ORG, EntityType.PLACE)


def _clear_of(times: Sequence[Span], span: Span) -> bool:
    """Whether no date or number holds the span or cuts it; "Falcon 9" may hold its number."""
    at = max(0, bisect_left(times, span.start, key=lambda time: time.start) - 1)
    while at < len(times) and times[at].start < span.end:
        time = times[at]
        if time.overlaps(span) and not (span.contains(time) and span != Span(time.start, time.end)):
            return False
        at += 1
    return True
