"""Every command over a folder, in one process; ``test_hostile.py`` runs it on a pty.

python commands.py FOLDER FEW ADDRESS WORD...

FEW is a small folder of the same kind, for what is tried with every word.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefing.cli import main
from briefing.cli.options import COMMANDS, parser_of
from briefing.config import BRIEF_FORMATS

NOWHERE = "127.0.0.1:9"
WHOLE = (
    ["index", "--engine", "whoosh"],
    ["index", "--engine", "tantivy"],
    ["stories"],
    ["stories", "--json"],
    ["brief"],
    ["brief", "-f", "json"],
    ["entities"],
    ["entities", "--json"],
    ["read", "--show-cut"],
    ["read", "--json"],
    ["search", "ferry", "--engine", "whoosh"],
    ["search", "ferry", "--engine", "tantivy"],
    ["search", "ferry", "--json"],
    ["kwic", "ferry", "--engine", "whoosh"],
    ["kwic", "ferry", "--engine", "tantivy"],
    ["kwic", "ferry", "--json"],
)
"""What is tried on the whole folder."""


def choices(name: str, destination: str) -> dict[str, argparse.ArgumentParser]:
    """What an argument of a command can be; the tasks of a command with their parsers."""
    found = next((action.choices for action in parser_of(name)._actions if action.dest == destination), None) or ()
    return found if isinstance(found, dict) else dict.fromkeys(found)


def tasks(name: str, word: str, path: str) -> list[list[str]]:
    """Each task of a command, the word in every place that is no path."""
    calls = []
    for what, parser in choices(name, "what").items():
        call = [name, what]
        if "--archive" in parser._option_string_actions:
            call += ["--archive", f"postgresql://{NOWHERE}/{word}"]
        given = [action.metavar for action in parser._actions if not action.option_strings]
        calls.append([*call, *(path if metavar == "PATH" else word for metavar in given)])
    return calls


def calls(folder: str, few: str, address: str, words: list[str]) -> list[list[str]]:
    """What is typed."""
    beside = Path(folder).parent
    taken, whole, part, kept = (str(beside / name) for name in ("taken", "whole.json", "part.json", "kept.json"))
    draft = next((str(path) for path in sorted(Path(few).glob("*")) if path.suffix in {".txt", ".md"}), few)
    given = [[name, *options, folder] for name, *options in WHOLE]
    given += [["doctor"], ["add", "--allow-private", "--to", taken, folder, address]]
    for word in (word.replace("\0", "") for word in words):  # which no shell could give
        given += [call for name in ("note", "tag", "correct", "archive") for call in tasks(name, word, draft)]
        given += [
            [f"none{word}"],
            [f"-{word}"],
            ["read", word],
            ["search", word, folder],
            ["kwic", word, few],
            ["search", "--explain", f"note:{word} tag:{word} {word}~ ferry NEAR/3 {word}", few],
            ["entities", "--type", word, few],
            ["brief", "--tagger", word, few],
            ["brief", "-f", "json", "-o", f"{folder}/{word}/x", few],
            *(["brief", option, word, few] for option in ("--tag", "--outlet", "--profile", "--since", "--sections")),
            ["brief", "--archive", f"postgresql://{NOWHERE}/{word}"],
            ["add", word, f"{address}/{word}", f"http://{NOWHERE}/{word}", "--to", taken],
            ["check", word, few],
            ["check", draft, word],
            ["open", word, few],
            ["mcp", f"{few}/{word}/x"],
            ["diff", word, f"{few}/{word}"],
            ["diff", "--days", word, word, few],
            ["doctor", "--import", word],
            ["doctor", "--export", f"{folder}/{word}/x"],
            ["completion", word],
            ["schema", word],
        ]
    given += [["brief", "--notes", "--full", "-f", form, few] for form in BRIEF_FORMATS]
    given += [["check", "--all", "-f", form, draft, few] for form in choices("check", "format")]
    given += [["completion", shell] for shell in choices("completion", "shell")]
    given += [["brief", "-f", "json", "-o", whole, folder], ["brief", "-f", "json", "-o", part, few]]
    given += [["diff", whole, part], ["diff", "--json", part, whole], ["diff", draft, draft]]
    given += [["diff", "--days", "2000-01-01", "2050-01-01", few]]
    given += [["doctor", "--export", kept], ["doctor", "--import", kept], ["doctor", "--import", draft]]
    given += [[name, "list", "--json"] for name in ("note", "tag", "correct")]
    return [*given, ["doctor", "--repair"]]


def run(folder: str, few: str, address: str, words: list[str]) -> None:
    """Run them all; whatever they say and however they end, the next one follows."""
    for call in calls(folder, few, address, words):
        try:
            main(call)
        except SystemExit:  # wrong use
            continue
    sys.stdout.write("all commands are done\n")


def missing(typed: list[list[str]]) -> list[str]:
    """The commands, tasks and choices that none of the calls has."""
    lost = [name for name in COMMANDS if not any(call[0] == name for call in typed)]
    for name in COMMANDS:
        found = {
            choice for action in parser_of(name)._actions for choice in action.choices or () if action.dest != "sort"
        }
        lost += [
            f"{name} {one}" for one in sorted(found - {word for call in typed if call[0] == name for word in call})
        ]
    return lost


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
