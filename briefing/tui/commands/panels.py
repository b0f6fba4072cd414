"""Opening the lists of the summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.tui.context import Context


def opener(tab: str) -> Callable[[Context], None]:
    """What opens the list of this id."""

    def run(reader: Context) -> None:
        reader.open_tab(tab)

    run.__doc__ = f"Open the list called {tab}."
    return run
