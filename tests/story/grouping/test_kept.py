"""Pieces of features that are kept: put, read, taken together, and refused where they are not what was put."""

from __future__ import annotations

import numpy as np
import pytest
from support import make_article, make_reading

from briefing.story.grouping import kept
from briefing.story.grouping.kept import Grouping, Memory, Reader, put_all, put_more
from briefing.story.grouping.neighbours import Neighbours, Rows
from briefing.story.nearness.profiles import CHANNELS, profile_of
from briefing.story.nearness.spread import spread_of
from briefing.story.nearness.weights import PARTS, Whole


def profile(at):
    return profile_of(make_reading(make_article(f"Bakers of Town{at} sold {at + 10} rolls.", name=f"{at}.txt")))


KEYS = tuple("abcdefghij")
PROFILES = [profile(at) for at in range(len(KEYS))]


def reader(pieces, known, keys):
    return Reader(pieces, known, {key: at for at, key in enumerate(keys)})


def held(pieces, known):
    """The keys of each piece."""
    return [spread.keys for spread, _ in reader(pieces, known, KEYS)]


@pytest.mark.parametrize(("largest", "sizes"), [(4, [4, 4, 2]), (5, [5, 5]), (10, [10]), (99, [10])])
def test_all_go_into_as_few_pieces_as_may_be(monkeypatch, largest, sizes):
    monkeypatch.setattr(kept, "LARGEST", largest)
    pieces = Memory()
    known = put_all(pieces, KEYS, PROFILES)[0]
    assert [len(keys) for keys in held(pieces, known)] == sizes
    assert sum(held(pieces, known), ()) == KEYS
    assert [number for number, _ in known] == list(range(len(sizes)))


def more(pieces, known, keys, new):
    spread = spread_of(new, [PROFILES[KEYS.index(key)] for key in new])
    return put_more(pieces, reader(pieces, known, keys), spread)


def test_a_new_piece_takes_in_smaller_ones():
    pieces = Memory()
    known = put_all(pieces, KEYS[:2], PROFILES[:2])[0]
    known = more(pieces, known, KEYS[:4], KEYS[2:4])
    assert sorted(map(sorted, held(pieces, known))) == [list("abcd")]


def test_a_larger_one_stays_as_it_is():
    pieces = Memory()
    known = put_all(pieces, KEYS[:5], PROFILES[:5])[0]
    known = more(pieces, known, KEYS[:7], KEYS[5:7])
    assert sorted(map(sorted, held(pieces, known))) == [list("abcde"), list("fg")]
    assert len({number for number, _ in known}) == 2


def test_a_piece_of_which_most_are_gone_is_taken_in_whatever_its_size(monkeypatch):
    monkeypatch.setattr(kept, "LARGEST", 6)
    pieces = Memory()
    known = put_all(pieces, KEYS[:6], PROFILES[:6])[0]
    known = more(pieces, known, tuple("abg"), ("g",))
    assert sorted(map(sorted, held(pieces, known))) == [list("abg")]


def test_a_piece_without_any_article_left_goes():
    pieces = Memory()
    known = put_all(pieces, KEYS[:3], PROFILES[:3])[0]
    known = more(pieces, known, ("g",), ("g",))
    assert held(pieces, known) == [("g",)]


@pytest.mark.parametrize("few", [0, 8])
def test_a_reader_tells_what_is_there_and_refuses_what_is_not(monkeypatch, few):
    monkeypatch.setattr(kept, "FEW", few)
    pieces = Memory()
    known = put_all(pieces, KEYS[:4], PROFILES[:4])[0]
    one = reader(pieces, known, ("d", "b"))
    assert one.live(known[0]) == (2, 4)
    assert one.wanted() == {"b", "d"}
    ((spread, numbers),) = one
    assert spread.keys == KEYS[:4]
    assert numbers.tolist() == [-1, 1, -1, 0]
    with pytest.raises(LookupError):
        reader(Memory(), known, KEYS).get(known[0])
    with pytest.raises(LookupError):
        reader(pieces, known, KEYS).get((known[0][0], "another"))


def grouping(labels):
    size = len(labels)
    rows = Rows(np.array([0], np.int32), np.array([1], np.int32), np.array([0.5]))
    whole = Whole(np.ones((size, PARTS), np.int64), np.ones((size, len(CHANNELS))), np.zeros(size, np.int64))
    near = Neighbours(rows, np.zeros(size))
    return Grouping(KEYS[:size], near, whole, np.array(labels, np.int32), ((0, "x"),))


def test_groups_are_in_the_order_of_their_first_articles():
    assert grouping([7, 2, 7, 2, 9]).groups() == [[0, 2], [1, 3], [4]]


def test_a_grouping_is_read_as_it_was_written():
    one = grouping([7, 2, 7])
    again = kept.decode(kept.encode(one))
    assert again is not None
    assert (again.keys, again.pieces, again.groups()) == (one.keys, one.pieces, one.groups())
    assert again.near.rows.values.tolist() == [0.5]
    assert again.whole.sizes.tolist() == one.whole.sizes.tolist()


@pytest.mark.parametrize(
    "change",
    [
        lambda one: setattr(one.near.rows, "others", np.array([3], np.int32)),
        lambda one: setattr(one.near.rows, "ones", np.array([-1], np.int32)),
        lambda one: setattr(one.near.rows, "ones", np.array([0, 1], np.int32)),
        lambda one: setattr(one, "labels", np.array([0], np.int32)),
        lambda one: setattr(one.near, "floors", np.zeros(2)),
        lambda one: setattr(one, "keys", ()),
    ],
)
def test_what_does_not_fit_together_is_refused(change):
    one = grouping([7, 2, 7])
    change(one)
    assert kept.decode(kept.encode(one)) is None
