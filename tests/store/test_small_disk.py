"""A disk that is full in truth: a small tmpfs, where this machine lets one be mounted."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import main

TEXT = "Lock gate fails on the Sarn\n\nA lock gate on the Sarn canal failed on Monday. Ten barges wait at Orrin.\n"


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of one megabyte that holds store, notebook and index."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    order = [mount or "mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(place)]
    if mount is None or subprocess.run(order, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    for name in ("DATA", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(place / name.lower()))
    try:
        yield place
    finally:
        subprocess.run([shutil.which("umount") or "umount", "-l", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Take what is left of it, to the last byte."""
    stone = disk / "stone"
    with stone.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 512)
        except OSError:
            return stone


def test_what_was_noted_survives_and_what_cannot_be_is_said(
    disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "lock.txt"
    article.write_text(TEXT)
    assert main(["note", "article", str(article), "ask the warden"]) == 0
    stone = fill(disk)
    capsys.readouterr()
    assert main(["note", "article", str(article), "ask the pilots"]) == 1
    assert "full" in capsys.readouterr().err
    assert main(["search", "barges", str(tmp_path / "lock.txt")]) == 0, "found in memory"
    assert main(["stories", str(article)]) == 0
    stone.unlink()
    assert not list(disk.rglob("*.broken*"))
    capsys.readouterr()
    assert main(["note", "list"]) == 0
    kept = capsys.readouterr().out
    assert "ask the warden" in kept
    assert "ask the pilots" not in kept
    assert main(["note", "article", str(article), "ask the owner"]) == 0
