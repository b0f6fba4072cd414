"""Own folders for every test, and the folder's own modules found by name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's settings, store or index."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    monkeypatch.chdir(tmp_path)
    return tmp_path
