"""Where and when articles begin, and which of them begin elsewhere."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from support import make_article

from briefing.models import Analysis, Reading
from briefing.story.grouping.groups import group_articles
from briefing.story.nearness.beginnings import FIELDS, FIRST_WORDS, Beginnings
from briefing.story.nearness.lacking import Starts
from briefing.story.nearness.profiles import decode, encode, profile_of
from briefing.story.nearness.weights import Nearness

EVERY = np.arange(2)
FIRE = "Flames gutted a timber yard in {place} on {day}, and forty firefighters fought the blaze until dawn."


def apart(one: str, two: str, days: tuple[date | None, date | None] = (None, None)) -> bool:
    profiles = [
        profile_of(Reading(make_article(text, title="", published=day), Analysis()))
        for text, day in zip((one, two), days, strict=True)
    ]
    ordinals = np.array([day.toordinal() if day else 0 for day in days])
    parts = ([part["name"] for part in profile.beginning[: len(FIELDS)]] for profile in profiles)
    fields = list(zip(*parts, strict=True))
    lengths = [np.array([len(row) for row in field]) for field in fields]
    starts = [
        Starts(counts, np.concatenate(field), np.repeat(np.arange(2), counts))
        for counts, field in zip(lengths, fields, strict=True)
    ]
    found = Beginnings(starts, ordinals)
    assert found.apart(0, EVERY)[1] == found.apart(1, EVERY)[0]
    assert not found.apart(0, EVERY)[0]
    return bool(found.apart(0, EVERY)[1])


def told(place: str = "Harbrook", day: str = "Monday") -> str:
    return FIRE.format(place=place, day=day)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (told(), told(place="Quenby")),
        (told(), told(day="Friday")),
        (told(place="Norway"), told(place="Portugal")),
        (told(), told(day="Friday").replace("a timber", "Friday's a timber")),
        ("The mayor of Harbrook resigned.", "The mayor of Quenby resigned."),
    ],
)
def test_another_place_or_day_is_another_event(one, two):
    assert apart(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (told(), told()),
        (told(), "Forty firefighters fought a blaze that gutted a timber yard until dawn."),
        (told(), told(place="Quenby") + " The yard lies an hour from Harbrook."),
        (told(), told(day="Tuesday") + " The fire broke out on Monday."),
        (told(place="Bergen"), told(place="Norway")),
        (told(), "Forty firefighters were in March sent to a timber yard on Monday."),
    ],
)
def test_what_the_other_names_somewhere_or_leaves_open_is_no_other_event(one, two):
    assert not apart(one, two)


def test_articles_of_two_days_that_follow_one_event_begin_with_their_own_days():
    monday, friday = date(2024, 5, 6), date(2024, 5, 10)
    assert not apart(told(), told(day="Friday"), (monday, friday))
    assert apart(told(), told(day="Friday"), (friday, friday))
    assert apart(told(), told(day="Friday"), (friday, None))
    assert apart(told(), told(place="Quenby"), (monday, friday))


def test_only_the_beginning_counts():
    filling = " ".join(["word"] * FIRST_WORDS)
    assert not apart(f"{filling} in Harbrook on Monday.", f"{filling} in Quenby on Friday.")


def test_a_profile_that_was_kept_knows_where_its_article_begins():
    profiles = [profile_of(Reading(make_article(text, title=""), Analysis())) for text in (told(), told(day="Friday"))]
    kept = [decode(encode(profile), profile.published) for profile in profiles]
    assert Nearness(kept, events=True).row(0)[1] == Nearness(profiles, events=True).row(0)[1]
    assert Nearness(kept, events=True).row(0)[1] < 0.5 * Nearness(kept).row(0)[1]


def test_two_fires_on_two_days_are_two_stories_and_two_reports_of_one_are_one():
    texts = [told(), told() + " Nobody was hurt.", told(day="Friday"), "On Friday f" + told(day="Friday")[1:]]
    readings = [
        Reading(make_article(text, name=f"{at}.txt", title="", published=date(2024, 5, 3)), Analysis())
        for at, text in enumerate(texts)
    ]
    groups = group_articles(readings)
    assert sorted(len(group) for group in groups) == [2, 2]
    names = {one.article.id: one.article.path[0] for one in readings}
    assert {frozenset(names[article] for article in group) for group in groups} == {
        frozenset("01"),
        frozenset("23"),
    }
