"""Both engines under one contract; tantivy where the extra ``large`` is installed."""

from __future__ import annotations

import pytest
from index_contract import BuiltIndexContract
from support import make_article, make_reading

from briefing.index import open_engine, query


class _OnDisk(BuiltIndexContract):
    engine = "whoosh"

    @pytest.fixture
    def reopen(self, tmp_path):
        opened = []

        def open_again():
            opened.clear()
            opened.append(open_engine(tmp_path / "i", self.engine))
            return opened[0]

        return open_again


class TestArrays(_OnDisk):
    @pytest.fixture(autouse=True)
    def _large(self, monkeypatch):
        monkeypatch.setattr(query, "WHOOSH_UP_TO", 0)


class TestWhoosh(_OnDisk):
    pass


class TestTantivy(_OnDisk):
    engine = "tantivy"

    @pytest.fixture(autouse=True)
    def _installed(self):
        pytest.importorskip("tantivy", reason="the extra large is not installed")

    @pytest.mark.parametrize("name", ["state.json", "meta.json"])
    def test_files_that_do_not_fit_each_other_are_made_anew(self, tmp_path, reopen, name):
        readings = [make_reading(make_article("A ferry."))]
        reopen().update(readings, {})
        (tmp_path / "i-tantivy" / name).write_bytes(b'{"some": "thing"}')
        index = reopen()
        assert index.search("ferry").total == 0
        assert index.update(readings, {}) == 1
        assert (index.search("ferry").total, reopen().update(readings, {})) == (1, 0)

    def test_while_another_one_builds_the_old_state_answers(self, tmp_path, reopen):
        first = reopen()
        first.update([make_reading(make_article("A ferry."))], {})
        writer = first._index.writer()
        other = open_engine(tmp_path / "i", "tantivy")
        assert other.update([make_reading(make_article("A bridge."))], {}) == 0
        assert "another briefing" in other.note
        assert other.search("ferry").total == 1
        writer.rollback()
