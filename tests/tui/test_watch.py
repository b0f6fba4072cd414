"""Files that come, change and go while the reader is open, with a real session and real events."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from driving import Drive, reader_of, screen_text
from textual.message import Message

from briefing.pipeline import Session
from briefing.tui import messages
from briefing.tui.app import BriefingApp
from briefing.tui.backstage import Backstage

RYE = "Harbour Post\n\nRye fell by a tenth on Monday, the market office in Lindholm said.\n\nMillers were glad.\n"
MORE = "Island Courier\n\nThe price of rye fell by a tenth on Monday, said the market office in Lindholm.\n"


async def until(pilot: Drive, true: Callable[[], bool]) -> None:
    """Wait for what the file system and the threads bring about."""
    end = time.monotonic() + 300
    while not true():
        assert time.monotonic() < end, screen_text(pilot)
        await pilot.pause(0.05)


async def test_an_empty_folder_fills_changes_and_empties(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    app = BriefingApp(lambda: Session([folder], keep=False))
    app.backstage.watch([folder])
    async with app.run_test(size=(120, 40)) as pilot:
        reader = reader_of(pilot)
        await until(pilot, lambda: "Nothing to read here" in screen_text(pilot))
        assert not reader.panel_shown
        (folder / "a.txt").write_text(RYE, encoding="utf-8")
        await until(pilot, lambda: "Millers were glad" in screen_text(pilot) and not reader.loading)
        assert reader.panel_shown
        (folder / "b.txt").write_text(MORE, encoding="utf-8")
        await until(pilot, lambda: len(reader.all_readings) == 2 and not reader.loading)
        (folder / "a.txt").write_text(RYE.replace("glad", "angry"), encoding="utf-8")
        await until(pilot, lambda: "Millers were angry" in screen_text(pilot) and not reader.loading)
        (folder / "b.txt").unlink()
        await until(pilot, lambda: len(reader.all_readings) == 1 and not reader.loading)
        assert "Millers were angry" in screen_text(pilot)


def test_a_file_that_another_program_read_again_is_read_again_and_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RYE, encoding="utf-8")
    Session([tmp_path]).load()
    posted: list[Message] = []
    backstage = Backstage(lambda: Session([tmp_path]), posted.append)
    backstage.load()
    settled(backstage)
    (group,) = next(one.groups for one in posted if isinstance(one, messages.StoriesFound))
    (tmp_path / "a.txt").write_text(RYE.replace("glad", "very angry"), encoding="utf-8")
    Session([tmp_path]).load()
    posted.clear()
    backstage.story(group.id)
    settled(backstage)
    assert [one.text for one in posted if isinstance(one, messages.WentWrong)] == [
        "a.txt: changed while it was open; reading again"
    ]
    (read,) = [one.collection for one in posted if isinstance(one, messages.CollectionRead)]
    assert [one.article.text for one in read.readings.values() if "very angry" in one.article.text]
    backstage.close()


def settled(backstage: Backstage) -> None:
    """Wait until what was asked for is done, and what that asked for in turn."""
    for _ in range(2):
        backstage._work.submit(lambda: None).result()
