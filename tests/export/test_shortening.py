"""A body is called by its full name once, and by its letters from there on."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import render
from briefing.export.shortening import short_names
from briefing.models import Entity, EntityType, Origin

NAME = "Orr Harbour Board"
TEXT = "The dam held, the Orr Harbour Board said. The gate broke, the OHB said. The wall fell, the OHB said."


def story_of(text: str, *aliases: str):
    article = make_article(text, outlet="Paper")
    words = [cite(article, text[start : start + 13]) for start in (0, 42, 71)]
    facts = tuple(make_fact(one, origins=(NAME,)) for one in words)
    said = tuple(Origin(article.id, NAME, (), (cite(article, cue),)) for cue in ("the Orr Harbour Board said",))
    entity = Entity("e", NAME, EntityType.ORG, (NAME, *aliases), (cite(article, NAME),))
    return make_story(
        make_reading(article), facts=facts, summary=tuple(one.id for one in facts), origins=said, entities=(entity,)
    )


def said(story) -> str:
    return " ".join(render(make_brief("g", [story]), "text").split()).replace("\N{NO-BREAK SPACE}", " ")


def test_the_full_name_stands_once_with_its_letters():
    text = said(story_of(TEXT, "OHB"))
    assert text.count(NAME) == 1
    assert "citing the Orr Harbour Board (OHB)" in text
    assert text.count("citing the OHB") == 2
    assert "- the OHB: Paper" in text


@pytest.mark.parametrize("aliases", [(), ("Board",), ("HBO",), ("Harbour Board",)])
def test_a_name_without_its_own_letters_stays(aliases):
    assert short_names(story_of(TEXT, *aliases)) == {}
    assert said(story_of(TEXT, *aliases)).count(NAME) == 4


def test_letters_have_the_article_that_the_texts_give_them():
    assert short_names(story_of(TEXT, "OHB")) == {NAME: "the OHB"}
    assert short_names(story_of(TEXT.replace("the OHB", "OHB"), "OHB")) == {NAME: "OHB"}
