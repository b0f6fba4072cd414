"""Jump mode: a letter at every part of the screen; the one typed gets the keys."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.widgets import Static

from briefing.tui.screens.dialog import Dialog

LETTERS = "asdfjklghqwertuiopzxcvbnm"


class JumpScreen(Dialog[str | None]):
    """Dismissed with the name of the spot whose letter was typed, or None."""

    def __init__(self, spots: list[tuple[Offset, str]]) -> None:
        super().__init__()
        self.spots = dict(zip(LETTERS, spots, strict=False))

    def compose(self) -> ComposeResult:
        """A letter on each spot."""
        for letter, (offset, _) in self.spots.items():
            label = Static(f" {letter} ", classes="jump-letter", markup=False)
            label.styles.offset = (offset.x, offset.y)
            yield label
        yield Static(" type a letter to go there, Esc to stay ", classes="jump-hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        """A letter goes there; anything else stays here."""
        event.stop()
        spot = self.spots.get(event.key)
        self.dismiss(spot[1] if spot else None)

    def on_click(self) -> None:
        """A click stays here."""
        self.dismiss(None)
