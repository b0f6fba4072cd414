"""A store that may fail at any time without ending the work: what can't be kept is made again the next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from briefing.corpus.sourcefile import SourceFile
from briefing.models import Analysis, Story
from briefing.store import Found, Groups, Store, StoreError

T = TypeVar("T")


class _TakenBack(Exception):  # noqa: N818  # no error: something in a batch failed, and so none of it is kept
    pass


class Memory:
    """The store, until it fails: then this says so once, knows nothing and keeps nothing.

    Damage is mended first, once, and said as well.
    """

    def __init__(self, store: Store, tell: Callable[[str], None]) -> None:
        self.warning = store.warning
        self._store: Store | None = store
        self._tell = tell
        self._mended = 0

    def _try(self, work: Callable[[Store], T], otherwise: T) -> T:
        if self._store is None:
            return otherwise
        try:
            return work(self._store)
        except StoreError as error:
            self._failed(error)
            return otherwise

    def _failed(self, error: StoreError) -> None:
        store = self._store
        if store is None:
            return
        if error.damaged and not self._mended:
            self._mended += 1
            try:
                store.mend()
            except StoreError as again:
                error = again
            else:
                self._tell(store.warning or "")
                return
        self._store = None
        self._tell(f"can't save anything more: {error}")

    def close(self) -> None:
        """Let go of the store."""
        self._try(lambda store: store.close(), None)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All writes inside are kept, or none of them."""
        mended = self._mended
        try:
            with ExitStack() as stack:
                self._try(lambda store: stack.enter_context(store.batch()), None)
                yield
                if self._store is None or self._mended != mended:
                    raise _TakenBack
        except _TakenBack:
            pass
        except StoreError as error:
            if self._mended == mended:
                self._failed(error)

    def known_file(self, source: SourceFile, reader: str) -> Found | None:
        """As of the store, or None."""
        return self._try(lambda store: store.known_file(source, reader), None)

    def earlier_file(self, source: SourceFile, reader: str) -> Found | None:
        """As of the store, or None."""
        return self._try(lambda store: store.earlier_file(source, reader), None)

    def keep_file(self, source: SourceFile, reader: str, found: Found) -> None:
        """As of the store, where it can."""
        self._try(lambda store: store.keep_file(source, reader, found), None)

    def known_analysis(self, key: str, version: str) -> Analysis | None:
        """As of the store, or None."""
        return self._try(lambda store: store.known_analysis(key, version), None)

    def keep_analysis(self, key: str, version: str, analysis: Analysis) -> None:
        """As of the store, where it can."""
        self._try(lambda store: store.keep_analysis(key, version, analysis), None)

    def known_groups(self, key: str, version: str) -> Groups | None:
        """As of the store, or None."""
        return self._try(lambda store: store.known_groups(key, version), None)

    def keep_groups(self, key: str, version: str, groups: Groups) -> None:
        """As of the store, where it can."""
        self._try(lambda store: store.keep_groups(key, version, groups), None)

    def known_story(self, key: str, version: str) -> Story | None:
        """As of the store, or None."""
        return self._try(lambda store: store.known_story(key, version), None)

    def keep_story(self, key: str, version: str, story: Story) -> None:
        """As of the store, where it can."""
        self._try(lambda store: store.keep_story(key, version, story), None)

    def known_bytes(self, kind: str, key: str, version: str) -> bytes | None:
        """As of the store, or None."""
        return self._try(lambda store: store.known_bytes(kind, key, version), None)

    def keep_bytes(self, kind: str, key: str, version: str, value: bytes) -> None:
        """As of the store, where it can."""
        self._try(lambda store: store.keep_bytes(kind, key, version, value), None)

    def forget_other_versions(self, versions: Mapping[str, str]) -> int:
        """As of the store, where it can."""
        return self._try(lambda store: store.forget_other_versions(versions), 0)

    def counts(self) -> dict[str, int]:
        """As of the store; nothing where it failed."""
        return self._try(lambda store: store.counts(), {})

    def check(self) -> tuple[str, ...]:
        """As of the store; nothing where it failed."""
        return self._try(lambda store: store.check(), ())

    def mend(self) -> None:
        """As of the store."""
        self._try(lambda store: store.mend(), None)
