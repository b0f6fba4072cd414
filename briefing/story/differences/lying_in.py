"""In which facts a difference lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.models import ConflictValue, Fact


class FactPlaces:
    """The facts of a story by where their evidence stands."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._places: dict[str, list[tuple[int, int, str]]] = {}
        for fact in facts:
            for one in fact.evidence:
                self._places.setdefault(one.article, []).append((one.start, one.end, fact.id))

    def facts_of(self, values: Sequence[ConflictValue]) -> tuple[str, ...]:
        """The facts that a conflict lies in: for each piece of evidence those that hold most of the values.

        A sentence may stand for two facts, of which only one is told differently.
        """
        pieces = [(value.value, one) for value in values for one in value.evidence]
        holding = [
            {name for start, end, name in self._places.get(one.article, ()) if start < one.end and one.start < end}
            for _, one in pieces
        ]
        told: dict[str, set[str]] = {}
        for (value, _), names in zip(pieces, holding, strict=True):
            for name in names:
                told.setdefault(name, set()).add(value)
        held = {name: len(own) for name, own in told.items()}
        chosen: set[str] = set()
        for names in holding:
            chosen |= _fullest(names, held)
        return tuple(fact.id for fact in self._facts if fact.id in chosen)


def _fullest(names: set[str], held: Mapping[str, int]) -> set[str]:
    """Those of some facts that hold most."""
    most = max((held[name] for name in names), default=0)
    return {name for name in names if held[name] == most}
