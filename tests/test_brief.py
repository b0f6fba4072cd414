from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import (
    DIFFERENT,
    ONE,
    SEVERAL,
    CitationError,
    facts_by_heading,
    first_told,
    limit_story,
    make_brief,
    outlet_name,
    paragraph_number,
    reported_by,
    sourcing,
)
from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Label,
    Origin,
    Quote,
    QuoteKind,
    Role,
    Span,
    Status,
    TimelineEvent,
    Wording,
)
from briefing.models.naming import called

ONE_ARTICLE = make_article("The bridge reopened on Friday. The mayor cut a ribbon.\n\nTolls stay.", name="a/one.txt")
OTHER = make_article("Traffic crossed the bridge again. Tolls will rise.", name="two.txt", outlet=None)


def full_story():
    opened = make_fact(cite(ONE_ARTICLE, "The bridge reopened on Friday."), status=Status.SHARED)
    ribbon = make_fact(cite(ONE_ARTICLE, "The mayor cut a ribbon."))
    tolls = make_fact(cite(ONE_ARTICLE, "Tolls stay."), status=Status.DIFFERS)
    bridge = cite(ONE_ARTICLE, "bridge")
    return make_story(
        make_reading(ONE_ARTICLE),
        make_reading(OTHER),
        facts=(opened, ribbon, tolls),
        summary=(opened.id, tolls.id),
        conflicts=(
            Conflict(
                "c1",
                ConflictKind.ACTION,
                "tolls",
                (
                    ConflictValue("stay", (cite(ONE_ARTICLE, "Tolls stay."),)),
                    ConflictValue("rise", (cite(OTHER, "Tolls will rise."),)),
                ),
            ),
        ),
        entities=(Entity("e1", "Bridge", EntityType.PLACE, ("bridge",), (bridge,), (Role("bridge", bridge),)),),
        quotes=(Quote(None, None, cite(ONE_ARTICLE, "cut a ribbon"), QuoteKind.PARTIAL),),
        timeline=(TimelineEvent("2024-05-03", "Friday", (cite(ONE_ARTICLE, "The bridge reopened on Friday."),)),),
        wording=(Wording("e1", (Label(ONE_ARTICLE.id, "bridge", (bridge,)),)),),
        origins=(Origin(ONE_ARTICLE.id, "mayor", (), (cite(ONE_ARTICLE, "mayor"),)),),
    )


def test_a_sound_story_makes_a_brief():
    brief = make_brief("briefing 0", [full_story()])
    assert brief.stories[0].facts


def wrong(evidence):
    return replace(evidence, text=evidence.text + "!")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: {"facts": (replace(s.facts[0], evidence=(wrong(s.facts[0].evidence[0]),)),)},
        lambda s: {"facts": (replace(s.facts[0], statement="The bridge fell."),)},
        lambda s: {"facts": (replace(s.facts[0], articles=("The Lantern",)),)},
        lambda s: {"facts": (replace(s.facts[0], evidence=(replace(s.facts[0].evidence[0], article="gone"),)),)},
        lambda s: {"facts": (make_fact(replace(s.facts[0].evidence[0], end=0, start=0, text="")),)},
        lambda s: {"quotes": (replace(s.quotes[0], evidence=wrong(s.quotes[0].evidence)),)},
        lambda s: {"timeline": (replace(s.timeline[0], evidence=(wrong(s.timeline[0].evidence[0]),)),)},
        lambda s: {"entities": (replace(s.entities[0], mentions=(wrong(s.entities[0].mentions[0]),)),)},
        lambda s: {"entities": (replace(s.entities[0], roles=(Role("x", wrong(s.entities[0].mentions[0])),)),)},
        lambda s: {"origins": (replace(s.origins[0], evidence=(wrong(s.origins[0].evidence[0]),)),)},
        lambda s: {"wording": (Wording("e1", (Label("x", "y", (wrong(s.entities[0].mentions[0]),)),)),)},
        lambda s: {
            "conflicts": (
                replace(s.conflicts[0], values=(ConflictValue("v", (wrong(s.conflicts[0].values[0].evidence[0]),)),)),
            )
        },
    ],
)
def test_one_wrong_citation_stops_the_brief(spoil):
    story = full_story()
    with pytest.raises(CitationError):
        make_brief("briefing 0", [replace(story, **spoil(story))])


def test_facts_stand_under_three_headings():
    grouped = facts_by_heading(full_story())
    assert [fact.statement for fact in grouped[SEVERAL]] == ["The bridge reopened on Friday."]
    assert [fact.statement for fact in grouped[DIFFERENT]] == ["Tolls stay."]
    assert [fact.statement for fact in grouped[ONE]] == ["The mayor cut a ribbon."]


def test_a_search_leaves_what_cites_a_sentence_with_a_hit():
    story = limit_story(full_story(), {ONE_ARTICLE.id: [Span(*_at("Tolls"))]})
    assert [fact.statement for fact in story.facts] == ["Tolls stay."]
    assert [conflict.id for conflict in story.conflicts] == ["c1"]
    assert story.summary == (story.facts[0].id,)
    assert story.quotes == story.timeline == story.wording == story.origins == ()
    assert len(story.readings) == 2


def test_where_the_lead_is_gone_the_first_facts_lead():
    story = limit_story(full_story(), {ONE_ARTICLE.id: [Span(*_at("ribbon"))]})
    assert story.summary == (story.facts[0].id,)


def test_a_search_without_places_leaves_all():
    story = full_story()
    assert limit_story(story, {ONE_ARTICLE.id: ()}) == story


def _at(words):
    start = ONE_ARTICLE.text.index(words)
    return start, start + len(words)


def test_paragraphs_are_counted_from_one():
    assert paragraph_number(ONE_ARTICLE, Span(*_at("mayor"))) == 1
    assert paragraph_number(ONE_ARTICLE, Span(*_at("Tolls"))) == 2
    assert paragraph_number(ONE_ARTICLE, Span(900, 901)) == 2


def test_an_outlet_that_is_not_named_goes_by_its_file():
    assert outlet_name(ONE_ARTICLE) == "The Lantern"
    assert outlet_name(OTHER) == "“Harbour bridge reopens”"


@pytest.mark.parametrize(
    ("where", "title", "name"),
    [
        ("news/campus-science-blog.txt", "We did it!", "Campus science blog"),
        ("news/harvest of orr.html line 12", "A good year for rye", "“A good year for rye”"),
        ("1.txt", "Nine sailors were saved on a rock off Orr", "“Nine sailors were saved…”"),
        ("1.txt", "", "unnamed"),
    ],
)
def test_what_stands_for_an_outlet_is_its_file_or_the_title(where, title, name):
    assert called(None, where, title) == name
    assert called("Post", where, title) == "Post"


def test_outlets_are_counted_and_not_articles():
    places = {article.id: article for article in (ONE_ARTICLE, *UNNAMED, LATER)}
    fact = make_fact(*(Evidence.of(article, Span(0, 3)) for article in places.values()))
    assert reported_by(fact, places) == "1 outlet and 2 unnamed sources"
    copy = replace(UNNAMED[0], duplicate_of=ONE_ARTICLE.id)
    assert reported_by(fact, {**places, copy.id: copy}) == "1 outlet and 1 unnamed source (1 copy)"


def test_who_cites_whom_is_counted_outlet_by_outlet():
    places = {article.id: article for article in (ONE_ARTICLE, *UNNAMED, LATER)}
    fact = make_fact(*(Evidence.of(article, Span(0, 3)) for article in places.values()), origins=("mayor",))
    silent = tuple(replace(teller, origins=()) for teller in fact.tellers)
    cited = replace(silent[0], origins=("mayor",))
    assert sourcing(replace(fact, tellers=silent, origins=()), places) == "none names a source"
    one = replace(fact, tellers=(cited, *silent[1:]))
    assert sourcing(one, places) == "1 of 3 cites mayor · 2 name no source"
    assert sourcing(fact, places) == "all 3 cite mayor"


UNNAMED = tuple(make_article("It rained.", name=name, outlet=None) for name in ("x", "y"))
LATER = make_article("It rained again.", name="later")


def timed(*hours):
    articles = {
        str(number): replace(
            make_article("The bridge reopened.", name=f"{number}.txt", outlet=f"Outlet {number}"),
            id=str(number),
            published_at=datetime(2024, 5, 3, hour, tzinfo=UTC) if hour else None,
        )
        for number, hour in enumerate(hours)
    }
    evidence = tuple(Evidence(name, 0, 20, "The bridge reopened.") for name in articles)
    return Fact("f", "The bridge reopened.", Status.SHARED, tuple(articles), tuple(articles), evidence), articles


def test_who_had_a_fact_first_is_said_where_every_hour_is_known():
    fact, articles = timed(9, 8, 12)
    first = first_told(fact, articles)
    assert first == (articles["1"], datetime(2024, 5, 3, 8, tzinfo=UTC))
    for hours in ((9, None), (9, 9), (9,)):
        assert first_told(*timed(*hours)) is None
    assert first_told(replace(fact, conflicts=("c",)), articles) is None
