"""The app opened at words that an id names."""

from __future__ import annotations

import pytest
from driving import reader_of, reading, screen_text
from stories import FakeSession, ferry, market

from briefing.models import Evidence, Span


@pytest.mark.parametrize("number", [0, 1])
async def test_it_opens_the_story_and_the_source_that_have_the_words(number) -> None:
    other = market()
    article = other.readings[min(number, len(other.readings) - 1)].article
    place = Span(article.paragraphs[-1].start, article.paragraphs[-1].end)
    async with reading(FakeSession(ferry(), other), asked=(Evidence.of(article, place),)) as pilot:
        reader = reader_of(pilot)
        assert reader.view.story.id == other.id
        assert reader.article_id == article.id
        shown = reader.desk.place(reader.desk.active)
        assert shown.hits == (place,)
        assert place.of(article.text).split()[0] in screen_text(pilot)


async def test_words_of_no_story_open_the_first_one() -> None:
    async with reading(FakeSession(ferry(), market()), asked=(Evidence("none", 0, 1, "x"),)) as pilot:
        assert reader_of(pilot).view.story.id == ferry().id


async def test_it_is_asked_for_once_and_the_reader_may_go_elsewhere() -> None:
    other = market()
    article = other.readings[0].article
    async with reading(FakeSession(ferry(), other), asked=(Evidence(article.id, 0, 1, article.text[:1]),)) as pilot:
        reader = reader_of(pilot)
        assert reader.asked == ()
        reader.open_group(ferry().id)
        await pilot.pause()
        assert reader.group_id == ferry().id
