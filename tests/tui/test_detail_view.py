"""An entry at full length."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection

from briefing.tui.widgets.detail_view import DetailView


class Shown(App[None]):
    CSS = "DetailView { width: 20; height: 4; scrollbar-size-vertical: 1; }"

    def compose(self) -> ComposeResult:
        yield DetailView()


def rows(view: DetailView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.scrollable_content_region.height)]


async def test_it_wraps_scrolls_and_starts_anew() -> None:
    app = Shown()
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(DetailView)
        view.update(Content.assemble(("The ferry", "bold"), " ran aground off the island\nSecond\nThird\nFourth"))
        await pilot.pause()
        assert rows(view) == ["The ferry ran", "aground off the", "island", "Second"]
        bold = [segment.text for segment in view.render_line(0) if segment.style and segment.style.bold]
        assert bold == ["The ferry"]
        view.scroll_to(y=2, animate=False)
        await pilot.pause()
        assert rows(view) == ["island", "Second", "Third", "Fourth"]
        view.update(Content("Other"))
        await pilot.pause()
        assert rows(view) == ["Other", "", "", ""]
        assert not view.show_vertical_scrollbar
        assert not view.show_horizontal_scrollbar


async def test_what_is_selected_is_marked_and_copied() -> None:
    app = Shown()
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(DetailView)
        view.update(Content("The ferry ran aground"))
        await pilot.pause()
        selection = Selection(Offset(4, 0), Offset(3, 1))
        plain = view.render_line(0)
        app.screen.selections = {view: selection}
        await pilot.pause()
        assert view.get_selection(selection) == ("ferry ran\nagr", "\n")
        marked = view.render_line(0)
        assert marked.text == plain.text
        assert marked.crop(4) != plain.crop(4)
        assert list(marked.crop(0, 4)) == list(plain.crop(0, 4))
