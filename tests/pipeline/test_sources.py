"""The name for what a collection is read from: it tells every change, and holds the states of no files."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.corpus.discover import listed
from briefing.pipeline import source_key

LIMIT = 1 << 20


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two folders with three files."""
    (tmp_path / "inner").mkdir()
    for name in ("a.txt", "b.txt", "inner/c.txt"):
        (tmp_path / name).write_text(f"About {name}")
    return tmp_path


def test_the_same_files_have_the_same_name(news: Path) -> None:
    assert source_key([news], LIMIT) == source_key([news], LIMIT) != ""
    assert source_key([news], LIMIT) != source_key([news], LIMIT + 1)


def test_every_change_of_a_file_gives_another_name(news: Path) -> None:
    names = [source_key([news], LIMIT)]
    (news / "inner" / "c.txt").write_text("Longer than it was before")
    names.append(source_key([news], LIMIT))
    os.utime(news / "a.txt", ns=(1, 1))
    names.append(source_key([news], LIMIT))
    (news / "b.txt").rename(news / "inner" / "b.txt")
    names.append(source_key([news], LIMIT))
    (news / "inner").rename(news / "outer")
    names.append(source_key([news], LIMIT))
    (news / "a.txt").unlink()
    names.append(source_key([news], LIMIT))
    assert len(set(names)) == len(names)


def test_hidden_files_and_linked_folders_are_not_looked_into(
    news: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (news / "link").symlink_to(elsewhere)
    before = source_key([news], LIMIT)
    (news / ".notes").write_text("hidden")
    (elsewhere / "d.txt").write_text("behind a link")
    assert source_key([news], LIMIT) == before


def test_one_file_alone_and_a_path_that_is_gone(news: Path) -> None:
    before = source_key([news / "a.txt"], LIMIT)
    (news / "b.txt").write_text("Another text")
    assert source_key([news / "a.txt"], LIMIT) == before != ""
    assert source_key([news / "none"], LIMIT) == ""


def test_the_states_of_files_are_not_held(tmp_path: Path) -> None:
    for number in range(4_000):
        (tmp_path / f"{number}.txt").write_text("x")
    source_key([tmp_path / "0.txt"], LIMIT)  # what it reads of the code stays
    assert _peak(lambda: source_key([tmp_path], LIMIT)) < 1_500_000
    assert _peak(lambda: sum(1 for _ in listed([tmp_path]))) < 2_000_000


def _peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
