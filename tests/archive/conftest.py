"""A real server for the tests of the archive: of a Python package, and Debian's as well where it is installed.

What the servers could do each in its own way (``every_server``) is tried on each; the rest on the first that is there,
and on each as well where ``BRIEFING_TEST_COUNT`` is above one.
"""

from __future__ import annotations

import os
import uuid
from contextlib import ExitStack, contextmanager
from functools import cache

import pytest
from postgres_servers import KINDS, programs_of

psycopg = pytest.importorskip("psycopg", reason="the extra archive is not installed")
pytest.importorskip("procrastinate", reason="the extra archive is not installed")


EVERYWHERE = int(os.environ.get("BRIEFING_TEST_COUNT", "1")) > 1


def pytest_generate_tests(metafunc):
    """Which servers a test runs on."""
    if "programs" in metafunc.fixturenames:
        every = EVERYWHERE or metafunc.definition.get_closest_marker("every_server")
        metafunc.parametrize("programs", KINDS if every else KINDS[:1], indirect=True, scope="session")


@pytest.fixture(scope="session")
def programs(request):
    """The programs of a PostgreSQL of this kind; of the next kind where a package's does not run here."""
    kinds = KINDS[KINDS.index(request.param) :]
    found = next(filter(None, map(programs_of, kinds)), None)
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
def _database(server, like="template1"):
    """The address of a database with what another one holds, which nobody may be using meanwhile."""
    name = f"archive_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
    yield psycopg.conninfo.make_conninfo(server, dbname=name)
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)")


def name_of(address):
    return psycopg.conninfo.conninfo_to_dict(address)["dbname"]


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


@pytest.fixture(scope="session")
def set_up(server):
    """The name of an archive that is set up and holds nothing: to copy it costs less than to set up another one."""
    from briefing.archive import Link  # noqa: PLC0415  # not before it is known to be installed
    from briefing.archive.layout import bring_up_to_date  # noqa: PLC0415

    with _database(server) as address:
        link = Link(address)
        bring_up_to_date(link)
        link.close()
        yield name_of(address)


@pytest.fixture(scope="session")
def filled(server, set_up, samples):
    """The name of an archive with the articles of a story, added and analysed by commands, once for each story."""
    from briefing.cli import main  # noqa: PLC0415  # as above

    with ExitStack() as stack:

        @cache
        def filled(story):
            address = stack.enter_context(_database(server, set_up))
            assert main(["archive", "add", str(samples / story), "--archive", address]) == 0
            assert main(["archive", "work", "--once", "--archive", address]) == 0
            return name_of(address)

        yield filled


@pytest.fixture
def database(server, set_up):
    """The address of an archive that is set up and holds nothing."""
    with _database(server, set_up) as address:
        yield address


@pytest.fixture
def full(server, filled, capsys):
    """The address of an archive with the earthquake's articles, analysed."""
    like = filled("earthquake")
    capsys.readouterr()
    with _database(server, like) as address:
        yield address


@pytest.fixture
def moon(server, filled):
    """The same with the moon's."""
    with _database(server, filled("moon")) as address:
        yield address


@pytest.fixture
def link(database):
    """A link to an archive that holds nothing."""
    from briefing.archive import Link  # noqa: PLC0415  # as above

    one = Link(database)
    yield one
    one.close()
