"""Names, facts and differences as the reader put them right."""

from __future__ import annotations

import pytest
from support import cite, make_article, make_fact, make_reading, place

from briefing.models import Correcting, Correction, EntityType, Mention
from briefing.story.corrected import correct_facts, explain, remarks, shared
from briefing.story.entities.linking import link_entities

ARTICLE = make_article("Orla Finch spoke in Torvik. O. Finch left by train. Torvik Council met, and Torvik cheered.")
SPOTS = {
    "Orla Finch": EntityType.PERSON,
    "O. Finch": EntityType.PERSON,
    "Torvik Council": EntityType.ORG,
    "Torvik": EntityType.PLACE,
}
READING = make_reading(
    ARTICLE,
    mentions=tuple(
        sorted(Mention(place(ARTICLE, words).start, place(ARTICLE, words).end, kind) for words, kind in SPOTS.items())
    ),
)


def correction(what, *words, value=""):
    return Correction(what, (ARTICLE.id,), tuple((cite(ARTICLE, one),) for one in words), value)


def names(*corrections):
    return {(one.name, one.type.value, len(one.mentions)) for one in link_entities([READING], corrections)}


PLAIN = {("Orla Finch", "PERSON", 2), ("Torvik Council", "ORG", 1), ("Torvik", "PLACE", 1)}
COUNCIL, TORVIK = ("Torvik Council", "ORG", 1), ("Torvik", "PLACE", 1)


@pytest.mark.parametrize(
    ("corrections", "left"),
    [
        ((), PLAIN),
        (
            [correction(Correcting.MERGE, "Torvik Council", "Torvik")],
            {("Orla Finch", "PERSON", 2), ("Torvik Council", "ORG", 2)},
        ),
        (
            [correction(Correcting.PART, "O. Finch", value="O. Finch")],
            {("Orla Finch", "PERSON", 1), ("O. Finch", "PERSON", 1), COUNCIL, TORVIK},
        ),
        ([correction(Correcting.RENAME, "O. Finch", value="Dr Finch")], {("Dr Finch", "PERSON", 2), COUNCIL, TORVIK}),
        ([correction(Correcting.RETYPE, "Orla Finch", value="ORG")], {("Orla Finch", "ORG", 2), COUNCIL, TORVIK}),
        ([correction(Correcting.NO_NAME, "Orla Finch")], {COUNCIL, TORVIK}),
        (
            [correction(Correcting.PART, "O. Finch", value="O. Finch"), correction(Correcting.NO_NAME, "O. Finch")],
            {("Orla Finch", "PERSON", 1), COUNCIL, TORVIK},
        ),
        ([correction(Correcting.PART, "Torvik", value="Torvik")], PLAIN),
        ([correction(Correcting.RENAME, "met", value="Nobody")], PLAIN),
    ],
)
def test_names_are_put_right_one_after_the_other(corrections, left):
    assert names(*corrections) == left


def test_a_fact_dismissed_twice_takes_no_other_with_it():
    one = make_fact(cite(ARTICLE, "Orla Finch spoke in Torvik."))
    two = make_fact(cite(ARTICLE, "Finch spoke in Torvik"))
    denial = make_fact(cite(ARTICLE, "O. Finch left by train."), denies=one.id)
    twice = [correction(Correcting.NO_FACT, "Orla Finch spoke in Torvik.")] * 2
    left = correct_facts([one, two, denial], [READING], (), twice)
    assert [fact.id for fact in left] == [two.id, denial.id]
    assert left[1].denies is None
    assert explain((), twice) == ()


def test_places_are_one_where_half_of_the_shorter_is_in_both():
    whole, half, next_to = (place(ARTICLE, words) for words in ("Orla Finch spoke in Torvik", "spoke in", "left by"))
    assert shared(whole, whole) == 1
    assert 0 < shared(whole, half) < 1
    assert shared(whole, next_to) == 0


def test_what_was_corrected_is_counted_for_the_story_that_it_is_about():
    twice = [correction(Correcting.RENAME, "O. Finch", value="Dr Finch")] * 2
    assert remarks([READING], twice) == ("2 names changed",)
    assert remarks([make_reading(make_article("Elsewhere it rained.", name="x.txt"))], twice) == ()


@pytest.mark.parametrize(
    ("what", "once", "twice"),
    [
        (Correcting.ONE_STORY, "stories taken as one", "stories taken as one"),
        (Correcting.OWN_STORY, "articles taken out of a story", "articles taken out of a story"),
        (Correcting.MERGE, "names merged", "names merged 2 times"),
        (Correcting.PART, "1 name split", "2 names split"),
        (Correcting.RENAME, "1 name changed", "2 names changed"),
        (Correcting.RETYPE, "1 type changed", "2 types changed"),
        (Correcting.NO_NAME, "1 name dismissed", "2 names dismissed"),
        (Correcting.NO_FACT, "1 fact dismissed", "2 facts dismissed"),
        (Correcting.ONE_FACT, "facts taken as one", "facts taken as one 2 times"),
        (Correcting.OWN_FACT, "1 fact parted", "2 facts parted"),
        (Correcting.EXPLAINED, "1 difference explained", "2 differences explained"),
    ],
)
def test_what_is_said_of_corrections_once_and_twice(what, once, twice):
    one = correction(what, "O. Finch", value="Dr Finch")
    assert remarks([READING], [one]) == (once,)
    assert remarks([READING], [one] * 2) == (twice,)
