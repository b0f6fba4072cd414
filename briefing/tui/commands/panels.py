"""Opening the lists of the summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.tui.screens.desk_screen import DeskScreen


def _opener(tab: str) -> Callable[[DeskScreen], None]:
    def run(reader: DeskScreen) -> None:
        reader.open_tab(tab)

    run.__doc__ = f"Open the list called {tab}."
    return run


facts = _opener("facts")
conflicts = _opener("conflicts")
timeline = _opener("timeline")
people = _opener("people")
quotes = _opener("quotes")
wording = _opener("wording")
origins = _opener("origins")
matrix = _opener("matrix")
