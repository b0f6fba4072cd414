from __future__ import annotations

import os
import shutil
import time
from functools import cache

import pytest

from briefing import versions


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "text.py").write_text("one")
    (tmp_path / "models.py").write_text("two")
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path)
    start_anew()
    yield tmp_path
    start_anew()


PARTS = ("models.py", "corpus")


def start_anew():
    """As in a process of its own."""
    for kept in (versions.code_version, versions._content, versions._looks, versions._look, versions._noted):
        kept.cache_clear()


def version():
    start_anew()
    return versions.code_version(*PARTS)


def noted(monkeypatch):
    """The version, once it is noted down some time after the files were written."""
    found, later = version(), time.time_ns() + 10**10
    monkeypatch.setattr(versions.time, "time_ns", lambda: later)
    versions.note_versions(PARTS)
    return found


def test_the_same_code_has_the_same_version(package):
    assert version() == version()


def test_a_changed_file_changes_it(package):
    before = version()
    (package / "corpus" / "text.py").write_text("longer")
    assert version() != before


def test_a_file_of_the_same_size_and_time_with_other_words_changes_it(package):
    before, file = version(), package / "models.py"
    info = file.stat()
    file.write_text("owt")
    os.utime(file, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert version() != before


def test_another_time_or_another_place_does_not(package, tmp_path, monkeypatch):
    before = version()
    os.utime(package / "models.py", ns=(1, 1))
    assert version() == before
    shutil.copytree(package, tmp_path / "elsewhere")
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path / "elsewhere")
    assert version() == before


def test_another_name_changes_it(package):
    before = version()
    (package / "corpus" / "text.py").rename(package / "corpus" / "words.py")
    assert version() != before


def test_compiled_files_and_other_parts_do_not(package):
    before = version()
    (package / "corpus" / "text.pyc").write_text("x")
    (package / "corpus" / "__pycache__").mkdir()
    (package / "corpus" / "__pycache__" / "note").write_text("x")
    (package / "elsewhere.py").write_text("x")
    assert version() == before


def test_what_is_noted_is_named_without_being_read(package, monkeypatch):
    found = noted(monkeypatch)
    start_anew()

    @cache
    def read(file):
        raise OSError(file)

    monkeypatch.setattr(versions, "_content", read)
    assert versions.code_version(*PARTS) == found


def test_one_more_file_changes_what_was_noted(package, monkeypatch):
    before = noted(monkeypatch)
    (package / "corpus" / "more.py").write_text("three")
    assert version() != before


def test_what_is_noted_does_not_outlive_a_change(package, monkeypatch):
    before, file = noted(monkeypatch), package / "models.py"
    info = file.stat()
    file.write_text("owt")
    os.utime(file, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert version() != before


def test_an_update_beneath_a_running_program_is_not_noted_as_its_version(package, monkeypatch):
    old = version()
    (package / "models.py").write_text("an update")
    later = time.time_ns() + 10**10
    monkeypatch.setattr(versions.time, "time_ns", lambda: later)
    versions.note_versions(PARTS)
    assert version() != old


def test_files_written_only_just_now_are_not_noted(package, own_folders):
    version()
    versions.note_versions(PARTS)
    assert not (own_folders / "cache").exists()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b'{"models.py corpus": 1}', b'{"models.py corpus": ["", "x"]}']
)
def test_a_note_that_is_none_is_passed_over(package, own_folders, content):
    before = version()
    (own_folders / "cache").mkdir()
    (own_folders / "cache" / "code.json").write_bytes(content)
    assert version() == before
