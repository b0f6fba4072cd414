"""Grouping again after some articles came, changed or went: number for number what comparing all of them gives."""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np
import pytest
from support import make_article

from briefing.models import Analysis, Reading
from briefing.story.grouping import neighbours
from briefing.story.grouping.groups import ANEW, group_again
from briefing.story.nearness import profiles
from briefing.story.nearness.profiles import Nearness, decode, encode, profile_of


def made(number, seed=5):
    """Articles of stories of one to six tellings, some without a day."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("abdegiklmnoprstu", k=chance.randint(3, 8))) for _ in range(500)]
    names = [word.title() for word in words[:80]]
    found = []
    while len(found) < number:
        own, who = chance.sample(words, 14), chance.sample(names, 3)
        day = date(2025, 1, 1) + timedelta(days=chance.randrange(300))
        for _ in range(chance.randint(1, 6)):
            pieces = [*own, *chance.sample(words, 10), *who, str(chance.randint(10, 40))]
            chance.shuffle(pieces)
            text = "the " + " ".join(pieces[: chance.randint(12, 28)]) + "."
            published = day if chance.random() < 0.8 else None
            name = f"{len(found)}.txt"
            found.append(Reading(make_article(text, name=name, title=own[0], published=published), Analysis()))
    return found[:number]


class Kept:
    """Profiles that are never forgotten, by id and text; which were asked for."""

    def __init__(self):
        self.all = {}

    def of(self, reading):
        return self.all.setdefault(self.key(reading), profile_of(reading))

    def key(self, reading):
        return f"{reading.article.id} {reading.article.digest} {reading.article.text}"

    def known(self, key):
        return self.all.get(key)


def same(one, two):
    assert one.keys == two.keys
    assert (one.floors == two.floors).all()
    for a, b in zip([*one.others, *one.values], [*two.others, *two.values], strict=True):
        assert a.tolist() == b.tolist()


@pytest.mark.parametrize(("stepped", "most"), [(0, 100), (10_000, 100), (0, 3)])
def test_articles_that_come_and_go_give_what_a_comparison_of_all_gives(monkeypatch, stepped, most):
    monkeypatch.setattr(profiles, "STEPPED", stepped)
    monkeypatch.setattr(profiles, "FEWEST_LOOKED_UP", 12)
    monkeypatch.setattr(neighbours, "NEIGHBOURS", most)
    every, kept, chance = made(150), Kept(), random.Random(1)
    present, near = every[:120], None
    for _ in range(6):
        groups, near = group_again(present, near, kept)
        wanted, anew = group_again(present, None, kept)
        assert groups == wanted
        same(near, anew)
        near = neighbours.decode(neighbours.encode(near))
        here = {reading.article.id for reading in present}
        rest = [reading for reading in every if reading.article.id not in here]
        gone = chance.sample(present, 3)
        present = [reading for reading in present if reading not in gone] + rest[:4]
        other = made(1, seed=chance.random())[0]
        present[0] = Reading(make_article(other.article.text, name=present[0].article.path), Analysis())


def test_one_more_article_is_compared_and_few_others(monkeypatch):
    monkeypatch.setattr(profiles, "STEPPED", 0)
    monkeypatch.setattr(profiles, "BACKGROUND", 0)
    every = made(300)
    near = group_again(every[:-1], None, ANEW)[1]
    asked = []
    row = Nearness.row
    monkeypatch.setattr(Nearness, "row", lambda self, index: asked.append(index) or row(self, index))
    group_again(every, near, ANEW)
    assert len(set(asked)) < 150


def test_what_is_gone_and_not_known_any_more_makes_all_anew():
    every = made(30)
    near = group_again(every[:-1], None, ANEW)[1]
    groups, again = group_again(every[1:], near, ANEW)
    wanted, anew = group_again(every[1:], None, ANEW)
    assert groups == wanted
    same(again, anew)


@pytest.mark.parametrize("content", [b"", b"\x00", b"x" * 40, b"\xff\xff\xff\xff" * 4])
def test_bytes_that_are_none_of_ours_are_refused(content):
    assert neighbours.decode(content) is None
    assert decode(content, None) is None


def test_numbers_beyond_the_articles_are_refused():
    near = group_again(made(6), None, ANEW)[1]
    near.others[0] = np.array([99], np.int32)
    near.values[0] = np.array([0.5])
    assert neighbours.decode(neighbours.encode(near)) is None


def test_a_profile_comes_back_as_it_was():
    reading = made(1)[0]
    profile = profile_of(reading)
    again = decode(encode(profile), reading.article.published)
    assert again.published == profile.published
    assert [one.tolist() for one in again.channels] == [one.tolist() for one in profile.channels]
