from __future__ import annotations

import pytest
from notebook_contract import FERRY, TRAIN, starred
from store_contract import StoreContract
from support import make_article, make_reading

from briefing.archive import Holdings, Link, PostgresIndex, PostgresNotebook, PostgresStore, bring_up_to_date
from briefing.archive.queue import defer
from briefing.store import StoreError, content_key
from briefing.store.events import STAR


@pytest.mark.every_server
class TestPostgresStore(StoreContract):
    @pytest.fixture
    def reopen(self, database):
        opened = []

        def reopen():
            while opened:
                opened.pop().close()
            opened.append(PostgresStore(Link(database)))
            return opened[0]

        yield reopen
        while opened:
            opened.pop().close()


def test_an_archive_that_is_not_set_up_says_what_to_do(empty_database):
    with pytest.raises(StoreError, match="briefing archive init"):
        PostgresStore(Link(empty_database))


def test_old_analyses_are_read_until_the_new_ones_are_there(link):
    store = PostgresStore(link)
    reading = make_reading(make_article("Ships sailed."))
    key = content_key(reading.article)
    store.keep_analysis(key, "old", reading.analysis)
    store.keep_analysis(key, "new", reading.analysis)
    assert store.known_analysis(key, "old") == store.known_analysis(key, "new") == reading.analysis


@pytest.mark.every_server
def test_an_archive_comes_back_out_of_a_backup_as_it_was(programs, database, empty_copy):
    link = Link(database)
    article = make_article("The red ferry sailed.")
    Holdings(link).add([article])
    notebook = PostgresNotebook(Link(database))
    notebook.add(STAR, FERRY)
    link.close()
    notebook.close()
    folder = programs.make()
    try:
        programs.run("pg_dump", "-Fc", "-f", folder / "desk.dump", "-d", database)
        programs.run("pg_restore", "-d", empty_copy, folder / "desk.dump")
    finally:
        programs.remove(folder)
    again = Link(empty_copy)
    assert bring_up_to_date(again) == []
    assert PostgresIndex(again).search('"red ferry"').total == 1
    other = make_article("Another red ferry sailed.", name="more.txt")
    assert Holdings(again, defer).add([article, other]).new == 1
    kept = PostgresNotebook(Link(empty_copy))
    assert starred(kept) == [FERRY]
    kept.add(STAR, TRAIN)
    again.close()
    kept.close()
