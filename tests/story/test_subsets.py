"""Agreed means agreed, whichever files are put together: all small sets of the samples, and of the reference articles.

What the evidence says is read here by a few lines of its own, so that no table of the program vouches for itself.
"""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest

from briefing.pipeline import Session
from briefing.story import build_story

DRAWN = 7
"""Sets of each collection in a quick run; ``--every-subset`` runs them all."""

SEVERAL = ("agreed", "shared")
NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w]|[.,]\d|-)")
DEAD = re.compile(r"\b(?:dead|died|dies|deaths?|kill(?:ed|s|ing)?|toll|lives)\b", re.IGNORECASE)
INJURED = re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE)
ROUND = re.compile(r"\b(?:more than|over|about|around|nearly|almost|some)\s+\Z", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
MONTH_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}\b"
)
ACCUSES = re.compile(r"\b(?:accus\w+|alleg(?:es?|ed|ing)|charged)\b", re.IGNORECASE)
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)|dismiss(?:es|ed)|rubbish\w+)\b", re.IGNORECASE)


def counted(text, what):
    """The one figure of the dead (or injured) that a text gives, with whether it is a rounded one; None for none."""
    if not what.search(text) or (INJURED if what is DEAD else DEAD).search(text):
        return None
    found = [match for match in NUMBER.finditer(text) if int(match[1].replace(",", "")) > 31]
    years = [match for match in found if re.fullmatch(r"(?:19|20)\d\d", match[1])]
    left = [match for match in found if match not in years]
    if len(left) != 1:
        return None
    return int(left[0][1].replace(",", "")), bool(ROUND.search(text[: left[0].start()]))


def apart(one, two):
    """Whether two figures exclude each other: a rounded one only where it is not below within a tenth."""
    (first, rough), (second, rougher) = one, two
    return abs(first - second) > (0.1 if rough or rougher else 0.05) * max(first, second)


def faults(fact):
    """What in the evidence of a fact of several outlets excludes each other."""
    texts = [(span.article, span.text) for span in fact.evidence]
    for (_, one), (_, two) in combinations(texts, 2):
        for what in (DEAD, INJURED):
            figures = counted(one, what), counted(two, what)
            if all(figures) and apart(*figures):
                yield f"{figures[0][0]} and {figures[1][0]}: {one!r} {two!r}"
        for pattern in (WEEKDAY, MONTH_DAY):
            days = set(pattern.findall(one)), set(pattern.findall(two))
            if len(days[0]) == len(days[1]) == 1 and days[0] != days[1]:
                yield f"{days}: {one!r} {two!r}"
        for accuser, denier in ((one, two), (two, one)):
            if ACCUSES.search(accuser) and not DENIES.search(accuser) and DENIES.search(denier):
                yield f"an accusation with its denial: {accuser!r} {denier!r}"


def counts_wrongly(fact, story):
    """Whether the status of a fact of several does not follow from the outlets that its evidence is from."""
    outlets = {one.id: one.outlet or one.id for one in story.articles}
    copied = {one.id: one.duplicate_of for one in story.articles if one.duplicate_of}
    told = {outlets[copied.get(span.article, span.article)] for span in fact.evidence}
    everybody = {outlets[copied.get(name, name)] for name in outlets}
    return len(told) < 2 or (fact.status == "agreed") != (len(told) >= 3 or told == everybody)


def sets_of(readings, every):
    """All sets of two to five articles, or some drawn by a fixed seed, of all sizes."""
    sets = [chosen for size in range(2, min(5, len(readings)) + 1) for chosen in combinations(readings, size)]
    return sets if every or len(sets) <= DRAWN else random.Random(len(sets)).sample(sets, DRAWN)


def check(readings, every):
    found = []
    for chosen in sets_of(readings, every):
        story = build_story(chosen)
        names = [reading.article.path for reading in chosen]
        for fact in story.facts:
            if fact.status in SEVERAL:
                found += [f"{names}: {fault}" for fault in faults(fact)]
                if counts_wrongly(fact, story):
                    found.append(f"{names}: {fact.status} by {fact.outlets}: {fact.statement!r}")
            if any(one.stance == "differs" and one.article == fact.stated.article for one in fact.tellers):
                found.append(f"{names}: in whose words it is stated differs: {fact.statement!r}")
    assert not found, "\n".join(found)


def readings_in(folder):
    session = Session([folder], keep=False)
    return tuple(session.load().readings.values())


@pytest.fixture
def every(request):
    return request.config.getoption("--every-subset")


@pytest.mark.parametrize("name", ["earthquake", "moon", "parade"])
def test_no_set_of_a_sample_agrees_on_what_excludes_itself(samples, name, every):
    check(readings_in(samples / name), every)


def test_no_set_of_the_reference_articles_does(shared, every):
    check(readings_in(shared / "seeds"), every)


def test_no_set_of_the_tolls_is_agreed_on(samples):
    """The first two files of the earthquake: 296 dead on the first day, 1,037 on the second."""
    first, second = sorted(readings_in(samples / "earthquake"), key=lambda one: one.article.path)[:2]
    check([first, second], every=True)
