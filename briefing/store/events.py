"""The notebook's events, and the state that follows from them.

An event is never changed and never taken out; what takes it back is another event that names it. So logs of several
people or machines can be put together in any order and give the same state.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime
from typing import Any, Protocol, overload

import msgspec

from briefing.records import dataclass
from briefing.store.anchors import Target

STAR, PLACE, SEARCH, CORRECT, VISIT, UNDO = "star", "place", "search", "correct", "visit", "undo"
NOTE, TAG, DESK = "note", "tag", "desk"
"""The kinds that this version knows; others are kept, carried along and left alone."""
DESKS = 30
"""How many of the last desks are looked through for one of the articles that are open."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "stars": (STAR,),
    "searches": (SEARCH,),
    "places": (PLACE,),
    "corrections": (CORRECT,),
    "visits": (VISIT,),
    "marks": (NOTE, TAG),
    "desks": (DESK,),
}
"""The kinds of event that make each part of a state."""

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


class NamedArticles(Protocol):
    """Articles by what anchors may call them: what ``near`` needs of a ``Library``."""

    @property
    def size(self) -> int:
        """How many names there are, or a little more."""
        ...

    @property
    def names(self) -> frozenset[int]:
        """As of ``pointing.names_of``; no anchor without any of them is found in these articles."""
        ...


class Events(Protocol):
    """Events in force of some kinds, oldest first. They may lie on the disk until they are asked for."""

    def __iter__(self) -> Iterator[Event]:
        """All of them."""
        ...

    def __reversed__(self) -> Iterator[Event]:
        """All of them, the newest first."""
        ...

    def __len__(self) -> int:
        """How many they are."""
        ...

    @overload
    def __getitem__(self, place: int) -> Event: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...

    def __bool__(self) -> bool:
        """Whether there are any."""
        ...

    def near(self, library: NamedArticles) -> Sequence[Event]:
        """All that may point at these articles, in their order; some that do not may be among them."""
        ...

    def last(self, number: int) -> Sequence[Event]:
        """So many of the newest, in their order."""
        ...


class Held(tuple[Event, ...]):
    """Events in memory."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return len(self) > 0

    def near(self, library: NamedArticles) -> Sequence[Event]:
        """All of them: that costs less than to look which."""
        del library
        return self

    def last(self, number: int) -> Sequence[Event]:
        """So many of the newest, in their order."""
        return self[-number:]


NOTHING = Held()


@dataclass(frozen=True, slots=True)
class State:
    """What holds now, oldest first; ``places`` are the last ones in each source, ``desks`` how the app was left."""

    stars: Events = NOTHING
    searches: Events = NOTHING
    places: Events = NOTHING
    corrections: Events = NOTHING
    visits: Events = NOTHING
    marks: Events = NOTHING
    desks: Events = NOTHING


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


def taken_back(takers: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The ids that an event in force takes back; ``takers`` holds for an id the events that take it back.

    What events that take back each other say of each other and of the rest counts for nothing: they all stand.
    """
    open_takers = {name: set(by) for name, by in takers.items()}
    takes = _taken_by(open_takers)
    gone: set[str] = set()
    settled = [(taker, True) for taker in takes if not open_takers.get(taker)]
    while settled:
        taker, stands = settled.pop()
        for name in takes.get(taker, ()):
            waiting = open_takers[name]
            if taker not in waiting:
                continue  # settled by another one before
            waiting.discard(taker)
            if stands:
                waiting.clear()
                gone.add(name)
            if not waiting:
                settled.append((name, not stands))
    return frozenset(gone)


def _taken_by(takers: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The same the other way round: for an event the ids that it takes back."""
    takes: dict[str, list[str]] = {}
    for name, by in takers.items():
        for taker in by:
            takes.setdefault(taker, []).append(name)
    return takes


def in_force(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that no event in force takes back, by time."""
    known = {event.id: event for event in events}
    takers: dict[str, list[str]] = {}
    for event in known.values():
        for name in event.undoes:
            takers.setdefault(name, []).append(event.id)
    gone = taken_back(takers)
    return tuple(sorted((known[name] for name in known if name not in gone), key=lambda event: (event.at, event.id)))


def state_of(events: Iterable[Event]) -> State:
    """The state that the events give, in whatever order they come."""
    standing = in_force(events)
    return State(**{part: Held(chosen(part, standing)) for part in KINDS})


def counts(event: Event) -> bool:
    """Whether it can be a part of a state: most kinds say nothing without what they are about."""
    return event.about is not None or event.kind in (SEARCH, VISIT)


def chosen(part: str, standing: Iterable[Event]) -> Sequence[Event]:
    """Those of the events in force, given by time, that make this part of a state."""
    found = [event for event in standing if event.kind in KINDS[part] and counts(event)]
    if part == "places":
        latest = {_source(event): event for event in found}
        return tuple(event for event in found if latest[_source(event)] is event)
    return found[-DESKS:] if part == "desks" else found


def _source(event: Event) -> str:
    anchors = event.about.anchors if event.about else ()
    return (anchors[0].source.sha256 or anchors[0].source.digest or anchors[0].source.address) if anchors else event.id


def _text(value: object) -> str:
    return _encode(value).decode()
