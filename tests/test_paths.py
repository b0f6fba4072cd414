from __future__ import annotations

import os
import stat

import pytest

from briefing.paths import UnsafeFolderError, cache_folder, config_folder, data_folder, private_folder


def test_folders_follow_the_environment(monkeypatch, tmp_path):
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(tmp_path / name))
    assert config_folder() == tmp_path / "CONFIG"
    assert not config_folder().exists()
    assert data_folder().is_dir()
    assert cache_folder().is_dir()


def test_a_private_folder_is_closed_to_others(tmp_path):
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    assert stat.S_IMODE(private_folder(folder).stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_may_write_to_is_refused_and_left_as_it_is(tmp_path, mode):
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(UnsafeFolderError, match="others may write"):
        private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == mode


def test_a_link_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(UnsafeFolderError, match="link"):
        private_folder(tmp_path / "link")


def test_a_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(UnsafeFolderError):
        private_folder(tmp_path)
