from __future__ import annotations

import pytest

from briefing.export import write


def test_a_new_file_is_written_whole(tmp_path):
    write(tmp_path / "brief.md", "text\n")
    assert (tmp_path / "brief.md").read_bytes() == b"text\n"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_an_existing_file_stays_without_force(tmp_path):
    (tmp_path / "brief.md").write_text("mine")
    with pytest.raises(FileExistsError, match="--force"):
        write(tmp_path / "brief.md", "text")
    assert (tmp_path / "brief.md").read_text() == "mine"


def test_force_replaces_it(tmp_path):
    (tmp_path / "brief.md").write_text("mine")
    write(tmp_path / "brief.md", "text", force=True)
    assert (tmp_path / "brief.md").read_text() == "text"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_a_dangling_link_counts_as_existing(tmp_path):
    (tmp_path / "brief.md").symlink_to(tmp_path / "gone")
    with pytest.raises(FileExistsError):
        write(tmp_path / "brief.md", "text")


def test_a_missing_folder_is_an_error_and_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="gone"):
        write(tmp_path / "gone" / "brief.md", "text")
