"""Rows of text fixtures: "input -> output" lines under headings in brackets, ``#`` lines are comments."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "language"


def rows(file: str, heading: str) -> list[tuple[str, ...]]:
    """The cells of every row below a heading, "-" for nothing."""
    found: list[tuple[str, ...]] = []
    here = ""
    for line in (FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        elif line and not line.startswith("#") and here == heading:
            cells = (cell.strip() for cell in line.split("->"))
            found.append(tuple("" if cell == "-" else cell for cell in cells))
    return found
