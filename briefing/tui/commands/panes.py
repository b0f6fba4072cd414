"""Arranging the sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.tui.text import count

if TYPE_CHECKING:
    from briefing.tui.context import Context


def to_source(number: int) -> Callable[[Context], None]:
    """The command that goes to a source, counted from 0."""

    def run(reader: Context) -> None:
        reader.go_to_source(number)

    return run


def zen(reader: Context) -> None:
    """One source alone on the screen, and back."""
    reader.set_zen(not reader.has_class("-zen"))


def sync(reader: Context) -> None:
    """Scroll all sources in step, or each for itself."""
    reader.in_step = not reader.in_step
    reader.tell(
        "Sources scroll together, by the facts they share" if reader.in_step else "Each source scrolls by itself"
    )
    reader.show_state()


def pin(reader: Context) -> None:
    """Keep the active source in view, or let it go."""
    if reader.view is None:
        return
    pinned = reader.desk.pin()
    reader.tell("Pinned: stays in view on the left" if pinned else "No longer pinned")
    reader.focus_active()


def hide(reader: Context) -> None:
    """Put the active source away."""
    if reader.view is None:
        return
    if reader.desk.hide():
        reader.tell(f"Hidden; {reader.key('unhide')} shows all")
        reader.focus_active()
    else:
        reader.tell("The only source in view can't be hidden")


def unhide(reader: Context) -> None:
    """Bring back every source."""
    number = len(reader.desk.hidden)
    reader.desk.hidden.clear()
    reader.show_desk()
    reader.tell(f"{count(number, 'source')} shown again" if number else "No source is hidden")


def move_left(reader: Context) -> None:
    """Move the active source to the left."""
    reader.desk.move(-1)
    reader.focus_active()


def move_right(reader: Context) -> None:
    """Move the active source to the right."""
    reader.desk.move(1)
    reader.focus_active()


def marks(reader: Context) -> None:
    """Show or hide the marks in the margin."""
    reader.deck.set_marks(not reader.deck.marks)
    reader.tell("Margin marks shown" if reader.deck.marks else "Margin marks hidden")


def letters(reader: Context) -> None:
    """Write the kind of every name behind it as a letter, or don't."""
    if reader.view is not None:
        reader.view.relabel(not reader.view.letters)
        reader.show_desk()
        reader.tell(
            "Letters: ᴾ person ᴼ organisation ᴸ place ᵂ weapon ᴱ event ᴳ group ᵀ title"
            if reader.view.letters
            else "Letters hidden"
        )
