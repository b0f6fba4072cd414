"""What is asked of the index, in the reader's own terms, so that drawing the search does not load the index."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from briefing.models import EntityType, Span
from briefing.records import dataclass
from briefing.tui.text import long_day, said

LIMIT = 100
"""Articles shown; the count tells how many there are."""
AT_ONCE = 10
"""Of these so many are made ready at once, as many as a screen of forty lines shows; the others while nobody types."""
PARTS = ("outlet", "day", "name", "kind")
"""The limits that a question can have, in the order in which they are shown."""
NO_OUTLET = "No outlet named"

KIND_WORDS = {
    EntityType.PERSON: "person",
    EntityType.ORG: "organisation",
    EntityType.PLACE: "place",
    EntityType.WEAPON: "weapon",
    EntityType.EVENT: "event",
    EntityType.GROUP: "group",
    EntityType.WORK: "title of a work",
    EntityType.OTHER: "another name",
}
"""Each kind of name in plain words."""
_WORDS_OF = {kind.value: words for kind, words in KIND_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Question:
    """Words and limits; None leaves a side open.

    ``outlet`` is empty for articles that name none. ``since`` and ``until`` are days of publication, both taken in.
    ``name`` and ``kind`` (the value of an ``EntityType``) must stand in the article.
    """

    words: str
    by_day: bool = False
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    name: str | None = None
    kind: str | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """Which limits are set."""
        days = self.since is not None or self.until is not None
        held = {"outlet": self.outlet is not None, "day": days, "name": self.name is not None}
        held["kind"] = self.kind is not None
        return tuple(part for part in PARTS if held[part])

    @property
    def limited(self) -> bool:
        """Whether anything but the words limits the answer."""
        return bool(self.parts)

    @property
    def blank(self) -> bool:
        """Whether nothing is asked at all."""
        return not self.words.strip() and not self.limited

    def without(self, part: str) -> Question:
        """The same without one of its limits."""
        if part == "day":
            return replace(self, since=None, until=None)
        gone: dict[str, None] = {part: None}
        return replace(self, **gone)  # type: ignore[arg-type]  # the other parts are all str | None

    def value(self, part: str) -> str | None:
        """A limit in words fit for the screen; None where it is not set."""
        if part == "outlet" and self.outlet is not None:
            return said(self.outlet) or NO_OUTLET
        if part == "name" and self.name is not None:
            return said(self.name)
        if part == "kind" and self.kind is not None:
            return kind_words(self.kind)
        return self._days() if part == "day" else None

    def _days(self) -> str | None:
        since, until = self.since, self.until
        if since is not None and until is not None:
            return long_day(since) if since == until else f"{long_day(since)} – {long_day(until)}"
        if since is not None:
            return f"since {long_day(since)}"
        return None if until is None else f"until {long_day(until)}"

    @property
    def limits(self) -> str:
        """All but the words, as the store keeps it; empty where there is nothing to keep."""
        held = {
            "by_day": self.by_day or None,
            "outlet": self.outlet,
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "name": self.name,
            "kind": self.kind,
        }
        held = {key: value for key, value in held.items() if value is not None}
        return json.dumps(held, ensure_ascii=False, sort_keys=True) if held else ""


NOTHING = Question("")


@dataclass(frozen=True, slots=True)
class Opened:
    """The article to open, where the words are in it and the other results, what was asked, at which place to open."""

    article: str
    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    question: Question = NOTHING
    at: Span | None = None


def remembered(words: str, limits: str) -> Question:
    """The question that was kept; whatever of its limits can't be read is left open."""
    try:
        held = json.loads(limits) if limits else {}
    except ValueError:
        held = {}
    if not isinstance(held, dict):
        held = {}

    def text(key: str) -> str | None:
        value = held.get(key)
        return value if isinstance(value, str) else None

    return Question(
        words,
        held.get("by_day") is True,
        text("outlet"),
        _day(text("since")),
        _day(text("until")),
        text("name"),
        text("kind"),
    )


def kind_words(kind: str) -> str:
    """A kind of name in plain words."""
    return _WORDS_OF.get(kind) or said(kind)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
