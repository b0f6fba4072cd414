"""Grouping that keeps what it found: one more article is compared with those alone that it may be near."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from briefing.models import Reading
from briefing.pipeline.state import NEAR, PROFILE, SPREAD, comparer
from briefing.store import Groups, Store, content_key
from briefing.story.grouping import kept
from briefing.story.grouping.groups import group_again, join_articles
from briefing.story.grouping.kept import Grouping
from briefing.story.nearness.profiles import Profile, decode, encode, profile_of

_BATCH = 256


class KeptProfiles:
    """Profiles out of the store, and into it: to find one takes fifty times as long as to read it."""

    def __init__(self, store: Store) -> None:
        """``store`` is asked from the thread that asks here."""
        self._store = store
        self._keys: dict[str, str] = {}
        self._made: list[tuple[str, bytes]] = []
        self._version = comparer()

    def of(self, reading: Reading) -> Profile:
        """The profile of an article, kept or found and then kept."""
        key = self._key(reading)
        found = self._kept(key, reading)
        if found is None:
            found = profile_of(reading)
            self._made.append((key, encode(found)))
            if len(self._made) >= _BATCH:
                self.keep()
        return found

    def keep(self) -> None:
        """Put what was found into the store; not all at once, since nobody else can write meanwhile."""
        with self._store.batch():
            for key, content in self._made:
                self._store.keep_bytes(PROFILE, key, self._version, content)
        self._made.clear()

    def key(self, reading: Reading) -> str:
        """What its neighbours depend on."""
        return f"{reading.article.id} {self._key(reading)}"

    def known(self, key: str) -> Profile | None:
        """The profile of an article that is gone from the collection."""
        return self._kept(key.rpartition(" ")[2])

    def _kept(self, key: str, reading: Reading | None = None) -> Profile | None:
        content = self._store.known_bytes(PROFILE, key, self._version)
        return decode(content, reading.article.published if reading else None) if content is not None else None

    def _key(self, reading: Reading) -> str:
        article = reading.article
        if article.id not in self._keys:
            parts = f"{content_key(article)}\0{article.title}"
            self._keys[article.id] = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._keys[article.id]


class KeptPieces:
    """What a store keeps of a collection's features: the last piece is put there with the grouping itself.

    Of several that are made anew the others go there at once: a grouping whose pieces are others is made anew too.
    """

    def __init__(self, store: Store, collection: str) -> None:
        self._store = store
        self._collection = collection
        self._put: dict[int, bytes] = {}

    def get(self, number: int) -> bytes | None:
        """As it was put there."""
        if number in self._put:
            return self._put[number]
        return self._store.known_bytes(SPREAD, f"{self._collection}/{number}", comparer())

    def put(self, number: int, content: bytes) -> None:
        """Kept in the end, or when the next one comes: a piece is some 25 MB."""
        if self._put:
            with self._store.batch():
                self._keep_pieces()
        self._put[number] = content

    def keep(self, found: Grouping) -> None:
        """Put the grouping into the store with what is not there yet."""
        with self._store.batch():
            self._keep_pieces()
            self._store.keep_bytes(NEAR, self._collection, comparer(), kept.encode(found))

    def _keep_pieces(self) -> None:
        for number, content in self._put.items():
            self._store.keep_bytes(SPREAD, f"{self._collection}/{number}", comparer(), content)
        self._put.clear()


def group_kept(store: Store, collection: str, readings: Sequence[Reading], check: Callable[[], None]) -> Groups:
    """The stories of a collection; what was compared when ``collection`` was grouped before is not compared again."""
    content = store.known_bytes(NEAR, collection, comparer())
    before = kept.decode(content) if content is not None else None
    profiles, pieces = KeptProfiles(store), KeptPieces(store, collection)
    try:
        groups, found = group_again(readings, before, profiles, pieces, check)
    finally:
        profiles.keep()
    pieces.keep(found)
    return groups


def join_kept(store: Store, groups: Groups, readings: Sequence[Reading], check: Callable[[], None]) -> Groups:
    """As ``join_articles``, with the profiles that the store keeps."""
    profiles = KeptProfiles(store)
    try:
        return join_articles(groups, readings, check, profiles)
    finally:
        profiles.keep()
