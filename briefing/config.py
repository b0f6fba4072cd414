"""The user's settings: ``config.toml`` in the configuration folder. Everything has a default; the file may be absent.

theme = "briefing-light"
marks = true      # signs in the margin of the sources
letters = false   # the kind of every name behind it, as a letter
ascii = false     # plain signs, for terminals without the others
web_readers = 8   # pages that --web serves at a time

[archive]
address = "postgresql://news.example/desk"   # opened where no files are named
share = false     # whether the desk sees marks and corrections from now on

[keys]
quit = "Q"
search = "ctrl+f,ctrl+g"
search_outlet = "ctrl+g"   # the keys of dialogs, too: their ids are in tui/dialogs.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

NAME = "config.toml"
_SWITCHES = ("marks", "letters", "ascii")
MAX_WEB_READERS = 64


@dataclass(frozen=True, slots=True)
class Config:
    """``keys`` maps the id of an action to keys as Textual names them, parted by commas."""

    theme: str = "briefing-dark"
    marks: bool = True
    letters: bool = False
    ascii: bool = False
    web_readers: int = 8
    archive: str = ""
    share: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)


def load_config(folder: Path) -> tuple[Config, tuple[str, ...]]:
    """The settings, and what is wrong with the file; whatever is wrong keeps its default."""
    path = folder / NAME
    try:
        with path.open("rb") as file:
            return parse_config(tomllib.load(file))
    except FileNotFoundError:
        return Config(), ()
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Config(), (f"{path}: {error}; the defaults stand",)


def parse_config(table: Mapping[str, object]) -> tuple[Config, tuple[str, ...]]:
    """The settings from what the file holds, and what is wrong with it."""
    config, problems = Config(), []
    for name, value in table.items():
        if name == "theme" and isinstance(value, str):
            config = replace(config, theme=value)
        elif name in _SWITCHES and isinstance(value, bool):
            config = replace(config, **{name: value})  # type: ignore[arg-type]
        elif name == "web_readers" and type(value) is int:
            if 1 <= value <= MAX_WEB_READERS:
                config = replace(config, web_readers=value)
            else:
                problems.append(f"web_readers must be from 1 to {MAX_WEB_READERS}")
        elif name == "keys" and isinstance(value, dict):
            keys = {action: keys for action, keys in value.items() if isinstance(keys, str) and keys.strip()}
            problems += [f"keys: {action} needs the name of a key in quotes" for action in value if action not in keys]
            config = replace(config, keys=keys)
        elif name == "archive" and isinstance(value, dict):
            config, more = _archive(config, value)
            problems += more
        elif name in ("theme", "archive", "keys", "web_readers", *_SWITCHES):
            problems.append(f"{name} has a value of the wrong kind")
        else:
            problems.append(f"there is no setting {name}")
    return config, tuple(problems)


def _archive(config: Config, table: Mapping[str, object]) -> tuple[Config, list[str]]:
    problems = []
    for name, value in table.items():
        if name == "address" and isinstance(value, str):
            config = replace(config, archive=value)
        elif name == "share" and isinstance(value, bool):
            config = replace(config, share=value)
        elif name in ("address", "share"):
            problems.append(f"archive.{name} has a value of the wrong kind")
        else:
            problems.append(f"there is no setting archive.{name}")
    return config, problems
