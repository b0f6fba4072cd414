"""Everything that must hold before a change goes in: style, types, layers, complexity, tests.

Run it with the Python of the environment that the package is installed in. Every step runs, and the exit status is 1
where one of them failed. ``--coverage`` also tells which lines no test reached: no bar hangs on that, and on Python
3.11 a test that is traced takes nearly twice as long, so that CI leaves it out.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

WORKERS = 2 * (os.cpu_count() or 1)
"""Half of the time a test of the app or of a terminal waits for a screen that rests: two share each processor."""
STEPS = (
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("layers", ["lint-imports"]),
    ("complexity", ["complexipy", "briefing", "--max-complexity-allowed", "20", "--failed"]),
    # Whoever is done takes over what another has left, so that tests of one file mostly share what is dear to make.
    ("tests", ["pytest", "-n", str(WORKERS), "--dist", "worksteal", "--durations", "25"]),
)
BESIDE = ("types", ["mypy"])
"""Runs on one processor, for half a minute: beside the others, and is told last."""
COVERAGE = ("--cov", "--cov-report=term")


def main() -> int:
    """Run every step and tell which failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coverage", action="store_true", help="tell which lines no test reached")
    more = COVERAGE if parser.parse_args().coverage else ()
    name, (program, *arguments) = BESIDE
    with subprocess.Popen(
        [BIN / program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as beside:
        failed = [step for step in STEPS if not passes(step, more)]
        told, _ = beside.communicate()
    print(f"== {name}: {program}\n{told}", end="", flush=True)
    names = [step[0] for step in failed] + [name] * bool(beside.returncode)
    print(f"== failed: {', '.join(names)}" if names else "== all passed")
    return 1 if names else 0


def passes(step: tuple[str, list[str]], more: Sequence[str]) -> bool:
    """Whether a step passes; ``more`` is said to pytest."""
    name, (program, *arguments) = step
    if program == "pytest":
        arguments += more
    print(f"== {name}: {program} {' '.join(arguments)}", flush=True)
    return not subprocess.run([BIN / program, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
