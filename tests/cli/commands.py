"""Every command over a folder, in one process; ``test_hostile.py`` runs it on a pty.

python commands.py FOLDER ADDRESS WORD...
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.cli import main


def calls(folder: str, address: str, words: list[str]) -> list[list[str]]:
    """What is typed."""
    taken = str(Path(folder).parent / "taken")
    given = [
        [name, *options, folder]
        for name, *options in (
            ["index"],
            ["stories"],
            ["stories", "--json"],
            ["brief"],
            ["brief", "-f", "json"],
            ["brief", "-f", "text"],
            ["entities"],
            ["entities", "--json"],
            ["read", "--show-cut"],
            ["read", "--json"],
            ["search", "ferry"],
            ["search", "ferry", "--json"],
        )
    ]
    given += [["doctor"], ["add", "--allow-private", "--to", taken, folder, address]]
    for word in (word.replace("\0", "") for word in words):  # which no shell could give
        given += [
            [f"none{word}"],
            [f"-{word}"],
            ["read", word],
            ["search", word, folder],
            ["kwic", word, folder],
            ["entities", "--type", word, folder],
            ["brief", "--tagger", word, folder],
            ["brief", "-f", "json", "-o", f"{folder}/{word}/x", folder],
            ["add", word, f"{address}/{word}", f"http://127.0.0.1:9/{word}", "--to", taken],
        ]
    return given


def run(folder: str, address: str, words: list[str]) -> None:
    """Run them all; whatever they say and however they end, the next one follows."""
    for call in calls(folder, address, words):
        try:
            main(call)
        except SystemExit:  # wrong use
            continue
    sys.stdout.write("all commands are done\n")


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], sys.argv[3:])
