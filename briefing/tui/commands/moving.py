"""Moving within a source or a list, and from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.tui.context import Context


def down(reader: Context) -> None:
    """Next sentence or row."""
    if reader.in_list:
        reader.panel.current.action_cursor_down()
    elif (pane := reader.pane) is not None:
        pane.move_cursor(1)


def up(reader: Context) -> None:
    """Sentence or row before."""
    if reader.in_list:
        reader.panel.current.action_cursor_up()
    elif (pane := reader.pane) is not None:
        pane.move_cursor(-1)


def page_down(reader: Context) -> None:
    """One page on."""
    if reader.in_list:
        reader.panel.current.page(1)
    elif (pane := reader.pane) is not None:
        pane.page(1)


def page_up(reader: Context) -> None:
    """One page back."""
    if reader.in_list:
        reader.panel.current.page(-1)
    elif (pane := reader.pane) is not None:
        pane.page(-1)


def top(reader: Context) -> None:
    """To the beginning."""
    if reader.in_list:
        reader.panel.current.action_first()
    elif (pane := reader.pane) is not None:
        pane.to_end(last=False)


def bottom(reader: Context) -> None:
    """To the end."""
    if reader.in_list:
        reader.panel.current.action_last()
    elif (pane := reader.pane) is not None:
        pane.to_end(last=True)


def line_down(reader: Context) -> None:
    """Scroll one line on."""
    if reader.in_list:
        reader.panel.scroll_detail(1)
    elif (pane := reader.pane) is not None:
        pane.scroll_relative(y=1, animate=False)


def line_up(reader: Context) -> None:
    """Scroll one line back."""
    if reader.in_list:
        reader.panel.scroll_detail(-1)
    elif (pane := reader.pane) is not None:
        pane.scroll_relative(y=-1, animate=False)


def left(reader: Context) -> None:
    """Source or tab on the left."""
    if reader.in_list:
        _step_tab(reader, -1)
    else:
        _step_source(reader, -1)


def right(reader: Context) -> None:
    """Source or tab on the right."""
    if reader.in_list:
        _step_tab(reader, 1)
    else:
        _step_source(reader, 1)


def _step_tab(reader: Context, by: int) -> None:
    reader.open_tab(reader.panel.beside(by))


def _step_source(reader: Context, by: int) -> None:
    if reader.view is not None:
        reader.desk.step(by)
        reader.focus_active()


def next_focus(reader: Context) -> None:
    """To the next source in view; after the last one to the summary; from there to the first."""
    _cycle(reader, 1)


def previous_focus(reader: Context) -> None:
    """The same, backwards."""
    _cycle(reader, -1)


def _cycle(reader: Context, by: int) -> None:
    slots = reader.deck.shown()
    stops = [slot.article_number for slot in slots] + ([None] if reader.panel_shown else [])
    if not stops:
        return
    here = None if reader.in_list else reader.desk.active
    index = stops.index(here) if here in stops else 0
    number = stops[(index + by) % len(stops)]
    if number is None:
        reader.set_focus(reader.panel.current)
    else:
        reader.desk.focus(number)
        reader.focus_active()


def select(reader: Context) -> None:
    """Begin a selection at the sentence under the cursor, or drop it."""
    pane = reader.pane
    if pane is None or reader.in_list:
        return
    pane.place.anchor = None if pane.place.anchor is not None else pane.place.cursor
    pane.redraw()
    reader.tell("Selecting: move to widen, y copies, Esc drops it" if pane.place.anchor is not None else "")
