"""Names of articles that are known need no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.models.kept import counted_in
from briefing.pipeline import Session
from briefing.pipeline.heads import Fetcher


def test_names_of_a_second_opening_are_those_of_the_first_without_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = "The flood\n\nAda Brandt closed the bridge at Torvik. Ada Brandt had asked twice."
    (tmp_path / "one.txt").write_text(flood)
    (tmp_path / "two.txt").write_text("The strike\n\nTram drivers in Velden went on strike, said Ivo Lindqvist.")
    first = Session([tmp_path])
    readings = first.load().readings.values()
    table = first.mentions().table(tuple(readings))
    wanted = [table.counted(row) for row in range(len(readings))]
    assert wanted == [counted_in(reading) for reading in readings]
    assert ("Ada Brandt", "PERSON", 2) in wanted[0]
    first.close()
    monkeypatch.setattr(Fetcher, "raw", lambda *_: pytest.fail("a text was asked for"))
    again = Session([tmp_path])
    known = again.load().readings.values()
    table = again.mentions().table(tuple(known))
    assert [table.counted(row) for row in range(len(known))] == wanted
