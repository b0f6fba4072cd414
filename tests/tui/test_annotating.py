"""Notes and tags by the keys that the screen names."""

from __future__ import annotations

import pytest
from driving import reading, screen_text, settle, told

from briefing.pipeline import Session

TEXT = "Ore from Pelm\n\nMinister Jana Roth opened the Pelm mine on Monday. Miners cheered at the gate of Pelm.\n"


@pytest.fixture
def session(tmp_path):
    (tmp_path / "ore.txt").write_text(TEXT)
    return Session([tmp_path])


def marks(session):
    return [(event.kind, event.about.kind, event.says["text"]) for event in session.notebook().state.marks]


async def test_a_sentence_is_noted_the_note_changed_and_taken_away(session):
    async with reading(session) as pilot:
        await pilot.press("1", "A")
        assert "a note, or a #tag" in screen_text(pilot)
        await pilot.press(*"who says", "enter")
        await settle(pilot)
        assert marks(session) == [("note", "sentence", "who says")]
        assert "Note kept" in told(pilot)
        await pilot.press("j", "k")
        assert "who says" in told(pilot)
        await pilot.press("A")
        assert "Change the note on this sentence: who says" in screen_text(pilot)
        await pilot.press("enter", *" so", "enter")
        await settle(pilot)
        assert marks(session) == [("note", "sentence", "who says so")]
        await pilot.press("A", "enter", "down", "enter")
        await settle(pilot)
        assert marks(session) == []


async def test_a_fact_is_tagged_and_the_list_shows_it(session):
    async with reading(session) as pilot:
        await pilot.press("f", "A", *"#check", "enter")
        await settle(pilot)
        assert marks(session) == [("tag", "fact", "check")]
        assert "#check" in screen_text(pilot)
        await pilot.press("j", "A", *"#ch")
        assert "Tag this fact: #check" in screen_text(pilot)
        await pilot.press("escape", "S")
        await settle(pilot)
        assert "#check" in screen_text(pilot)
        assert "1 tag" in screen_text(pilot)


async def test_an_article_is_noted_and_the_search_finds_it(session):
    async with reading(session) as pilot:
        await pilot.press("1", "A", *"ask Roth")
        assert "Note on this article: ask Roth" in screen_text(pilot)
        rows = [entry.words for entry in pilot.app.screen.entries]
        await pilot.press(*["down"] * rows.index("Note on this article: ask Roth"), "enter")
        await settle(pilot)
        assert marks(session) == [("note", "article", "ask Roth")]
        assert "ask Roth" in screen_text(pilot)
        await pilot.press("ctrl+f", *"note:ask")
        await settle(pilot)
        assert "Ore from Pelm" in screen_text(pilot)
        await pilot.press(*"x")
        await settle(pilot)
        assert "No article has these words" in screen_text(pilot) or "No results" in screen_text(pilot)
