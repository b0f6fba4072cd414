"""What appears, changes or goes is told; what reading passes over is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from briefing.corpus.watch import Change, Kind, watch


@contextmanager
def watching(*paths: Path) -> Iterator[Queue[frozenset[Change]]]:
    """Sets of changes as they come; watching has begun when this is entered."""
    stop = Event()
    seen: Queue[frozenset[Change]] = Queue()
    thread = Thread(target=lambda: [seen.put(changes) for changes in watch(paths, stop, debounce_ms=50)])
    thread.start()
    probe = (paths[0] if paths[0].is_dir() else paths[0].parent) / "probe.md"
    try:
        for number in range(200):
            probe.write_text(str(number))
            if not seen.empty() or seen_soon(seen):
                break
        probe.unlink()
        while Change(probe, Kind.GONE) not in seen.get(timeout=200):
            pass
        yield seen
    finally:
        stop.set()
        thread.join(20)
        assert not thread.is_alive()


def seen_soon(seen: Queue[frozenset[Change]]) -> bool:
    try:
        seen.get(timeout=0.1)
    except Empty:
        return False
    return True


def until(seen: Queue[frozenset[Change]], wanted: Change) -> set[Change]:
    """All changes up to the one that is waited for."""
    found: set[Change] = set()
    while wanted not in found:
        found |= seen.get(timeout=200)
    return found


def test_files_that_appear_change_and_go(tmp_path: Path) -> None:
    with watching(tmp_path) as seen:
        file = tmp_path / "a.txt"
        file.write_text("one")
        until(seen, Change(file, Kind.APPEARED))
        file.write_text("two")
        until(seen, Change(file, Kind.CHANGED))
        file.unlink()
        until(seen, Change(file, Kind.GONE))


def test_what_reading_passes_over_is_not_told(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    with watching(tmp_path) as seen:
        (tmp_path / ".hidden" / "a.txt").write_text("x")
        (tmp_path / "a.exe").write_text("x")
        (tmp_path / ".b.txt").write_text("x")
        last = tmp_path / "last.md"
        last.write_text("x")
        found = until(seen, Change(last, Kind.APPEARED))
    assert {change.path for change in found} == {last}


def test_a_folder_that_comes_and_goes(tmp_path: Path) -> None:
    (tmp_path / "watched").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.txt").write_text("x")
    folder = tmp_path / "watched" / "inner"
    with watching(tmp_path / "watched") as seen:
        (tmp_path / "outside").rename(folder)
        until(seen, Change(folder, Kind.APPEARED))
        folder.rename(tmp_path / "outside")
        until(seen, Change(folder, Kind.GONE))


def test_one_file_alone_is_watched_where_it_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    stop = Event()
    seen: Queue[frozenset[Change]] = Queue()
    thread = Thread(target=lambda: [seen.put(changes) for changes in watch([file], stop, debounce_ms=50)])
    thread.start()
    try:
        for number in range(200):
            aside = tmp_path / "aside.txt"
            aside.write_text(str(number))
            aside.replace(file)
            if not seen.empty():
                break
            stop.wait(0.05)
        found = seen.get(timeout=200)
    finally:
        stop.set()
        thread.join(20)
    assert {change.path for change in found} == {file}


def test_nothing_to_watch(tmp_path: Path) -> None:
    assert list(watch([tmp_path / "nowhere"], Event())) == []
