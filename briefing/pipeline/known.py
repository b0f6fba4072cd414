"""What is known of a collection from the last time that it was read, and what becomes known this time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from briefing.analysis import redate
from briefing.corpus.cleaning.repetition import Ends, ends_of
from briefing.corpus.discover import Listed, as_bytes
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Analysis, Article, PublishedFrom, Reading, Skipped
from briefing.models.kept import KeptArticle, KeptReading, content_of, version_of
from briefing.pipeline.archived import Shelf
from briefing.pipeline.heads import Fetcher, File, Kept, head_of, keep_heads, known_heads
from briefing.store import Found, Store, content_key

if TYPE_CHECKING:
    from briefing.story.grouping.days import DaysOfStory

AT_HAND = 2_000
"""Articles that stay in memory as they were read. Of each further one only the head does, once the store has the rest:
text and analysis are fetched again where somebody asks, at a twentieth of what they cost to make."""


class Known:
    """The heads of a collection. What stands as it stood is taken from them; ``save`` keeps those of what came."""

    def __init__(self, store: Store, collection: str, max_bytes: int, shelf: Shelf | None = None) -> None:
        """``shelf`` where the articles are in no files."""
        self._here = os.getcwd()  # noqa: PTH109  # as above
        self._store = store
        self._collection = collection
        self._fetcher = Fetcher(store, max_bytes, shelf)
        self._before, self._name = known_heads(store, collection)
        self._files: dict[bytes, File] = {}
        self._heads: dict[str, tuple[File, Kept]] = {}
        self._came: list[tuple[SourceFile, Found]] = []
        self._cuts: dict[str, tuple[Ends | None, tuple[int, int] | None]] = {}
        self._guesses: dict[str, tuple[str, tuple[object, ...]]] = {}
        self._doubtful = False
        self._taken = False

    def _key(self, source: SourceFile | Listed) -> bytes:
        """A file by its bytes on the disk."""
        path = source.path if isinstance(source.path, str) else str(source.path)
        # Ten thousand at once: most are whole already.
        return as_bytes(path if path[:1] == os.sep else os.path.join(self._here, path))  # noqa: PTH118

    def close(self) -> None:
        """Let go of the store."""
        self._fetcher.close()

    def stands(self, source: SourceFile | Listed) -> bool:
        """Whether the file is as it was; then it counts as read."""
        path = self._key(source)
        file = self._before.get(path)
        if file is None or not file.is_as(source):
            return False
        self._files[path] = file
        return True

    def lets_go(self, articles: int) -> bool:
        """Whether so many articles are more than stay in memory whole."""
        return articles > AT_HAND

    @property
    def whole(self) -> bool:
        """Whether every file stands and none came: then what only the whole collection shows is as it was."""
        return not self._came and not self._taken and len(self._files) == len(self._before)

    def readings(self) -> Iterator[Reading | Skipped]:
        """What the files that stand hold."""
        for file in self._files.values():
            yield from file.skipped
            for head in file.articles:
                self._heads[head.id] = file, head
                yield self._fetcher.reading(file, head)

    def of_exports(self) -> list[Found]:
        """What files that stand hold, if they are files of many articles: others may hold the same."""
        return [
            Found(tuple(self._fetcher.raw(file, head) for head in file.articles))
            for file in self._files.values()
            if any(head.place for head in file.articles)
        ]

    def add(self, came: Iterable[tuple[SourceFile, Found]]) -> None:
        """Take note of what files held that were read, or are known to the store alone."""
        self._came += came

    def take(self, source: SourceFile, found: Found, readings: Mapping[str, Reading]) -> dict[str, Reading]:
        """The same for a file of which the store has everything; its articles by their heads alone.

        Where it can't be told by heads, it is added as any other.
        """
        names = [article.id for article in found.articles]
        fits = len(set(names)) == len(names) and all(name in readings and name not in self._heads for name in names)
        if not names or not fits:
            self._came.append((source, found))
            return {}
        self._taken = True
        heads = tuple(head_of(one, readings[one.id], ends_of(one), None) for one in found.articles)
        self._keep(source, heads, found.skipped)
        return {name: self._fetcher.reading(*self._heads[name]) for name in names}

    def _keep(self, source: SourceFile, heads: tuple[Kept, ...], skipped: tuple[Skipped, ...]) -> None:
        file = File(self._key(source), source.shown, source.size, source.modified, heads, skipped)
        self._files[file.path] = file
        self._heads.update((head.id, (file, head)) for head in heads)

    def has(self, article: Article) -> bool:
        """Whether the head of this article is known from before."""
        return article.id in self._heads

    def ends(self, article: Article) -> Ends | None:
        """How it begins and ends."""
        return self._heads[article.id][1].ends

    def cut(self, article: Article, ends: Ends | None, kept: tuple[int, int] | None) -> bool:
        """Take note of which paragraphs stay; whether they are those that stayed before."""
        if self.has(article) and self._heads[article.id][1].kept == kept:
            return True
        self._cuts[article.id] = ends, kept
        return False

    def raw(self, article: Article) -> Article:
        """The article with all paragraphs."""
        if not self.has(article):
            return article
        whole = self._fetcher.raw(*self._heads[article.id])
        return version_of(whole, article.version_of) if article.version_of else whole

    def recut(self, readings: Mapping[str, Reading]) -> dict[str, Reading]:
        """Take note of what became of the articles that were cut otherwise; them by their heads alone."""
        again = self._cuts.keys() & self._heads.keys() & readings.keys()
        self._replace(
            {
                id_: head_of(self._fetcher.raw(*self._heads[id_]), readings[id_], *self._cuts.pop(id_))
                for id_ in sorted(again)
            }
        )
        return {id_: self._versioned(self._fetcher.reading(*self._heads[id_]), readings[id_].article) for id_ in again}

    def _versioned(self, light: Reading, article: Article) -> Reading:
        """The same reading, of an earlier version where its article is one."""
        return of_version(light, version_of(light.article, article.version_of)) if article.version_of else light

    def settle(self, readings: Mapping[str, Reading]) -> None:
        """Take note of what came of it all, before anything is put right or dated."""
        self.recut(readings)
        seen = set(self._heads)
        for source, found in self._came:
            names = [article.id for article in found.articles]
            self._doubtful |= len(set(names)) < len(names) or not seen.isdisjoint(names)
            seen.update(names)
            if found.articles and all(name in readings and name in self._cuts for name in names):
                heads = tuple(head_of(one, readings[one.id], *self._cuts[one.id]) for one in found.articles)
                self._keep(source, heads, found.skipped)

    def dated(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """The articles of a story with the days that it gives to those that state none, as ``infer_days``."""
        if all(reading.article.published for reading in readings):
            return tuple(readings)
        from briefing.story.grouping.days import days_of_story  # noqa: PLC0415  # knows languages, and most need none

        ground = days_of_story([reading.article for reading in readings])
        return tuple(readings) if ground is None else tuple(self._dated(reading, ground) for reading in readings)

    def _dated(self, reading: Reading, ground: DaysOfStory) -> Reading:
        article = reading.article
        if article.published:
            return reading
        behind = ground.placed.get(article.id), ground.usual
        file, head = self._heads.get(article.id, (None, None))
        if head is not None and head.guess is not None and isinstance(article, KeptArticle):
            *before, day, content = head.guess
            if tuple(before) == behind and content_of(article) == head.content:
                assert file is not None  # noqa: S101 - it came with the head
                return self._by_story(file, head, reading, day, content)
        from briefing.story.grouping.days import date_reading  # noqa: PLC0415  # as above

        found = date_reading(reading, ground)
        guess = (*behind, found.article.published, content_key(found.article))
        self._guesses[article.id] = content_key(article), guess
        if file is None or head is None or content_of(article) != head.content or not self.lets_go(len(self._heads)):
            return found
        light = self._versioned(self._fetcher.reading(file, head), article)
        return self._by_story(file, head, light, found.article.published, guess[-1])

    def _by_story(self, file: File, head: Kept, reading: Reading, day: date | None, content: str) -> Reading:
        """An article with the day that its story gave it, by its head alone."""
        by_story = {"published": day, "published_from": PublishedFrom.STORY, "content": content}
        given = msgspec.structs.replace(head, **by_story)
        made: Article = KeptArticle.of(given, partial(self._fetcher.article, file, head))
        made = version_of(made, reading.article.version_of) if reading.article.version_of else made
        return KeptReading.of(made, partial(_redated, made, reading), head.kinds)

    def dated_as_before(self, readings: Mapping[str, Reading], names: Sequence[str]) -> dict[str, Reading] | None:
        """All articles, these with the days that their stories gave them; None where one's is not known.

        Only where the whole collection stands, and nobody put anything right.
        """
        found = dict(readings)
        for name in names:
            file, head = self._heads[name]
            if head.guess is None:
                return None
            found[name] = self._by_story(file, head, found[name], *head.guess[-2:])
        return found

    def name(self, readings: Mapping[str, Reading]) -> str:
        """A name for what is kept of these articles; empty where that is not all there is to know of them."""
        return self._name if not self._doubtful and self._heads.keys() == readings.keys() else ""

    def save(self) -> None:
        """Keep what is known now for the next time."""
        self._replace(
            {
                id_: msgspec.structs.replace(self._heads[id_][1], guess=guess)
                for id_, (content, guess) in self._guesses.items()
                if id_ in self._heads and self._heads[id_][1].content == content
            }
        )
        changed = len(self._files) != len(self._before) or any(
            self._before.get(path) is not file for path, file in self._files.items()
        )
        if changed and not self._doubtful:
            self._name = keep_heads(self._store, self._collection, self._files.values())
            self._before = dict(self._files)
        self._guesses.clear()
        self._came.clear()

    def _replace(self, heads: Mapping[str, Kept]) -> None:
        """Put these in the place of those that are known, file by file: one may hold ten thousand."""
        for old in {id(file): file for file in (self._heads[name][0] for name in heads)}.values():
            articles = tuple(heads.get(head.id, head) for head in old.articles)
            file = msgspec.structs.replace(old, articles=articles)
            self._files[file.path] = file
            self._heads.update((head.id, (file, head)) for head in articles)


def of_version(reading: Reading, article: Article) -> Reading:
    """The reading with its article as an earlier version of another one."""
    if isinstance(reading, KeptReading) and isinstance(article, KeptArticle):
        return KeptReading.of(article, partial(getattr, reading, "analysis"), reading.kinds)
    return Reading(article, reading.analysis)


def _redated(article: Article, reading: Reading) -> Analysis:
    return redate(Reading(article, reading.analysis)).analysis
