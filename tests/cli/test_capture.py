"""What ``briefing add`` keeps of a page's capture, and that the list of sources gives it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from support import make_article

from briefing.cli import main
from briefing.corpus.web.saving import Folder, Origin

TAKEN = datetime(2024, 5, 3, 10, 22, tzinfo=UTC)


def test_the_sources_give_hash_and_time_of_a_page_that_was_added(tmp_path: Path, capsys) -> None:
    origin = Origin(b"<p>The harbour bridge reopened on Friday.</p>", TAKEN, "https://lantern.example/bridge")
    article = make_article("The harbour bridge reopened on Friday. Cars queued for a mile.")
    Folder.open(tmp_path / "news").save(article, origin)
    assert main(["brief", str(tmp_path / "news"), "-f", "text"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"page taken 2024-05-03T10:22:00+00:00, SHA-256 {origin.sha256}" in said
    assert main(["brief", str(tmp_path / "news"), "-f", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["stories"][0]["articles"]
    assert (one["captured"], one["sha256"]) == ("2024-05-03T10:22:00+00:00", origin.sha256)


def test_a_file_that_says_nothing_of_its_capture_has_none(tmp_path: Path, capsys) -> None:
    (tmp_path / "one.md").write_text(
        "---\ntitle: Bridge\nsha256: no hash\n---\n\nThe bridge reopened on Friday at noon.\n"
    )
    assert main(["brief", str(tmp_path), "-f", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["stories"][0]["articles"]
    assert (one["captured"], one["sha256"]) == (None, None)
