"""The way in for other programs: a collection that is open, its stories, a search, a brief."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Self

from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.index import SearchOptions, SearchResult, asks_facts, asks_notebook, open_index
from briefing.models import Article, Skipped, Story
from briefing.pipeline import Session, StoryNames, generator, index_folder
from briefing.pipeline.storyfacts import MOST_COMPARED


class Collection:
    """Articles that were read together; use it from one thread at a time, and close it."""

    def __init__(self, paths: Iterable[str | PathLike[str]], *, keep: bool = False) -> None:
        found = [Path(path) for path in paths]
        if not any(path.exists() for path in found):
            raise FileNotFoundError(f"no such file or folder: {', '.join(map(str, found))}")
        self._session = Session(found, keep=keep)
        self._session.load()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, by path."""
        return tuple(reading.article for reading in self._session.collection.readings.values())

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read, each with its reason."""
        return self._session.collection.skipped

    def stories(self) -> tuple[Story, ...]:
        """The stories, largest and newest first; each is compared when it is first asked for, and then kept."""
        return self._session.stories()

    def search(self, query: str, *, limit: int = 50, by_day: bool = False) -> SearchResult:
        """Hits with their words in context; ``error`` of the result says what is wrong with a query."""
        readings = tuple(self._session.collection.readings.values())
        index = open_index(index_folder(self._session.paths) if self._session.keep else None)
        index.update(readings, StoryNames(self._session.collection))
        noted = self._session.noted() if asks_notebook(query) else ()
        facts = self._session.story_facts(MOST_COMPARED) if asks_facts(query) else None
        return index.search(query, SearchOptions(limit=max(1, limit), by_day=by_day, noted=noted, facts=facts))

    def close(self) -> None:
        """Let go of the store."""
        self._session.close()

    def __enter__(self) -> Self:
        """The collection itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def render_stories(stories: Story | Iterable[Story], form: str, *, full: bool) -> str | bytes:
    """The brief of one story or of several; see ``briefing.render``."""
    chosen = (stories,) if isinstance(stories, Story) else tuple(stories)
    return render(make_brief(generator(), chosen), form, Choice(full=full))
