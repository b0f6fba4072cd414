from __future__ import annotations

from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import render
from briefing.export.text import WIDTH
from briefing.models import Conflict, ConflictKind, ConflictValue, Hedge, Skipped, Stance, Status, Teller

ONE = make_article("The ferry sank at dawn. Forty people were saved.", name="one.txt")
TWO = make_article("The ferry went down at dusk.", name="two.txt", outlet=None, published=None)


def story():
    sank = make_fact(
        cite(ONE, "The ferry sank at dawn."),
        cite(TWO, "The ferry went down at dusk."),
        status=Status.DIFFERS,
        hedge=Hedge.ALLEGED,
        origins=("coast guard",),
        tellers=tuple(Teller(one.id, Stance.ATTRIBUTES, ("coast guard",), Hedge.ALLEGED) for one in (ONE, TWO)),
    )
    saved = make_fact(cite(ONE, "Forty people were saved."))
    values = (ConflictValue("dawn", (cite(ONE, "at dawn"),)), ConflictValue("dusk", (cite(TWO, "at dusk"),)))
    conflict = Conflict("c", ConflictKind.DATE, "the ferry", values, "two ferries")
    return make_story(
        make_reading(ONE), make_reading(TWO), facts=(sank, saved), summary=(sank.id,), conflicts=(conflict,)
    )


def test_every_quote_names_outlet_paragraph_and_place():
    text = render(make_brief("briefing 0", [story()], [Skipped("bad.txt", "empty file")]), "text")
    flat = " ".join(text.split())
    assert "“The ferry sank at dawn.” (The Lantern ¶1, 0–23)" in flat
    assert "[1 outlet and 1 unnamed source of 2: The Lantern, unnamed (two); accounts differ; alleged; " in flat
    assert "all 2 cite coast guard" in flat
    assert "Possibly not a contradiction: two ferries." in flat
    assert "bad.txt: empty file" in flat
    assert "unnamed (two), no day" in flat


def test_lines_are_short_and_words_whole():
    long = make_article("Word " * 60 + "x" * 120 + ".", name="long.txt")
    text = render(make_brief("g", [make_story(make_reading(long), facts=(make_fact(cite(long, long.text)),))]), "text")
    assert all(len(line) <= WIDTH or "x" * 120 in line for line in text.splitlines())
    assert "x" * 120 in text


def test_a_story_without_facts_lists_its_sources():
    text = render(make_brief("g", [make_story(make_reading(ONE))]), "text")
    assert "SOURCES" in text
    assert "IN SHORT" not in text
