"""The notebook's events, and the state that follows from them.

An event is never changed and never taken out; what takes it back is another event that names it. So logs of several
people or machines can be put together in any order and give the same state.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec

from briefing.store.anchors import Target

STAR, PLACE, SEARCH, CORRECT, VISIT, UNDO = "star", "place", "search", "correct", "visit", "undo"
NOTE, TAG, DESK = "note", "tag", "desk"
"""The kinds that this version knows; others are kept, carried along and left alone."""
DESKS = 30
"""How many of the last desks are looked through for one of the articles that are open."""

_target = msgspec.json.Decoder(Target | None)
_says = msgspec.json.Decoder(dict[str, Any])
_undoes = msgspec.json.Decoder(tuple[str, ...])
_encode = msgspec.json.Encoder(order="deterministic").encode


@dataclass(frozen=True, slots=True)
class Record:
    """An event as it is written: ``about``, ``says`` and ``undoes`` are JSON, so that nothing in them is lost here.

    ``at`` is a moment in UTC, ISO 8601 with microseconds; ``who`` the login name of the writer.
    """

    id: str
    at: str
    who: str
    kind: str
    about: str = "null"
    says: str = "{}"
    undoes: str = "[]"

    @property
    def sum(self) -> str:
        """A checksum over all of it."""
        parts = (self.id, self.at, self.who, self.kind, self.about, self.says, self.undoes)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what and when, what it points at, what it says, and which events it takes back."""

    id: str
    at: str
    who: str
    kind: str
    about: Target | None = None
    says: Mapping[str, Any] = field(default_factory=dict)
    undoes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What holds now, oldest first; ``places`` are the last ones in each source, ``desks`` how the app was left."""

    stars: tuple[Event, ...] = ()
    searches: tuple[Event, ...] = ()
    places: tuple[Event, ...] = ()
    corrections: tuple[Event, ...] = ()
    visits: tuple[Event, ...] = ()
    marks: tuple[Event, ...] = ()
    desks: tuple[Event, ...] = ()


def new_record(
    kind: str,
    who: str,
    about: Target | None = None,
    says: Mapping[str, Any] | None = None,
    undoes: Sequence[str] = (),
) -> Record:
    """A record of something done now."""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    return Record(uuid.uuid4().hex, at, who, kind, *(_text(part) for part in (about, says or {}, tuple(undoes))))


def event_of(record: Record) -> Event | None:
    """The event, or None where this version can't read it, which another one wrote."""
    try:
        return Event(
            record.id,
            record.at,
            record.who,
            record.kind,
            _target.decode(record.about),
            _says.decode(record.says),
            _undoes.decode(record.undoes),
        )
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def in_force(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that no event in force takes back, by time. Events that take back each other all stand."""
    known = {event.id: event for event in events}
    undone_by: dict[str, list[str]] = {}
    for event in known.values():
        for name in event.undoes:
            undone_by.setdefault(name, []).append(event.id)
    standing: dict[str, bool] = {}
    for name in known:
        _settle(name, undone_by, standing)
    return tuple(sorted((known[name] for name in known if standing[name]), key=lambda event: (event.at, event.id)))


def _settle(name: str, undone_by: Mapping[str, Sequence[str]], standing: dict[str, bool]) -> None:
    waiting, open_now = [name], set[str]()
    while waiting:
        current = waiting[-1]
        if current in standing:
            waiting.pop()
            continue
        open_now.add(current)
        later = [other for other in undone_by.get(current, ()) if other not in standing and other not in open_now]
        if later:
            waiting.extend(later)
            continue
        standing[current] = not any(standing.get(other, False) for other in undone_by.get(current, ()))
        open_now.discard(current)
        waiting.pop()


def state_of(events: Iterable[Event]) -> State:
    """The state that the events give, in whatever order they come."""
    standing = in_force(events)
    places = {_source(event): event for event in standing if event.kind == PLACE and event.about}
    return State(
        stars=tuple(event for event in standing if event.kind == STAR and event.about),
        searches=tuple(event for event in standing if event.kind == SEARCH),
        places=tuple(places.values()),
        visits=tuple(event for event in standing if event.kind == VISIT),
        desks=tuple(event for event in standing if event.kind == DESK and event.about)[-DESKS:],
        marks=tuple(event for event in standing if event.kind in (NOTE, TAG) and event.about),
        corrections=tuple(event for event in standing if event.kind == CORRECT and event.about),
    )


def _source(event: Event) -> str:
    anchors = event.about.anchors if event.about else ()
    return (anchors[0].source.sha256 or anchors[0].source.digest or anchors[0].source.address) if anchors else event.id


def _text(value: object) -> str:
    return _encode(value).decode()
