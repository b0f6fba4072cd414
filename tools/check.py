"""Everything that must hold before a change goes in: style, types, layers, complexity, tests.

Run it with the Python of the environment that the package is installed in. Every step runs, and the exit status is 1
where one of them failed. ``--coverage`` also tells which lines no test reached: no bar hangs on that, and on Python
3.11 a test that is traced takes nearly twice as long, so that CI leaves it out.
"""

from __future__ import annotations

import argparse
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
    ("tests", ["pytest", "-n", "auto", "--durations", "25"]),
)


COVERAGE = ("--cov", "--cov-report=term")


def main() -> int:
    """Run every step and tell which failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coverage", action="store_true", help="tell which lines no test reached")
    more = COVERAGE if parser.parse_args().coverage else ()
    failed = []
    for name, (program, *given) in STEPS:
        arguments = [*given, *more] if program == "pytest" else given
        print(f"== {name}: {program} {' '.join(arguments)}", flush=True)
        if subprocess.run([BIN / program, *arguments], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"== failed: {', '.join(failed)}" if failed else "== all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
