"""On which side of a place something lies: "north-east of Lisse"."""

from __future__ import annotations

import re

_BEARING = re.compile(r"(?:north|south|east|west|-)+")


def is_bearing(low: str, following: str) -> bool:
    """Whether a lower-case word tells where something lies from a place: "north-east of Lisse"."""
    return following == "of" and _BEARING.fullmatch(low) is not None


_QUARTERS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_QUARTER = re.compile("|".join(_QUARTERS))
_POINT = 22.5
"""Degrees between two points of the compass that may be said of one way: "northeast" and "north-northeast"."""


def same_bearing(one: str, two: str) -> bool:
    """Whether two lower-case words are bearings that lie no more than one of sixteen points apart."""
    left, right = _degrees(one), _degrees(two)
    if left is None or right is None:
        return False
    apart = abs(left - right) % 360
    return min(apart, 360 - apart) <= _POINT


def _degrees(low: str) -> float | None:
    """Where a bearing points to, clockwise from north; None for other words."""
    if not low or _BEARING.fullmatch(low) is None:
        return None
    quarters = [_QUARTERS[one] for one in reversed(_QUARTER.findall(low))]
    if not quarters:
        return None
    way = quarters[0]
    for before in quarters[1:]:
        way = (before + ((way - before + 180) % 360 - 180) / 2) % 360
    return way
