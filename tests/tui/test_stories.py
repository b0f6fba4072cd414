"""The list of stories."""

from __future__ import annotations

import pytest
from driving import reader_of, reading, screen_text, settle
from stories import FakeSession, ferry, market

from briefing.models import Skipped

TORN = Skipped("torn.pdf", "it holds no text")


async def test_stories_are_folded_and_name_their_outlets() -> None:
    async with reading(FakeSession(ferry(), market(), skipped=[TORN])) as pilot:
        assert "1 file not read (a)" in screen_text(pilot)
        await pilot.press("a")
        text = screen_text(pilot)
        assert "2 stories, 4 articles, 1 file not read" in text
        assert "Harbour Post, “Passengers saved after…”, The Island Courier" in text
        assert "Ferry runs aground off Lindholm  (open)" in text
        assert "torn.pdf  it holds no text" in text
        assert "000.txt" not in text


async def test_a_story_unfolds_and_folds_again() -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press("a", "l")
        assert "000.txt" in screen_text(pilot)
        await pilot.press("l", "down", "h")
        assert "000.txt" not in screen_text(pilot)
        await pilot.press("h", "right", "j", "j", "enter")
        await settle(pilot)
        assert reader_of(pilot).desk.active == 1


async def test_the_only_story_is_unfolded() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("a")
        assert "000.txt" in screen_text(pilot)


async def test_enter_opens_another_story() -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press("a", "j", "enter")
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"


@pytest.mark.parametrize("key", ["q", "a", "escape"])
async def test_leaving_changes_nothing(key: str) -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press("a", "j", "k", "j", key)
        assert pilot.app.screen is reader_of(pilot)
        assert reader_of(pilot).view.story.id == "s1"


async def test_the_keys_below_can_be_clicked() -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press("a", "j")
        bar = pilot.app.screen.query_one(".dialog-keys")
        start = next(start for start, _, action in bar._ranges if action == "stories_take")
        await pilot.click(bar, offset=(start + 1, 0))
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"


async def test_nothing_read_says_so() -> None:
    async with reading(FakeSession(skipped=[TORN])) as pilot:
        await pilot.press("a", "enter", "l", "h", "j", "k")
        assert "No articles were read." in screen_text(pilot)
        assert "torn.pdf" in screen_text(pilot)


async def test_what_came_since_the_last_visit_is_marked_and_a_visit_noted() -> None:
    session = FakeSession(ferry(), market())
    session.new = (ferry().articles[0].id,)
    async with reading(session) as pilot:
        await pilot.press("a")
        assert "1 new" in screen_text(pilot)
        assert session.seen == ()
        await pilot.press("l")
        assert "new  Harbour Post" in screen_text(pilot)
        await pilot.press("q", "q")
    assert len(session.seen) == 4


async def test_at_the_first_visit_nothing_is_marked_as_new() -> None:
    session = FakeSession(ferry(), market())
    session.new = tuple(article.id for story in (ferry(), market()) for article in story.articles)
    async with reading(session) as pilot:
        await pilot.press("a", "j", "l")
        assert "new" not in screen_text(pilot).partition("stories")[2].partition("Take out")[0].split()
