"""The desk: which articles lie open, in which order, and where the reader is in each. It knows no widget."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field

from briefing.models import Span
from briefing.records import dataclass


@dataclass(slots=True)
class Place:
    """The state of one article on the desk; offsets are those of the article.

    ``top`` is the offset of the first line in view, ``cursor`` the number of the sentence under the cursor,
    ``anchor`` the sentence where a selection began, ``hit`` the number of the present one of ``hits``, ``walked`` the
    offset of the place last gone to, None once the cursor has moved on by itself.
    """

    top: int = 0
    cursor: int = 0
    anchor: int | None = None
    evidence: tuple[Span, ...] = ()
    hits: tuple[Span, ...] = ()
    hit: int | None = None
    reveal: int | None = None
    walked: int | None = None
    note: str = ""


@dataclass(slots=True)
class Desk:
    """An order of article numbers, those that are pinned or hidden, and the window of those in view."""

    order: list[int] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    pinned: set[int] = field(default_factory=set)
    capacity: int = 1
    active: int = 0
    first: int = 0
    places: dict[int, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, count: int, capacity: int = 1) -> Desk:
        """A desk of ``count`` articles in their own order."""
        return cls(order=list(range(count)), capacity=max(1, capacity))

    def place(self, article: int) -> Place:
        """Where the reader is in an article."""
        return self.places.setdefault(article, Place())

    def shown(self) -> list[int]:
        """The articles that are not hidden: pinned ones first, then the rest, each in the desk's order."""
        rest = [article for article in self.order if article not in self.hidden]
        return [article for article in rest if article in self.pinned] + [
            article for article in rest if article not in self.pinned
        ]

    def visible(self) -> list[int]:
        """The articles in view, from left to right: the pinned ones always, then a window of the others."""
        shown = self.shown()
        fixed = [article for article in shown if article in self.pinned][: max(0, self.capacity - 1)]
        moving = [article for article in shown if article not in fixed]
        room = max(1, self.capacity - len(fixed))
        self.first = max(0, min(self.first, len(moving) - room))
        return fixed + moving[self.first : self.first + room]

    def focus(self, article: int) -> None:
        """Make an article the active one and bring it into view; a hidden one comes back."""
        if article not in self.order:
            return
        self.hidden.discard(article)
        self.active = article
        if article in self.visible():
            return
        shown = self.shown()
        fixed = [other for other in shown if other in self.pinned][: max(0, self.capacity - 1)]
        moving = [other for other in shown if other not in fixed]
        room = max(1, self.capacity - len(fixed))
        index = moving.index(article)
        self.first = index if index < self.first else index - room + 1
        self.visible()

    def bring(self, wanted: Collection[int]) -> None:
        """Slide the window to where most of the wanted articles are in view, as little as may be.

        Where none of them was in view, the first wanted one becomes the active one.
        """
        telling = [article for article in self.shown() if article in wanted]
        if not telling:
            return
        before, now = self.first, self.visible()
        best = sum(article in wanted for article in now)
        for first in sorted(range(len(self.shown())), key=lambda place: (abs(place - before), place)):
            self.first = first
            seen = sum(article in wanted for article in self.visible())
            if self.first == first and seen > best:
                best, before = seen, first
        self.first = before
        now = self.visible()
        if self.active not in now or not any(article in wanted for article in now):
            self.focus(next((article for article in now if article in wanted), telling[0]))

    def step(self, by: int) -> int:
        """Make the next article on the left (``-1``) or right (``1``) the active one; at the end stay there."""
        shown = self.shown()
        if shown:
            index = shown.index(self.active) if self.active in shown else 0
            self.focus(shown[max(0, min(len(shown) - 1, index + by))])
        return self.active

    def move(self, by: int) -> None:
        """Move the active article one place to the left or right."""
        shown = self.shown()
        if self.active not in shown:
            return
        index = shown.index(self.active)
        other = index + by
        if 0 <= other < len(shown) and (shown[other] in self.pinned) == (self.active in self.pinned):
            first, second = self.order.index(self.active), self.order.index(shown[other])
            self.order[first], self.order[second] = self.order[second], self.order[first]
        self.focus(self.active)

    def hide(self) -> bool:
        """Hide the active article, unless it is the only one; its neighbour becomes active."""
        shown = self.shown()
        if len(shown) < 2 or self.active not in shown:
            return False
        index = shown.index(self.active)
        self.hidden.add(self.active)
        self.pinned.discard(self.active)
        self.focus(self.shown()[min(index, len(shown) - 2)])
        return True

    def pin(self) -> bool:
        """Pin the active article to the left, or loosen it; says whether it is pinned now."""
        self.pinned ^= {self.active}
        self.focus(self.active)
        return self.active in self.pinned

    def resize(self, capacity: int) -> None:
        """Give the desk room for another number of panes."""
        self.capacity = max(1, capacity)
        self.focus(self.active)
