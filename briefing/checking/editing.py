"""Two rows of words laid beside each other with the fewest changes (Levenshtein, with free ends in the source)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from briefing.models import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One step: a word of the draft (its index) beside one of the source; either may be None, ``same`` if equal.

    ``place`` is the source's word in its text. ``free`` is a word that the draft marks as left out.
    """

    draft: int | None
    source: int | None
    same: bool
    place: Span | None = None
    free: bool = False

    def moved(self, by: int) -> Edit:
        """The same with the source's index counted from elsewhere."""
        return self if self.source is None else replace(self, source=self.source + by)

    def at(self, place: Span) -> Edit:
        """The same with the place of the source's word."""
        return replace(self, place=place)


def align(
    draft: Sequence[str], source: Sequence[str], openings: Collection[int] = ()
) -> tuple[tuple[Edit, ...], int, int]:
    """The steps with the fewest changes, and the first and last word of the source that they take part in.

    Before the words of the draft in ``openings``, words of the source cost nothing. Without a common word the first
    index is larger than the last. Takes the product of both lengths of time and memory.
    """
    width = len(source) + 1
    rows = [[0] * width]
    for at, word in enumerate(draft, 1):
        before = rows[-1]
        row = [at] * width
        skip = 0 if at < len(draft) and at in openings else 1
        for place in range(1, width):
            cost = before[place - 1] + (word != source[place - 1])
            row[place] = min(cost, before[place] + 1, row[place - 1] + skip)
        rows.append(row)
    return _walked_back(draft, source, rows, openings)


def _walked_back(
    draft: Sequence[str], source: Sequence[str], rows: Sequence[Sequence[int]], openings: Collection[int]
) -> tuple[tuple[Edit, ...], int, int]:
    at, place = len(draft), min(range(len(source) + 1), key=lambda column: rows[-1][column])
    steps: list[Edit] = []
    while at > 0:
        here = rows[at][place]
        skip = 0 if at < len(draft) and at in openings else 1
        same = place > 0 and draft[at - 1] == source[place - 1]
        if place and here == rows[at - 1][place - 1] + (not same):
            at, place = at - 1, place - 1
            steps.append(Edit(at, place, same))
        elif here == rows[at - 1][place] + 1:
            at -= 1
            steps.append(Edit(at, None, same=False))
        else:
            place -= 1
            steps.append(Edit(None, place, same=False, free=not skip))
    steps.reverse()
    common = [edit.source for edit in steps if edit.source is not None and edit.draft is not None]
    return tuple(steps), min(common, default=1), max(common, default=0)
