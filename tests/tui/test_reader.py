"""What a person sees when pressing the keys."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from driving import reader_of, reading, screen_text, settle, told
from stories import FakeSession, evidence, ferry, make_reading, market
from textual import events

from briefing.config import Config
from briefing.models import STUB, Evidence, Fact, Skipped, Status, Story
from briefing.store import Notebook, SqliteNotebook, StoreError
from briefing.store.anchors import Anchor, Quote, Source, Target, article_target, fact_target, source_of
from briefing.tui import messages
from briefing.tui.app import BriefingApp
from briefing.tui.screens.export import suggestion
from briefing.tui.widgets.bars import SourceStrip


async def test_facts_stand_under_their_headings_beside_two_sources() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        text = screen_text(pilot)
        assert "Reported by several" in text
        assert "Differences" in text
        assert "Reported by one" in text
        assert "1 Harbour Post" in text
        assert "2 “Passengers saved" in text
        assert "5 Mar 2031 inferred" in text
        assert "3 sources · 5 facts" in text


@pytest.mark.parametrize(("size", "panes"), [((60, 20), 1), ((80, 24), 1), ((120, 40), 2), ((200, 50), 3)])
async def test_as_many_sources_as_have_room(size: tuple[int, int], panes: int) -> None:
    async with reading(FakeSession(ferry()), size=size) as pilot:
        assert len(reader_of(pilot).deck.shown()) == panes


async def test_enter_on_a_fact_brings_every_source_to_its_words() -> None:
    async with reading(FakeSession(ferry()), size=(200, 50)) as pilot:
        await pilot.press("G", "enter")
        reader = reader_of(pilot)
        notes = [slot.pane.place.note for slot in reader.deck.shown()]
        assert notes == ["✓ states it", "· not found here", "· not found here"]
        place = reader.desk.place(0).evidence[0]
        assert "served soup" in place.of(reader.article.text)
        assert screen_text(pilot).count("not found here") >= 2
        assert "▶" in screen_text(pilot)


async def test_a_source_that_may_tell_a_fact_goes_to_its_nearest_words_unlit() -> None:
    story = ferry()
    article, sentence = story.articles[2], story.readings[2].analysis.sentences[-1]
    soup = next(fact for fact in story.facts if "served soup" in fact.statement)
    facts = tuple(replace(f, unsure=(Evidence.of(article, sentence),)) if f is soup else f for f in story.facts)
    async with reading(FakeSession(replace(story, facts=facts)), size=(200, 50)) as pilot:
        await pilot.press("G", "enter")
        place = reader_of(pilot).desk.place(2)
        assert (place.note, place.evidence, place.walked) == ("? maybe in other words", (), sentence.start)
        await pilot.press("enter")
        assert "maybe in 3 · not in 2" in screen_text(pilot)


def with_article(story: Story, number: int, **fields: object) -> Story:
    """The story with other fields of one of its articles."""
    readings = list(story.readings)
    readings[number] = replace(readings[number], article=replace(readings[number].article, **fields))
    return replace(story, readings=tuple(readings))


async def test_of_a_text_that_a_paywall_cut_off_nothing_is_told_not_to_be_found() -> None:
    async with reading(FakeSession(with_article(ferry(), 1, notes=(STUB,))), size=(200, 50)) as pilot:
        await pilot.press("m", "G")
        matrix = screen_text(pilot)
        await pilot.press("f", "G", "enter")
        reader = reader_of(pilot)
        notes = [slot.pane.place.note for slot in reader.deck.shown()]
        assert notes == ["✓ states it", "only a part of its text is here", "· not found here"]
        await pilot.press("enter")
        assert "not in 3" in screen_text(pilot)
        assert "✓   ·" in matrix


@pytest.mark.parametrize(
    ("width", "title"), [(200, "Soup"), (60, "Passengers of the ferry saved from the cold water at last")]
)
async def test_who_wrote_an_article_stands_by_its_title_or_where_there_is_no_room_below_the_text(
    width: int, title: str
) -> None:
    story = with_article(ferry(), 0, byline="Ida Roe, Ole Lind", title=title)
    async with reading(FakeSession(story), size=(width, 50)) as pilot:
        lines = [line for line in screen_text(pilot).splitlines() if "by Ida Roe, Ole Lind" in line]
        assert len(lines) == 1
        assert (title in lines[0]) == (width == 200)
        assert title in screen_text(pilot) or width == 60


async def test_a_denial_is_not_silence() -> None:
    async with reading(FakeSession(ferry()), size=(200, 50)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("m")
        assert "✗" in screen_text(pilot)
        await pilot.press("f")
        assert reader.panel.point_at_fact("f3") is None
        await pilot.press("enter")
        assert reader.desk.place(1).note == "✗ reports only the denial"


async def test_a_sentence_shows_its_fact_and_who_else_tells_it() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("1", "g", "g")
        assert "Accounts differ  sources 1 2 3" in told(pilot)
        await pilot.press("j", "j")
        assert "Reported by several" in told(pilot)
        await pilot.press("enter")
        reader = reader_of(pilot)
        assert reader.target.fact == "f1"
        assert (
            reader.desk.place(1).evidence[0].of(reader.view.article(1).text) == "Everybody on board was brought ashore."
        )


async def test_find_counts_here_and_everywhere_and_n_goes_on() -> None:
    async with reading(FakeSession(ferry()), size=(200, 50)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("1", "slash", *"rudder")
        assert "1 here · 3 in all" in screen_text(pilot)
        await pilot.press("enter")
        assert "rudder: place 1 of 3 · source 1" in told(pilot)
        await pilot.press("n")
        assert reader.desk.active == 1
        await pilot.press("N")
        assert reader.desk.active == 0
        await pilot.press("escape")
        assert not reader.desk.place(0).hits


async def test_find_goes_back_while_nothing_matches_and_on_to_the_source_that_has_it() -> None:
    async with reading(FakeSession(ferry()), size=(60, 20)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("1", "slash", *"soup")
        assert round(reader.pane.scroll_y) > 0
        await pilot.press("z")
        assert "0 here · 0 in all" in screen_text(pilot)
        assert round(reader.pane.scroll_y) == 0
        await pilot.press("enter")
        assert "“soupz” is in no source of this story · ^f searches all" in told(pilot)
        await pilot.press("slash", *"courier", "escape", "slash", *"quay", "enter")
        assert "quay: place 1 of 1 · source 3" in told(pilot)
        assert reader.desk.active == 2


async def test_n_walks_the_words_of_a_fact_while_the_list_keeps_the_keys() -> None:
    async with reading(FakeSession(ferry()), size=(80, 24)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("f", "enter")
        seen = []
        for _ in range(3):
            await pilot.press("n")
            seen.append((reader.desk.active, told(pilot)))
        assert reader.in_list
        assert seen == [
            (1, "place 2 of 3 · source 2"),
            (2, "place 3 of 3 · source 3"),
            (0, "place 1 of 3 · source 1"),
        ]
        await pilot.press("N")
        assert reader.desk.active == 2


async def test_typing_right_after_slash_is_not_lost() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        app = pilot.app
        for key in ("slash", "q", "u"):
            app.post_message(events.Key(key, "/" if key == "slash" else key))
        for _ in range(5):
            await pilot.pause()
        assert app.is_running
        assert reader_of(pilot).find_bar.words == "qu"


async def test_search_everything_while_typing_and_open_at_the_hit() -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        reader = reader_of(pilot)
        await pilot.press("ctrl+f", *"millers")
        await pilot.pause(0.3)
        await settle(pilot)
        assert "Market Gazette" in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert reader.view.story.id == "s2"
        assert reader.desk.place(0).hits[0].of(reader.article.text) == "Millers"


async def test_two_slashes_search_everything() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("slash", "slash")
        assert type(pilot.app.screen).__name__ == "SearchScreen"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("f", "Reported by several"),
        ("c", "day of the grounding"),
        ("t", "2031-03-06"),
        ("p", "Olof Strand"),
        ("u", "the smoothest in years"),
        ("w", "“vessel”"),
        ("r", "the Coast Guard reported"),
        ("m", "attributes"),
    ],
)
async def test_every_list_opens_by_its_key(key: str, words: str) -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press(key)
        assert words in screen_text(pilot)
        assert reader_of(pilot).in_list


async def test_an_entity_lights_up_everywhere_and_limits_the_facts() -> None:
    async with reading(FakeSession(ferry()), size=(200, 50)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("p")
        while reader.panel.current.target.label != "Ida Berg":
            await pilot.press("j")
        await pilot.press("enter")
        assert [len(reader.desk.place(number).hits) for number in range(3)] == [1, 0, 1]
        await pilot.press("f")
        text = screen_text(pilot)
        assert "Only facts naming Ida Berg" in text
        assert "soup" not in "\n".join(str(row.content.plain) for row in reader.panel.current.rows)
        await pilot.press("n")
        assert "Ida Berg: place 2 of 2 · source 3" in told(pilot)
        await pilot.press("escape")
        assert "Only facts naming" not in screen_text(pilot)


async def test_zen_and_back_then_quit() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("z")
        assert not reader_of(pilot).query_one("#panel").display
        await pilot.press("q")
        assert reader_of(pilot).query_one("#panel").display
        await pilot.press("q")
        assert pilot.app.return_value == 0


async def test_numbers_letters_and_arrows_choose_sources() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        reader = reader_of(pilot)
        await pilot.press("3")
        assert reader.desk.active == 2
        await pilot.press("h")
        assert reader.desk.active == 1
        await pilot.press("right")
        assert reader.desk.active == 2
        await pilot.press("9")
        assert "no source 9" in told(pilot)
        await pilot.press("tab")
        assert reader.in_list
        await pilot.press("shift+tab")
        assert not reader.in_list


async def test_hide_pin_move_and_bring_back() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        reader = reader_of(pilot)
        await pilot.press("2", "x")
        assert reader.desk.shown() == [0, 2]
        await pilot.press("X")
        assert reader.desk.shown() == [0, 1, 2]
        await pilot.press("3", "i")
        assert reader.desk.visible()[0] == 2
        await pilot.press("i", "1", "greater_than_sign")
        assert reader.desk.shown() == [1, 0, 2]


def long_story() -> Story:
    """Two articles of 24 paragraphs that share one fact, at the 8th of the one and the 16th of the other."""
    readings = []
    for number, place in enumerate((8, 16)):
        words = [f"Paragraph {index} tells nothing that the other one tells." for index in range(24)]
        words[place] = "The bridge at Nordby was closed."
        readings.append(make_reading(number, f"Outlet {number}", "Bridge", date(2031, 5, 1), "\n\n".join(words)))
    told = tuple(evidence(readings, number, "The bridge at Nordby was closed.") for number in range(2))
    fact = Fact("f1", told[0].text, Status.SHARED, ("a0", "a1"), ("Outlet 0", "Outlet 1"), told)
    return Story("s1", "Bridge", tuple(readings), facts=(fact,))


async def test_in_step_a_shared_fact_stands_on_one_row_and_no_source_runs_back() -> None:
    async with reading(FakeSession(long_story()), size=(100, 18)) as pilot:
        await pilot.press("1", "s", "g", "g")
        reader = reader_of(pilot)
        first, second = (slot.pane for slot in reader.deck.shown())
        fact = reader.view.facts["f1"].evidence
        before = met = -1
        while round(first.scroll_y) < first.max_scroll_y:
            await pilot.press("ctrl+e")
            await pilot.pause()
            assert round(second.scroll_y) >= before
            before = round(second.scroll_y)
            if first.row_of(fact[0].start) == first.reading_row:
                met = second.row_of(fact[1].start)
        assert met == first.reading_row
        assert before == second.max_scroll_y


async def test_letters_and_marks_can_be_switched() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        assert "≠ The ferry" in screen_text(pilot)
        await pilot.press("full_stop")
        assert "≠ The ferry" not in screen_text(pilot)
        await pilot.press("comma")
        assert "Lindholmᴸ" in screen_text(pilot)


async def test_help_lists_every_action() -> None:
    async with reading(FakeSession(ferry()), size=(120, 140)) as pilot:
        await pilot.press("question_mark")
        text = screen_text(pilot)
        for action in reader_of(pilot).actions:
            if not action.id.startswith("source_"):
                assert action.help[:30] in text, action.id
        await pilot.press("q")
        assert pilot.app.screen is reader_of(pilot)


async def test_export_writes_a_brief_and_asks_before_replacing(tmp_path: Path) -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("e", "enter")
        written = list(tmp_path.glob("brief-*.md"))
        assert len(written) == 1
        assert "ran aground" in written[0].read_text(encoding="utf-8")
        assert f"Written: {written[0].absolute()}" in told(pilot)
        await pilot.press("e", "enter")
        assert "is there already" in screen_text(pilot)
        written[0].write_text("other")
        await pilot.press("enter")
        assert written[0].read_text(encoding="utf-8") != "other"


async def test_nothing_to_read_says_what_to_do() -> None:
    async with reading(FakeSession(skipped=[Skipped("x.bin", "no text")])) as pilot:
        text = screen_text(pilot)
        assert "Nothing to read here" in text
        assert "x.bin: no text" in text
        await pilot.press(*"jkfcm123nNvyoe*zs", "enter", "slash", "tab")
        assert pilot.app.is_running


async def test_a_failure_behind_the_screen_is_told() -> None:
    async with reading(FakeSession(ferry(), fail="the disk is gone")) as pilot:
        assert "the disk is gone" in screen_text(pilot)


async def test_where_comparing_fails_the_articles_can_still_be_read() -> None:
    session = FakeSession(ferry())

    def fail() -> None:
        raise OSError("no room on the disk")

    session.hold = fail
    async with reading(session) as pilot:
        text = screen_text(pilot)
        assert "The ferry Aurora ran aground" in text
        assert "not compared" in text
        assert "The articles could not be compared, but can be read: OSError: no room on the disk" in told(pilot)
        await pilot.press("slash", *"soup", "enter", "f")
        assert "no room on the disk" in told(pilot)
        assert not reader_of(pilot).in_list


async def test_keys_of_the_configuration_reach_bar_and_help() -> None:
    async with reading(FakeSession(ferry()), Config(keys={"export": "E"})) as pilot:
        assert "E Export" in screen_text(pilot)
        await pilot.press("e")
        assert pilot.app.screen is reader_of(pilot)
        await pilot.press("E")
        assert pilot.app.screen is not reader_of(pilot)


async def test_copy_takes_the_sentence_with_its_source() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        taken: list[str] = []
        pilot.app.copy_to_clipboard = taken.append  # type: ignore[method-assign]
        await pilot.press("1", "g", "g", "y")
        assert taken[0].startswith("“The ferry Aurora ran aground")
        assert "Harbour Post" in taken[0]
        assert "does not say whether it took it" in told(pilot)
        await pilot.press("v", "j", "y")
        assert "rudder had failed" in taken[1]


async def test_links_are_asked_for_and_only_web_addresses_open() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("1", "o")
        assert "Host: news.example" in screen_text(pilot)
        await pilot.press("n", "3", "o")
        assert "not opened" in told(pilot)


async def test_jump_mode_goes_where_the_letter_says() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("semicolon")
        assert "type a letter" in screen_text(pilot)
        await pilot.press("s")
        assert reader_of(pilot).desk.active == 1


async def test_palette_runs_an_action() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("colon", *"timeline")
        await pilot.pause(0.4)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert reader_of(pilot).panel.active == "timeline"


async def test_palette_opens_a_story_by_its_title() -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press("colon", *"price of rye")
        await pilot.pause(0.4)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"


async def test_theme_switches_between_dark_and_light() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("D")
        assert pilot.app.theme == "briefing-light"
        await pilot.press("D")
        assert pilot.app.theme == "briefing-dark"


@pytest.mark.parametrize("size", [(1, 1), (3, 3), (7, 2), (2, 40), (250, 70)])
async def test_no_size_breaks_it(size: tuple[int, int]) -> None:
    async with reading(FakeSession(ferry()), size=size) as pilot:
        await pilot.press("j", "enter", "tab", "j", "enter", "slash", "a", "enter", "n", "question_mark", "q", "z", "m")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Harbour Post" in screen_text(pilot)


async def test_a_difference_shows_each_source_with_its_value() -> None:
    async with reading(FakeSession(ferry()), size=(200, 50)) as pilot:
        await pilot.press("c", "enter")
        text = screen_text(pilot)
        assert "≠ day of the grounding: 2031-03-03" in text
        assert "≠ day of the grounding: 2031-03-04" in text
        await pilot.press("j", "enter")
        assert "possible explanation: one of them is approximate" in screen_text(pilot)
        assert reader_of(pilot).desk.place(2).note == "· not found here"


async def test_the_window_slides_to_the_sources_that_tell_it() -> None:
    async with reading(FakeSession(ferry()), size=(100, 30)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("u", "G", "enter")
        assert reader.desk.visible() == [1, 2]


async def test_escape_stops_the_reading_and_keeps_what_came() -> None:
    waiting = threading.Event()
    session = FakeSession(ferry())
    session.hold = lambda: waiting.wait(30)
    app = BriefingApp(lambda: session)
    async with app.run_test(size=(120, 40)) as pilot:
        while app.reader.view is None or not app.reader.progress.display:
            await pilot.pause(0.01)
        await pilot.pause()
        text = screen_text(pilot)
        assert "being read and compared" in text
        assert "Esc stops" in text
        await pilot.press("escape")
        waiting.set()
        await settle(pilot)
        assert "Stopped" in told(pilot)
        assert "Harbour Post" in screen_text(pilot)


async def test_changed_files_are_read_again_and_the_place_is_kept() -> None:
    session = FakeSession(ferry())
    async with reading(session, size=(100, 16)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("1", "G")
        top = reader.desk.place(0).top
        assert top > 0
        reader.post_message(messages.FilesChanged(1))
        await pilot.pause()
        await settle(pilot)
        await settle(pilot)
        assert reader.desk.place(0).top == top
        assert not reader.loading_files


async def test_a_click_on_a_format_and_on_cancel(tmp_path: Path) -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("e")
        await pilot.click("#format", offset=(1, 2))
        assert ".html" in screen_text(pilot)
        await pilot.press("up")
        assert ".json" in screen_text(pilot)
        assert str(pilot.app.screen.query_one("#export-folder").visual) == f"in {tmp_path}"
        await pilot.click("#cancel")
        assert pilot.app.screen is reader_of(pilot)
        assert not list(tmp_path.glob("brief*"))


def test_the_name_offered_is_of_letters_digits_and_hyphens() -> None:
    story = replace(ferry(), title="«Łódź» / ../x: 5 dead; $(rm) " + "long " * 40)
    name = suggestion(story)
    assert name.startswith("brief-2031-03-04-lodz-x-5-dead-rm-long")
    assert len(name) < 70
    assert suggestion(replace(ferry(), title="", first_date=None)) == "brief.md"


def starred(notebook: Notebook) -> set[tuple[str, str]]:
    return {(event.about.kind, event.about.label) for event in notebook.state.stars if event.about}


async def test_stars_are_kept(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    fact, article = ("fact", ferry().facts[0].statement), ("article", ferry().articles[0].title)
    async with reading(FakeSession(ferry(), notebook=notebook)) as pilot:
        await pilot.press("asterisk")
        await settle(pilot)
        assert told(pilot) == "Fact starred"
        assert "★" in screen_text(pilot)
        assert starred(notebook) == {fact}
        await pilot.press("1", "asterisk")
        await settle(pilot)
        assert starred(notebook) == {fact, article}
        await pilot.press("asterisk")
        await settle(pilot)
        assert "star taken away" in told(pilot)
        assert starred(notebook) == {fact}
    async with reading(FakeSession(ferry(), notebook=notebook)) as pilot:
        assert "★" in screen_text(pilot)


async def test_a_star_that_cannot_be_kept_is_not_shown_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")

    def full(records: object) -> None:
        raise StoreError("n.sqlite3: the disk is full")

    monkeypatch.setattr(notebook, "_write", full)
    async with reading(FakeSession(ferry(), notebook=notebook)) as pilot:
        await pilot.press("asterisk")
        await settle(pilot)
        await settle(pilot)
        assert [item.message for item in pilot.app._notifications] == ["Not saved: n.sqlite3: the disk is full"]
        assert "starred" not in told(pilot)
        assert "★" not in screen_text(pilot)


async def test_a_star_for_this_session_only_says_so() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("asterisk")
        await settle(pilot)
        assert told(pilot) == "Fact starred, for this session only"
        assert "★" in screen_text(pilot)


async def test_what_another_app_marks_shows_without_a_key(tmp_path: Path) -> None:
    here, there = SqliteNotebook(tmp_path / "n.sqlite3"), SqliteNotebook(tmp_path / "n.sqlite3")
    async with reading(FakeSession(ferry(), notebook=here)) as pilot:
        assert "★" not in screen_text(pilot)
        star = there.add("star", fact_target(ferry().facts[0], ferry().articles))
        reader_of(pilot).backstage.notes.look()
        await settle(pilot)
        assert "★" in screen_text(pilot)
        there.add("undo", undoes=(star.id,))
        there.remember_search("harbour", saved=True)
        reader_of(pilot).backstage.notes.look()
        await settle(pilot)
        assert "★" not in screen_text(pilot)
        assert [search.query for search in reader_of(pilot).searches] == ["harbour"]
        assert any(timer.name == "other apps" and timer._interval <= 2 for timer in reader_of(pilot)._timers)
    there.close()


async def test_all_stars_are_listed_with_those_that_are_not_found(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    story, other = ferry(), market()
    notebook.add("star", fact_target(story.facts[0], story.articles))
    notebook.add("star", article_target(other.articles[0]))
    source = source_of(story.articles[0])
    notebook.add(
        "star", Target("fact", (Anchor(source, Quote("Words that nobody wrote about the ferry at all")),), "Gone")
    )
    far = Anchor(Source(sha256="f" * 64, outlet="Far Post", title="Elsewhere"), Quote("Something else altogether"))
    notebook.add("star", Target("fact", (far,), "Far away"))
    async with reading(FakeSession(story, other, notebook=notebook)) as pilot:
        await pilot.press("S")
        await settle(pilot)
        text = screen_text(pilot)
        assert "4 stars" in text
        order = [
            "In these articles",
            other.articles[0].title,
            "No longer found",
            "Gone",
            "In other articles",
            "Far away",
        ]
        places = [text.index(words) for words in order]
        assert places == sorted(places)
        assert "Far Post" in text
        await pilot.press("G", "down", "down", "down", "asterisk")
        await settle(pilot)
        assert "3 stars" in screen_text(pilot)
        assert len(notebook.state.stars) == 3
        await pilot.press("up", "up", "up", "up", "enter")
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"
        assert reader_of(pilot).article.title == other.articles[0].title


async def test_enter_before_the_answer_opens_the_first_result_when_it_comes() -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press("ctrl+f", *"millers", "enter")
        await settle(pilot)
        await settle(pilot)
        assert reader_of(pilot).view.story.id == "s2"


async def test_a_query_that_cannot_be_read_says_so() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("ctrl+f", *"a*b*c*d*e*f*")
        await pilot.pause(0.3)
        await settle(pilot)
        assert "more than 4 stars in one word" in screen_text(pilot)


async def test_a_mouse_chooses_a_sentence_a_tab_a_source_and_a_key() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        reader = reader_of(pilot)
        first = reader.deck.shown()[0]
        await pilot.click(first.pane, offset=(8, 4))
        assert "Reported by several" in told(pilot)
        await pilot.click(first.pane, offset=(8, 4), times=2)
        assert reader.target.fact == "f1"
        await pilot.click("#tabs", offset=(16, 0))
        assert reader.panel.active == "conflicts"
        strip = reader.query_one("#sources", SourceStrip)
        await pilot.click(strip, offset=(next(start for start, _, number in strip._ranges if number == 2), 0))
        assert reader.desk.active == 2
        await pilot.click("#keys", offset=(1, 0))
        assert reader.target is not None


async def test_a_mouse_selection_is_copied_as_it_stands_in_the_article() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        taken: list[str] = []
        pilot.app.copy_to_clipboard = taken.append  # type: ignore[method-assign]
        pane = reader_of(pilot).deck.shown()[0].pane
        await pilot.mouse_down(pane, offset=(3, 0))
        await pilot.hover(pane, offset=(12, 1))
        await pilot.mouse_up(pane, offset=(12, 1))
        await pilot.press("y")
        assert taken[0].startswith("“The ferry Aurora ran aground off Lindholm on Monday evening wi”")


async def test_the_place_is_kept_from_one_time_to_the_next(tmp_path: Path) -> None:
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    async with reading(FakeSession(ferry(), notebook=notebook), size=(60, 20)) as pilot:
        await pilot.press("1", "G")
        top = reader_of(pilot).desk.place(0).top
        assert top > 0
    async with reading(FakeSession(ferry(), notebook=notebook), size=(60, 20)) as pilot:
        assert reader_of(pilot).desk.place(0).top == top
        assert round(reader_of(pilot).pane.scroll_y) > 0


@pytest.mark.parametrize("opening", ["a", "e", "question_mark", "colon", "ctrl+f", "semicolon"])
async def test_two_quick_keys_close_a_dialog_once(opening: str) -> None:
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press(opening)
        for key in ("pagedown", "pageup", "escape", "escape"):
            pilot.app.post_message(events.Key(key, None))
        for _ in range(10):
            await pilot.pause()
        assert pilot.app.screen is reader_of(pilot)


async def test_export_in_another_format_takes_its_ending(tmp_path: Path) -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("e", "down", "enter")
        written = list(tmp_path.glob("brief-*.json"))
        assert len(written) == 1
        assert written[0].read_text(encoding="utf-8").startswith("{")


async def test_the_entry_beside_the_list_is_of_the_list_in_view() -> None:
    async with reading(FakeSession(ferry())) as pilot:
        panel = reader_of(pilot).panel
        await pilot.press("c")
        await settle(pilot)
        left = panel.current
        await pilot.press("f")
        left.highlighted = None  # filled anew behind the other one, as by a filter: what it tells comes later
        left.highlighted = 0
        await settle(pilot)
        assert panel.current.target is not None
        assert panel.pointed == panel.current.target
