from __future__ import annotations

import os
import shutil

import pytest

from briefing import versions


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "text.py").write_text("one")
    (tmp_path / "models.py").write_text("two")
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path)
    versions.code_version.cache_clear()
    yield tmp_path
    versions.code_version.cache_clear()


def version():
    versions.code_version.cache_clear()
    versions._content.cache_clear()
    return versions.code_version("models.py", "corpus")


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
