"""The notebook behind the screen, in a thread of its own: a mark is written at once, however long the reading takes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.models import Fact, Reading, Stars
from briefing.tui import messages

if TYPE_CHECKING:
    from briefing.store import Notebook
    from briefing.store.anchors import Target
    from briefing.store.desks import LeftDesk
    from briefing.store.events import Event
    from briefing.store.finding import Library

EVERY = 1.0
"""Seconds between two looks at what other processes wrote."""
SELDOM = 30
"""Of so many looks one is taken where what others write is told by itself."""
LAST = 9
"""Corrections that can be taken back from the app; `briefing correct undo` reaches all."""


class Notes:
    """What the screen asks of the notebook. Each returns at once; messages tell what came of it."""

    def __init__(
        self,
        open_notebook: Callable[[], Notebook],
        post: Callable[[Message], object],
        guard: Callable[..., None],
        hears: Callable[[], bool] = lambda: False,
    ) -> None:
        """``open_notebook`` runs in the thread; ``guard`` runs work and tells the reader what went wrong with it.

        ``hears`` says whether ``hear`` is called when others wrote something, so that nobody need look for it.
        """
        self._open = open_notebook
        self._post = post
        self._guard = guard
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="notes")
        self._shown: tuple[Sequence[Reading], Sequence[Fact]] = ((), ())
        self._every: Mapping[str, Reading] = {}
        self._all: tuple[Mapping[str, Reading], Library] | None = None
        self._library: tuple[Sequence[Reading], Library] | None = None
        self._making = threading.Lock()
        self._looking = False
        self._hears = hears
        self._turn = 0
        self._corrected: tuple[str, ...] | None = None
        self._places: Mapping[str, int] = {}

    def show(
        self, readings: Sequence[Reading], facts: Sequence[Fact], every: Mapping[str, Reading] | None = None
    ) -> None:
        """Another story lies on the desk: ``MarksRead`` tells what is starred in it.

        ``every`` are the articles of the whole collection: corrections of these can be taken back.
        """
        self._shown = (readings, facts)
        self._every = every or {}
        self.read()

    def read(self) -> None:
        """Tell what the notebook holds now."""
        self.do(self._tell)

    def look(self) -> None:
        """Tell what the notebook holds, where another process changed it; asked for every second."""
        self._turn += 1
        if not self._hears() or self._turn % SELDOM == 0:
            self.hear()

    def hear(self) -> None:
        """The same at once, from any thread."""
        if not self._looking:
            self._looking = True
            with suppress(RuntimeError):  # it comes from a thread that may hear something while the app is closing
                self.do(self._look)

    def star(self, name: str, what: str, make: Callable[[], Target]) -> None:
        """Set a star on the article or fact of this id, or take it away; ``StarSet`` follows once it is kept."""
        self.do(lambda notebook: self._star(notebook, name, what, make))

    def list_stars(self, readings: Sequence[Reading]) -> None:
        """Look for every star in these articles; ``StarsListed`` follows."""
        self.do(lambda notebook: self._list(notebook, readings))

    def take_back(self, event: str) -> None:
        """Take an event back, whatever it was."""
        self.do(lambda notebook: self._take_back(notebook, event))

    def correct(self, make: Callable[[], tuple[Target, dict[str, object]]], words: str) -> None:
        """Write a correction down; ``Corrected`` follows once it is kept."""
        self.do(lambda notebook: self._correct(notebook, make, words))

    def uncorrect(self, event: str, words: str) -> None:
        """Take a correction back; ``Corrected`` follows."""
        self.do(lambda notebook: self._uncorrect(notebook, event, words))

    def mark(self, kind: str, text: str, make: Callable[[], Target], replaces: str = "") -> None:
        """Write a note or a tag down, in the place of the event ``replaces`` where there is one."""
        self.do(lambda notebook: self._mark(notebook, kind, text, make, replaces))

    def do(self, work: Callable[[Notebook], None]) -> None:
        """Do something with the notebook."""
        self.thread.submit(self._guard, self._do, work)

    def close(self, places: Mapping[str, int], desk: LeftDesk | None = None) -> None:
        """Write down where the reader left each article of the story (offsets by id) and the desk, after all else."""
        left = {name: place for name, place in places.items() if place != self._places.get(name)}
        if left:
            self.do(lambda notebook: self._keep_places(notebook, left))
        if desk is not None:
            self.do(lambda notebook: self._keep_desk(notebook, desk))
        self.thread.shutdown(wait=True)

    def places(self, notebook: Notebook, readings: Sequence[Reading]) -> dict[str, int]:
        """Where the reader left these articles before, offsets by id; in whatever thread."""
        from briefing.store.stars import find_places  # noqa: PLC0415  # not before the first picture

        found = find_places(notebook.state.places, self.library(readings))
        self._places = found
        return found

    def library(self, readings: Sequence[Reading]) -> Library:
        """The articles, made ready to find anchors in; the last one is kept."""
        from briefing.store.finding import Library  # noqa: PLC0415  # as above

        with self._making:
            if self._library is None or self._library[0] is not readings:
                self._library = (readings, Library(readings))
            return self._library[1]

    # In the thread.

    def _do(self, work: Callable[[Notebook], None]) -> None:
        from briefing.store import StoreError  # noqa: PLC0415  # as above

        try:
            notebook = self._open()
            before = notebook.warning
            work(notebook)
            if notebook.warning and notebook.warning != before:
                self._post(messages.WentWrong(notebook.warning))
        except StoreError as error:
            self._post(messages.WentWrong(f"Not saved: {error}"))

    def _stars(self, notebook: Notebook) -> Stars:
        from briefing.store.stars import find_stars  # noqa: PLC0415  # as above

        readings, facts = self._shown
        return find_stars(notebook.state.stars, self.library(readings), facts)

    def _tell(self, notebook: Notebook) -> None:
        from briefing.store.corrections import in_words  # noqa: PLC0415  # as above
        from briefing.store.marking import find_marks  # noqa: PLC0415

        notebook.refresh()
        readings, facts = self._shown
        marks = find_marks(notebook.state.marks, self.library(readings), facts)
        before = self._corrected
        self._know_corrections(notebook)
        last = tuple((event.id, in_words(event)) for event in self._last_corrections(notebook))
        self._post(messages.MarksRead(self._stars(notebook), notebook.searches(), marks, last))
        # Whoever asked: what was put right elsewhere may have come with the own work, and the stories do not know it.
        if before is not None and self._corrected != before:
            newest = next(iter(notebook.state.corrections.last(1)), None)
            text = in_words(newest) if newest is not None and newest.id not in before else "a correction taken back"
            self._post(messages.CorrectedElsewhere(text))

    def _last_corrections(self, notebook: Notebook) -> tuple[Event, ...]:
        """The newest corrections of what lies here, newest first: a notebook holds those of every folder."""
        from briefing.store.corrections import last_about  # noqa: PLC0415  # as above
        from briefing.store.finding import Library  # noqa: PLC0415

        if not notebook.state.corrections:
            return ()
        every = self._every
        if self._all is None or self._all[0] is not every:
            shown = {reading.article.id: reading for reading in self._shown[0]}
            self._all = (every, Library(tuple({**every, **shown}.values())))
        return last_about(notebook.state.corrections, self._all[1], LAST)

    def _look(self, notebook: Notebook) -> None:
        self._looking = False
        if notebook.refresh():
            self._tell(notebook)

    def _know_corrections(self, notebook: Notebook) -> None:
        self._corrected = tuple(event.id for event in notebook.state.corrections.last(LAST))

    def _star(self, notebook: Notebook, name: str, what: str, make: Callable[[], Target]) -> None:
        from briefing.store.events import STAR, UNDO  # noqa: PLC0415  # as above

        notebook.refresh()
        stars = self._stars(notebook)
        known = stars.articles.get(name) or stars.facts.get(name)
        if known:
            notebook.add(UNDO, undoes=known)
        else:
            notebook.add(STAR, make())
        self._tell(notebook)
        self._post(messages.StarSet(what, not known, notebook.lasting))

    def _list(self, notebook: Notebook, readings: Sequence[Reading]) -> None:
        from briefing.store.finding import Library  # noqa: PLC0415  # as above
        from briefing.store.stars import locate  # noqa: PLC0415

        notebook.refresh()
        library = Library(readings)
        held = (*notebook.state.stars, *notebook.state.marks)
        stars = sorted(held, key=lambda event: (event.at, event.id), reverse=True)
        self._post(messages.StarsListed(tuple(locate(event, library) for event in stars)))

    def _take_back(self, notebook: Notebook, event: str) -> None:
        from briefing.store.events import UNDO  # noqa: PLC0415  # as above

        notebook.add(UNDO, undoes=_with_earlier(notebook, event))
        self._tell(notebook)

    def _correct(self, notebook: Notebook, make: Callable[[], tuple[Target, dict[str, object]]], words: str) -> None:
        from briefing.store.events import CORRECT  # noqa: PLC0415  # as above

        notebook.add(CORRECT, *make())
        self._know_corrections(notebook)
        self._post(messages.Corrected(f"Corrected: {words}", notebook.lasting))

    def _uncorrect(self, notebook: Notebook, event: str, words: str) -> None:
        from briefing.store.events import UNDO  # noqa: PLC0415  # as above

        notebook.add(UNDO, undoes=(event,))
        self._know_corrections(notebook)
        self._post(messages.Corrected(words, notebook.lasting))

    def _keep_desk(self, notebook: Notebook, desk: LeftDesk) -> None:
        from briefing.store.anchors import place_target  # noqa: PLC0415  # as above
        from briefing.store.desks import desk_says  # noqa: PLC0415
        from briefing.store.events import DESK  # noqa: PLC0415

        reading = next((one for one in self._shown[0] if one.article.id == desk.article), None)
        if reading is None:
            return
        about, says = place_target(reading, desk.offset), desk_says(desk)
        last = next(iter(notebook.state.desks.last(1)), None)
        if last is None or (last.about, dict(last.says)) != (about, says):
            notebook.add(DESK, about, says)

    def _mark(self, notebook: Notebook, kind: str, text: str, make: Callable[[], Target], replaces: str) -> None:
        from briefing.store.marking import mark_says  # noqa: PLC0415  # as above

        notebook.add(kind, make(), mark_says(kind, text), _with_earlier(notebook, replaces) if replaces else ())
        self._tell(notebook)
        self._post(messages.Marked(f"{kind.capitalize()} kept", notebook.lasting))

    def _keep_places(self, notebook: Notebook, places: Mapping[str, int]) -> None:
        from briefing.store.anchors import place_target  # noqa: PLC0415  # as above
        from briefing.store.events import PLACE  # noqa: PLC0415

        known = {reading.article.id: reading for reading in self._shown[0]}
        targets = [place_target(known[name], place) for name, place in places.items() if name in known]
        notebook.add_each(PLACE, targets)


def _with_earlier(notebook: Notebook, event: str) -> tuple[str, ...]:
    """The event, and for a note that was changed the earlier ones, which would else come back with its end."""
    earlier = next((known.undoes for known in notebook.state.marks if known.id == event), ())
    return (event, *earlier)
