"""What somebody else put right has the articles read in again; whoever reads sees all else as he left it."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from driving import reader_of, reading, settle

from briefing.models import Correcting
from briefing.pipeline import Session
from briefing.store.corrections import on_articles, on_names
from briefing.store.events import CORRECT
from briefing.tui import messages

TWO_PANES = (100, 30)


@pytest.fixture
def opened(samples, own_folders):
    @asynccontextmanager
    async def opened():
        async with reading(Session([samples / "moon"]), size=TWO_PANES) as pilot:
            yield pilot

    return opened


async def corrected_elsewhere(pilot, on, *arguments):
    """Another one's correction arrives."""
    reader = reader_of(pilot)
    about, says = on(*arguments)
    pilot.app.backstage._notebook().add(CORRECT, about, says)
    reader.post_message(messages.CorrectedElsewhere("something"))
    await pilot.pause()
    for _ in range(3):
        await settle(pilot)


def drawn(reader):
    """The sources on the screen, row by row: letters and colours."""
    return [
        (slot.article_number, [slot.pane.render_line(row) for row in range(slot.pane.size.height)])
        for slot in reader.deck.shown()
    ]


def names_of(reader):
    return [entity.name for entity in reader.view.story.entities]


async def rename(pilot, before, after):
    reader = reader_of(pilot)
    entity = next(one for one in reader.view.story.entities if one.name == before)
    articles = [one.article for one in reader.readings]
    await corrected_elsewhere(pilot, on_names, Correcting.RENAME, [entity], articles, after)
    assert after in names_of(reader)
    assert before not in names_of(reader)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(("4", "j", "j"), id="the last source, out of the first window"),
        pytest.param(("3", "i", "1"), id="a source that is pinned"),
        pytest.param(("2", "x"), id="a source that is hidden"),
        pytest.param(("2", "greater_than_sign"), id="a source put elsewhere"),
        pytest.param(("f", "j", "enter"), id="a fact"),
        pytest.param(("c", "enter"), id="a difference"),
        pytest.param(("t", "enter"), id="a day"),
        pytest.param(("p", "enter", "n", "n"), id="a name, walked along"),
        pytest.param(("p", "j", "enter"), id="another name"),
        pytest.param(("/", *"moon", "enter", "n"), id="words that were looked for"),
        pytest.param(("1", "V", "j"), id="sentences that are selected"),
    ],
)
async def test_what_is_shown_stays_letter_and_colour(opened, keys):
    async with opened() as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        reader = reader_of(pilot)
        before = drawn(reader)
        chosen, hidden, focused = reader.target, reader.desk.hidden, reader.focused
        await rename(pilot, "Narendra Modi", "Modi the Elder")
        assert drawn(reader) == before
        assert (reader.desk.hidden, reader.focused) == (hidden, focused)
        assert (reader.target is None) == (chosen is None)


async def test_sources_that_come_in_another_order_stay_side_by_side(opened):
    async with opened() as pilot:
        await pilot.press("4")
        await settle(pilot)
        reader = reader_of(pilot)
        shown = [reader.view.article(number).path for number in reader.desk.visible()]
        read = reader.article.path
        await corrected_elsewhere(pilot, on_articles, Correcting.DAY, [reader.article], "2023-08-01")
        assert reader.article.path == read
        assert reader.desk.active == 0
        assert {reader.view.article(number).path for number in reader.desk.visible()} & set(shown) >= {read}
        assert reader.pane is not None


async def test_the_cursor_is_coloured_where_the_keys_are_and_only_there(opened):
    async with opened() as pilot:
        reader = reader_of(pilot)

        def coloured():
            return [
                slot.pane for slot in reader.deck.shown() if "pane--cursor" in [one.name for one in slot.pane._layers]
            ]

        for keys, where in (("p", False), ("2", True), ("f", False), ("1", True)):
            await pilot.press(keys)
            await settle(pilot)
            assert coloured() == ([reader.pane] if where else []), keys
