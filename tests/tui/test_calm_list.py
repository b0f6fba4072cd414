"""A list of rows of unlike heights, seen by its keys."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets.option_list import Option

from briefing.tui.widgets import calm_list
from briefing.tui.widgets.calm_list import CalmList


class Listed(App[None]):
    """A list alone on the screen; a row is disabled where its text begins with ``#``."""

    CSS = "CalmList { border: none; padding: 0; height: 1fr; }"

    def __init__(self, rows: list[str]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield CalmList(*(Option(row, disabled=row.startswith("#")) for row in self.rows), compact=True)

    @property
    def listed(self) -> CalmList:
        return self.query_one(CalmList)

    def seen(self) -> set[int]:
        top, height = round(self.listed.scroll_y), self.listed.scrollable_content_region.height
        return {index for index, _ in self.listed._lines[top : top + height]}


TALL = ["#head", *(f"row {number}" + "\nmore" * (number % 4) for number in range(40))]


async def test_paging_shows_every_row() -> None:
    app = Listed(TALL)
    async with app.run_test(size=(40, 9)) as pilot:
        await pilot.press("home")
        seen = app.seen()
        for _ in range(40):
            await pilot.press("pagedown")
            seen |= app.seen()
        assert seen == set(range(len(TALL)))
        assert app.listed.highlighted == len(TALL) - 1
        again = app.seen()
        for _ in range(40):
            await pilot.press("pageup")
            again |= app.seen()
        assert again == set(range(len(TALL)))
        assert app.listed.highlighted == 1
        assert round(app.listed.scroll_y) == 0  # the heading is in view again


async def test_the_cursor_stops_at_the_ends() -> None:
    app = Listed(["#head", "one", "#note", "two", "#tail"])
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.press("home")
        assert app.listed.highlighted == 1
        await pilot.press("up")
        assert app.listed.highlighted == 1
        assert round(app.listed.scroll_y) == 0
        await pilot.press("down", "down", "down")
        assert app.listed.highlighted == 3
        assert round(app.listed.scroll_y) == 2


async def test_end_and_home() -> None:
    app = Listed(TALL)
    async with app.run_test(size=(40, 9)) as pilot:
        await pilot.press("end")
        assert app.listed.highlighted == len(TALL) - 1
        await pilot.press("home")
        assert app.listed.highlighted == 1
        assert round(app.listed.scroll_y) == 0


async def test_nothing_to_choose_is_no_error() -> None:
    for rows in ([], ["#only a remark"]):
        app = Listed(rows)
        async with app.run_test(size=(40, 9)) as pilot:
            await pilot.press("down", "up", "pagedown", "pageup", "home", "end", "enter")
            assert app.listed.highlighted is None
    app = Listed(TALL)
    async with app.run_test(size=(1, 1)) as pilot:
        await pilot.press("down", "pagedown", "pageup", "end", "home")
        assert app.is_running


LONG = ["#head", *(f"row {number}" + "\nmore" * (number % 4) for number in range(3_000))]


async def all_there(app: Listed, pilot: Pilot[None]) -> None:
    """Wait until every row is taken and measured."""
    while app.listed.pouring or len(app.listed._line_cache.heights) < app.listed.option_count:
        await pilot.pause(0.01)


async def test_a_long_list_stands_at_once_and_comes_whole() -> None:
    made: list[int] = []

    def options() -> Iterator[Option]:
        for number, row in enumerate(LONG):
            made.append(number)
            yield Option(row, disabled=row.startswith("#"))

    app = Listed([])
    async with app.run_test(size=(40, 9)) as pilot:
        app.listed.pour(options())
        assert len(made) < 200
        await pilot.press("down", "pagedown")
        assert len(app.seen()) > 2
        await all_there(app, pilot)
        assert made == list(range(len(LONG)))
        heights = [height for _, height in sorted(app.listed._heights.items())]
        assert heights == [row.count("\n") + 1 for row in LONG]
        await pilot.press("end")
        assert max(app.seen()) == len(LONG) - 1


async def test_the_end_is_gone_to_once_it_has_come(monkeypatch) -> None:
    monkeypatch.setattr(calm_list, "SLICE", 0.0)
    app = Listed([])
    async with app.run_test(size=(40, 9)) as pilot:
        app.listed.pour(Option(row) for row in LONG)
        app.listed.action_last()
        assert app.listed.highlighted is not None
        assert app.listed.highlighted < len(LONG) - 1
        await all_there(app, pilot)
        await pilot.pause()
        assert app.listed.highlighted == len(LONG) - 1


async def test_a_cursor_moved_meanwhile_stays() -> None:
    app = Listed([])
    async with app.run_test(size=(40, 9)) as pilot:
        app.listed.pour(Option(row) for row in LONG)
        app.listed.action_last()
        app.listed.action_first()
        await all_there(app, pilot)
        await pilot.pause()
        assert app.listed.highlighted == 0


async def test_another_width_keeps_the_cursor_in_view() -> None:
    app = Listed([])
    async with app.run_test(size=(40, 9)) as pilot:
        app.listed.pour(Option(row) for row in LONG)
        await all_there(app, pilot)
        app.listed.highlighted = 2_000
        await pilot.pause()
        assert 2_000 in app.seen()
        await pilot.resize_terminal(30, 12)
        assert 2_000 in app.seen()


async def test_a_row_taller_than_the_list_is_scrolled_through_before_it_is_left() -> None:
    app = Listed(["#head", "one", "tall" + "\nline" * 9, "two"])
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.press("home", "down")
        assert app.listed.highlighted == 2
        seen = []
        while app.listed.highlighted == 2:
            seen.append(round(app.listed.scroll_y))
            await pilot.press("down")
        assert seen == sorted(set(seen))
        assert seen[-1] + 4 >= 12  # its last line was in view
        await pilot.press("up")
        assert app.listed.highlighted == 2


async def test_going_up_to_the_first_row_of_a_part_shows_its_heading() -> None:
    app = Listed(["zero", "#head", "one", "two", "three"])
    async with app.run_test(size=(40, 2)) as pilot:
        await pilot.press("end", "up", "up")
        assert app.listed.highlighted == 2
        assert round(app.listed.scroll_y) == 1


async def test_rows_below_the_first_come_after_the_pause_or_when_the_end_is_asked_for() -> None:
    made: list[int] = []

    def rows() -> Iterator[Option]:
        for number in range(60):
            made.append(number)
            yield Option(f"row {number}")

    app = Listed([])
    async with app.run_test(size=(40, 9)) as pilot:
        app.listed.pour(rows(), first=12, pause=1_000.0)
        await pilot.pause()
        assert (len(made), app.listed.option_count) == (12, 12)
        app.listed.action_last()
        while app.listed.pouring:
            await pilot.pause(0.01)
        assert app.listed.highlighted == 59
        app.listed.pour(rows(), first=12, pause=0.01)
        while app.listed.pouring:
            await pilot.pause(0.01)
        assert app.listed.option_count == 60
