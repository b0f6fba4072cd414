"""The search of an archive: its server is asked, over all that is there and not only over what is opened.

What only the opened articles tell, the names in them, the notes on them and what was put right there, limits the
answer by them, and that is said. Runs in the thread of the search.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.models import Article, Noted, Reading
from briefing.records import dataclass
from briefing.tui.catalog import Catalog
from briefing.tui.question import LIMIT, Question
from briefing.tui.text import count

if TYPE_CHECKING:
    from briefing.index import SearchOptions, SearchResult
    from briefing.pipeline.archived import Everywhere

Looser = tuple[tuple[Question, int], ...]
"""Questions without one of the limits or without any, and how many articles each finds."""
NO_NAMES = "the names of the articles are still being counted"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole archive, asked by its server. ``held`` are the articles that are opened, by id."""

    server: Everywhere
    held: Callable[[], Mapping[str, Reading]]
    catalog: Callable[[], Catalog | None]
    noted: Callable[[], tuple[Noted, ...]] = tuple

    @property
    def note(self) -> str:
        """What is to be said of the server that answers."""
        return self.server.note or ""

    def ask(self, question: Question, stop: Callable[[], bool] = lambda: False) -> SearchResult:
        """The answer; a server that can't be reached is an ``error`` of it."""
        from briefing.index import SearchResult  # noqa: PLC0415  # a tenth of a second
        from briefing.store import StoreError  # noqa: PLC0415

        if _asks_names(question) and self.catalog() is None:
            return SearchResult(question.words, 0, (), NO_NAMES)
        try:
            result = self.server.search(question.words, self._options(question, stop))
        except StoreError as error:
            return SearchResult(question.words, 0, (), str(error))
        return replace(result, note=" · ".join(filter(None, (result.note, self._bounds(question)))))

    def looser(self, question: Question) -> Looser:
        """What finds something where all limits together find nothing; without a server nothing does."""
        from briefing.store import StoreError  # noqa: PLC0415  # as above

        questions = [question.without(part) for part in question.parts]
        if len(questions) > 1:
            questions.append(Question(question.words, question.by_day))
        found = []
        try:
            for one in questions:
                blank = one.blank or (_asks_names(one) and self.catalog() is None)
                found.append((one, 0 if blank else self.server.count(one.words, self._options(one, lambda: False))))
        except StoreError:
            return ()
        any_one = any(number for _, number in found[: len(question.parts)])
        return tuple((one, number) for one, number in found if number and (one.parts or len(found) == 1 or not any_one))

    def _options(self, question: Question, stop: Callable[[], bool]) -> SearchOptions:
        from briefing.index import SearchOptions, asks_notebook  # noqa: PLC0415  # as above
        from briefing.index.query import Beyond  # noqa: PLC0415

        by_day = question.by_day or not question.words.strip()  # without words there is no relevance
        noted = self.noted() if asks_notebook(question.words) else ()
        options = SearchOptions(limit=LIMIT, by_day=by_day, typing=True, noted=noted, stop=stop)
        if not question.limited:
            return options
        catalog = self.catalog()
        held, among = (frozenset(catalog.cards), catalog.left(question)) if catalog else (frozenset(), frozenset())
        beyond = None if _asks_names(question) else Beyond(held, question.outlet, question.since, question.until)
        return replace(options, among=among, beyond=beyond)

    def _bounds(self, question: Question) -> str:
        """What the answer leaves out, in one sentence; empty where that is nothing."""
        from briefing.index import asks_notebook  # noqa: PLC0415  # as above

        opened = f"the {count(len(self.held()), 'article')} that are opened"
        if asks_notebook(question.words):
            return f"notes and tags are looked for in {opened}"
        if _asks_names(question):
            return f'looked for in {opened}; entity:"a name" asks all of the archive'
        return ""


def as_opened(held: Callable[[], Mapping[str, Reading]]) -> Callable[[str], Article | None]:
    """What gives an article as it is opened, by its id."""

    def give(article: str) -> Article | None:
        reading = held().get(article)
        return reading.article if reading is not None else None

    return give


def is_nothing(result: SearchResult) -> bool:
    """Whether an answer came, and it is that nothing is found."""
    return not (result.hits or result.error or result.stopped)


def not_yet(question: Question) -> SearchResult:
    """The answer where nobody can give one yet."""
    from briefing.index import SearchResult  # noqa: PLC0415  # as above

    return SearchResult(question.words, 0, (), "the articles are still being read")


def of_opened(result: SearchResult, number: int) -> SearchResult:
    """An answer that only the opened articles could give, and says so."""
    bounds = f"looked for in the {count(number, 'article')} that are opened"
    return replace(result, note=" · ".join(filter(None, (result.note, bounds))))


def _asks_names(question: Question) -> bool:
    """Whether it is limited by what only opened articles tell."""
    return question.name is not None or question.kind is not None
