"""Names that lists leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from marked import story_of

from briefing.models import EntityType, Evidence, Mention, Quote, QuoteKind, Role, Story
from briefing.story.entities.doubtful import is_doubtful
from briefing.story.entities.linking import link_entities
from briefing.story.entities.mentions import Group, Named

UNSURE = {"per": (40, 9, 9, 0, 9), "org": (9, 40, 9, 0, 9), "loc": (9, 9, 40, 0, 9), "misc": (0, 0, 0, 0, 90)}


def group(kind, text, chances, articles=1):
    members = tuple(
        Named(at, at, f"a{at}", Mention(0, len(text), kind, chances), text, 0, "", "") for at in range(articles)
    )
    return Group(kind, text.lower(), members)


@pytest.mark.parametrize(
    ("kind", "text", "chances"),
    [
        (EntityType.ORG, "Droving", UNSURE["org"]),
        (EntityType.PLACE, "Zarvet", UNSURE["loc"]),
        (EntityType.PERSON, "Zarvet", UNSURE["per"]),
        (EntityType.OTHER, "Zarvet", UNSURE["misc"]),
    ],
)
def test_what_one_article_has_and_the_tagger_doubts(kind, text, chances):
    assert is_doubtful(group(kind, text, chances), ())


@pytest.mark.parametrize(
    ("kind", "text", "chances", "articles"),
    [
        (EntityType.ORG, "Droving", UNSURE["org"], 3),
        (EntityType.ORG, "Droving", (0, 85, 0, 0, 0), 1),
        (EntityType.ORG, "Droving Council", UNSURE["org"], 1),
        (EntityType.ORG, "BBC", UNSURE["org"], 1),
        (EntityType.PLACE, "Norway", UNSURE["loc"], 1),
        (EntityType.PLACE, "Zarvet Road", UNSURE["loc"], 1),
        (EntityType.PERSON, "Maria Zarvet", UNSURE["per"], 1),
        (EntityType.OTHER, "Zarvet", UNSURE["misc"], 2),
        (EntityType.OTHER, "Zarvet", (0, 0, 0, 0, 99), 1),
        (EntityType.GROUP, "Zarvetian", UNSURE["misc"], 1),
        (EntityType.EVENT, "Zarvet Cup", UNSURE["misc"], 1),
        (EntityType.ORG, "Droving", (), 1),
    ],
)
def test_what_is_often_told_sure_known_or_found_without_a_tagger(kind, text, chances, articles):
    assert not is_doubtful(group(kind, text, chances, articles), ())


def test_who_is_called_something_is_somebody():
    called = Role("the mayor", Evidence("a0", 0, 9, "the mayor"))
    assert not is_doubtful(group(EntityType.PERSON, "Zarvet", UNSURE["per"]), [called])


def test_lists_leave_them_out_unless_they_speak():
    readings = story_of("[[Zarvet|o.z]] closed.\n--\nRain fell.\n--\nSnow fell.\n--\nHail fell.")[0]
    marked = [
        replace(
            one,
            analysis=replace(
                one.analysis, mentions=tuple(replace(it, chances=UNSURE["org"]) for it in one.analysis.mentions)
            ),
        )
        for one in readings
    ]
    entities = link_entities(marked)
    assert [one.doubtful for one in entities] == [True]
    assert [one.doubtful for one in link_entities(marked[:3])] == [False]
    story = Story("s1", "", tuple(marked), entities=entities)
    assert story.listed == ()
    said = Quote(entities[0].id, "said", Evidence(marked[0].article.id, 0, 6, "Zarvet"), QuoteKind.INDIRECT)
    assert replace(story, quotes=(said,)).listed == entities
