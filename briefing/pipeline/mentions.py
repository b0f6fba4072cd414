"""Which names an article has, and how often, kept for a whole collection: to count them needs no text."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import msgspec

from briefing.models import Reading
from briefing.models.kept import Counted, borrowed, counted_in
from briefing.pipeline.state import NAMES, analyser
from briefing.records import dataclass
from briefing.store import Store, content_key

WIDTH = 3
"""Numbers of one entry: the name, its kind, how often it stands in the article as one of that kind."""
_NUMBER = "I" if array("I").itemsize == 4 else "L"


@dataclass(frozen=True, slots=True)
class NameTable:
    """The names of a collection, as written, and who has them.

    ``rows`` are the entries of each article in unsigned numbers of 32 bits, ``WIDTH`` for each: the places of name and
    kind in their lists, and the count. So hundreds of thousands of names are few objects.
    """

    names: Sequence[str]
    kinds: Sequence[str]
    rows: Sequence[bytes]

    def counted(self, row: int) -> Counted:
        """The names of one article, in the order in which they come."""
        numbers = array(_NUMBER, self.rows[row])
        entries = zip(numbers[::WIDTH], numbers[1::WIDTH], numbers[2::WIDTH], strict=True)
        return tuple((self.names[name], self.kinds[kind], count) for name, kind, count in entries)


class _Kept(msgspec.Struct, array_like=True, gc=False):
    """A table as it is kept, its rows by the contents of the articles."""

    names: list[str]
    kinds: list[str]
    rows: dict[str, bytes]


class Mentions:
    """The names of a collection's articles, by their contents."""

    def __init__(self, store: Store | None, collection: str) -> None:
        """``store`` None keeps nothing."""
        self._store = store
        self._collection = collection

    def table(self, readings: Sequence[Reading]) -> NameTable:
        """The names of these articles, known or counted; what is counted is kept for the next time."""
        known = self._known()
        kept = known.rows
        names = _Numbers(known.names)
        kinds = _Numbers(known.kinds)
        keys = [content_key(reading.article) for reading in readings]
        fresh = {key: reading for key, reading in zip(keys, readings, strict=True) if key not in kept}
        for key, reading in zip(fresh, borrowed(tuple(fresh.values())), strict=True):
            kept[key] = _row(counted_in(reading), names, kinds)
        rows = {key: kept[key] for key in keys}
        if self._store is not None and (fresh or len(rows) != len(kept)):
            # What no article has any more stays among the names until all are counted again, by another version.
            content = msgspec.msgpack.encode(_Kept(list(names.known), list(kinds.known), rows))
            self._store.keep_bytes(NAMES, self._collection, analyser(), content)
        return NameTable(tuple(names.known), tuple(kinds.known), [rows[key] for key in keys])

    def _known(self) -> _Kept:
        content = self._store.known_bytes(NAMES, self._collection, analyser()) if self._store is not None else None
        try:
            known = msgspec.msgpack.decode(content, type=_Kept) if content is not None else _Kept([], [], {})
        except (msgspec.DecodeError, UnicodeError):
            return _Kept([], [], {})
        return known if _fits(known) else _Kept([], [], {})


class _Numbers:
    """Texts and their numbers, in the order in which they came."""

    def __init__(self, known: Sequence[str]) -> None:
        self.known = dict(zip(known, range(len(known)), strict=True))

    def of(self, text: str) -> int:
        """Its number; the next one where it is new."""
        return self.known.setdefault(text, len(self.known))


def _row(counted: Counted, names: _Numbers, kinds: _Numbers) -> bytes:
    numbers = (number for name, kind, count in counted for number in (names.of(name), kinds.of(kind), count))
    return array(_NUMBER, numbers).tobytes()


def _fits(known: _Kept) -> bool:
    """Whether each text has one number, and each row whole entries; ``known`` may be another's, or torn."""
    whole = all(len(row) % (4 * WIDTH) == 0 for row in known.rows.values())
    return whole and len(set(known.names)) == len(known.names) and len(set(known.kinds)) == len(known.kinds)
