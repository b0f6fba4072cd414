"""Every key of every action, pressed where a reader would press it."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_letters

import pytest
from driving import reader_of, reading, told
from stories import FakeSession, ferry

from briefing.config import Config
from briefing.tui.actions import ACTIONS, BY_ID
from briefing.tui.screens import desk_screen

KEYS = [(action.id, key.strip()) for action in ACTIONS for key in action.keys.split(",")]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the actions that keys ran; what they do is tested elsewhere."""
    found: list[str] = []

    def recording(name: str) -> object:
        return lambda reader: found.append(name)

    changed = {name: replace(action, run=recording(name)) for name, action in BY_ID.items()}
    monkeypatch.setattr(desk_screen, "BY_ID", changed)
    return found


@pytest.mark.parametrize("part", ["source", "list"])
async def test_every_key_runs_its_action(ran: list[str], part: str) -> None:
    async with reading(FakeSession(ferry())) as pilot:
        reader = reader_of(pilot)
        reader.set_focus(reader.panel.current if part == "list" else reader.deck.shown()[0].pane)
        for action, key in KEYS:
            ran.clear()
            await pilot.press(*[key] * (2 if BY_ID[action].twice else 1))
            assert ran == [action], key


def test_no_two_actions_share_a_key() -> None:
    owners: dict[str, list[str]] = {}
    for action, key in KEYS:
        owners.setdefault(key, []).append(action)
    free = "".join(letter for letter in ascii_letters if letter not in owners)
    assert {key: several for key, several in owners.items() if len(several) > 1} == {}, f"free are {free}"


async def test_a_key_of_the_configuration_takes_the_place_of_the_usual_ones(ran: list[str]) -> None:
    config = Config(keys={action.id: f"f{number}" for number, action in enumerate(ACTIONS[:12], 1)})
    async with reading(FakeSession(ferry()), config) as pilot:
        for number, action in enumerate(ACTIONS[:12], 1):
            ran.clear()
            await pilot.press(*[f"f{number}"] * (2 if action.twice else 1))
            assert ran == [action.id]
            ran.clear()
            await pilot.press(action.keys.split(",")[0])
            assert ran == []


async def test_a_key_that_is_wanted_twice_says_so_and_is_forgotten_after_another() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        reader = reader_of(pilot)
        await pilot.press("1", "G", "g")
        assert "g once more: To the beginning" in told(pilot)
        cursor = reader.desk.place(0).cursor
        await pilot.press("comma", "g")
        assert reader.desk.place(0).cursor == cursor
        await pilot.press("g")
        assert reader.desk.place(0).cursor == 0
