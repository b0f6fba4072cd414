"""What people want to do, by no more keys than this, each named on the screen before it is pressed."""

from __future__ import annotations

import pytest
from driving import reader_of, reading, screen_text, settle
from stories import FakeSession, ferry

from briefing.pipeline import Session

STORM = (
    "Storm at Veld\n\nMayor Nils Brandt closed the Veld bridge on Monday. Brandt Bakery lost its roof in Veld.\n",
    "Veld bridge shut\n\nNils Brandt closed the Veld bridge on Monday. The storm took forty trees in Veld.\n",
    "Wind over Veld\n\nThe Veld bridge was closed by Nils Brandt on Monday. A school in Veld stays shut.\n",
    "Bridge closed\n\nThe Veld bridge was closed on Monday by Nils Brandt. Divers will look at the pillars in Veld.\n",
)


class Counting:
    """Presses keys and counts them; ``seen`` says that the screen tells of the next one."""

    def __init__(self, pilot):
        self.pilot, self.keys = pilot, 0

    async def press(self, *keys):
        self.keys += len(keys)
        await self.pilot.press(*keys)

    def seen(self, *words):
        shown = screen_text(self.pilot)
        for word in words:
            assert word in shown, (word, shown)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(STORM, 1):
        outlet = f"outlet: Veld Echo {number}\n" if number > 1 else ""
        title, _, body = text.partition("\n\n")
        (folder / f"{number}.md").write_text(f"---\ntitle: {title}\n{outlet}date: 2024-03-0{number}\n---\n\n{body}")
    return folder


async def after(pilot):
    for _ in range(3):
        await settle(pilot)


async def test_a_wrong_merge_is_corrected_by_eight_keys(folder):
    for path in folder.glob("*.md"):
        path.write_text(path.read_text().replace("Brandt Bakery", "Brandt"))
    async with reading(Session([folder])) as pilot:
        task = Counting(pilot)
        task.seen("p Names")
        await task.press("p")
        reader = reader_of(pilot)
        while reader.panel.current.target.label != "Nils Brandt":
            await task.press("j")
        task.seen("E Correct")
        await task.press("E")
        task.seen("“Brandt” (1 place) is somebody or something else")
        rows = [fix.words for fix in pilot.app.screen.fixes]
        await task.press(*["down"] * next(n for n, words in enumerate(rows) if "“Brandt”" in words), "enter")
        await after(pilot)
        assert {"Nils Brandt", "Brandt"} <= {one.name for one in reader.view.story.entities}
        assert task.keys <= 8


async def test_an_outlet_is_set_by_eight_keys(folder):
    async with reading(Session([folder])) as pilot:
        task = Counting(pilot)
        task.seen("1 “")
        await task.press("1")
        task.seen("E Correct")
        await task.press("E")
        task.seen("Outlet: none")
        await task.press(*"echo", "down", "enter")
        await after(pilot)
        assert reader_of(pilot).view.article(0).outlet == "Veld Echo 2"
        assert task.keys <= 8


async def test_two_stories_are_taken_as_one_by_six_keys(folder):
    (folder / "choir.md").write_text(
        "---\ntitle: Choir sings\n---\n\nThe choir of Plim elected Ines Okafor. She sings alto.\n"
    )
    async with reading(Session([folder])) as pilot:
        task = Counting(pilot)
        assert len(reader_of(pilot).groups) == 2
        task.seen("a Stories")
        await task.press("a")
        task.seen("m As one")
        await task.press("j", "m")
        await after(pilot)
        assert len(reader_of(pilot).groups) == 1
        assert task.keys <= 6


async def test_what_is_new_since_the_last_visit_is_shown_by_two_keys(folder):
    last = (folder / "4.md").rename(folder.parent / "4.md")
    async with reading(Session([folder])):
        pass
    last.rename(folder / "4.md")
    async with reading(Session([folder])) as pilot:
        task = Counting(pilot)
        task.seen("1 new article, ", "d shows only these")
        await task.press("d")
        shown = [row.words for row in reader_of(pilot).panel.current.rows if row.target]
        assert any("Divers" in words for words in shown)
        assert all("new " in words for words in shown)
        task.seen("New since the last visit — Esc shows all")
        assert task.keys <= 2
        await pilot.press("4")
        task.seen("4 Veld Echo 4 (new)")


async def test_what_source_four_alone_says_is_shown_by_three_keys(folder):
    async with reading(Session([folder])) as pilot:
        task = Counting(pilot)
        task.seen("O Outlet")
        await task.press("4", "O")
        rows = reader_of(pilot).panel.current.rows
        assert rows[0].title == "It alone reports"
        assert "Divers will look at the pillars" in rows[1].words
        assert task.keys <= 3
        task.seen("4 Veld Echo 4", "Divers will look")


async def test_filters_narrow_every_list_and_escape_shows_all():
    async with reading(FakeSession(ferry())) as pilot:
        reader = reader_of(pilot)
        await pilot.press("f")
        whole = len(reader.panel.current.rows)
        await pilot.press("F")
        assert "Only source 1 says so: Harbour Post" in screen_text(pilot)
        await pilot.press("1", "enter")
        assert [row.target.fact for row in reader.panel.current.rows if row.target] == ["f5"]
        assert "Only what source 1 alone says (Harbour Post) — Esc shows all" in screen_text(pilot)
        await pilot.press("escape")
        assert len(reader.panel.current.rows) == whole
        await pilot.press("F", *"soup", "enter")
        assert [row.target.fact for row in reader.panel.current.rows if row.target] == ["f5"]
        await pilot.press("p")
        assert "Nothing here is left: with “soup”." in screen_text(pilot)
        await pilot.press("F", *"hedged", "enter", "f")
        assert [row.target.fact for row in reader.panel.current.rows if row.target] == ["f4"]
        await pilot.press("F", *"report", "enter")
        assert {row.target.fact for row in reader.panel.current.rows if row.target} == {"f1", "f2"}


async def test_the_sources_of_a_fact_come_side_by_side(folder):
    async with reading(FakeSession(ferry())) as pilot:
        reader = reader_of(pilot)
        await pilot.press("f")
        reader.panel.point_at_fact("f3")
        await pilot.press("enter")
        assert "T puts them side by side" in screen_text(pilot)
        await pilot.press("T")
        assert [slot.article_number for slot in reader.deck.shown()] == [0, 2]
        await pilot.press("X")
        assert reader.desk.shown() == [0, 1, 2]


async def test_what_reading_left_out_can_be_seen(tmp_path):
    (tmp_path / "page.html").write_text(
        "<html><body><nav><a href='/a'>Weather</a> <a href='/b'>Sport and games</a></nav>"
        "<article><h1>Dam holds</h1>"
        "<p>The dam at Orr held through the night, the county said on Monday, after two days of rain.</p>"
        "<p>Twelve families had left their houses below the dam and came back in the morning.</p>"
        "</article></body></html>"
    )
    async with reading(Session([tmp_path / "page.html"])) as pilot:
        article = reader_of(pilot).article
        assert article.cuts
        await pilot.press("1", "C")
        assert article.cuts[0].reason in screen_text(pilot)
        await pilot.press("escape")
        assert reader_of(pilot) is pilot.app.screen


async def test_only_what_is_starred_is_exported_by_six_keys(tmp_path):
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("f")
        reader_of(pilot).panel.point_at_fact("f5")
        await pilot.press("*")
        await settle(pilot)
        task = Counting(pilot)
        task.seen("e Export")
        await task.press("e")
        task.seen("^s Only stars")
        await task.press("ctrl+s")
        task.seen("[x] Only what is starred", "Enter Write")
        await task.press("enter")
        (written,) = tmp_path.glob("brief-*.md")
        text = written.read_text(encoding="utf-8")
        assert "served soup" in text
        assert "midnight the last" not in text
        assert task.keys <= 6


async def test_the_preview_follows_what_is_chosen():
    async with reading(FakeSession(ferry()), size=(140, 40)) as pilot:

        async def look():
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            return screen_text(pilot)

        await pilot.press("e")
        assert "## In short" in await look()
        await pilot.press("tab", "down", "down", "down", "space")
        assert "[ ] In short" in screen_text(pilot)
        assert "## In short" not in await look()
        await pilot.press("ctrl+s")
        assert "Nothing is starred in this story" in screen_text(pilot)
        await pilot.press("ctrl+p")
        assert "brief-2031-03-04-ferry-runs-aground-off-lindholm.md: " in screen_text(pilot)


async def test_the_brief_goes_to_the_clipboard(monkeypatch):
    taken = []
    monkeypatch.setattr("briefing.tui.screens.export.copy_out", lambda text, through: taken.append(text) or "copied")
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press("e", "down", "down", "down", "ctrl+y")
        assert taken[0].startswith("story,fact,status")
        assert "The brief: copied" in screen_text(pilot)
