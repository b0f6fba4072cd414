"""Everything that must hold before a change goes in: style, types, layers, complexity, tests with coverage.

Run it with the Python of the environment that the package is installed in. Every step runs, and the exit status is 1
where one of them failed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

STEPS = (
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("layers", ["lint-imports"]),
    ("complexity", ["complexipy", "briefing", "--max-complexity-allowed", "20", "--failed"]),
    ("tests", ["pytest", "-n", "auto", "--durations", "25", "--cov", "--cov-report=term"]),
)


def main() -> int:
    """Run every step and tell which failed."""
    failed = []
    for name, (program, *arguments) in STEPS:
        print(f"== {name}: {program} {' '.join(arguments)}", flush=True)
        if subprocess.run([BIN / program, *arguments], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"== failed: {', '.join(failed)}" if failed else "== all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
