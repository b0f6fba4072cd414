"""Putting right in the app what it got wrong, by the keys that the screen names."""

from __future__ import annotations

import pytest
from driving import reader_of, reading, screen_text, settle

from briefing.pipeline import Session

LOCK = "Lock gate fails on the Sarn\n\nA lock gate on the Sarn canal failed on Monday. Ten barges wait at Orrin.\n"
GATE = "Sarn canal shut\n\nA lock gate on the Sarn canal failed on Monday. Ten barges wait at Orrin. Pumps run.\n"
VOTE = "Choir elects a new chair\n\nThe choir of Plim elected Ines Okafor as its chair. She sings alto.\n"


@pytest.fixture
def session(tmp_path):
    for name, text in (("lock", LOCK), ("gate", GATE), ("vote", VOTE)):
        (tmp_path / f"{name}.txt").write_text(text)
    return Session([tmp_path])


async def after(pilot):
    for _ in range(3):
        await settle(pilot)


async def test_an_outlet_is_named_and_taken_back(session):
    async with reading(session) as pilot:
        await pilot.press("1", "E")
        assert "Outlet: none" in screen_text(pilot)
        await pilot.press(*"Sarn Echo", "enter")
        await after(pilot)
        article = reader_of(pilot).article
        assert (article.outlet, article.corrected) == ("Sarn Echo", ("outlet",))
        assert "outlet corrected by you" in screen_text(pilot)
        await pilot.press("E")
        assert "Take back: outlet is Sarn Echo" in screen_text(pilot)
        await pilot.press(*["down"] * 4, "enter")
        await after(pilot)
        assert reader_of(pilot).article.outlet is None


async def test_what_is_no_day_is_said_and_not_kept(session):
    async with reading(session) as pilot:
        await pilot.press("1", "E", *"monday", "down", "enter")
        assert "'monday' is no day" in screen_text(pilot)
        await pilot.press("escape")
        assert session.notebook().state.corrections == ()


async def test_a_fact_is_dismissed(session):
    async with reading(session) as pilot:
        await pilot.press("f", "E")
        reader = reader_of(pilot)
        fact = reader.view.facts[reader.panel.current.target.fact]
        assert "Dismiss this fact" in screen_text(pilot)
        await pilot.press("enter")
        await after(pilot)
        assert fact.statement not in [one.statement for one in reader.view.story.facts]


async def test_two_stories_are_taken_as_one(session):
    async with reading(session) as pilot:
        assert len(reader_of(pilot).groups) == 2
        await pilot.press("a", "j", "j", "j", "m")
        await after(pilot)
        assert len(reader_of(pilot).groups) == 1
        assert len(reader_of(pilot).readings) == 3
        await pilot.press("a", "m")
        assert "choose another" in screen_text(pilot)
