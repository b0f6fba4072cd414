"""Putting right in the app what it got wrong, by the keys that the screen names."""

from __future__ import annotations

import pytest
from driving import reader_of, reading, screen_text, settle

from briefing.cli import main
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
        assert "Take back: outlet: Sarn canal shut → Sarn Echo" in screen_text(pilot)
        await pilot.press(*["down"] * (len(pilot.app.screen.fixes) - 1), "enter")
        await after(pilot)
        assert reader_of(pilot).article.outlet is None


async def test_only_corrections_of_what_lies_here_can_be_taken_back(session, tmp_path):
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    elsewhere.mkdir()
    (elsewhere / "barn.txt").write_text("Barn of Plim burns down\n\nA barn in Plim burned down on Tuesday.\n")
    assert main(["correct", "outlet", str(elsewhere / "barn.txt"), "Plim Post"]) == 0
    assert main(["correct", "outlet", str(tmp_path / "vote.txt"), "Choir Letter"]) == 0
    async with reading(session) as pilot:
        await pilot.press("1", "E")
        text = screen_text(pilot)
        assert "Take back: outlet: Choir elects a new chair → Choir Letter" in text
        assert "Plim Post" not in text


async def test_an_article_keeps_the_keys_where_its_outlet_puts_it_elsewhere(session):
    async with reading(session) as pilot:
        reader = reader_of(pilot)
        await pilot.press("1", "E", *"Sarn Echo", "enter")
        await after(pilot)
        await pilot.press("2", "j", "E", *"Aar Times", "enter")
        await after(pilot)
        assert reader.desk.active == 0
        assert reader.article.outlet == "Aar Times"
        assert reader.focused is reader.pane
        assert reader.pane.sentence.of(reader.article.text).startswith("Ten barges")


async def test_what_is_no_day_is_said_and_not_kept(session):
    async with reading(session) as pilot:
        await pilot.press("1", "E", *"monday", "down", "enter")
        assert "'monday' is no day" in screen_text(pilot)
        await pilot.press("escape")
        assert not session.notebook().state.corrections


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


async def test_an_article_is_taken_out_of_its_story_in_the_list_of_stories(session):
    async with reading(session) as pilot:
        await pilot.press("a")
        assert "Take out" in screen_text(pilot)
        await pilot.press("x", "j", "x")
        await after(pilot)
        assert len(reader_of(pilot).groups) == 3


NAMED = (
    "Ore from Pelm\n\nMinister Jana Roth opened the Pelm mine on Monday. Roth spoke to miners. Pelm has two mines.\n",
    "Pelm mine opens\n\nJana Roth opened the Pelm mine on Monday. Two hundred miners came to Pelm.\n",
)


@pytest.fixture
def named(tmp_path):
    for number, text in enumerate(NAMED):
        (tmp_path / f"{number}.txt").write_text(text)
    return Session([tmp_path])


async def to_name(pilot, name):
    reader = reader_of(pilot)
    await pilot.press("p")
    for _ in range(30):
        target = reader.panel.current.target
        if target.label == name:
            return
        await pilot.press("j")
    raise AssertionError(name)


PAIR = (
    "Ore from Pelm\n\nJana Roth and Otto Lind met in Pelm. Jana Roth spoke. Otto Lind listened. Roth left first.\n",
    "Mine opens\n\nJana Roth greeted Otto Lind at the mine. Roth went in. Otto Lind stayed outside the gate.\n",
)


async def test_the_cursor_stays_on_a_name_that_moves(tmp_path):
    for number, text in enumerate(PAIR):
        (tmp_path / f"{number}.txt").write_text(text)
    async with reading(Session([tmp_path])) as pilot:
        await to_name(pilot, "Jana Roth")
        row = reader_of(pilot).panel.current.highlighted
        await pilot.press("E")
        fixes = [fix.words for fix in pilot.app.screen.fixes]
        at = next(place for place, words in enumerate(fixes) if "“Roth” (2 places)" in words)
        await pilot.press(*["down"] * at, "enter")
        await after(pilot)
        assert reader_of(pilot).panel.current.target.label == "Jana Roth"
        assert reader_of(pilot).panel.current.highlighted != row


def names(pilot):
    return {entity.name: entity for entity in reader_of(pilot).view.story.entities}


async def test_names_are_parted_merged_renamed_typed_and_dismissed(named):
    async with reading(named) as pilot:
        await to_name(pilot, "Jana Roth")
        await pilot.press("E")
        assert "“Roth” (1 place) is somebody or something else" in screen_text(pilot)
        await pilot.press("down", "enter")
        await after(pilot)
        assert {"Jana Roth", "Roth"} <= set(names(pilot))
        await to_name(pilot, "Roth")
        await pilot.press("E", *"jana")
        assert "Roth: the same as Jana Roth" in screen_text(pilot)
        await pilot.press("enter")
        await after(pilot)
        assert "Roth" not in names(pilot)
        await to_name(pilot, "Jana Roth")
        await pilot.press("E", *"J. Roth", "enter")
        await after(pilot)
        assert "J. Roth" in names(pilot)
        await to_name(pilot, "J. Roth")
        await pilot.press("E", *"org", "down", "enter")
        await after(pilot)
        assert names(pilot)["J. Roth"].type.value == "ORG"
        await to_name(pilot, "J. Roth")
        await pilot.press("E")
        assert "J. Roth: not a name" in screen_text(pilot)
        await pilot.press("down", "down", "enter")
        await after(pilot)
        assert "J. Roth" not in names(pilot)
        assert len(named.notebook().state.corrections) == 5


async def test_one_outlets_words_are_taken_out_of_a_fact_and_put_back(named):
    async with reading(named) as pilot:
        reader = reader_of(pilot)
        await pilot.press("f")
        fact = reader.view.facts[reader.panel.current.target.fact]
        assert len(fact.articles) == 2
        await pilot.press("E")
        assert "says something else: take “" in screen_text(pilot)
        await pilot.press("down", "enter")
        await after(pilot)
        parts = [one for one in reader.view.story.facts if set(one.evidence) <= set(fact.evidence)]
        assert [len(one.articles) for one in parts] == [1, 1]
        await pilot.press("f")
        reader.panel.point_at_fact(parts[0].id)
        await pilot.press("E", *" ".join(parts[1].statement.split()[:3]).lower())
        assert "The same fact as “" in screen_text(pilot)
        await pilot.press("enter")
        await after(pilot)
        assert fact.id in reader.view.facts


async def test_a_name_in_a_sentence_is_corrected_where_it_is_read(named):
    async with reading(named) as pilot:
        await pilot.press("1", "E")
        shown = screen_text(pilot)
        assert "Jana Roth: not a name" in shown
        assert "Outlet: none" in shown
