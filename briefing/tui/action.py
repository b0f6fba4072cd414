"""What an action is, and how its keys are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.tui.screens.desk_screen import DeskScreen

    Run = Callable[[DeskScreen], None]


@dataclass(frozen=True, slots=True)
class Keyed:
    """Something done by a key; ``keys`` are Textual's names of keys, parted by commas."""

    id: str
    keys: str
    label: str
    help: str
    group: str


@dataclass(frozen=True, slots=True)
class Action(Keyed):
    """One thing the reader can do.

    ``bar`` is its place in the key bar, the lowest first, None for those that the bar leaves out; the two lowest
    always stand, at its end. ``only`` keeps it out of the bar unless that part of the screen ("source", "list") has
    the keys. ``twice`` asks for the key two times.
    """

    run: Run
    bar: int | None = None
    twice: bool = False
    only: str = ""


@dataclass(frozen=True, slots=True)
class DialogAction(Keyed):
    """One thing that can be done in the dialogs whose ``scope`` it has; ``do`` is Textual's name for it there."""

    scope: str
    do: str
    bar: int | None = None


_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "semicolon": ";",
    "full_stop": ".",
    "comma": ",",
    "asterisk": "*",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "backspace": "Backspace",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def keys_of(action: Keyed, keymap: Mapping[str, str]) -> str:
    """The keys that run an action, as Textual names them."""
    return keymap.get(action.id, action.keys)


def shown_key(key: str) -> str:
    """A key as a reader would write it: ``/`` for ``slash``, ``^f`` for ``ctrl+f``."""
    key = key.strip()
    return "^" + key[5:] if key.startswith("ctrl+") else _NAMES.get(key, key)


def shown_keys(action: Keyed, keymap: Mapping[str, str]) -> str:
    """All keys of an action as a reader would write them, parted by spaces."""
    keys = [shown_key(key) for key in keys_of(action, keymap).split(",")]
    twice = isinstance(action, Action) and action.twice
    return " ".join(f"{key} {key}" if twice else key for key in keys)
