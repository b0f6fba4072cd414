"""Stories of an archive that lie outside of what was opened, brought in one at a time when a search has found them.

What is opened is not read again for it, and nothing of it changes: the article's own days are asked for what may tell
the same, and only its story is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis import analyse
from briefing.models import Analysis, Article, Corrections, Reading
from briefing.pipeline.archived import Origin, Shelf
from briefing.pipeline.correcting import correct_groups, correct_readings, corrections_in
from briefing.pipeline.events import Collection, Group
from briefing.pipeline.state import analyser
from briefing.pipeline.titles import Titles, group_of
from briefing.records import dataclass
from briefing.store import Notebook, Store, StoreError, content_key
from briefing.story import group_articles
from briefing.story.grouping.order import order_readings

MOST = 5
"""Stories that stay."""
MOST_ANEW = 12
"""Articles that are analysed here where no worker has done it; the likeliest first, the others are left out."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A story as it was read (``raw``), and as it is now with all that was put right."""

    raw: tuple[Reading, ...]
    readings: tuple[Reading, ...]
    group: Group
    corrections: Corrections


class Beside:
    """The last few stories that were brought in, by the article that each was brought in for."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Reached] = OrderedDict()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._kept)

    def put(self, name: str, reached: Reached) -> Group:
        """Keep one; the earliest goes where there are too many."""
        self._kept[name] = reached
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return reached.group

    def settle(self, own: Collection, reach: Reach) -> None:
        """Put right what was corrected meanwhile; what is opened by now needs no bringing in any more."""
        for name, reached in tuple(self._kept.items()):
            if name in own.readings:
                del self._kept[name]
            else:
                self._kept[name] = reach.settled(name, reached.raw)

    def of(self, group: str) -> Reached | None:
        """The story of this id, if it is one of these."""
        return next((reached for reached in self._kept.values() if reached.group.id == group), None)

    def behind(self, own: Collection) -> Collection:
        """What was opened, and these stories behind it."""
        if not self._kept:
            return own
        brought = {one.article.id: one for reached in self._kept.values() for one in reached.readings}
        groups = (*own.groups, *(reached.group for reached in self._kept.values()))
        return replace(own, readings={**brought, **own.readings}, groups=groups)


class Reach:
    """Brings stories in. It keeps none."""

    def __init__(self, origin: Origin, shelf: Shelf, store: Store, notebook: Notebook) -> None:
        self._origin, self._shelf, self._store, self._notebook = origin, shelf, store, notebook
        self._analyser = analyser()

    def story_of(self, name: str) -> Reached:
        """The story of the article of this id; one of its own where nothing tells the same.

        Raises:
            StoreError: where the server can't be reached, or the article is not there any more.
        """
        article = self._shelf.named([name]).get(name)
        if article is None:
            raise StoreError("this article is not in the archive any more")
        own = [Reading(article, Analysis())]
        (right,) = correct_readings(own, corrections_in(self._notebook, own), lambda _: Analysis())
        names = self._origin.around(right.article)
        found = self._shelf.named(names)
        raw = self._analysed([article, *(found[one] for one in names if one in found and one != name)])
        corrected = correct_readings(raw, corrections_in(self._notebook, raw), self._analysis)
        members = next(group for group in group_articles(corrected) if name in group)
        return self.settled(name, [reading for reading in raw if reading.article.id in members])

    def settled(self, name: str, raw: Sequence[Reading]) -> Reached:
        """The story with what is put right by now; of its articles those that are still taken as one with ``name``."""
        from briefing.story.grouping.days import infer_days  # noqa: PLC0415  # knows languages

        corrections = corrections_in(self._notebook, raw)
        by_id = {one.article.id: one for one in correct_readings(raw, corrections, self._analysis)}
        groups = correct_groups((tuple(sorted(by_id)),), corrections)
        members = next(group for group in groups if name in group)
        readings = order_readings(infer_days([by_id[one] for one in members]))
        return Reached(tuple(raw), readings, group_of(readings, frozenset(), Titles(None, "")), corrections)

    def _analysed(self, articles: Sequence[Article]) -> list[Reading]:
        left, made = MOST_ANEW, []
        for article in articles:
            known = self._store.known_analysis(content_key(article), self._analyser)
            if known is None and left:
                left -= 1
                known = self._analysis(article)
            if known is not None:
                made.append(Reading(article, known))
        return made

    def _analysis(self, article: Article) -> Analysis:
        """What was found in an article, from the store or anew; kept where one may."""
        key = content_key(article)
        known = self._store.known_analysis(key, self._analyser)
        if known is None:
            known = analyse(article)
            self._store.keep_analysis(key, self._analyser, known)
        return known
