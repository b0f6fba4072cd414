"""``briefing check``: a draft of 1,000 words against 50 and 10,000 articles whose analyses are in the store.

    python benchmarks/check.py [ARTICLES...]

What is printed is the CPU time of user and system of the whole command, with its children: the median of five runs.
The bars are 1.5 s and 4 s.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from large import fill, homes

BARS = {50: 1.5, 10_000: 4.0}
WORDS, RUNS = 1000, 5


def draft_of(folder: Path) -> str:
    """Sentences of the articles, every fifth with another figure or a word changed, until there are enough words."""
    parts: list[str] = []
    files = sorted(folder.iterdir())
    for number in range(0, len(files), max(1, len(files) // 40)):
        body = files[number].read_text("utf-8").split("\n\n", 1)[1].split(". ")
        chosen = body[number % len(body)]
        parts.append(chosen.replace("1", "7").replace("the", "this") if number % 5 == 0 else chosen)
        parts.append(f'"{body[0]}," somebody said')
        if sum(len(part.split()) for part in parts) >= WORDS:
            break
    return ". ".join(parts)


def cpu_of(command: list[str]) -> float:
    """CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    for count in [int(text) for text in sys.argv[1:]] or list(BARS):
        with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder, homes(Path(home)):
            fill(Path(folder), count)
            draft = Path(home) / "draft.md"
            draft.write_text(draft_of(Path(folder)), encoding="utf-8")
            command = [sys.executable, "-m", "briefing", "check", str(draft), folder, "--json"]
            first = cpu_of(command)
            times = [cpu_of(command) for _ in range(RUNS)]
            words = len(draft.read_text("utf-8").split())
            bar = f" (bar {BARS[count]})" if count in BARS else ""
            print(f"{count:6} articles, {words} words: first {first:.2f} s, then {statistics.median(times):.2f} s{bar}")


if __name__ == "__main__":
    main()
