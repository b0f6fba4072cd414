"""The whole way from paths to stories: read what changed, analyse what is new, group, index, compare on demand.

It knows no interface: it tells a listener what happens and asks a callback whether to stop. Everything here may run in
a worker thread; a ``Session`` is used by one thread at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from briefing import __version__
from briefing.analysis import analyse
from briefing.corpus.discover import MAX_BYTES, SourceFile, discover
from briefing.corpus.worker import Limits, ReadProgress, Result, read_all
from briefing.models import Analysis, Article, Reading, Skipped, Story
from briefing.paths import cache_folder, data_folder
from briefing.store import Found, Groups, Store, StoreError, content_key
from briefing.story.assemble import build_story, order_readings, story_id, story_title
from briefing.story.days import infer_days
from briefing.story.grouping import group_articles
from briefing.versions import code_version

STORE_NAME = "briefing.sqlite3"
READER = code_version("models.py", "corpus")
ANALYSER = code_version("models.py", "analysis")
COMPARER = code_version("models.py", "analysis", "story")
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is; ``total`` is None while it is not known."""

    stage: str
    done: int
    total: int | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article was read and analysed."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Passed:
    """A file or an item of one could not be read."""

    skipped: Skipped


@dataclass(frozen=True, slots=True)
class Group:
    """A story before its articles are compared; its id is the story's."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    first_date: date | None
    last_date: date | None


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which articles belong together, largest and newest story first."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class StoryReady:
    """A story was compared."""

    story: Story


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something went otherwise than it should, and the work went on: a damaged store, an index built anew."""

    message: str


Event = Progress | Arrived | Passed | Grouped | StoryReady | Noticed
Listener = Callable[[Event], None]


class Cancelled(Exception):  # noqa: N818  # not an error: the reader wanted it
    """The work was stopped by the reader."""


@dataclass(slots=True)
class Collection:
    """All that was read of the paths given."""

    readings: dict[str, Reading] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def of_group(self, group: Group) -> tuple[Reading, ...]:
        """The readings of one story."""
        return tuple(self.readings[article_id] for article_id in group.article_ids)


def ignore(event: Event) -> None:
    """A listener for those who wait for the result."""


def never() -> bool:
    """A cancel check for those who never stop."""
    return False


class Session:
    """A collection that is open: load it, then ask for its stories."""

    def __init__(self, paths: Sequence[Path], *, keep: bool = True, max_bytes: int = MAX_BYTES) -> None:
        """``keep`` False leaves nothing on disk; ``max_bytes`` replaces the usual limit on a file's size."""
        self.paths = tuple(paths)
        self.keep = keep
        self.max_bytes = max_bytes
        self.collection = Collection()
        self._stories: dict[str, Story] = {}
        self._store: Store | None = None

    def store(self, listener: Listener = ignore) -> Store | None:
        """The user's store, or None where none is wanted or none can be had (the listener is told why)."""
        if self._store is None and self.keep:
            try:
                self._store = Store(data_folder() / STORE_NAME)
            except (OSError, StoreError) as error:
                self.keep = False
                listener(Noticed(f"nothing is remembered: {error}"))
            else:
                if self._store.warning:
                    listener(Noticed(self._store.warning))
                self._store.forget_other_versions({"analysis": ANALYSER, "groups": COMPARER, "story": COMPARER})
        return self._store

    def close(self) -> None:
        """Close the store."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def load(self, listener: Listener = ignore, cancelled: Callable[[], bool] = never) -> Collection:
        """Read and analyse what is new or changed, and group everything.

        Raises:
            Cancelled: where ``cancelled`` said yes; what was read until then stays in the store.
        """
        found, skipped = self._read(listener, cancelled)
        readings = self._analyse(found, listener, cancelled)
        listener(Progress("grouping", 0, len(readings)))
        by_id = {reading.article.id: reading for reading in readings}
        groups = []
        for members in self._grouped(readings):
            dated = order_readings(infer_days([by_id[article_id] for article_id in members]))
            by_id.update((reading.article.id, reading) for reading in dated)
            groups.append(_group(dated))
        groups.sort(key=lambda group: (-len(group.article_ids), -_ordinal(group.last_date), group.title, group.id))
        self.collection = Collection(by_id, tuple(groups), tuple(sorted(skipped, key=lambda s: (s.path, s.reason))))
        self._stories.clear()
        listener(Grouped(self.collection.groups))
        return self.collection

    def story(self, group_id: str) -> Story:
        """The story of a group, compared once and then remembered.

        Raises:
            KeyError: where the collection has no such group.
        """
        if group_id not in self._stories:
            group = next((group for group in self.collection.groups if group.id == group_id), None)
            if group is None:
                raise KeyError(group_id)
            self._stories[group_id] = self._compared(self.collection.of_group(group))
        return self._stories[group_id]

    def stories(self, listener: Listener = ignore, cancelled: Callable[[], bool] = never) -> tuple[Story, ...]:
        """All stories, in the order of the groups."""
        groups = self.collection.groups
        result = []
        for done, group in enumerate(groups, 1):
            if cancelled():
                raise Cancelled
            story = self.story(group.id)
            result.append(story)
            listener(StoryReady(story))
            listener(Progress("comparing", done, len(groups)))
        return tuple(result)

    def _grouped(self, readings: Sequence[Reading]) -> Groups:
        key = _collection_key(readings)
        known = self._store.known_groups(key, COMPARER) if self._store else None
        if known is None:
            known = group_articles(readings)
            if self._store is not None:
                self._store.keep_groups(key, COMPARER, known)
        return known

    def _compared(self, readings: Sequence[Reading]) -> Story:
        key = _collection_key(readings)
        known = self._store.known_story(key, COMPARER) if self._store else None
        if known is None:
            known = build_story(readings)
            if self._store is not None:
                self._store.keep_story(key, COMPARER, known)
        return known

    def _read(self, listener: Listener, cancelled: Callable[[], bool]) -> tuple[list[Article], list[Skipped]]:
        store = self.store(listener)
        listener(Progress("looking for files", 0, None))
        skipped: list[Skipped] = []
        fresh: list[SourceFile] = []
        held: list[tuple[str, Found]] = []
        for item in discover(self.paths, max_bytes=self.max_bytes):
            if isinstance(item, Skipped):
                skipped.append(item)
                listener(Passed(item))
                continue
            known = store.known_file(item, READER) if store else None
            if known is None:
                fresh.append(item)
            else:
                held.append((item.shown, known))
        held += self._read_fresh(fresh, listener, cancelled)
        articles: dict[str, Article] = {}
        for _, found in sorted(held, key=lambda pair: pair[0]):
            articles.update((article.id, article) for article in found.articles)
            skipped += found.skipped
            for item in found.skipped:
                listener(Passed(item))
        return list(articles.values()), skipped

    def _read_fresh(
        self, sources: Sequence[SourceFile], listener: Listener, cancelled: Callable[[], bool]
    ) -> list[tuple[str, Found]]:
        store = self.store(listener)

        def tell(progress: ReadProgress) -> None:
            listener(Progress("reading", progress.done, progress.total, progress.shown))

        held = []
        results = read_all(sources, on_progress=tell, cancelled=cancelled, limits=Limits(max_bytes=self.max_bytes))
        for batch in _batches(results):
            for source, items in batch:
                found = Found(
                    tuple(item for item in items if isinstance(item, Article)),
                    tuple(item for item in items if isinstance(item, Skipped)),
                )
                held.append((source.shown, found))
            if store is not None:
                with store.batch():
                    for (source, _), (_, found) in zip(batch, held[-len(batch) :], strict=True):
                        if found.articles:  # what failed is tried again: a missing parser may be there by then
                            store.keep_file(source, READER, found)
        if cancelled():
            raise Cancelled
        return held

    def _analyse(self, articles: Sequence[Article], listener: Listener, cancelled: Callable[[], bool]) -> list[Reading]:
        store = self.store(listener)
        readings = []
        waiting: list[tuple[str, Analysis]] = []
        for done, article in enumerate(articles, 1):
            if cancelled():
                break
            key = content_key(article)
            analysis = store.known_analysis(key, ANALYSER) if store else None
            if analysis is None:
                analysis = analyse(article)
                waiting.append((key, analysis))
            readings.append(Reading(article, analysis))
            listener(Arrived(readings[-1]))
            listener(Progress("analysing", done, len(articles), article.path))
            if len(waiting) >= _BATCH:
                self._keep_analyses(waiting)
        self._keep_analyses(waiting)
        if cancelled():
            raise Cancelled
        return readings

    def _keep_analyses(self, waiting: list[tuple[str, Analysis]]) -> None:
        if self._store is not None and waiting:
            with self._store.batch():
                for key, analysis in waiting:
                    self._store.keep_analysis(key, ANALYSER, analysis)
        waiting.clear()


def index_folder(paths: Sequence[Path]) -> Path | None:
    """Where the index of these paths is kept; None where there is no folder for it."""
    resolved = "\n".join(sorted(str(path.resolve()) for path in paths))
    name = hashlib.sha256(resolved.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    with suppress(OSError):
        return cache_folder() / "index" / name
    return None


def entity_names(readings: Sequence[Reading]) -> dict[str, tuple[str, ...]]:
    """The names in each article as written, each once, for the index."""
    names = {}
    for reading in readings:
        text = reading.article.text
        names[reading.article.id] = tuple(sorted({mention.of(text) for mention in reading.analysis.mentions}))
    return names


def generator() -> str:
    """Program and version, as the brief names them."""
    return f"briefing {__version__}"


def _batches(results: Iterable[Result]) -> Iterator[list[Result]]:
    batch: list[Result] = []
    for result in results:
        batch.append(result)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _group(readings: Sequence[Reading]) -> Group:
    days = [reading.article.published for reading in readings if reading.article.published]
    return Group(
        id=story_id(readings),
        title=story_title(readings),
        article_ids=tuple(reading.article.id for reading in readings),
        first_date=min(days, default=None),
        last_date=max(days, default=None),
    )


def _collection_key(readings: Sequence[Reading]) -> str:
    """What a comparison depends on: which articles, each with its content and its day."""
    parts = sorted(f"{reading.article.id} {content_key(reading.article)}" for reading in readings)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
