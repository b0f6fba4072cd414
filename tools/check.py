"""Everything that must hold before a change goes in: style, types, layers, complexity, tests with coverage.

Run it with the Python of the environment that the package is installed in. Every step runs, and the exit status is 1
where one of them failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

WORKERS = min(16, 2 * (os.cpu_count() or 1))
"""Half of the time a test of the app or of a terminal waits for a screen that rests: two share each processor."""

# Whoever is done takes over what another has left, so that tests of one file mostly share what is dear to make.
TESTS = ("pytest", "-n", str(WORKERS), "--dist", "worksteal", "--durations", "15")
UNTRACED = (
    "tests/archive",
    "tests/assistant",
    "tests/cli",
    "tests/corpus",
    "tests/index",
    "tests/pipeline",
    "tests/store",
    "tests/tools",
    "tests/tui",
)
"""Tests that drive screens, servers, engines and processes: traced, they take twice as long on Python 3.11, and what
they start is not traced anyway."""

STEPS = (
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("layers", ["lint-imports"]),
    ("complexity", ["complexipy", "briefing", "--max-complexity-allowed", "20", "--failed"]),
    ("tests with coverage", [*TESTS, "--cov", "--cov-report=term", "tests", *(f"--ignore={one}" for one in UNTRACED)]),
    ("tests of files, screens and processes", [*TESTS, *UNTRACED]),
)
HARD, MOST_HARD = 15, 30
"""The cognitive complexity above which a function is hard to follow, and how many of those there may be."""
BESIDE = ("types", ["mypy"])
"""Runs on one processor, for half a minute: beside the others, and is told last."""


def main() -> int:
    """Run every step and tell which failed."""
    name, (program, *arguments) = BESIDE
    with subprocess.Popen(
        [BIN / program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as beside:
        failed = [step for step in STEPS if not passes(step)]
        told, _ = beside.communicate()
    print(f"== {name}: {program}\n{told}", end="", flush=True)
    hard = hard_functions()
    print(f"== {len(hard)} functions above a complexity of {HARD}, at most {MOST_HARD} may be", *hard, sep="\n")
    names = [step[0] for step in failed] + [name] * bool(beside.returncode)
    names += ["functions hard to follow"] * (len(hard) > MOST_HARD)
    print(f"== failed: {', '.join(names)}" if names else "== all passed")
    return 1 if names else 0


def hard_functions() -> list[str]:
    """The functions that are hard to follow: file, name and complexity of each."""
    command = [BIN / "complexipy", "briefing", "--max-complexity-allowed", str(HARD), "--failed", "--plain"]
    told = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout
    return told.splitlines()


def passes(step: tuple[str, Sequence[str]]) -> bool:
    """Whether a step passes."""
    name, (program, *arguments) = step
    print(f"== {name}: {program} {' '.join(arguments)}", flush=True)
    return not subprocess.run([BIN / program, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
