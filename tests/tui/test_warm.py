"""A second opening: what was known is shown with its story, and the index waits until somebody searches."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from driving import answered, reader_of, reading, screen_text, settle
from stories import FakeSession, ferry, market

from briefing.config import Config
from briefing.index import SearchIndex
from briefing.models import Reading
from briefing.models.kept import KeptReading
from briefing.pipeline import Session, index_folder
from briefing.tui.app import BriefingApp
from briefing.tui.screens import reader
from briefing.tui.view import provisional

WORDS = "The weir at Quenby burst on Monday, and the meadows below it were under water by noon."


def kept(known: Reading) -> KeptReading:
    return KeptReading.of(known.article, lambda: known.analysis, ())


class Knows(FakeSession):
    """A session that has read everything before, ``known`` or not, and compares when it is told to."""

    def __init__(self, *, known: bool) -> None:
        super().__init__(ferry())
        self.go_on = threading.Event()
        self.hold = lambda: self.go_on.wait(30)
        self.known = known

    def load(self, listener, cancelled):  # type: ignore[no-untyped-def]
        def tell(event):  # type: ignore[no-untyped-def]
            known = getattr(event, "reading", None)
            listener(type(event)(kept(known)) if self.known and known is not None else event)

        return super().load(tell, cancelled)


async def shown(session: Knows, monkeypatch: pytest.MonkeyPatch, soon: float) -> list[int]:
    """How many articles were shown before their story was compared, each time."""
    counts: list[int] = []
    monkeypatch.setattr(reader, "SOON", soon)
    monkeypatch.setattr(reader, "provisional", lambda some: counts.append(len(some)) or provisional(some))
    app = BriefingApp(lambda: session, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(500):
            await pilot.pause(0.01)
            if counts or (soon > 1 and app.reader._coming):
                break
        session.go_on.set()
        await settle(pilot)
        await settle(pilot)
        assert app.reader.view.story.id == ferry().id
        assert app.reader.pane is not None
    return counts


async def test_what_is_known_waits_for_its_story(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await shown(Knows(known=True), monkeypatch, 30.0) == []


async def test_where_the_story_is_long_in_coming_it_is_shown_before(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await shown(Knows(known=True), monkeypatch, 0.01) == [len(ferry().readings)]


async def test_what_is_read_now_is_shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = await shown(Knows(known=False), monkeypatch, 30.0)
    assert counts
    assert counts[-1] == len(ferry().readings)


async def test_what_waits_is_shown_where_the_reader_stops() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        screen = reader_of(pilot)
        screen.view, screen._coming = None, ferry().readings
        screen.on_stopped()
        await pilot.pause()
        assert len(screen.view.readings) == len(ferry().readings)
        assert screen.view.story.id == ""


async def opened_again(folder: Path) -> tuple[int, str]:
    """Open the app, and search; how many indexes were opened before that, and what stands on the screen then."""
    opened = []
    begin = SearchIndex.__init__

    def note(self: SearchIndex, *given: object) -> None:
        opened.append(given)
        begin(self, *given)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(SearchIndex, "__init__", note)
        async with reading(Session([folder])) as pilot:
            assert reader_of(pilot).backstage.searchable
            before = len(opened)
            await pilot.press("ctrl+f", *"meadows")
            text = await answered(pilot)
            await pilot.press("escape")
            assert len(opened) == 1
    return before, text


async def test_an_index_that_stands_is_opened_when_somebody_searches(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"A weir burst, {number}\n\n{WORDS}\n\nIt was the {number}th time.\n")
    for wanted in (1, 0, 0):
        before, text = await opened_again(tmp_path)
        assert before == wanted
        assert "3 articles" in text
    pointer = index_folder([tmp_path]) / "current"
    pointer.write_text("gen-999999")
    before, text = await opened_again(tmp_path)
    assert before == 1
    assert "3 articles" in text


async def test_a_search_at_once_after_the_start_finds_the_same(tmp_path: Path) -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        backstage = reader_of(pilot).backstage
        backstage._unopened, backstage._shelf = tuple(reader_of(pilot).all_readings.values()), None
        assert backstage.searchable
        await pilot.press("ctrl+f", *"millers")
        assert "1 article" in await answered(pilot)
        await settle(pilot)
        assert "1 article" in screen_text(pilot)
