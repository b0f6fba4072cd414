"""The whole command, from the shell to its last line: cold and warm, beside what Python and its libraries cost alone.

    python benchmarks/opening.py [PATH…]

Cold: no store and no index yet. Warm: the same again. Medians of the runs, in milliseconds, and the largest process.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
SAMPLES = Path(__file__).resolve().parent.parent / "articles" / "parade"


def run(arguments: list[str], env: dict[str, str]) -> float:
    """Milliseconds of one whole process."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=env, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begin) * 1000


def median(arguments: list[str], *, warm: bool) -> float:
    """Median of ``RUNS``; warm runs share a store that one run filled before."""
    taken = []
    with tempfile.TemporaryDirectory() as shared:
        for number in range(RUNS + warm):
            with tempfile.TemporaryDirectory() as own:
                home = shared if warm else own
                env = {**os.environ, "BRIEFING_DATA": f"{home}/data", "BRIEFING_CACHE": f"{home}/cache"}
                milliseconds = run(arguments, env)
            if number or not warm:
                taken.append(milliseconds)
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    paths = sys.argv[1:] or [str(SAMPLES)]
    ours = ["-m", "briefing"]
    print(f"{'':40}{'cold':>8}{'warm':>8}")
    for name, arguments in {
        "brief as JSON": [*ours, "brief", *paths, "-f", "json"],
        "brief as Markdown": [*ours, "brief", *paths],
        "search": [*ours, "search", "missile*", *paths, "--json"],
        "stories": [*ours, "stories", *paths],
    }.items():
        print(f"{name:40}{median(arguments, warm=False):8.0f}{median(arguments, warm=True):8.0f}", flush=True)
    for name, code in {
        "Python alone": "pass",
        "import briefing.cli": "import briefing.cli",
        "import textual.app": "import textual.app",
        "import whoosh.index": "import whoosh.index",
        "import trafilatura": "import trafilatura",
    }.items():
        print(f"{name:40}{'':8}{median(['-c', code], warm=True):8.0f}", flush=True)
    print(f"largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
