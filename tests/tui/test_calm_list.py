"""A list of rows of unlike heights, seen by its keys."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

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
