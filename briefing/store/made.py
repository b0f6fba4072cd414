"""What every store says of the values that were made of articles: only where they are kept is the engine's matter."""

from __future__ import annotations

from abc import ABC, abstractmethod

from briefing.models import Analysis, Story
from briefing.store.values import ANALYSIS, GROUPS, Groups, decoded, encode, in_parts, story_of


class MadeValues(ABC):
    """The typed half of a store, over ``_made`` and ``_keep`` of the engine."""

    @abstractmethod
    def _made(self, kind: str, key: str, version: str) -> object:
        """The bytes that are kept, or None."""

    @abstractmethod
    def _keep(self, kind: str, key: str, version: str, value: bytes) -> None:
        """Keep the bytes, in the place of those that are there."""

    def known_bytes(self, kind: str, key: str, version: str) -> bytes | None:
        """What somebody kept in a writing of his own."""
        value = self._made(kind, key, version)
        return bytes(value) if isinstance(value, (bytes, memoryview)) else None

    def keep_bytes(self, kind: str, key: str, version: str, value: bytes) -> None:
        """Keep something in a writing of one's own."""
        self._keep(kind, key, version, value)

    def known_analysis(self, key: str, version: str) -> Analysis | None:
        """The analysis of that content by that version of the analyser."""
        return decoded(ANALYSIS, self._made("analysis", key, version))

    def keep_analysis(self, key: str, version: str, analysis: Analysis) -> None:
        """Remember an analysis; that of another version is not known any more, or beside it."""
        self._keep("analysis", key, version, encode(analysis))

    def known_groups(self, key: str, version: str) -> Groups | None:
        """Which articles of that collection belong together."""
        return decoded(GROUPS, self._made("groups", key, version))

    def keep_groups(self, key: str, version: str, groups: Groups) -> None:
        """Remember which articles belong together."""
        self._keep("groups", key, version, encode(groups))

    def known_story(self, key: str, version: str) -> Story | None:
        """The comparison of those articles."""
        return story_of(self._made("story", key, version))

    def keep_story(self, key: str, version: str, story: Story) -> None:
        """Remember a comparison."""
        self._keep("story", key, version, in_parts(story))
