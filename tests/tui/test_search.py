"""Searching all articles: what a person sees while typing, choosing filters, and going back to an earlier search."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from driving import Drive, answered, reader_of, reading, screen_text, settle, told
from stories import FakeSession, ferry, make_reading, market
from textual import events
from textual.widgets import Input

from briefing.config import Config
from briefing.index import SearchIndex, SearchResult
from briefing.models import Reading, Story
from briefing.pipeline.mentions import Mentions
from briefing.pipeline.storyfacts import StoryFacts
from briefing.store import Notebook, SavedSearch, SqliteNotebook
from briefing.tui.catalog import Catalog
from briefing.tui.question import Question, remembered
from briefing.tui.screens import search
from briefing.tui.screens.pick import MOST, PickScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.searching import Shelf
from briefing.tui.text import clipped
from briefing.tui.widgets.bars import KeyBar

HARBOUR = Question("", outlet="Harbour Post")


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is asked at once, and nothing counts as slow."""
    monkeypatch.setattr(search, "PAUSE", 0.001)
    monkeypatch.setattr(search, "SLOW", 1000)


def catalog_of(readings: list[Reading]) -> Catalog:
    """The catalog of these articles, counted anew."""
    return Catalog(readings, lambda: Mentions(None, "").table(readings))


def both(notebook: Notebook | None = None) -> FakeSession:
    return FakeSession(ferry(), market(), notebook=notebook)


def here(pilot: Drive) -> SearchScreen:
    screen = pilot.app.screen_stack[1]
    assert isinstance(screen, SearchScreen)
    return screen


async def search_for(pilot: Drive, *keys: str) -> str:
    await pilot.press("ctrl+f", *keys)
    return await answered(pilot)


def chips(pilot: Drive) -> str:
    return here(pilot).query_one("#chips").render().plain


def state(pilot: Drive) -> str:
    return str(here(pilot).query_one("#search-state").visual)


# Words and results


async def test_results_come_while_typing_with_their_words_marked() -> None:
    async with reading(both()) as pilot:
        text = await search_for(pilot, *"rudder")
        assert "3 articles" in text
        assert "Captain Ida Berg said that the rudder had failed." in text
        assert "“Passengers saved after…”  5 Mar 2031" in text
        await pilot.press(*"xyz")
        assert "No article has these words" in await answered(pilot)


async def test_the_keys_below_are_drawn_anew_only_where_others_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"rudd")
        bar, drawn = here(pilot).query_one(KeyBar), []
        monkeypatch.setattr(bar, "refresh", lambda *_, **__: drawn.append(bar.actions))
        await pilot.press(*"er")
        await answered(pilot)
        assert not drawn
        await pilot.press(*["backspace"] * 6)
        await settle(pilot)
        assert drawn


async def test_up_down_and_pages_move_in_the_results_and_enter_opens() -> None:
    async with reading(both(), size=(80, 24)) as pilot:
        await search_for(pilot, *"lindholm")
        screen = here(pilot)
        outlets = [hit.outlet for hit in screen.result.hits]
        await pilot.press("down")
        assert screen.listed.highlighted == 1
        await pilot.press("up")
        assert screen.listed.highlighted == 0
        await pilot.press("pagedown")
        assert screen.listed.highlighted > 0
        await pilot.press("pageup")
        assert screen.listed.highlighted == 0
        await pilot.press("down", "enter")
        await settle(pilot)
        assert reader_of(pilot).article.outlet == outlets[1]
        assert "lindholm: place" in told(pilot)


async def test_a_result_opens_at_its_hit_and_n_goes_on_through_the_other_sources() -> None:
    async with reading(both(), size=(200, 50)) as pilot:
        reader = reader_of(pilot)
        await search_for(pilot, *"rudder")
        await pilot.press("enter")
        await settle(pilot)
        first = reader.desk.active
        marked = [span.of(reader.view.article(n).text) for n in range(3) for span in reader.desk.place(n).hits]
        assert marked == ["rudder"] * 3
        await pilot.press("n")
        assert reader.desk.active != first
        await pilot.press("n", "n")
        assert reader.desk.active == first


async def test_a_click_opens_a_result() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"millers")
        await pilot.click("#results", offset=(4, 0))
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"


async def test_the_order_is_switched_by_key_and_by_mouse() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"lindholm")
        assert "^t by relevance" in chips(pilot)
        await pilot.press("ctrl+t")
        await answered(pilot)
        assert "sorted [newest first]" in chips(pilot)
        days = [hit.published for hit in here(pilot).result.hits]
        assert days == sorted(days, reverse=True)
        await pilot.click("#chips", offset=(chips(pilot).index("^t"), 0))
        await answered(pilot)
        assert "^t by relevance" in chips(pilot)


async def test_places_stand_on_lines_by_their_neighbours() -> None:
    def places() -> list[str]:
        lines = [line.rpartition("Lindholm ") for line in screen_text(pilot).splitlines() if "Lindholm " in line]
        found = [(left, right) for left, _, right in lines if right.startswith(("church.", "on "))]
        assert len({len(left) for left, _ in found}) == 1, "the words stand below each other"
        return [" ".join(right.split()[:2]).partition("  ")[0] for _, right in found]

    async with reading(both(), size=(120, 40)) as pilot:
        articles = await search_for(pilot, *"lindholm")
        await pilot.press("ctrl+l")
        assert state(pilot) == "3 articles, each place on a line"
        assert len(places()) == 3
        await pilot.press("ctrl+l")
        assert state(pilot) == "3 articles, places by the words left of them"
        assert [place.split()[-1] for place in places()] == ["Tuesday,", "│", "Monday"]  # near, of, off
        await pilot.press("ctrl+l")
        assert state(pilot) == "3 articles, places by the words right of them"
        assert [place.split()[-1] for place in places()] == ["│", "Monday", "Tuesday,"]  # church, on Monday, …
        await pilot.press("ctrl+l")
        assert screen_text(pilot) == articles


async def test_a_line_opens_at_its_place() -> None:
    async with reading(both(), size=(120, 40)) as pilot:
        reader = reader_of(pilot)
        await search_for(pilot, *"aurora", "space", *"OR", "space", *"lindholm")
        screen = here(pilot)
        most = max(screen.result.hits, key=lambda hit: len(hit.places))
        assert len(most.places) > 1
        await pilot.press("ctrl+l")
        lines = [take.args for take in screen._takes]
        row = next(
            at for at, (article, place) in enumerate(lines) if (article, place) == (most.article_id, most.places[-1])
        )
        await pilot.press(*["down"] * row, "enter")
        await settle(pilot)
        place = reader.desk.place(reader.desk.active)
        assert reader.article.id == most.article_id
        assert place.hits[place.hit] == most.places[-1]


async def test_a_wrong_query_says_so_and_the_list_is_empty() -> None:
    async with reading(both()) as pilot:
        assert "more than 4 stars" in await search_for(pilot, *"a*b*c*d*e*f*")
        await pilot.press("enter")
        assert here(pilot).is_current


async def test_enter_before_the_answer_opens_its_first_result_and_never_a_way_out() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f", *"millers", "enter")
        await settle(pilot)
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"
        await pilot.press("ctrl+f", *"nosuchword", "enter")
        await answered(pilot)
        assert here(pilot).is_current


async def test_letters_before_the_line_has_the_keys_are_kept() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f")
        here(pilot).set_focus(None)
        await pilot.press("a", "f1")
        assert here(pilot).field.value == "a"


# Filters


CHOICES = [
    ("ctrl+o", "outlet", "courier", "[The Island Courier]", ["The Island Courier"]),
    ("ctrl+o", "outlet", "no outlet", "[No outlet named]", [None]),
    ("ctrl+n", "name", "strand", "[Olof Strand]", ["Harbour Post"]),
    ("ctrl+k", "kind", "organisation", "[organisation]", ["Harbour Post", None]),
    ("ctrl+y", "day", "5 mar", "[5 Mar 2031]", [None]),
    ("ctrl+y", "day", "until 4 mar", "[until 4 Mar 2031]", ["Harbour Post", "The Island Courier"]),
    ("ctrl+y", "day", "since 5 mar", "[since 5 Mar 2031]", [None]),
]


async def test_a_filter_is_chosen_by_its_key_and_some_letters() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"lindholm")
        for key, part, words, value, left in CHOICES:
            await pilot.press(key)
            picker = pilot.app.screen
            assert isinstance(picker, PickScreen)
            assert picker.choices[0].number == 3
            assert picker.choices[0].question == Question("lindholm")
            await pilot.press(*("space" if letter == " " else letter for letter in words))
            assert picker.choices[picker.listed.highlighted].number == len(left)
            await pilot.press("enter")
            await answered(pilot)
            assert value in chips(pilot)
            assert here(pilot).question.parts == (part,)
            assert sorted(str(hit.outlet) for hit in here(pilot).result.hits) == sorted(map(str, left))
            await pilot.press("ctrl+x")
            await answered(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50)])
async def test_every_chip_can_be_clicked_and_shows_its_key(size: tuple[int, int]) -> None:
    async with reading(both(), size=size) as pilot:
        await search_for(pilot, *"lindholm")
        row = here(pilot).query_one("#chips")
        for part in ("outlet", "day", "name", "kind"):
            for key in ("^o", "^y", "^n", "^k", "^t"):
                assert key in chips(pilot)
            spot = next((y, start) for y, start, _, name in row._ranges if name == part)
            await pilot.click("#chips", offset=(spot[1] + 1, spot[0]))
            assert pilot.app.screen.part == part
            await pilot.click(".rows", offset=(4, 1))
            await answered(pilot)
            assert part in here(pilot).question.parts
            await pilot.press("ctrl+x")
            await answered(pilot)
        await pilot.click("#chips", offset=(row.size.width - 1, row.size.height - 1))
        assert here(pilot).question == Question("lindholm")


async def test_without_words_the_filters_alone_find_and_their_lists_hold_the_whole_collection() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f", "ctrl+o")
        assert [(choice.label, choice.number) for choice in pilot.app.screen.choices] == [
            ("any outlet", 4),
            ("No outlet named", 1),
            ("Harbour Post", 1),
            ("Market Gazette", 1),
            ("The Island Courier", 1),
        ]
        await pilot.press(*"gazette", "enter")
        text = await answered(pilot)
        assert "1 article" in text
        assert "Rye fell by a tenth." in text
        assert here(pilot).result.hits[0].outlet == "Market Gazette"


async def test_the_list_begins_at_the_value_of_the_result_under_the_cursor_then_at_what_is_set() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"rudder")
        outlet = here(pilot).result.hits[0].outlet
        await pilot.press("ctrl+o", "enter")
        await answered(pilot)
        assert here(pilot).question.outlet == (outlet or "")
        await pilot.press("ctrl+o")
        picker = pilot.app.screen
        assert picker.choices[picker.listed.highlighted].question == here(pilot).question
        await pilot.press("escape", "ctrl+y")
        picker = pilot.app.screen
        day = here(pilot).result.hits[0].published
        assert picker.choices[picker.listed.highlighted].question.since == day


async def test_esc_leaves_a_list_and_any_takes_the_filter_away() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"rudder")
        await pilot.press("ctrl+n", "escape")
        assert here(pilot).is_current
        await pilot.press("ctrl+n", *"ida", "enter")
        await answered(pilot)
        assert "name [Ida Berg]" in chips(pilot)
        await pilot.press("ctrl+n", "up", "up", "up", "up", "up", "enter")
        await answered(pilot)
        assert "any name" in chips(pilot)


async def test_both_ends_of_a_range_of_days() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f", "ctrl+y", "tab")
        assert "on  [since]  until" in screen_text(pilot)
        assert [(choice.label, choice.number) for choice in pilot.app.screen.choices[1:]] == [
            ("since 5 Mar 2031", 1),
            ("since 4 Mar 2031", 3),
            ("since 1 Mar 2031", 4),
        ]
        await pilot.press(*"4", "enter")
        await answered(pilot)
        await pilot.press("ctrl+y", "tab")
        assert "on  since  [until]" in screen_text(pilot)
        await pilot.press(*"5", "enter")
        await answered(pilot)
        assert "day [4 Mar 2031 – 5 Mar 2031]" in chips(pilot)
        assert here(pilot).result.total == 3
        await pilot.press("ctrl+y", "shift+tab", "shift+tab")
        assert "on  since  [until]" in screen_text(pilot)
        await pilot.press(*"until", "space", "1", "enter")
        await answered(pilot)
        assert here(pilot).question.since is None
        assert here(pilot).question.until == date(2031, 3, 1)
        await pilot.press("ctrl+y", *"since", "space", "5", "enter")
        await answered(pilot)
        assert (here(pilot).question.since, here(pilot).question.until) == (date(2031, 3, 5), None)


async def test_a_day_can_be_typed_though_no_article_is_of_it() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f", "ctrl+y", *"since", "space", *"2031-03-02")
        picker = pilot.app.screen
        assert [(choice.label, choice.number) for choice in picker.choices] == [("since 2 Mar 2031", 3)]
        await pilot.press("enter")
        await answered(pilot)
        assert here(pilot).result.total == 3


async def test_articles_without_a_date_are_counted_and_only_days_have_ways_to_be_taken() -> None:
    undated = make_reading(9, "Post", "No day", None, "Nothing is said of a day.")
    async with reading(FakeSession(Story("s3", "No day", (undated,)))) as pilot:
        await pilot.press("ctrl+f", "ctrl+y")
        assert "1  without a date: only “any day” finds them" in screen_text(pilot)
        await pilot.press("escape", "ctrl+o", "tab")
        assert pilot.app.screen.mode == "on"
        await pilot.press(*"qqq", "enter")
        assert "No match" in screen_text(pilot)
        assert isinstance(pilot.app.screen, PickScreen)


async def test_tab_goes_over_the_chips_and_back_to_the_words() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"lindholm", "tab")
        assert ">^o any outlet" in chips(pilot)
        await pilot.press("right", "right")
        assert ">^n any name" in chips(pilot)
        await pilot.press("left", "enter", "enter")
        await answered(pilot)
        assert here(pilot).question.parts == ("day",)
        assert f" ^y day [{here(pilot).question.value('day')}]" in chips(pilot)
        await pilot.press("tab", "tab", "enter", "escape")
        assert ">^y" in chips(pilot)
        await pilot.press("backspace")
        await answered(pilot)
        assert here(pilot).question == Question("lindholm")
        await pilot.press("shift+tab", "shift+tab")
        assert ">" not in chips(pilot)
        await pilot.press("shift+tab", "enter")
        await answered(pilot)
        assert ">^t sorted [newest first]" in chips(pilot)
        await pilot.press("delete")
        await answered(pilot)
        assert ">^t by relevance" in chips(pilot)
        await pilot.press("left", "right", "down")
        assert ">" not in chips(pilot)
        await pilot.press("left", "backspace")
        assert here(pilot).field.value == "lindhom"


async def test_all_filters_are_cleared_at_once() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"lindholm", "ctrl+o", "down", "enter", "ctrl+k", "down", "enter", "ctrl+t")
        await answered(pilot)
        assert len(here(pilot).question.parts) == 2
        await pilot.press("ctrl+x")
        await answered(pilot)
        assert here(pilot).question == Question("lindholm", by_day=True)


async def test_where_nothing_is_found_the_filters_to_loosen_are_rows() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"rudder", "ctrl+o", *"harbour", "enter")
        await pilot.press("ctrl+y", *"2031-03-05", "enter")
        text = await answered(pilot)
        assert "No article with these filters. There are some:" in text
        assert "Without [Harbour Post]: 1 article" in text
        assert "Without [5 Mar 2031]: 1 article" in text
        await pilot.press("enter")
        await answered(pilot)
        assert here(pilot).question.parts == ("day",)
        assert here(pilot).result.total == 1


async def test_where_no_one_filter_is_to_blame_all_of_them_can_go() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f")
        here(pilot)._put(Question("rudder", outlet="Market Gazette", since=date(2040, 1, 1), name="Nobody"))
        text = await answered(pilot)
        assert "Without any filter: 3 articles" in text
        await pilot.click("#results", offset=(6, 0))
        await answered(pilot)
        assert here(pilot).question == Question("rudder")


async def test_a_result_found_by_its_name_alone_opens_at_the_name() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f", "ctrl+n", *"olof", "enter")
        await answered(pilot)
        await pilot.press("enter")
        await settle(pilot)
        reader = reader_of(pilot)
        assert [span.of(reader.article.text) for span in reader.desk.place(0).hits] == ["Olof Strand"]
        assert "Olof Strand: place 1 of 1" in told(pilot)


# Earlier and saved searches


async def test_earlier_searches_stand_there_with_their_filters_and_come_back_with_them(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    notebook.remember_search("rudder", limits=HARBOUR.limits)
    notebook.remember_search("rye", saved=True, limits=Question("", by_day=True).limits)
    async with reading(both(notebook)) as pilot:
        await pilot.press("ctrl+f")
        text = screen_text(pilot)
        assert "★ rye  newest first" in text
        assert "  rudder  [Harbour Post]" in text
        await pilot.press("down", "down", "enter")
        await answered(pilot)
        assert here(pilot).question == replace(HARBOUR, words="rudder")
        assert here(pilot).field.value == "rudder"
        assert here(pilot).result.total == 1
        await pilot.press("ctrl+r")
        await answered(pilot)
        assert here(pilot).question == Question("rye", by_day=True)
        await pilot.press("ctrl+r")
        await answered(pilot)
        assert here(pilot).question == replace(HARBOUR, words="rudder")


async def test_what_was_opened_is_remembered_with_its_filters(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    async with reading(both(notebook)) as pilot:
        await search_for(pilot, *"rudder", "ctrl+o", *"harbour", "enter")
        await answered(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert notebook.searches() == (SavedSearch("rudder", False, HARBOUR.limits),)


async def test_saving_keeps_the_filters_and_the_same_words_without_them_are_another_search(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    async with reading(both(notebook)) as pilot:
        await pilot.press("ctrl+f", "ctrl+s")
        assert "Nothing to save yet" in state(pilot)
        await pilot.press(*"rudder")
        await answered(pilot)
        await pilot.press("ctrl+s")
        assert "Saved" in state(pilot)
        await pilot.press("ctrl+s")
        assert "saved already" in state(pilot)
        await pilot.press("ctrl+o", *"harbour", "enter")
        await answered(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert notebook.searches() == (
            SavedSearch("rudder", True, HARBOUR.limits),
            SavedSearch("rudder", True),
        )


async def test_earlier_searches_can_be_removed_the_saved_ones_by_a_second_stroke(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    notebook.remember_search("rye", saved=True)
    notebook.remember_search("rudder")
    async with reading(both(notebook)) as pilot:
        await pilot.press("ctrl+f", "ctrl+d")
        assert len(notebook.searches()) == 2
        await pilot.press("down", "ctrl+d")
        assert "Press again to remove it" in state(pilot)
        await settle(pilot)
        assert len(notebook.searches()) == 2
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert notebook.searches() == (SavedSearch("rudder", False),)
        assert here(pilot).listed.highlighted == 0
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert notebook.searches() == ()
        assert "rudder" not in screen_text(pilot).split("words, all of them")[0]
        await pilot.press(*"ab", "left", "ctrl+d")  # while words are typed the key edits them
        assert here(pilot).field.value == "a"


async def test_nothing_to_recall_changes_nothing() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f", "ctrl+r", "enter", "down", "enter", "ctrl+x")
        assert here(pilot).question == Question("")


async def test_the_palette_restores_words_and_filters(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    notebook.remember_search("rudder", saved=True, limits=HARBOUR.limits)
    async with reading(both(notebook)) as pilot:
        await pilot.press("colon", *"search:")
        for _ in range(200):
            await pilot.pause(0.01)
            if "Search: rudder" in screen_text(pilot):
                break
        assert "Search: rudder [Harbour Post]" in screen_text(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        await answered(pilot)
        assert here(pilot).question == replace(HARBOUR, words="rudder")
        assert here(pilot).result.total == 1


# States


async def test_while_the_index_is_built_it_says_how_far_and_searches_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    update = SearchIndex.update

    def slow(self: SearchIndex, readings, names, progress=None) -> int:  # type: ignore[no-untyped-def]
        progress(2, len(readings))
        go_on.wait(30)
        return update(self, readings, names, progress)

    monkeypatch.setattr(SearchIndex, "update", slow)
    opening = reading(both())
    go_on.set()
    async with opening as pilot:
        backstage = reader_of(pilot).backstage
        backstage._shelf = None
        go_on.clear()
        backstage._unindexed = tuple(reader_of(pilot).all_readings.values())
        backstage._begin_index()
        await pilot.press("ctrl+f", *"millers")
        for _ in range(200):
            await pilot.pause(0.01)
            if "2 of 4 articles" in state(pilot) and not here(pilot)._due:
                break
        assert "The index is being built: 2 of 4 articles; the search starts by itself." in state(pilot)
        await pilot.press("ctrl+o")
        assert len(pilot.app.screen.choices) == 5
        await pilot.press("escape", "enter")
        go_on.set()
        await settle(pilot)
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"


async def test_before_anything_is_read_it_says_so() -> None:
    waiting = threading.Event()
    session = both()
    async with reading(session) as pilot:
        backstage = reader_of(pilot).backstage
        backstage._shelf = backstage.catalog = None
        waiting.set()
        await pilot.press("ctrl+f", *"rye", "ctrl+o")
        await pilot.pause()
        assert here(pilot).is_current
        assert "still being read" in state(pilot)


async def test_an_empty_collection_says_so() -> None:
    async with reading(FakeSession()) as pilot:
        await pilot.press("ctrl+f")
        assert "There are no articles to search." in screen_text(pilot)
        assert "There are no articles to search." in await search_for(pilot, *"rye")


async def test_an_index_that_fails_while_it_is_asked_is_rebuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(both()) as pilot:
        shelf = reader_of(pilot).backstage._shelf
        shelf.index._opened.library = "no index at all"
        text = await search_for(pilot, *"millers")
        assert "1 article" in text
        assert any("was damaged" in note.message for note in pilot.app._notifications)


async def test_an_index_that_fails_for_good_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(both()) as pilot:

        def broken(*_: object) -> None:
            raise OSError("the disk is gone")

        monkeypatch.setattr(SearchIndex, "_ask", broken)
        assert "the search failed: OSError: the disk is gone" in await search_for(pilot, *"millers")


async def test_a_damaged_index_is_told_while_it_is_built_anew() -> None:
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f")
        reader_of(pilot).backstage._shelf = None
        reader_of(pilot).backstage._tell_index(1200, 1200, "the search index was damaged")
        await pilot.pause()
        await pilot.pause()
        assert "The search index was damaged: 1,200 of 1,200 articles" in state(pilot)


async def test_a_slow_answer_leaves_what_was_found_and_says_that_it_is_coming(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"millers")
        monkeypatch.setattr(search, "SLOW", 0.001)
        go_on, ask = threading.Event(), Shelf.ask
        monkeypatch.setattr(Shelf, "ask", lambda *given: go_on.wait(30) and ask(*given))
        await pilot.press("space")
        for _ in range(200):
            await pilot.pause(0.01)
            if "Searching …" in state(pilot):
                break
        assert "Searching …" in state(pilot)
        assert "Market Gazette" in screen_text(pilot)
        go_on.set()
        assert "1 article" in await answered(pilot)


async def test_a_newer_key_stops_the_search_of_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"mill")
        begun, ended, ask = threading.Event(), [], Shelf.ask

        def slow(self: Shelf, question: Question, stop: Callable[[], bool]) -> SearchResult:
            if question.words != "mille":
                return ask(self, question, stop)
            begun.set()
            waited = threading.Event()
            for _ in range(3000):
                if stop():
                    ended.append(question.words)
                    return SearchResult(question.words, 0, (), stopped=True)
                waited.wait(0.01)
            return ask(self, question, stop)

        monkeypatch.setattr(Shelf, "ask", slow)
        await pilot.press("e")
        for _ in range(200):
            await pilot.pause(0.01)
            if begun.is_set():
                break
        assert here(pilot).result.query == "mill"
        await pilot.press("r")
        await answered(pilot)
        assert ended == ["mille"]
        assert here(pilot).result.query == "miller"
        assert "1 article" in state(pilot)


async def test_an_answer_about_facts_grows_while_stories_are_compared_and_says_what_it_lacks() -> None:
    compared = threading.Event()
    session = both()

    def compare(group: str) -> Story:
        compared.wait(30)
        return session.story(group)

    session.story_facts = lambda: StoryFacts(session.collection.groups, lambda _: None, compare)  # type: ignore[method-assign]
    async with reading(session) as pilot:
        await pilot.press("ctrl+f", *"fact:rudder")
        for _ in range(200):
            await pilot.pause(0.01)
            if "not compared yet" in state(pilot):
                break
        assert "1 more story has these words and is not compared yet" in state(pilot)
        assert not here(pilot).result.hits
        compared.set()
        for _ in range(200):
            await pilot.pause(0.01)
            if here(pilot).result.hits:
                break
        assert "2 articles" in state(pilot)
        assert "not compared" not in state(pilot)
        await pilot.press("down")
        assert "rudder" in screen_text(pilot)


# Looks


async def test_foreign_text_is_never_markup() -> None:
    wild = make_reading(
        9, "[b]Bold[/b] \x1b[31mPost", "[@click=app.quit]Title[/]", date(2031, 3, 9), "Aurora [/] fell."
    )
    async with reading(FakeSession(Story("s3", "x", (wild,)))) as pilot:
        text = await search_for(pilot, *"aurora")
        assert "[b]Bold[/b]" in text
        assert "[@click=app.quit]Title[/]" in text
        assert "Aurora [/] fell." in text
        await pilot.press("ctrl+o", "enter")
        text = await answered(pilot)
        assert "[[b]Bold[/b]" in text
        assert "\x1b" not in text


async def test_long_names_are_cut_between_words_and_chips_take_more_rows() -> None:
    long = make_reading(
        9,
        "The Extraordinarily Verbose Gazette of the Northern Islands and Beyond",
        "T",
        date(2031, 3, 9),
        "Aurora fell.",
    )
    for size, rows in (((60, 20), 2), ((200, 50), 1)):
        async with reading(FakeSession(Story("s3", "x", (long,))), size=size) as pilot:
            await search_for(pilot, *"aurora", "ctrl+o", "enter", "ctrl+y", "enter", "ctrl+n", "down", "enter")
            text = await answered(pilot)
            assert here(pilot).query_one("#chips").size.height >= rows
            shown = text[text.index("[The Extra") :].split("]")[0]
            assert shown.endswith("…")
            assert shown[1:-1] + " " in "The Extraordinarily Verbose Gazette of the Northern Islands and Beyond"


def test_text_is_cut_by_cells_and_between_words() -> None:
    assert clipped("short", 10) == "short"
    assert clipped("two words here", 10) == "two words…"
    assert clipped("two wordsandmore", 10) == "two words…"
    assert clipped("incomprehensibilities", 10) == "incompreh…"
    assert clipped("東京で会議が開かれた", 8) == "東京で…"
    assert clipped("word", 0) == ""


async def test_many_values_are_listed_in_part_and_typing_finds_the_rest() -> None:
    readings = [make_reading(n, f"Outlet {n:04}", "T", date(2031, 3, 9), "Aurora fell.") for n in range(MOST + 20)]
    catalog = catalog_of(readings)
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f")
        screen = PickScreen("outlet", Question(""), catalog, None, None, {})
        pilot.app.push_screen(screen, lambda _: None)
        await pilot.pause()
        assert len(screen.choices) == MOST
        await pilot.press("end", *"0219")
        assert [choice.label for choice in screen.choices] == ["Outlet 0219"]


# The registry of keys


async def test_the_keys_can_be_configured_and_stand_on_chips_bar_and_help() -> None:
    config = Config(keys={"search_outlet": "ctrl+g", "typing_leave": "ctrl+w", "search_save": "ctrl+b"})
    async with reading(both(), config, size=(120, 140)) as pilot:
        assert not pilot.app._notifications
        await pilot.press("ctrl+f")
        text = screen_text(pilot)
        assert "^g any outlet" in text
        assert "^w Back" in text
        await pilot.press("a")
        assert "^b Save" in await answered(pilot)
        await pilot.press("ctrl+o")
        assert here(pilot).is_current
        await pilot.press("ctrl+g")
        assert isinstance(pilot.app.screen, PickScreen)
        await pilot.press("ctrl+w", "ctrl+w")
        assert pilot.app.screen is reader_of(pilot)
        await pilot.press("question_mark")
        text = screen_text(pilot)
        assert "Searching all articles" in text
        assert "^g" in text
        assert "Only one outlet" in text


async def test_the_keys_of_the_bar_can_be_clicked() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"rye")
        bar = here(pilot).query_one(".dialog-keys")
        for name in ("search_chips", "search_save", "typing_leave"):
            start = next(start for start, _, action in bar._ranges if action == name)
            await pilot.click(".dialog-keys", offset=(start + 1, 0))
            if name == "search_chips":
                assert ">^o" in chips(pilot)
            elif name == "search_save":
                assert "Saved" in state(pilot)
        assert pilot.app.screen is reader_of(pilot)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_bar_shows_the_keys_that_are_of_use(tmp_path: Path, size: tuple[int, int]) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    notebook.remember_search("rye")
    async with reading(both(notebook), size=size) as pilot:
        await pilot.press("ctrl+f")
        assert "^d Remove  Tab Filters" in screen_text(pilot)
        await pilot.press(*"rudder")
        text = await answered(pilot)
        assert "^s Save  Tab Filters" in text
        assert "^x Clear" not in text
        await pilot.press("ctrl+o", "enter")
        assert "^x Clear  ^s Save" in await answered(pilot)
        assert "Enter Open  Esc Back" in screen_text(pilot)


# The values behind it


@pytest.mark.parametrize(
    "question",
    [
        Question("a", by_day=True),
        Question("a", outlet=""),
        Question("", since=date(2031, 1, 2), until=date(2031, 1, 3), name="Ida", kind="PERSON"),
    ],
)
def test_a_question_comes_back_as_it_was_kept(question: Question) -> None:
    assert remembered(question.words, question.limits) == question


@pytest.mark.parametrize("limits", ["{", "[]", '{"outlet": 3, "since": "yesterday", "by_day": 1}'])
def test_limits_that_cannot_be_read_are_left_open(limits: str) -> None:
    assert remembered("a", limits) == Question("a")


def test_a_kind_that_is_not_known_is_shown_as_it_is() -> None:
    assert Question("", kind="SHIP").value("kind") == "SHIP"
    assert Question("", kind="WEAPON").value("kind") == "weapon"


def test_the_catalog_takes_the_commonest_kind_of_a_name_and_no_overlong_one() -> None:
    article = make_reading(1, "Post", "T", None, "Lindholm, Lindholm and Lindholm.")
    mentions = article.analysis.mentions
    kinds = [replace(mentions[0], type="PERSON"), *mentions[1:]]
    catalog = catalog_of([article])
    assert catalog.names("a1") == ("Lindholm",)
    assert catalog.kind_of("Lindholm") == "PLACE"
    assert len(kinds) == 3
    long = make_reading(1, "Post", "T", None, "Coast " + "x" * 200)
    wide = replace(long, analysis=replace(long.analysis, mentions=(replace(mentions[0], start=0, end=206),)))
    assert catalog_of([wide]).names("a1") == ()


async def test_the_keys_of_the_other_dialogs_can_be_configured_too() -> None:
    keys = {
        "find_widen": "ctrl+g",
        "find_leave": "ctrl+b",
        "export_leave": "ctrl+b",
        "confirm_yes": "Y",
        "help_leave": "x",
    }
    async with reading(both(), Config(keys=keys), size=(120, 40)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("slash")
        assert "^g again searches all articles" in screen_text(pilot)
        await pilot.press(*"1/", "escape")
        assert reader.find_bar.words == "1/"
        await pilot.press("ctrl+b")
        assert not reader.find_bar.display
        await pilot.press("slash", "ctrl+g")
        assert here(pilot).is_current
        await pilot.press("escape", "1", "o")
        assert "Open (Y)" in screen_text(pilot)
        await pilot.press("y")
        assert pilot.app.screen is not reader
        await pilot.press("n", "question_mark")
        assert "x Close" in screen_text(pilot)
        await pilot.press("x")
        assert pilot.app.screen is reader


async def test_the_cursor_of_a_list_shows_without_colours() -> None:
    async with reading(both(), Config(theme="ansi-dark")) as pilot:
        await pilot.press("ctrl+f", "ctrl+n", "down")
        lines = pilot.app.screen._compositor.render_strips()
        reverse = {
            segment.text.strip() for line in lines for segment in line if segment.style and segment.style.reverse
        }
        assert "Aurora" in reverse
        assert "Lindholm" not in reverse


async def test_keys_before_the_search_stands_are_done_when_it_does() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        reader_of(pilot).open_search()
        for key in ("down", "ctrl+x", "ctrl+t"):
            pilot.app.post_message(events.Key(key, None))
        await settle(pilot)
        assert isinstance(pilot.app.screen, SearchScreen)
        assert pilot.app.screen.question.by_day


async def test_an_enter_that_overtakes_the_last_letter_still_opens_the_first_result() -> None:
    async with reading(both()) as pilot:
        await search_for(pilot, *"miller")
        screen = here(pilot)
        with screen.field.prevent(Input.Changed):
            screen.field.value = "millers"  # the news of the "s" is still on its way
        screen.action_take()
        screen._typed(Input.Changed(screen.field, "millers"))
        await settle(pilot)
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"
        assert reader_of(pilot).found_what == "millers"


async def test_the_next_letter_waits_for_no_pause_where_answers_are_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "CHEAP", 1000)
    async with reading(both()) as pilot:
        await pilot.press("ctrl+f", "f")
        await answered(pilot)
        monkeypatch.setattr(search, "PAUSE", 1000)
        await pilot.press("e")
        await answered(pilot)
        assert here(pilot).result is not None
        assert here(pilot).result.query == "fe"
        monkeypatch.setattr(search, "CHEAP", -1)
        await pilot.press("r")
        await answered(pilot)
        assert here(pilot).result.query == "fer"
        await pilot.press("r")
        await settle(pilot)
        assert here(pilot)._due
        assert here(pilot).result.query == "fer"
