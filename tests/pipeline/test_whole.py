"""What only the whole collection shows is asked again where a file came, changed or went, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.pipeline import Session, intake
from briefing.pipeline.heads import Fetcher

SLOGAN = "Support the Harbour Post with a gift today."


def write(folder: Path, *names: str) -> None:
    for name in names:
        text = (
            f"The {name} ferry\n\nOutlet: Harbour Post\n\nThe {name} ferry left late.\n\nNobody was hurt on the {name}."
        )
        (folder / f"{name}.txt").write_text(f"{text}\n\nThe {name} sails again at noon.\n\n{SLOGAN}")


def texts(folder: Path) -> list[str]:
    session = Session([folder])
    found = [reading.article.text for reading in session.load().readings.values()]
    session.close()
    return found


def test_repeated_paragraphs_are_looked_for_only_where_the_collection_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "red", "blue")
    assert all(SLOGAN in text for text in texts(tmp_path))
    write(tmp_path, "green")
    assert not any(SLOGAN in text for text in texts(tmp_path))
    with monkeypatch.context() as patched:
        patched.setattr(intake, "find_repeated", lambda _: pytest.fail("nothing changed"))
        assert not any(SLOGAN in text for text in texts(tmp_path))
    (tmp_path / "red.txt").unlink()
    assert all(SLOGAN in text for text in texts(tmp_path))


def test_files_that_stand_are_known_without_being_taken_for_files_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "red", "blue")
    before = texts(tmp_path)
    monkeypatch.setattr("briefing.corpus.discover.SourceFile", lambda *_: pytest.fail("a file was to be read"))
    monkeypatch.setattr(Fetcher, "_read", lambda *_: pytest.fail("a file was to be read"))
    session = Session([tmp_path])
    assert len(session.load().readings) == len(before)
    session.close()
