"""The reader's place: kept while files change, found again when the app is opened again."""

from __future__ import annotations

import pytest
from driving import reader_of, reading, screen_text, settle, told
from textual import events

from briefing.pipeline import Session
from briefing.tui import messages

FLOOD = (
    "Flood at Torvik\n\nThe Ilme burst its banks at Torvik on Monday. Nine people were hurt. Pumps came from Velden.\n"
)
WATER = (
    "Torvik under water\n\nTorvik stood under water on Monday. The Ilme burst its banks at Torvik. Boats were used.\n"
)
CHOIR = "Choir sings\n\nThe choir of Plim elected Ines Okafor. She sings alto. The hall was full.\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("choir", CHOIR), ("flood", FLOOD), ("water", WATER)):
        (folder / f"{name}.txt").write_text(text)
    return folder


async def test_reopening_restores_source_sentence_tab_and_row_and_says_so(folder):
    async with reading(Session([folder])) as pilot:
        await pilot.press("2", "j", "p", "j")
        row = reader_of(pilot).panel.current.target.label
    async with reading(Session([folder])) as pilot:
        reader = reader_of(pilot)
        assert (reader.desk.active, reader.desk.place(1).cursor) == (1, 1)
        assert (reader.panel.active, reader.panel.current.target.label, reader.in_list) == ("people", row, True)
        assert told(pilot).startswith("Back where you were: source 2 ")
        assert "in Names" in told(pilot)


async def test_news_of_a_focus_that_has_moved_on_does_not_change_the_active_source(folder):
    async with reading(Session([folder])) as pilot:
        await pilot.press("2", "p")
        reader = reader_of(pilot)
        reader.post_message(events.DescendantFocus(reader.deck.shown()[0].pane))
        await settle(pilot)
        assert (reader.desk.active, reader.in_list) == (1, True)


async def test_reopening_opens_the_story_that_was_left_though_another_is_larger(folder):
    async with reading(Session([folder])) as pilot:
        await pilot.press("a", "G", "j", "j", "enter")
        await settle(pilot)
        if "choir" not in reader_of(pilot).article.path:
            await pilot.press("a", "j", "enter")
            await settle(pilot)
        assert "choir" in reader_of(pilot).article.path
        await pilot.press("1", "j")
    async with reading(Session([folder])) as pilot:
        assert "choir" in reader_of(pilot).article.path
        assert "Back where you were" in told(pilot)


async def test_a_desk_that_is_left_as_it_was_found_adds_nothing(folder):
    session = Session([folder])
    for _ in range(3):
        async with reading(Session([folder])) as pilot:
            if not session.notebook().state.desks:
                await pilot.press("2", "j")
    assert len(Session([folder]).notebook().state.desks) <= 2


async def test_a_changed_file_keeps_the_sentence_and_what_came_is_told(folder):
    async with reading(Session([folder])) as pilot:
        reader = reader_of(pilot)
        number = next(n for n, one in enumerate(reader.view.readings) if one.article.path == "flood.txt")
        await pilot.press(str(number + 1), "j")
        words = "Nine people were hurt."
        assert reader.pane.sentence.of(reader.article.text) == words
        (folder / "flood.txt").write_text(FLOOD.replace("Nine", "A bridge fell. Nine"))
        (folder / "late.txt").write_text(
            "Torvik dries\n\nThe Ilme burst its banks at Torvik on Monday. Schools are shut in Torvik.\n"
        )
        reader.post_message(messages.FilesChanged(2))
        await pilot.pause()
        for _ in range(4):
            await settle(pilot)
        assert reader.article.path == "flood.txt"
        assert reader.pane.sentence.of(reader.article.text) == words
        assert "1 new article, 1 article changed" in told(pilot), screen_text(pilot)


async def test_an_article_that_went_is_told_and_no_fact_is_new_for_it(folder):
    (folder / "late.txt").write_text(
        "Torvik dries\n\nThe Ilme burst its banks at Torvik on Monday. Schools are shut in Torvik.\n"
    )
    async with reading(Session([folder])) as pilot:
        reader = reader_of(pilot)
        (folder / "late.txt").unlink()
        reader.post_message(messages.FilesChanged(1))
        await pilot.pause()
        for _ in range(4):
            await settle(pilot)
        assert told(pilot).startswith("1 article gone"), told(pilot)
        assert "new" not in told(pilot)
