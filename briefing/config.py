"""The user's settings: ``config.toml`` in the configuration folder. Everything has a default; the file may be absent.

theme = "briefing-light"
marks = true      # signs in the margin of the sources
letters = false   # the kind of every name behind it, as a letter
ascii = false     # plain signs, for terminals without the others
web_readers = 8   # pages that --web serves at a time

[archive]
address = "postgresql://news.example/desk"   # opened where no files are named
share = false     # whether the desk sees marks and corrections from now on

[brief]                   # what `briefing brief` and the app's dialog begin with
format = "html"
sections = ["lead", "differences"]
full = false
notes = false
stars = false

[profile.morning]         # the same by a name, for `briefing brief --profile morning`
format = "text"
sections = ["lead"]

[keys]
quit = "Q"
search = "ctrl+f,ctrl+g"
search_outlet = "ctrl+g"   # the keys of dialogs, too: their ids are in tui/dialogs.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from briefing.records import dataclass

NAME = "config.toml"
# Named here, since an option must not wait for the exporters; a test holds them equal to theirs.
BRIEF_FORMATS = ("markdown", "json", "html", "csv", "entities-csv", "csl", "text", "docx")
BRIEF_SECTIONS = ("lead", "several", "differences", "single", "origins", "timeline", "notes")
_SWITCHES = ("marks", "letters", "ascii")
MAX_WEB_READERS = 64


@dataclass(frozen=True, slots=True)
class Profile:
    """What a brief begins with; without ``sections`` it has all of them."""

    format: str = "markdown"
    sections: tuple[str, ...] = ()
    full: bool = False
    notes: bool = False
    stars: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """``keys`` maps the id of an action to keys as Textual names them, separated by commas.

    ``brief`` is what every brief begins with, ``profiles`` are others by their names.
    """

    theme: str = "briefing-dark"
    marks: bool = True
    letters: bool = False
    ascii: bool = False
    web_readers: int = 8
    archive: str = ""
    share: bool = False
    brief: Profile = Profile()
    profiles: Mapping[str, Profile] = field(default_factory=dict)
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
            config, more = _with_web_readers(config, value)
            problems += more
        elif name in _TABLES and isinstance(value, dict):
            config, more = _TABLES[name](config, value)
            problems += more
        elif name in {"theme", "web_readers", *_TABLES, *_SWITCHES}:
            problems.append(f"{name} has a value of the wrong kind")
        else:
            problems.append(f"there is no setting {name}")
    return config, tuple(problems)


def _with_web_readers(config: Config, value: int) -> tuple[Config, list[str]]:
    if 1 <= value <= MAX_WEB_READERS:
        return replace(config, web_readers=value), []
    return config, [f"web_readers must be from 1 to {MAX_WEB_READERS}"]


def _with_keys(config: Config, table: Mapping[str, object]) -> tuple[Config, list[str]]:
    keys = {action: keys for action, keys in table.items() if isinstance(keys, str) and keys.strip()}
    problems = [f"keys: {action} needs the name of a key in quotes" for action in table if action not in keys]
    return replace(config, keys=keys), problems


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


def _brief(config: Config, table: Mapping[str, object]) -> tuple[Config, list[str]]:
    profile, problems = parse_profile(table, "brief")
    return replace(config, brief=profile), problems


def _profiles(config: Config, table: Mapping[str, object]) -> tuple[Config, list[str]]:
    read = {name: parse_profile(value, f"profile.{name}") for name, value in table.items()}
    profiles = {name: profile for name, (profile, _) in read.items()}
    return replace(config, profiles=profiles), [problem for _, wrong in read.values() for problem in wrong]


def parse_profile(table: object, where: str) -> tuple[Profile, list[str]]:
    """A profile from its table, and what is wrong with it; ``where`` names the table."""
    profile, problems = Profile(), []
    if not isinstance(table, Mapping):
        return profile, [f"{where} has a value of the wrong kind"]
    for name, value in table.items():
        if name == "format" and value in BRIEF_FORMATS:
            profile = replace(profile, format=str(value))
        elif name == "format":
            problems.append(f"{where}: unknown format {value!r}; choose from {', '.join(BRIEF_FORMATS)}")
        elif name == "sections" and isinstance(value, list) and all(item in BRIEF_SECTIONS for item in value):
            profile = replace(profile, sections=tuple(value))
        elif name == "sections":
            problems.append(f"{where}: sections is a list of {', '.join(BRIEF_SECTIONS)}")
        elif name in ("full", "notes", "stars") and isinstance(value, bool):
            profile = replace(profile, **{name: value})  # type: ignore[arg-type]
        elif name in ("full", "notes", "stars"):
            problems.append(f"{where}: {name} is true or false")
        else:
            problems.append(f"{where}: there is no setting {name}")
    return profile, problems


_TABLES = {"archive": _archive, "brief": _brief, "keys": _with_keys, "profile": _profiles}
