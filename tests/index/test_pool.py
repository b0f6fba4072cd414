"""Sorting what is collected for an index in pieces."""

from __future__ import annotations

import random

import pytest
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage

from briefing.index import pool
from briefing.index.pool import sort_in_pieces


def postings(count: int) -> list[tuple[str, bytes, int, float, bytes]]:
    chance = random.Random(3)
    return [("body", f"w{chance.randrange(50)}".encode(), number, 1.0, b"") for number in range(count)]


@pytest.mark.parametrize("limit", [10**9, 4_000])
def test_the_order_is_that_of_one_sort(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(pool, "PIECE", 10)
    ticks: list[int] = []
    writer = sort_in_pieces(RamStorage().create_index(Schema(body=TEXT)).writer(), lambda: ticks.append(1))
    writer.pool.limit = limit  # a small one moves pieces to files
    given = postings(203)
    for item in given:
        writer.pool.add(item)
    assert bool(writer.pool.runs) is (limit == 4_000)
    assert list(writer.pool.items()) == sorted(given)
    assert len(ticks) == 20
    writer.cancel()


def test_an_index_finds_every_document_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PIECE", 3)
    index = RamStorage().create_index(Schema(body=TEXT(stored=True)))
    writer = sort_in_pieces(index.writer(), lambda: None)
    for number in range(20):
        writer.add_document(body=f"harbour number{number}")
    writer.commit()
    with index.searcher() as searcher:
        assert searcher.doc_count() == 20
        assert [hit["body"] for hit in searcher.documents(body="number7")] == ["harbour number7"]
