"""What all tests share: folders of their own, and the reference material where there is any."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# No test may fail for the speed of the machine, nor pass here and fail there by chance.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Nothing that a test does reaches the folders of the person who runs it."""
    base = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(base / name.lower()))
    return base


@pytest.fixture(scope="session")
def shared():
    """The folder of reference articles and data beside the checkout; tests that need it skip without."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("no reference material beside the checkout")
    return folder


@pytest.fixture(scope="session")
def samples():
    """The sample articles of the project."""
    return ROOT / "articles"


def pytest_addoption(parser: pytest.Parser) -> None:
    """What takes too long for every run."""
    parser.addoption("--every-subset", action="store_true", help="try every small set of the sample articles")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Made files have no place in a test's name: those that hold a time would name it anew in every process."""
    return argname if isinstance(val, bytes) and len(val) > 40 else None
