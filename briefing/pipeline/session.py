"""A collection that is open: load it, then ask for its stories."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.corpus.discover import MAX_BYTES
from briefing.models import Article, Corrections, Marks, Noted, Reading, Stars, Story
from briefing.pipeline.archived import Everywhere, Hearing, Origin, Shelf
from briefing.pipeline.comparing import collection_key, compare, known_story
from briefing.pipeline.correcting import behind, correct_groups, correct_readings, corrections_in, of_articles
from briefing.pipeline.events import (
    Cancelled,
    Collection,
    Group,
    Grouped,
    Listener,
    Noticed,
    Progress,
    StoryReady,
    ignore,
    never,
)
from briefing.pipeline.heads import ChangedError
from briefing.pipeline.holding import Holding
from briefing.pipeline.intake import Intake
from briefing.pipeline.known import Known
from briefing.pipeline.listing import by_path, keep_list, known_list, name_of_visits
from briefing.pipeline.mentions import Mentions
from briefing.pipeline.reaching import Beside, Reach
from briefing.pipeline.sources import index_folder
from briefing.pipeline.standing import Standing
from briefing.pipeline.state import comparer
from briefing.pipeline.titles import Titles, group_of
from briefing.release import __version__
from briefing.store import Groups, Store, StoreError
from briefing.store.events import VISIT
from briefing.store.visits import name_of, seen_in, visit_of
from briefing.story import group_articles, join_articles
from briefing.story.grouping.order import order_readings

if TYPE_CHECKING:
    from briefing.pipeline.storyfacts import StoryFacts


class Session(Holding):
    """Use it from one thread at a time; only the notebook may be asked for, and used, from others as well."""

    def __init__(
        self, paths: Sequence[Path], *, keep: bool = True, max_bytes: int = MAX_BYTES, origin: Origin | None = None
    ) -> None:
        """``keep`` False leaves nothing on disk; ``max_bytes`` replaces the usual limit on a file's size.

        ``origin`` takes the place of files: the paths then only name the collection.
        """
        self.paths = tuple(paths) if origin is None else (Path(origin.name),)
        super().__init__(keep=keep, origin=origin)
        self.max_bytes = max_bytes
        self.collection = Collection()
        self.corrections: Corrections = ()
        self.new: frozenset[str] = frozenset()
        self.visited = False
        self._groups: Groups = ()
        self._behind = self._listing = ""
        self._stories: dict[str, Story] = {}
        self._own, self._beside = self.collection, Beside()
        self._known: Known | None = None
        self._opened: list[Known] = []
        self._shelf: Shelf | None = None
        self._hearing: Hearing | None = None

    def close(self) -> None:
        """Close the store and the notebook."""
        if self._hearing is not None:
            self._hearing.close()
        self._let_go(self._opened)

    def load(self, listener: Listener = ignore, cancelled: Callable[[], bool] = never) -> Collection:
        """Read and analyse what is new or changed, and group everything.

        Raises:
            Cancelled: where ``cancelled`` said yes; what was read until then stays in the store.
            ChangedError: where a file changed while it was read, twice.
        """
        try:
            return self._load(listener, cancelled)
        except ChangedError as changed:
            listener(Noticed(f"{changed}; reading again"))
            return self._load(listener, cancelled)

    def _load(self, listener: Listener, cancelled: Callable[[], bool]) -> Collection:
        known = self._known_before(self.store(listener))
        intake = Intake(self._store, self.max_bytes, listener, cancelled, known)
        if self._origin is None:
            intake.walk(self.paths)
        else:
            intake.open(self._origin, self._shelf or self._origin.shelf(), self.notebook(listener))
        # Files come in the order in which they are done: from here on nothing may depend on it.
        readings = sorted(intake.readings.values(), key=by_path)
        self.corrections = corrections_in(self.notebook(listener), readings)
        intake.keep()
        listener(Progress("grouping", 0, len(readings)))
        by_id, groups = self._as_listed(known, readings) or self._anew(intake, known, readings, cancelled)
        skipped = tuple(sorted(set(intake.skipped), key=lambda item: (item.path, item.reason)))
        self._own = Collection(by_id, groups, skipped, self.corrections)
        if self._beside:
            self._beside.settle(self._own, self._reach())
        self.collection = self._beside.behind(self._own)
        self._stories.clear()
        listener(Grouped(self.collection.groups))
        return self.collection

    def _anew(
        self, intake: Intake, known: Known | None, readings: Sequence[Reading], cancelled: Callable[[], bool]
    ) -> tuple[dict[str, Reading], tuple[Group, ...]]:
        """The stories, grouped and dated; they are kept as a list where it is all that there is to know of them."""

        def check() -> None:
            if cancelled():
                raise Cancelled

        self._look_back(readings)
        readings = correct_readings(readings, self.corrections, intake.analysis)
        intake.keep()
        by_id, groups = self._stories_of(readings, None if intake.own_choice else known, check)
        if self._listing and known is not None and (heads := known.name(by_id)):
            assert self._store is not None  # noqa: S101 - what is known is known of it
            names = (heads, self._listing, name_of_visits(self.notebook().state.visits))
            keep_list(self._store, self._kept_as, names, self.new if self.visited else frozenset(), by_id, groups)
        return by_id, groups

    def _as_listed(
        self, known: Known | None, readings: Sequence[Reading]
    ) -> tuple[dict[str, Reading], tuple[Group, ...]] | None:
        """The stories as they were listed last, at a first reading of what stands as it stood."""
        if known is None or self._store is None or not self._is_plain or self._groups or not known.whole:
            return None
        by_id = {reading.article.id: reading for reading in readings}
        listed = known_list(self._store, self._kept_as, known.name(by_id))
        visits = self.notebook().state.visits
        if listed is None or listed.visits != name_of_visits(visits):
            return None
        dated = known.dated_as_before(by_id, listed.dated)
        if dated is None:
            return None
        self.visited, self._listing = bool(visits), listed.grouping
        self.new = frozenset(listed.new) if visits else frozenset(by_id)
        return dated, listed.groups(frozenset(listed.new))

    @property
    def _is_plain(self) -> bool:
        """Whether the stories follow from files alone."""
        return self._origin is None and not self.corrections

    def _stories_of(
        self, readings: Sequence[Reading], known: Known | None, check: Callable[[], None]
    ) -> tuple[dict[str, Reading], tuple[Group, ...]]:
        """The readings with the days that their stories give them; the stories, largest and newest first."""
        by_id = {reading.article.id: reading for reading in readings}
        groups = []
        titles = Titles(self._store if known is not None else None, self._kept_as)
        for members in correct_groups(self._grouped(readings, check), self.corrections):
            check()
            of_story = [by_id[article_id] for article_id in members]
            lasting = known if self._origin is None or not any(one.article.corrected for one in of_story) else None
            dated = order_readings(lasting.dated(of_story) if lasting is not None else _dated(of_story))
            by_id.update((reading.article.id, reading) for reading in dated)
            groups.append(group_of(dated, self.new if self.visited else frozenset(), titles))
        groups.sort(key=lambda group: (-len(group.article_ids), -_ordinal(group.last_date), group.title, group.id))
        if known is not None:
            known.save()
        titles.save()
        return by_id, tuple(groups)

    def _known_before(self, store: Store | None) -> Known | None:
        """The heads of the collection, where a store keeps them."""
        self._shelf = self._origin.shelf() if self._origin is not None else None
        self._known = Known(store, self._kept_as, self.max_bytes, self._shelf) if store is not None else None
        if self._known is not None:
            self._opened.append(self._known)  # what was read before may still be looked at
        return self._known

    @property
    def _kept_as(self) -> str:
        """What is kept of the collection: files by their place, an archive the same wherever one stands."""
        return index_folder(self.paths).name if self._origin is None else self._origin.kept_as

    def _look_back(self, readings: Sequence[Reading]) -> None:
        """Find out what is new since the last visit."""
        visits = self.notebook().state.visits
        seen = seen_in(visits)
        self.visited = bool(visits)
        fresh = (one.article for one in readings if not seen or name_of(one.article) not in seen)
        self.new = frozenset(article.id for article in fresh)

    def standing(self) -> Standing:
        """Which index holds all that was read, as far as that is known from the last time."""
        known = self._known if self._origin is None else None
        return Standing(self._store, self.paths, known.name(self._own.readings) if known else "", self._own)

    def visit(self, articles: Iterable[Article]) -> None:
        """Note that the reader has seen these articles; nothing where it can't be noted."""
        with suppress(StoreError):
            notebook = self.notebook()
            notebook.refresh()
            says = visit_of(articles, seen_in(notebook.state.visits))
            if says is not None:
                notebook.add(VISIT, says=says)

    def noted(self) -> tuple[Noted, ...]:
        """The notes and tags on what was read, as a search meets them."""
        from briefing.store.finding import Library  # noqa: PLC0415  # they know stories: not before they are asked for
        from briefing.store.marking import noted_in  # noqa: PLC0415

        return noted_in(self.notebook().state.marks, Library(tuple(self.collection.readings.values())))

    def mentions(self) -> Mentions:
        """The names of the articles, as far as they are known from the last time."""
        kept = self._store if self._known is not None else None
        return Mentions(kept, self._kept_as)

    def marks(self, story: Story) -> Marks:
        """The notes and tags of a story."""
        from briefing.store.finding import Library  # noqa: PLC0415  # as above
        from briefing.store.marking import find_marks  # noqa: PLC0415

        return find_marks(self.notebook().state.marks, Library(story.readings), story.facts)

    def stars(self, story: Story) -> Stars:
        """The stars of a story."""
        from briefing.store.finding import Library  # noqa: PLC0415  # as above
        from briefing.store.stars import find_stars  # noqa: PLC0415

        return find_stars(self.notebook().state.stars, Library(story.readings), story.facts)

    def story(self, group_id: str) -> Story:
        """The story of a group, compared once and then remembered.

        Raises:
            KeyError: where the collection has no such group.
            ChangedError: where another program has read a file since, which has changed: ``load`` again.
        """
        if group_id not in self._stories:
            self._stories[group_id] = compare(self._store, *self._behind_story(group_id))
        return self._stories[group_id]

    def _behind_story(self, group_id: str) -> tuple[Sequence[Reading], Corrections, bool]:
        """What a story is made of, and whether others may read it where it is kept."""
        group = next((group for group in self.collection.groups if group.id == group_id), None)
        if group is None:
            raise KeyError(group_id)
        beside = self._beside.of(group_id)
        readings = beside.readings if beside else self.collection.of_group(group)
        return readings, beside.corrections if beside else self.corrections, self._origin is not None

    def story_facts(self, most: int = 0) -> StoryFacts:
        """The facts of the stories, for a search; up to ``most`` that are not compared yet are, each time it is asked.

        Those that it compares are kept in the store, and not here.
        """
        from briefing.pipeline.storyfacts import StoryFacts  # noqa: PLC0415  # it knows the index

        return StoryFacts(
            self.collection.groups,
            lambda group: known_story(self._store, *self._behind_story(group)[:2]),
            lambda group: compare(self._store, *self._behind_story(group)),
            most,
        )

    def stories(self, listener: Listener = ignore, cancelled: Callable[[], bool] = never) -> tuple[Story, ...]:
        """All stories, in the order of the groups; where a file has changed meanwhile, all is read again and told so.

        Raises:
            Cancelled: where ``cancelled`` said yes.
            ChangedError: where that happens twice.
        """
        try:
            return self._every_story(listener, cancelled)
        except ChangedError as changed:
            listener(Noticed(f"{changed}; reading again"))
            self.load(listener, cancelled)
            return self._every_story(listener, cancelled)

    @property
    def is_part(self) -> bool:
        """Whether there may be more than what is opened: of an archive."""
        return self._origin is not None

    def everywhere(self, held: Callable[[str], Article | None]) -> Everywhere | None:
        """The search over all of an archive; None where there is none. ``held`` gives an article as it is opened."""
        return self._origin.index(held, self.notebook) if self._origin is not None else None

    def hear(self, heard: Callable[[], None], told: Callable[[str | None], None]) -> None:
        """Call ``heard`` when others wrote in the archive, and ``told`` when its server goes or is back (None)."""
        if self._origin is not None and self._hearing is None:
            self._hearing = self._origin.hearing(heard, told)

    @property
    def hears(self) -> bool:
        """Whether what others write is told by itself, so that nobody need look."""
        return self._hearing is not None and self._hearing.listening

    def arrivals(self, stop: threading.Event) -> Iterator[int]:
        """How many articles came into the archive, whenever some did, until ``stop`` is set; none of files.

        It waits between two: any thread may ask.
        """
        return self._origin.arrivals(stop) if self._origin is not None else iter(())

    def reach(self, name: str) -> Group:
        """Bring in the story of an article of the archive that was not opened; it is then one of the collection's.

        The last few of them stay.

        Raises:
            StoreError: where the server can't be reached, or the article is not there any more.
        """
        group = next((group for group in self.collection.groups if name in group.article_ids), None)
        if group is not None:
            return group
        group = self._beside.put(name, self._reach().story_of(name))
        self.collection = self._beside.behind(self._own)
        return group

    def _reach(self) -> Reach:
        store = self.store()
        if self._origin is None or store is None:
            raise StoreError("there is nothing but what is opened")
        if self._shelf is None:
            self._shelf = self._origin.shelf()
        return Reach(self._origin, self._shelf, store, self.notebook())

    def _every_story(self, listener: Listener, cancelled: Callable[[], bool]) -> tuple[Story, ...]:
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

    def _take_up(self, key: str, behind_it: str) -> None:
        """Go on from the groups that were listed, if any, where something came since; name those of the next list."""
        if self._listing and not self._groups and self._store is not None:
            self._groups = self._store.known_groups(self._listing, comparer()) or ()
        joins = bool(self._groups) and behind_it == self._behind
        self._listing = key if self._is_plain and not joins else ""

    def _grouped(self, readings: Sequence[Reading], check: Callable[[], None]) -> Groups:
        own = of_articles(self.corrections)
        key, behind_it = collection_key(readings, own), behind(readings, own)
        self._take_up(key, behind_it)
        if not self._groups or behind_it != self._behind:
            known = self._store.known_groups(key, comparer()) if self._store else None
            if known is not None and Counter(chain(*known)) == Counter(reading.article.id for reading in readings):
                self._groups, self._behind = known, behind_it
                return known
        from briefing.pipeline.grouping import group_kept, join_kept  # noqa: PLC0415  # a second opening needs none

        if self._groups and behind_it == self._behind:
            # Read again while it is open: what is new joins the stories that the reader sees, none is torn apart.
            before, store = self._groups, self._store
            self._groups = (
                join_articles(before, readings, check) if store is None else join_kept(store, before, readings, check)
            )
            return self._groups
        if self._store is None:
            known = group_articles(readings, check)
        else:
            known = group_kept(self._store, self._kept_as, readings, check)
            self._store.keep_groups(key, comparer(), known)
        self._groups, self._behind = known, behind_it
        return known


def generator() -> str:
    """Program and version, as the brief names them."""
    return f"briefing {__version__}"


def _dated(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    from briefing.story.grouping.days import infer_days  # noqa: PLC0415  # knows languages

    return infer_days(readings)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
