"""The tables of an archive, and how an older archive becomes a present one: numbered files of SQL.

A file is never changed once it was released. All that are missing run in one transaction under a lock, so that two who
begin at once, or one that is killed in between, leave either the old layout or the new one.
"""

from __future__ import annotations

from importlib.resources import files

from briefing.archive.link import Connection, Link
from briefing.store.faults import StoreError

_LOCK = 7_262_104
"""Names the lock of the migrations among all advisory locks of the database."""


def migrations() -> list[tuple[int, str, str]]:
    """Number, name and SQL of each migration, in order."""
    found = []
    for entry in files("briefing.archive").joinpath("sql").iterdir():
        if entry.name.endswith(".sql"):
            number, _, name = entry.name.removesuffix(".sql").partition("-")
            found.append((int(number), name, entry.read_text("utf-8")))
    return sorted(found)


def present_layout(link: Link) -> int:
    """The number of the archive's newest migration; 0 where nothing is set up.

    Raises:
        StoreError: where the server can't be reached.
    """
    return link.run(_number)


def _number(connection: Connection) -> int:
    row = connection.execute("SELECT to_regclass('briefing.layout') IS NOT NULL").fetchone()
    if row is None or not row[0]:
        return 0
    row = connection.execute("SELECT coalesce(max(number), 0) FROM briefing.layout").fetchone()
    return int(str(row[0])) if row else 0


def bring_up_to_date(link: Link) -> list[str]:
    """Run the migrations that are missing; their names.

    Raises:
        StoreError: where it can't be done, and then nothing was.
    """
    wanted = migrations()
    done: list[str] = []

    def run(connection: Connection) -> None:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        at = _number(connection)
        if at > wanted[-1][0]:
            raise StoreError(f"{link.where}: made by a later version of the app")
        for number, name, orders in wanted:
            if number <= at:
                continue
            connection.execute(orders.encode())
            connection.execute("INSERT INTO briefing.layout (number, name) VALUES (%s, %s)", (number, name))
            done.append(name)
        _queue(connection)

    with link.batch():
        link.run(run)
    return done


def _queue(connection: Connection) -> None:
    """The tables of the task queue, which are its library's own."""
    row = connection.execute("SELECT to_regclass('briefing.procrastinate_jobs') IS NOT NULL").fetchone()
    if row is None or not row[0]:
        from procrastinate import App, SyncPsycopgConnector  # noqa: PLC0415  # nobody who opens the app needs a queue

        orders = App(connector=SyncPsycopgConnector()).schema_manager.get_schema()
        connection.execute(orders.encode())
    if not _sees_queue(connection):
        connection.execute(_QUEUE_RIGHTS)


def _sees_queue(connection: Connection) -> bool:
    """Whether the rights are given as below; an earlier version gave readers none."""
    order = "SELECT has_table_privilege('briefing_reader', 'briefing.procrastinate_jobs', 'SELECT')"
    row = connection.execute(order).fetchone()
    return bool(row and row[0])


_QUEUE_RIGHTS = """
    GRANT SELECT, INSERT, UPDATE, DELETE ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers,
        procrastinate_workers TO briefing_analyst;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA briefing TO briefing_analyst;
    GRANT SELECT ON procrastinate_jobs TO briefing_reader;
"""


def needs(link: Link) -> None:
    """Refuse an archive that is not set up, or by another layout.

    Raises:
        StoreError: saying what to do.
    """
    at, wanted = present_layout(link), migrations()[-1][0]
    if at == 0:
        raise StoreError(f"{link.where}: nothing is set up there yet; run `briefing archive init`")
    if at < wanted:
        raise StoreError(f"{link.where}: made by an earlier version of the app; run `briefing archive upgrade`")
    if at > wanted:
        raise StoreError(f"{link.where}: made by a later version of the app")
