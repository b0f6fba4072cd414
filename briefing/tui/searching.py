"""The collection made fit to be searched: its index and its catalog. Runs in the thread of the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.models import Noted, Reading
from briefing.records import dataclass
from briefing.tui.catalog import Catalog
from briefing.tui.question import AT_ONCE, LIMIT, Question

if TYPE_CHECKING:
    from briefing.index import Index, Names, SearchResult
    from briefing.index.factual import TellFacts
    from briefing.pipeline.storyfacts import StoryFacts
    from briefing.store import Notebook

Tell = Callable[[int, int, str], None]
"""Told how many of how many articles the index holds, and what was wrong with the one before."""


class LeftError(Exception):
    """The reader has left: what the work makes would be seen by nobody."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a search needs; ``tell`` hears of an index that must be built again, ``noted`` gives notes and tags."""

    index: Index
    catalog: Catalog
    readings: Sequence[Reading]
    names: Names
    tell: Tell
    noted: Callable[[], tuple[Noted, ...]] = tuple
    facts: TellFacts | None = None

    @property
    def note(self) -> str:
        """What was wrong with the index, if anything."""
        return self.index.note or ""

    def ask(self, question: Question, stop: Callable[[], bool] = lambda: False) -> SearchResult:
        """The answer. An index that fails while it is asked is rebuilt, once; ``stop`` says that a newer key won."""
        from briefing.index import SearchOptions, asks_notebook  # noqa: PLC0415  # a tenth of a second

        among = self.catalog.left(question) if question.limited else None
        by_day = question.by_day or not question.words.strip()  # without words there is no relevance
        noted = self.noted() if asks_notebook(question.words) else ()
        options = SearchOptions(LIMIT, by_day, typing=True, among=among, noted=noted, stop=stop, at_once=AT_ONCE)
        return self.index.search(question.words, replace(options, facts=self.facts))

    def fill(self, stamp: str = "") -> None:
        """Bring the index up to date; the one of this stamp is."""
        fill = self.index.hold if stamp and stamp == self.index.stamp else self.index.update
        fill(self.readings, self.names, lambda done, of: self.tell(done, of, self.note))


def make_shelf(
    readings: Sequence[Reading],
    names: Names,
    catalog: Catalog,
    folder: Path | None,
    tell: Tell,
    noted: Callable[[], tuple[Noted, ...]] = tuple,
) -> Shelf:
    """Open the index kept in the folder, or one in memory; it is still to be filled."""
    from briefing.index import open_engine  # noqa: PLC0415  # as above

    return Shelf(open_engine(folder), catalog, readings, names, tell, noted)


def noted_by(notebook: Notebook, readings: Sequence[Reading]) -> tuple[Noted, ...]:
    """Notes and tags on these articles."""
    from briefing.store.finding import Library  # noqa: PLC0415  # as above
    from briefing.store.marking import noted_in  # noqa: PLC0415

    return noted_in(notebook.state.marks, Library(readings))


def learn(facts: StoryFacts, wanted: Callable[[], bool], again: Callable[[], object]) -> None:
    """Compare what an answer about facts lacks, as long as it is ``wanted``; runs in the thread of the session.

    ``again`` asks for another answer: when one story is compared, and then as often as their number has doubled.
    """
    lacking = facts.lacking
    for done, story in enumerate(lacking, 1):
        if not wanted():
            return
        facts.learn(story)
        if done == len(lacking) or done & (done - 1) == 0:
            again()
