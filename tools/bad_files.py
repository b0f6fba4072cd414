"""What bad files cost: ``python tools/bad_files.py [--alone] [NAME ...]`` (all those of ``tests/bad_files.py``).

The files are made in a temporary folder, and ``briefing stories`` reads them in one go; printed are its computing time
(its own and its workers', in seconds), how many files it named or read, and those that it forgot, which must be none.
``--alone`` measures each file by itself as well, start of the program included, and prints the dearest.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
import bad_files

from briefing.corpus.sanitize import escape_name

DEAREST = 15


def computing() -> float:
    """Seconds that all processes have computed that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read(folder: Path) -> tuple[float, str]:
    """Read the folder as a user would; the computing time, and all that was said and shown."""
    before = computing()
    command = [sys.executable, "-P", "-m", "briefing", "stories", "--json", "--no-store", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"ended with {done.returncode}: {done.stderr[-2000:].decode(errors='replace')}")
    shown = json.loads(done.stdout) if done.stdout.strip() else {}
    said = done.stderr.decode() + json.dumps(shown, ensure_ascii=False).replace("\\\\", "\\")
    return computing() - before, said


def alone(base: Path, name: str) -> float:
    """The computing time for one file and the two good ones."""
    folder = base / "alone"
    folder.mkdir()
    os.chdir(folder)  # a socket is bound by a short path
    bad_files.fill(folder, [name])
    seconds, _ = read(folder)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    return seconds


def main() -> int:
    """Measure and print; 1 where a file was forgotten."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        folder = base / "bad"
        folder.mkdir()
        os.chdir(folder)
        names = bad_files.fill(folder, options.names or None)
        seconds, said = read(folder)
        forgotten = [name for name in names if escape_name(name) not in said]
        print(
            f"{len(names)} bad files: {seconds:.1f} s of computing, {len(forgotten)} forgotten {forgotten}", flush=True
        )
        if options.alone:
            costs = sorted(((alone(base, name), name) for name in names), reverse=True)
            for cost, name in costs[:DEAREST]:
                print(f"{cost:6.1f} s  {escape_name(name)}")
        os.chdir("/")
    return 1 if forgotten else 0


if __name__ == "__main__":
    sys.exit(main())
