from __future__ import annotations

import pytest
from store_contract import StoreContract
from support import make_article, make_reading

from briefing.archive import Link, PostgresStore
from briefing.store import StoreError, content_key


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
