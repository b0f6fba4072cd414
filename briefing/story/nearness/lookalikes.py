"""Which flashes tell two events of one kind in much the same words: another day, another place, somebody else.

What parts them is exchanged: each has a name, a figure, an ordinal, a weekday that the other holds nowhere. In one
event's flashes that happens too, since outlets name others and count anew. So more is asked for the less it says: it is
enough that both name people and none of the same, or that two kinds share nothing; a figure with what it counts, or an
ordinal, where a fifth of the other words are the same; any name or the weekday, where three tenths are, which flashes
of one event in words of their own seldom reach. ``tools/evaluate_grouping.py`` and
``evaluate_battery.py`` (look-alikes, retellings) measure both errors; the thresholds were chosen on ECB+ topics 1-35
and on those halves of the battery that are to tune.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.story.nearness.flashes import FIELDS
from briefing.story.nearness.lacking import Kind, Starts, same_day

ALIKE, MUCH_ALIKE, COPIED = 0.2, 0.3, 0.7
"""Which share of the words of two beginnings, names aside, is in both; in a copy other figures are newer ones."""


class Lookalikes:
    """The beginnings of the flashes of a collection, each set against all others."""

    def __init__(self, given: Sequence[Starts], dated: Starts, published: NDArray[np.int64]) -> None:
        """``given`` are the fields of ``Flash``, ``dated`` all weekdays, ``published`` ordinals, 0 if unknown."""
        fields = dict(zip(FIELDS, given, strict=True))
        self._published = published
        self._names = Kind(fields["names"], fields["sounds"])
        self._people = Kind(fields["people"], fields["sounds"])
        self._places = Kind(fields["places"], fields["sounds"])
        self._when = Kind(fields["when"], dated)
        self._figures = Kind(fields["figures"])
        self._firm = Kind(fields["firm"], fields["counted"])
        self._units = Kind(fields["units"])
        self._ordinals = Kind(fields["ordinals"])
        self._plain = Kind(fields["plain"])

    def apart(self, index: int, among: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some articles are flashes of another event than one is, shape (among,)."""
        found = np.zeros(len(among), dtype=bool)
        if self._plain.counts[index]:
            flashes = np.flatnonzero(self._plain.counts[among])
            found[flashes] = self._apart(index, among[flashes])
        return found

    def _apart(self, index: int, among: NDArray[np.int64]) -> NDArray[np.bool_]:
        names, _ = self._names.exchanged(index, among)
        _, people = self._people.exchanged(index, among)
        _, places = self._places.exchanged(index, among)
        _, figures = self._firm.exchanged(index, among)
        alike = self._alike(index, among)
        # Of one event, named so in both, outlets give other figures: that is a difference worth reading.
        figures &= (
            (self._figures.shared(index, among) == 0) & (alike < COPIED) & (self._names.shared(index, among) == 0)
        )
        _, ordinals = self._ordinals.exchanged(index, among)
        _, when = self._when.exchanged(index, among)
        when &= same_day(self._published, index, among)
        units = np.where(figures, self._units.shared(index, among), 0)
        kinds = places.astype(np.int8) + when + (units > 0) + ordinals
        found = people | (kinds > 1) | (units > 1) | (names & when)
        found |= (alike >= ALIKE) & ((units > 0) | ordinals)
        found |= (alike >= MUCH_ALIKE) & (names | when)
        return found

    def _alike(self, index: int, among: NDArray[np.int64]) -> NDArray[np.float64]:
        """The share of the words of two beginnings that is in both."""
        both = self._plain.shared(index, among)
        share: NDArray[np.float64] = both / (self._plain.counts[index] + self._plain.counts[among] - both)
        return share
