"""The app on a collection that it knows: what it costs until all is ready, and from a key to its answer in the search.

    python benchmarks/warm.py [ARTICLES]
    python benchmarks/warm.py --home FOLDER

The articles are those of ``large.py``. The real app runs on a pseudo-terminal of 120×40, first so that everything is
known, then to be measured: CPU seconds of the process and the most memory that it had once nothing goes on any more;
then letters are typed into the search, each once the answer to the one before stands. ``--home`` takes a folder that
``large.py`` filled before: ``news`` and what the program keeps lie in it.
"""

from __future__ import annotations

import os
import pty
import random
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from large import fill, homes

TICKS = os.sysconf("SC_CLK_TCK")
QUIET, QUIET_KEY, MOST = 2.5, 0.4, 1_200.0
"""Seconds without work after which all is ready, and a key is done with; seconds that are waited at most."""
APART = 0.15
"""Seconds after which a further picture is no answer any more: the cursor blinks."""
WORDS = 6


class Running:
    """The app in a process of its own, on a terminal that only counts."""

    def __init__(self, folder: Path) -> None:
        """It starts at once."""
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execv(sys.executable, [sys.executable, "-m", "briefing", str(folder)])
        ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._drawn, self._spent = time.perf_counter(), 0.0

    def cpu(self) -> float:
        """Seconds of the process until now, without its children."""
        tasks = Path(f"/proc/{self._process}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def peak(self) -> int:
        """The most memory that it had, in MB."""
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self._process}/status").read_text())
        return int(found[1]) // 1024 if found else 0

    def settle(self, quiet: float) -> None:
        """Wait until it has neither worked nor drawn for so long."""
        begin = since = time.perf_counter()
        before = self.cpu()
        while time.perf_counter() < begin + MOST:
            self._read(0.1)
            now = self.cpu()
            if now - before > 0.01:
                since = time.perf_counter()
            before = now
            if time.perf_counter() - max(since, self._drawn) > quiet:
                return

    def press(self, keys: str) -> tuple[float, float, float]:
        """Milliseconds after some keys: of CPU and of the clock until the last picture, of CPU until all is quiet."""
        used, begin = self.cpu(), time.perf_counter()
        os.write(self._terminal, keys.encode())
        while time.perf_counter() - max(begin, self._drawn) < APART:
            self._read(0.01)
        answered, spent = self._drawn, self._spent
        self.settle(QUIET_KEY)
        return max(0.0, spent - used) * 1000, max(0.0, answered - begin) * 1000, (self.cpu() - used) * 1000

    def _read(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                os.read(self._terminal, 65536)
                self._drawn, self._spent = time.perf_counter(), self.cpu()

    def end(self) -> None:
        """Leave the app as a terminal that is closed does."""
        os.kill(self._process, signal.SIGTERM)
        try:
            while os.read(self._terminal, 65536):
                pass
        except OSError:
            os.close(self._terminal)
        os.waitpid(self._process, 0)


def typed(folder: Path) -> list[str]:
    """Words out of the articles."""
    chance = random.Random(4)
    files = chance.sample(sorted(folder.iterdir()), WORDS)
    return [
        chance.choice([word for word in file.read_text().split() if word.isalpha() and len(word) > 4]) for file in files
    ]


def measure(folder: Path) -> None:
    """Open it twice, the second time to measure."""
    for known in (False, True):
        app = Running(folder)
        app.settle(QUIET)
        print(f"{'known' if known else 'first':8} all ready: {app.cpu():6.2f} s CPU, {app.peak()} MB", flush=True)
        if known:
            app.press("\x06")  # Ctrl+F: the search over all articles
            taken = []
            for word in typed(folder):
                taken += [app.press(letter) for letter in word]
                app.press("\x7f" * len(word))
            for what, column in zip(("CPU", "clock", "CPU until quiet"), zip(*taken, strict=True), strict=True):
                ordered = sorted(column)
                half, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
                print(f"{len(ordered)} keys to answer and picture, {what}: 50 % {half:.0f} ms, 95 % {most:.0f} ms")
            print(f"memory then: {app.peak()} MB")
        app.end()


def main() -> None:
    """Fill a store where none is given, and measure."""
    if sys.argv[1:2] == ["--home"]:
        with homes(Path(sys.argv[2])):
            measure(Path(sys.argv[2], "news"))
        return
    with tempfile.TemporaryDirectory() as place, homes(Path(place)):
        news = Path(place) / "news"
        news.mkdir()
        fill(news, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
        measure(news)


if __name__ == "__main__":
    main()
