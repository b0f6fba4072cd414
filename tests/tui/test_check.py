"""The check of a draft in the app: the draft's words, the source's words, and the keys between findings."""

from __future__ import annotations

import pytest
from driving import reader_of, reading, screen_text, settle
from stories import FakeSession, ferry, market

from briefing.analysis import analyse
from briefing.checking import check_draft
from briefing.models import Article, Paragraph, Reading
from briefing.tui.dialogs import DIALOG_ACTIONS
from briefing.tui.screens.check import CheckScreen


def checked(story, words: str, more: str = ""):
    """A draft with an altered sentence of the story's first article, quoted, and one of nobody's."""
    first = story.readings[0].article
    sentence = first.paragraphs[-1].of(first.text).split(". ")[0].rstrip(".")
    parts = sentence.split()
    parts[len(parts) // 2] = words
    text = f"“{' '.join(parts)}”, it said. “Nobody ever spoke these zebra words.”{more}"
    draft = Article("draft", "draft.md", "", "", text, (Paragraph(0, len(text)),), language="en")
    sources = [Reading(one.article, analyse(one.article)) for one in story.readings]
    return check_draft(Reading(draft, analyse(draft)), sources)


async def opened(pilot, result) -> CheckScreen:
    reader = reader_of(pilot)
    reader.checked = result
    reader._open_check()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CheckScreen)
    return screen


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_the_draft_stands_beside_the_source_and_n_goes_on(size) -> None:
    story = ferry()
    async with reading(FakeSession(story), size=size) as pilot:
        screen = await opened(pilot, checked(story, "zebra"))
        text = screen_text(pilot)
        assert "zebra" in text
        assert "altered" in text
        assert f"1 of {len(screen.findings)}" in " ".join(text.split())
        assert len(screen.findings) >= 2
        await pilot.press("n")
        assert screen.at == 1
        assert "not found" in screen_text(pilot)
        await pilot.press("N", "N")
        assert screen.at == len(screen.findings) - 1


async def test_what_is_marked_keeps_the_blanks_around_it() -> None:
    story = ferry()
    async with reading(FakeSession(story)) as pilot:
        screen = await opened(pilot, checked(story, "zebra", more=" It sank 912 people at noon."))
        for finding in screen.findings:
            text = screen.checked.draft.text
            beside = " ".join(text[max(0, finding.span.start - 12) : finding.span.end + 12].split())
            assert beside in " ".join(screen._draft(finding).plain.split())


async def test_enter_goes_to_the_words_in_their_source() -> None:
    story, other = ferry(), market()
    async with reading(FakeSession(other, story)) as pilot:
        screen = await opened(pilot, checked(story, "zebra"))
        place = screen.findings[0].places[0].evidence
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        reader = reader_of(pilot)
        assert reader.view.story.id == story.id
        assert reader.article_id == place.article
        assert reader.desk.place(reader.desk.active).hits == (place.span,)


async def test_it_can_be_left_and_hostile_words_stay_words() -> None:
    story = ferry()
    async with reading(FakeSession(story)) as pilot:
        await opened(pilot, checked(story, "zebra", " “[bold]\x1b]0;x\x07 \u202e nobody at all said this”"))
        await pilot.press("n", "n", "j", "k")
        text = screen_text(pilot)
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.screen is reader_of(pilot)


async def test_every_key_of_it_in_one_breath() -> None:
    story = ferry()
    keys = [key.strip() for action in DIALOG_ACTIONS if action.scope == "check" for key in action.keys.split(",")]
    async with reading(FakeSession(story)) as pilot:
        for last in keys:
            await opened(pilot, checked(story, "zebra"))
            await pilot.press(*(key for key in keys if key not in ("q", "escape", "enter")), last)
            await settle(pilot)
            for _ in pilot.app.screen_stack[2:]:
                pilot.app.pop_screen()
                await pilot.pause()
        assert pilot.app.is_running
