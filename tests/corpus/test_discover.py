"""Files below folders, and the reasons for those that are left out."""

import os
import socket
import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from briefing.corpus.discover import discover, reason_of, unfit
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Skipped


def reasons(found):
    return {item.path: item.reason for item in found if isinstance(item, Skipped)}


def shown(found):
    return [item.shown for item in found if isinstance(item, SourceFile)]


def test_a_folder_in_a_stable_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    found = list(discover([tmp_path]))
    assert shown(found) == ["a.txt", "b.txt", "sub/c.txt"]
    assert found[0].size == 5
    assert found[0].modified > 0


def test_hidden_files_are_read_when_named(tmp_path):
    path = tmp_path / ".note.txt"
    path.write_text("words")
    assert shown(discover([path])) == [".note.txt"]


def test_what_tells_about_the_folder_is_no_article_unless_named(tmp_path):
    for name in ("README.md", "licence", "Readme.de.txt", "sub/COPYING", "readmes-are-dull.txt", "a-license.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    assert shown(discover([tmp_path])) == ["a-license.md", "readmes-are-dull.txt"]
    assert shown(discover([tmp_path / "README.md"])) == ["README.md"]


def test_each_file_comes_once_and_names_stay_apart(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(folder)
    found = shown(discover([tmp_path / "one", tmp_path / "two", tmp_path / "one" / "x.txt"]))
    assert len(found) == 2
    assert len(set(found)) == 2


def test_what_is_no_file_has_its_own_reason(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_text("x" * 200)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "large.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(discover([tmp_path], max_bytes=100))
    assert shown(found) == []
    assert reasons(found) == {
        "pipe.txt": "named pipe, not a file",
        "empty.txt": "empty file",
        "large.txt": "200 bytes, more than the limit of 100 bytes",
        "dangling.txt": "symbolic link to nothing",
        "circle.txt": "symbolic link that leads back to itself",
        "link.txt": "symbolic link inside a folder, not followed",
        "loop": "symbolic link inside a folder, not followed",
    }


def test_a_link_that_the_user_names_is_followed(tmp_path):
    (tmp_path / "real.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    found = list(discover([tmp_path / "link.txt"]))
    assert shown(found) == ["link.txt"]
    assert not found[0].path.is_symlink()


def test_sockets_and_devices(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert reasons(discover([tmp_path]))["s.txt"] == "socket, not a file"
    assert list(reasons(discover([tmp_path.__class__("/dev/null")])).values()) == ["device, not a file"]


def test_paths_that_are_not_there(tmp_path):
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    found = reasons(discover([tmp_path / "missing.txt", tmp_path / "gone", tmp_path / "round", tmp_path / "a\0b"]))
    assert list(found.values()) == [
        "no such file or folder",
        "symbolic link to nothing",
        "symbolic link that leads back to itself",
        "not a path",
    ]


def test_names_of_any_bytes_are_safe_to_print(tmp_path):
    folder = os.fsencode(tmp_path)
    for name in (b"new\nline.txt", b"esc\x1b[31m.txt", b"raw\xff.txt", b"n" * 251 + b".txt"):
        with open(folder + b"/" + name, "w") as file:  # noqa: PTH123 - bytes that pathlib has no name for
            file.write("words")
    found = shown(discover([tmp_path]))
    assert sorted(found) == sorted(["new\\nline.txt", "esc\\x1b[31m.txt", "raw\\xff.txt", "n" * 251 + ".txt"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folders_without_permission(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    try:
        assert reasons(discover([tmp_path])) == {"closed": "no permission to read this folder"}
    finally:
        closed.chmod(0o700)


def test_reasons_in_plain_words():
    assert reason_of(FileNotFoundError(), "file") == "file is gone"
    assert reason_of(PermissionError(), "file") == "no permission to read this file"
    assert reason_of(OSError(5, "Input/output error"), "file") == "file can't be read: Input/output error"
    info = os.stat_result((stat.S_IFREG | 0o644, 0, 0, 1, 0, 0, 3 * 2**30, 0, 0, 0))
    assert unfit(info, 20 * 2**20) == "3 GiB, more than the limit of 20 MiB"


def test_a_folder_that_goes_while_it_is_listed(tmp_path, monkeypatch):
    file, scandir = tmp_path / "a.txt", os.scandir
    file.write_text("words")

    def listed(path):
        entries = list(scandir(path))
        file.unlink()
        return nullcontext(entries)

    monkeypatch.setattr("os.scandir", listed)
    assert reasons(discover([tmp_path])) == {"a.txt": "file is gone"}


def test_below_the_present_folder_paths_begin_with_its_files(tmp_path, monkeypatch):
    for name in ("a.txt", "sub/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    monkeypatch.chdir(tmp_path)
    for given in (".", "sub/..", "./"):
        found = [item for item in discover([Path(given)]) if isinstance(item, SourceFile)]
        assert [item.path for item in found] == [Path(given, item.shown) for item in found]
        assert len(found) == 2
