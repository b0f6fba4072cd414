"""What is done by a key, and how keys are written."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class Keyed:
    """Something done by a key; ``keys`` are Textual's names of keys, separated by commas."""

    id: str
    keys: str
    label: str
    help: str
    group: str


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
