"""What is asked of the index, in the reader's own terms, so that drawing the search does not load the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefing.index import SearchOptions

LIMIT = 100
"""Articles shown; the count tells how many there are."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words and limits; None leaves a side open. ``day`` is the only day of publication wanted."""

    words: str
    by_day: bool = False
    outlet: str | None = None
    day: date | None = None
    entity: str | None = None
    type: str | None = None

    @property
    def limited(self) -> bool:
        """Whether anything but the words limits the answer."""
        return any(part is not None for part in (self.outlet, self.day, self.entity, self.type))

    def options(self) -> SearchOptions:
        """The same for the index. Loads it: only for the thread that searches."""
        from briefing.index import Filters, SearchOptions  # noqa: PLC0415  # a tenth of a second

        filters = Filters(outlet=self.outlet, entity=self.entity, type=self.type, since=self.day, until=self.day)
        return SearchOptions(limit=LIMIT, by_day=self.by_day, typing=True, filters=filters)
