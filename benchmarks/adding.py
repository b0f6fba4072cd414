"""What one more file costs: ``briefing stories`` and ``briefing search`` over many articles, each in its own process.

    python benchmarks/adding.py [ARTICLES]

The articles are those of ``large.py``, known to the store before. CPU time of user and system; the most memory that the
process had.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from large import fill, homes

PROGRAM = (
    "import re, sys; from briefing.cli import main; main(sys.argv[1:]); "
    r"print(re.search(r'VmHWM:\s+(\d+)', open('/proc/self/status').read())[1], file=sys.stderr)"
)
ADDED = """A barge ran aground at Elsby

A barge that was carrying {number} tonnes of gravel ran aground near the old mill at Elsby on Tuesday, and the river was
closed to all other traffic for the rest of the day.

"We heard a noise like thunder and then it was very still," said Harold Menning, who has lived by the lock for
{number} years. He said that nobody on board had been hurt.

The harbour master, Ines Okafor, told reporters that the captain had been warned about the low water. A spokesman for
the company said that it was too early to say what had gone wrong.
"""


def run(*words: str) -> str:
    """A command's CPU seconds and memory, as they are printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    call = [sys.executable, "-c", PROGRAM, *words]
    said = subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True).stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = int(re.findall(r"\d+", said)[-1]) / 1024
    return f"{cpu:8.2f} s {memory:6.0f} MB"


def add(folder: Path, name: str) -> None:
    """One more article, in plain English and of a story of its own."""
    (folder / name).write_text(ADDED.format(number=len(name)))


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place, homes(Path(place)):
        news = Path(place) / "news"
        news.mkdir()
        fill(news, count)
        print(f"{count:,} articles, analysed before")
        for what, name, words in (
            ("stories, first time", "", ("stories",)),
            ("stories again", "", ("stories",)),
            ("stories, one file more", "z.txt", ("stories",)),
            ("search, index built", "", ("search", "parade")),
            ("search again", "", ("search", "parade")),
            ("search, one file more", "zz.txt", ("search", "parade")),
        ):
            if name:
                add(news, name)
            print(f"{what:26}{run(*words, str(news))}", flush=True)


if __name__ == "__main__":
    main()
