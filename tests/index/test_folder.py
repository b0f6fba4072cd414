"""What others could have written is never opened, changed or repaired."""

from __future__ import annotations

import os
import shutil
import stat

import pytest
from support import make_article, make_reading

from briefing.index import check_index, open_index
from briefing.index.folder import OwnFolder
from briefing.paths import UnsafeFolderError, cache_path

SOMEBODY = 54321
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to another user")


@pytest.fixture
def readings():
    return [make_reading(make_article(text, name=text)) for text in ("A drone flew.", "Two drones flew.")]


@pytest.fixture
def kept(tmp_path, readings):
    open_index(tmp_path / "i").update(readings, {})
    return tmp_path / "i"


def states(folder):
    paths = [folder, *sorted(folder.rglob("*"))]
    return [(path.name, info.st_mode, info.st_uid, info.st_size) for path in paths for info in [path.lstat()]]


def to_somebody(path):
    os.chown(path, SOMEBODY, -1, follow_symlinks=False)


def to_group(path):
    path.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IWGRP)


def to_all(path):
    path.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IWOTH)


def to_link(path):
    path.rename(path.with_name(f"{path.name}-real"))
    path.symlink_to(f"{path.name}-real")


def to_pipe(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    os.mkfifo(path, 0o600)


CHANGES = [pytest.param(to_somebody, marks=root_only), to_group, to_all, to_link, to_pipe]


@pytest.mark.parametrize("change", CHANGES)
def test_a_folder_that_is_not_safe_is_left_alone_and_the_search_goes_on_in_memory(kept, readings, change):
    change(kept)
    before = states(kept)
    index = open_index(kept)
    assert "searching in memory" in index.note
    assert str(kept) in index.note
    index.update(readings, {})
    assert index.search("drone").total == 2
    assert states(kept) == before
    assert check_index(kept)


@pytest.mark.parametrize("name", ["current", "gen-000001", "gen-000001/manifest.json", "parts.json", "*.arrays"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_part_that_is_not_safe_is_not_opened_and_another_is_built(kept, readings, change, name):
    (part,) = [kept / name] if name[0] in "cg" else (kept / "gen-000001").glob(name)
    change(part)
    index = open_index(kept)
    assert "not safe to open" in index.note
    assert part.name in index.note
    index.update(readings, {})
    assert index.search("drone").total == 2
    assert open_index(kept).note is None


@root_only
def test_a_cache_folder_of_somebody_else_is_left_alone(readings):
    cache_path().mkdir(parents=True)
    to_somebody(cache_path())
    index = open_index(cache_path() / "index" / "some")
    assert "searching in memory" in index.note
    assert list(cache_path().iterdir()) == []


def test_all_that_is_written_is_for_nobody_else_whatever_the_mask(tmp_path, readings):
    before = os.umask(0)
    try:
        open_index(tmp_path / "i").update(readings, {})
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in [tmp_path / "i", *(tmp_path / "i").rglob("*")]}
    assert modes == {0}


def test_names_are_looked_up_in_what_was_opened(tmp_path):
    (tmp_path / "own").mkdir(mode=0o700)
    folder = OwnFolder.open(tmp_path / "own")
    folder.replace("a", b"ours")
    (tmp_path / "own").rename(tmp_path / "moved")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a").write_bytes(b"theirs")
    assert folder.read("a") == b"ours"


def test_a_name_that_is_taken_by_a_link_is_not_written_through(tmp_path):
    (tmp_path / "own").mkdir(mode=0o700)
    (tmp_path / "other").write_bytes(b"untouched")
    (tmp_path / "own" / "a").symlink_to(tmp_path / "other")
    folder = OwnFolder.open(tmp_path / "own")
    with pytest.raises(UnsafeFolderError, match="link"):
        folder.read("a")
    os.close(folder.writing("a"))
    assert (tmp_path / "other").read_bytes() == b"untouched"
