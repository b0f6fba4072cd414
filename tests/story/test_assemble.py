"""The steps that make a story: one story in any order, copies and versions marked, differences set on their facts."""

from __future__ import annotations

import itertools

import pytest
from support import cite, make_article, make_fact
from taken_apart import read, story_of

from briefing.analysis import analyse
from briefing.models import Conflict, ConflictKind, ConflictValue, Reading, Status
from briefing.story.assemble import build_story, mark_conflicts, mark_duplicates
from briefing.story.differences.reasons import PARTIAL

TEXTS = [
    "The dam above Lund broke on Monday, flooding two villages. Nobody was hurt, the mayor said.",
    "Two villages were flooded as the dam above Lund broke on Monday. The mayor has denied that it was known to leak.",
    "On Monday the dam above Lund broke. It was built in 1931 and had been repaired twice, engineers recalled.",
]


def test_every_order_of_the_articles_gives_the_same_story():
    readings = []
    for number, text in enumerate(TEXTS):
        article = make_article(text, name=f"{number}.txt", outlet=f"Outlet {number}")
        readings.append(Reading(article, analyse(article)))
    stories = [build_story(order) for order in itertools.permutations(readings)]
    assert all(story == stories[0] for story in stories)
    assert any(len(fact.articles) == 3 for fact in stories[0].facts)
    assert stories[0].summary


LONG = (
    "The dam above Lund broke on Monday, flooding two villages. Nobody was hurt, the mayor said. Engineers had mended "
    "it twice since 1931. Bakers brought bread to the school, where forty families slept on the floor of the hall."
)


def marked(*rows, flagged=None):
    """What was marked on articles given as outlet and text, by the numbers of the articles."""
    articles = [
        make_article(text, name=f"{at}.txt", outlet=outlet, duplicate_of=flagged if at else None)
        for at, (outlet, text) in enumerate(rows)
    ]
    place = {article.id: at for at, article in enumerate(articles)}
    found = mark_duplicates([Reading(article, analyse(article)) for article in articles])
    return [(place.get(one.article.duplicate_of or ""), place.get(one.article.version_of or "")) for one in found]


def test_a_copy_in_another_outlet_and_a_version_in_the_same_one_are_marked():
    assert (
        marked(("The Lantern", LONG), ("The Quay", LONG))[1][0] == 0
        or marked(("The Lantern", LONG), ("The Quay", LONG))[0][0] == 1
    )
    again = marked(("The Lantern", LONG), ("The Lantern", LONG.replace("forty", "fifty")))
    assert [copy for copy, _ in again] == [None, None]
    assert any(version is not None for _, version in again)
    assert marked(("The Lantern", LONG), ("The Quay", "Snow fell on the hills.")) == [(None, None), (None, None)]


def test_what_an_archive_calls_a_copy_is_one_where_it_knows_the_other_and_they_are_of_two_outlets():
    first = make_article(LONG, name="0.txt", outlet="The Lantern").id
    rows = ("The Lantern", LONG), ("The Quay", "Snow fell on the hills.")
    assert marked(*rows, flagged=first)[1] == (0, None)
    assert marked(*rows, flagged="elsewhere")[1] == (None, None)
    assert marked(rows[0], ("The Lantern", "Snow fell on the hills."), flagged=first)[1] == (None, None)


def card(kind, reason, facts, *values):
    told = tuple(ConflictValue(text, evidence) for text, evidence in values)
    return Conflict(id="c1", kind=kind, topic="killed", values=told, reason=reason, facts=facts)


@pytest.mark.parametrize(
    ("kind", "reason", "apart", "status"),
    [
        (ConflictKind.NUMBER, None, True, Status.DIFFERS),
        (ConflictKind.NUMBER, "later", True, Status.DIFFERS),  # its own figures are apart
        (ConflictKind.NUMBER, "later", False, Status.AGREED),
        (ConflictKind.DATE, PARTIAL, True, Status.AGREED),
        (ConflictKind.ACTION, "later", True, Status.AGREED),
        (ConflictKind.ACTION, None, False, Status.DIFFERS),
    ],
)
def test_a_difference_is_set_on_its_fact_and_makes_it_differ_where_nothing_explains_it(kind, reason, apart, status):
    one, two = (make_article(f"The flood killed {count} people.", name=f"{count}.txt") for count in (12, 19))
    three = make_article("The flood killed 19 people, bakers said.", name="3.txt")
    here, there, else_where = cite(one, "12 people"), cite(two, "19 people"), cite(three, "19 people")
    fact = make_fact(cite(one, one.text), cite(two, two.text), status=Status.AGREED)
    values = ("12 people", (here,)), ("19 people", (there if apart else else_where,))
    (marked_one,) = mark_conflicts([fact], [card(kind, reason, (fact.id,), *values)])
    assert marked_one.status is status
    assert marked_one.conflicts == ("c1",)
    (other,) = mark_conflicts([fact], [card(kind, reason, ("elsewhere",), *values)])
    assert (other.status, other.conflicts) == (Status.AGREED, ())


def test_a_story_knows_its_days_and_is_empty_without_articles():
    story = story_of(*TEXTS, days=(5, 3, 9))
    assert (story.first_date.day, story.last_date.day) == (3, 9)
    none = build_story([])
    assert (none.facts, none.first_date, none.last_date) == ((), None, None)
    assert [one.article.path for one in story.readings] == ["1.txt", "0.txt", "2.txt"]
    assert len(read(*TEXTS)) == len(story.readings)
