"""The wheel that is built installs and runs on its own: what it needs besides code is in it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed")


def run(*words: str | Path, folder: Path) -> str:
    named = {name: str(folder / name) for name in ("BRIEFING_DATA", "BRIEFING_CACHE", "BRIEFING_CONFIG")}
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder, env={**os.environ, **named})
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Path:
    """The command of the wheel, in an environment that borrows nothing of ours but the dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", folder, ROOT]
    run(*build, folder=folder)
    (wheel,) = folder.glob("briefing-*.whl")
    run(sys.executable, "-m", "venv", folder / "venv", folder=folder)
    python = folder / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel, folder=folder)
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    paths = {sysconfig.get_path("purelib"), *(path for path in sys.path if path.endswith("site-packages"))}
    # Behind its own packages: the wheel's code comes first.
    (site / "dependencies.pth").write_text("\n".join(sorted(paths)))
    return folder / "venv" / "bin" / "briefing"


def test_the_installed_program_is_the_wheels_own(program, tmp_path):
    python = program.with_name("python")
    where = run(python, "-c", "import briefing; print(briefing.__file__)", folder=tmp_path)
    assert str(program.parent.parent) in where


def test_the_installed_program_writes_a_brief(program, tmp_path):
    assert "briefing" in run(program, "--version", folder=tmp_path)
    (tmp_path / "one.md").write_text(
        "---\ntitle: Bridge\n---\n\nThe harbour bridge of Orrin reopened on Friday at noon.\n"
    )
    assert "reopened on Friday" in run(program, "brief", tmp_path / "one.md", folder=tmp_path)
    assert "complete" in run(program, "completion", "bash", folder=tmp_path)
