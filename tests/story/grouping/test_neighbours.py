"""Grouping again after some articles came, changed or went: number for number what comparing all of them gives."""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np
import pytest
from support import make_article

from briefing.models import Analysis, Reading
from briefing.story.grouping import kept, neighbours
from briefing.story.grouping.groups import ANEW, RULE, group_again
from briefing.story.grouping.kept import Memory
from briefing.story.grouping.neighbours import ABSENT, Neighbours, Rows, carry, reached
from briefing.story.nearness import spread, weights
from briefing.story.nearness.clusters import average_link
from briefing.story.nearness.profiles import decode, encode, profile_of
from briefing.story.nearness.weights import Nearness


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
    for name in ("ones", "others", "values"):
        assert getattr(one.near.rows, name).tolist() == getattr(two.near.rows, name).tolist()
    assert one.near.floors.tolist() == two.near.floors.tolist()
    for name in ("sizes", "norms", "days"):
        assert getattr(one.whole, name).tolist() == getattr(two.whole, name).tolist()
    assert one.groups() == two.groups()


@pytest.mark.parametrize(("stepped", "most", "seed"), [(0, 100, 1), (10_000, 100, 2), (0, 3, 3), (0, 3, 4), (0, 8, 5)])
def test_articles_that_come_and_go_give_what_a_comparison_of_all_gives(monkeypatch, stepped, most, seed):
    monkeypatch.setattr(weights, "STEPPED", stepped)
    monkeypatch.setattr(weights, "FEWEST_LOOKED_UP", 12)
    monkeypatch.setattr(neighbours, "NEIGHBOURS", most)
    monkeypatch.setattr(kept, "LARGEST", 50)
    monkeypatch.setattr(kept, "FEW", seed % 3)
    every, known, pieces, chance = made(150, seed), Kept(), Memory(), random.Random(seed)
    present, near = every[:120], None
    for step in range(8):
        groups, near = group_again(present, near, known, pieces)
        wanted, anew = group_again(present, None, known, Memory())
        assert groups == wanted
        same(near, anew)
        near = kept.decode(kept.encode(near))
        here = {reading.article.id for reading in present}
        rest = [reading for reading in every if reading.article.id not in here]
        gone = chance.sample(present, step % 4)
        present = [reading for reading in present if reading not in gone] + rest[: chance.randint(0, 4)]
        other = made(1, seed=chance.random())[0]
        if step % 2:
            present[0] = Reading(make_article(other.article.text, name=present[0].article.path), Analysis())


def test_one_more_article_is_compared_and_few_others(monkeypatch):
    monkeypatch.setattr(weights, "STEPPED", 0)
    monkeypatch.setattr(weights, "BACKGROUND", 0)
    every, pieces = made(300), Memory()
    near = group_again(every[:-1], None, ANEW, pieces)[1]
    asked = []
    near_to = Nearness.near
    monkeypatch.setattr(Nearness, "near", lambda self, index, least: asked.append(index) or near_to(self, index, least))
    group_again(every, near, ANEW, pieces)
    assert 0 < len(set(asked)) < 150


def test_pieces_that_are_not_what_was_put_there_make_all_anew(monkeypatch):
    monkeypatch.setattr(weights, "STEPPED", 0)
    every, known, pieces = made(60), Kept(), Memory()
    near = group_again(every[:-1], None, known, pieces)[1]
    pieces.put(0, spread.encode(spread.spread_of(["other"], [profile_of(every[0])])))
    groups, again = group_again(every, near, known, pieces)
    wanted, anew = group_again(every, None, known, Memory())
    assert groups == wanted
    same(again, anew)


def test_what_is_gone_and_not_known_any_more_makes_all_anew(monkeypatch):
    monkeypatch.setattr(weights, "STEPPED", 0)
    every, pieces = made(30), Memory()
    near = group_again(every[:-1], None, ANEW, pieces)[1]
    groups, again = group_again(every[1:], near, ANEW, pieces)
    wanted, anew = group_again(every[1:], None, ANEW, Memory())
    assert groups == wanted
    same(again, anew)


@pytest.mark.parametrize("content", [b"", b"\x00", b"x" * 40, b"\xff\xff\xff\xff" * 4])
def test_bytes_that_are_none_of_ours_are_refused(content):
    assert kept.decode(content) is None
    assert spread.decode(content) is None
    assert decode(content, None) is None


def test_numbers_beyond_the_articles_are_refused():
    near = group_again(made(6), None, ANEW, Memory())[1]
    near.near.rows.others = near.near.rows.others + 99
    assert len(near.near.rows.others)
    assert kept.decode(kept.encode(near)) is None


def test_a_profile_comes_back_as_it_was():
    reading = made(1)[0]
    profile = profile_of(reading)
    again = decode(encode(profile), reading.article.published)
    assert again.published == profile.published
    assert [one.tolist() for one in again.channels] == [one.tolist() for one in profile.channels]


def both_ways(*links):
    rows = sorted([(one, two, value) for one, two, value in links] + [(two, one, value) for one, two, value in links])
    ones, others, values = zip(*rows, strict=True)
    return Rows(np.array(ones, np.int32), np.array(others, np.int32), np.array(values))


def test_who_was_near_to_what_is_gone_may_be_grouped_otherwise():
    before = Neighbours(both_ways((0, 1, 0.5), (1, 2, 0.4), (2, 3, 0.6)), np.full(4, ABSENT))
    none = Rows(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0))
    carried = carry(before, np.array([0, -1, 1, 2]), np.zeros(3, bool), none)
    assert carried.changed.tolist() == [True, True, False]
    assert carried.rows.values.tolist() == [0.6, 0.6]


def test_a_change_reaches_as_far_as_two_groups_may_be_joined():
    floors = np.full(4, ABSENT)
    near = Neighbours(both_ways((0, 1, 0.5), (1, 2, 0.25), (2, 3, 0.5)), floors)
    changed = np.array([True, False, False, False])
    assert reached(near, changed, 0.28, floored=False).tolist() == [True, True, False, False]
    assert reached(near, changed, 0.28, floored=True).all()
    floors[1] = 0.3
    assert reached(near, changed, 0.28, floored=False).all()


class Two:
    """Two articles of one similarity."""

    size = 2

    def __init__(self, value):
        self.value = value

    def near(self, index, least):
        return np.array([1 - index] * (self.value >= least)), np.array([self.value] * (self.value >= least))


@pytest.mark.parametrize(("value", "kept_so"), [(0.25, True), (0.21, False)])
def test_faint_similarities_are_not_kept(value, kept_so):
    found = neighbours.find_neighbours(Two(value), range(2))
    assert found.rows.values.tolist() == [value, value] * kept_so


@pytest.mark.parametrize("seed", range(12))
def test_groups_made_part_by_part_are_those_made_of_all_links(seed):
    chance = random.Random(seed)
    size = chance.randint(1, 60)
    pairs = {tuple(sorted(chance.sample(range(size), 2))) for _ in range(chance.randint(0, 3 * size)) if size > 1}
    rows = sorted((a, b, chance.uniform(0.22, 0.6)) for pair in pairs for a, b in (pair, pair[::-1]))
    ones, others, values = zip(*rows, strict=True) if rows else ((), (), ())
    floors = [chance.choice([ABSENT, ABSENT, 0.25, 0.4]) for _ in range(size)]
    near = Neighbours(
        Rows(np.array(ones, np.int32), np.array(others, np.int32), np.array(values, float)), np.array(floors)
    )
    assert neighbours.joined(near, RULE) == average_link(near.links(), floors, RULE)
    within = np.array([chance.random() < 0.7 for _ in range(size)], bool)
    members = np.flatnonzero(within).tolist()
    kept_links = [(members.index(a), members.index(b), c) for a, b, c in near.links() if within[a] and within[b]]
    assert near.among(within).links() == kept_links


def test_only_what_hangs_together_is_joined_at_once(monkeypatch):
    sizes = []
    monkeypatch.setattr(
        neighbours,
        "average_link",
        lambda links, *more, **named: sizes.append(len(links)) or average_link(links, *more, **named),
    )
    pairs = [(at, at + 1) for at in range(0, 40, 2)]
    ones, others = zip(*(side for pair in pairs for side in (pair, pair[::-1])), strict=True)
    near = Neighbours(
        Rows(np.array(ones, np.int32), np.array(others, np.int32), np.full(len(ones), 0.5)), np.full(40, ABSENT)
    )
    assert neighbours.joined(near, RULE) == [list(pair) for pair in pairs]
    assert max(sizes) == 1
