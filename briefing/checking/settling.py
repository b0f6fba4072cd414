"""How a figure, day or name of a draft stands to the sources, by the sentences that speak of the same.

It is supported where a sentence that shares something with the draft's has it; else it differs where a sentence that
says most of the same has another in its place; else it is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.checking.aligning import Aligner, Line, Near, Terms
from briefing.checking.values import Finding, Kind, Place, Verdict
from briefing.models import Span

SHARED = 0.15
"""Share of the draft's sentence that the surroundings of a supporting sentence hold: it speaks of the same matter."""
ALIGNED = 0.45
"""Share that a sentence holds by itself from which what it has instead is a difference."""
AROUND, LEAST = 0.7, 0.2
"""The same with its neighbours, and by itself, for a sentence that leans on them ("It burned for seven hours")."""
INSTEAD, STILL = 0.55, 0.3
"""Share from which another value in its place overrules a support that holds this much less by itself."""
NEAREST = 0.3
_MOST = 8
"""Places that are kept of one finding."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to check.

    ``terms`` are what the draft's sentence says besides it. ``stands`` gives its place in a line, None where it is not
    there; ``instead`` what stands there in its place, with the value as it is shown. A ``telling`` value is one that
    hardly stands in two matters by chance ("2,862", "27 July 1953"): whoever has it speaks of the same.
    Where ``known`` holds for some line, nobody can say that no source has it.
    """

    kind: Kind
    span: Span
    terms: Terms
    stands: Callable[[Line], Span | None]
    instead: Callable[[Near], tuple[Span, str] | None]
    telling: bool = False
    known: Callable[[Line], bool] | None = None


def settle(text: str, item: Item, aligner: Aligner) -> Finding | None:
    """The finding on one thing; None where no sentence says what the draft's says, and another one has it."""
    near = aligner.nearest(item.terms, 0.0)
    supporting = _supporting(item, near, aligner)
    differing = _differing(item, near)
    best = max((one.own for one in supporting), default=0.0)
    overruled = (
        not item.telling and bool(differing) and differing[0][0].own >= INSTEAD and best < differing[0][0].own - STILL
    )
    words = item.span.of(text)
    if supporting and not overruled:
        chosen = [one for one in supporting if one.own >= best / 2][:_MOST]
        return Finding("", item.kind, Verdict.SUPPORTED, item.span, words, tuple(place_of(one.line) for one in chosen))
    if not differing and any(_is_known(item, line) for line in aligner.lines):
        return None
    if differing:
        return Finding("", item.kind, Verdict.DIFFERS, item.span, words, tuple(place for _, place in differing))
    places = tuple(place_of(one.line) for one in near[:1] if one.own >= NEAREST)
    return Finding("", item.kind, Verdict.NOT_FOUND, item.span, words, places)


def _is_known(item: Item, line: Line) -> bool:
    return item.stands(line) is not None or (item.known is not None and item.known(line))


def _differing(item: Item, near: Sequence[Near]) -> list[tuple[Near, Place]]:
    """The sentences that say most of the same and have something else in its place, with that place."""
    found = []
    for one in near[:_MOST]:
        aligned = one.own >= ALIGNED or (one.wide >= AROUND and one.own >= LEAST)
        other = item.instead(one) if aligned and item.stands(one.line) is None else None
        if other is not None:
            found.append((one, place_of(one.line, other[1])))
    return found


def _supporting(item: Item, near: Sequence[Near], aligner: Aligner) -> list[Near]:
    """The sentences that have it and speak of the same matter, or stand beside one that says most of it."""
    if not item.terms:  # nothing to align by: it is enough that it stands anywhere
        return [Near(line, 0.0, 0.0) for line in aligner.lines if item.stands(line) is not None]
    found = []
    for one in near:
        if item.stands(one.line) is not None:
            found += [one] if one.wide >= SHARED else []
        elif one.own >= ALIGNED and any(item.stands(line) is not None for line in aligner.beside(one.line)):
            found.append(one)
    return found


def place_of(line: Line, said: str = "") -> Place:
    """A sentence of a source, with whom it cites for it."""
    text = line.text
    cites = dict.fromkeys(
        " ".join((one.named or one.source).of(text.article.text).split()) for one in text.attributions_of(line.sentence)
    )
    return Place(text.evidence(Span(line.sentence.start, line.sentence.end)), said, tuple(cites))
