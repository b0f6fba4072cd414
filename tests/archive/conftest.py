"""A real server for the tests of the archive: of a Python package, and Debian's as well where it is installed."""

from __future__ import annotations

import uuid
from contextlib import contextmanager

import pytest
from postgres_servers import KINDS, programs_of

psycopg = pytest.importorskip("psycopg", reason="the extra archive is not installed")
pytest.importorskip("procrastinate", reason="the extra archive is not installed")


@pytest.fixture(scope="session", params=KINDS)
def programs(request):
    """The programs of a PostgreSQL: of the Python package, and of Debian where it is installed."""
    found = programs_of(request.param)
    if found is None:
        pytest.skip("no PostgreSQL server out of a package")
    return found


@pytest.fixture(scope="session")
def server(programs):
    """The address of a server of this test run's own, on a socket of its own."""
    folder = programs.make()
    programs.start(folder)
    yield f"host={folder} user=postgres dbname=postgres"
    programs.remove(folder)


@contextmanager
def _database(server):
    name = f"archive_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}")
    yield psycopg.conninfo.make_conninfo(server, dbname=name)
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_database(server):
    """The address of a database with nothing in it."""
    with _database(server) as address:
        yield address


@pytest.fixture
def empty_copy(server):
    """The address of another one."""
    with _database(server) as address:
        yield address


@pytest.fixture
def database(empty_database):
    """The address of an archive that is set up and holds nothing."""
    from briefing.archive import Link  # noqa: PLC0415  # not before it is known to be installed
    from briefing.archive.layout import bring_up_to_date  # noqa: PLC0415

    link = Link(empty_database)
    bring_up_to_date(link)
    link.close()
    return empty_database


@pytest.fixture
def link(database):
    """A link to an archive that holds nothing."""
    from briefing.archive import Link  # noqa: PLC0415  # as above

    one = Link(database)
    yield one
    one.close()
