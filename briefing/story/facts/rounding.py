"""When two figures are one, rounded in another way or counted anew."""

from __future__ import annotations

ROUNDED = 0.05
"""The share by which two figures for one thing may be apart and still be one, rounded or counted anew."""

Figure = tuple[str, float, float]
"""The unit of a figure, and from where to where it reaches."""


def same_figure(own: Figure, figure: Figure) -> bool:
    """Whether they are one figure of one unit, rounded in another way or not."""
    units = [one[0].rpartition(" ")[2] for one in (own, figure)]
    near = own[1] <= figure[2] * (1 + ROUNDED) and figure[1] <= own[2] * (1 + ROUNDED)
    return near and ("" in units or units[0] == units[1])
