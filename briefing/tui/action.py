"""What an action of the app is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.records import dataclass
from briefing.tui.context import Context
from briefing.tui.keyed import Keyed, keys_of, shown_key

Run = Callable[[Context], None]


@dataclass(frozen=True, slots=True)
class Action(Keyed):
    """One thing the app can do.

    ``bar`` is its place in the key bar, the lowest first, None for those that the bar leaves out; the two lowest
    always stand, at its end. ``only`` keeps it out of the bar unless that part of the screen ("source", "list") has
    the keys. ``twice`` asks for the key two times.
    """

    run: Run
    bar: int | None = None
    twice: bool = False
    only: str = ""


def shown_keys(action: Keyed, keymap: Mapping[str, str]) -> str:
    """All keys of an action as a reader would write them, separated by spaces."""
    keys = [shown_key(key) for key in keys_of(action, keymap).split(",")]
    twice = isinstance(action, Action) and action.twice
    return " ".join(f"{key} {key}" if twice else key for key in keys)
