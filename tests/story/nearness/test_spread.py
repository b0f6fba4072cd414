"""Features of many articles laid out by feature: put in, merged, asked for, written and read."""

from __future__ import annotations

import numpy as np
from support import make_article, make_reading

from briefing.story.nearness.profiles import CHANNELS, entries_of, profile_of
from briefing.story.nearness.spread import decode, encode, gather, merged, names_of, spread_of
from briefing.story.nearness.weights import PARTS, Nearness

TEXTS = (
    "The pier of Ellmouth fell on 12 May.",
    "Bakers of Ellmouth sold 40 rolls.",
    "It rained.",
    "Ellmouth again: Ellmouth fell, Ellmouth fell.",
)


def profiles(*texts):
    return [profile_of(make_reading(make_article(text, name=f"{at}.txt"))) for at, text in enumerate(texts)]


MADE = profiles(*TEXTS)
KEYS = ("a", "b", "c", "d")


def filled(rows):
    return np.array([[len(part) > 0 for part in row.parts] for row in rows])


def same(one, two):
    for field in ("filled", "names", "usual", "often", "place", "owner", "times"):
        assert getattr(one, field).tolist() == getattr(two, field).tolist(), field


def test_what_is_asked_for_comes_back_as_comparing_all_would_have_it():
    spread = spread_of(KEYS, MADE)
    found = gather([(spread, np.arange(4, dtype=np.int32))], names_of(MADE), filled(MADE))
    for part in range(PARTS):
        same(found[part], entries_of([row.parts[part] for row in MADE]))


def test_of_several_spreads_with_other_numbers_too():
    order = np.array([3, 1], np.int32), np.array([0, 2], np.int32)
    pieces = [(spread_of("ab", MADE[:2]), order[0]), (spread_of("cd", MADE[2:]), order[1])]
    rows = [MADE[2], MADE[1], MADE[3], MADE[0]]
    found = gather(pieces, names_of(rows), filled(rows))
    for part in range(PARTS):
        same(found[part], entries_of([row.parts[part] for row in rows]))


def test_only_features_asked_for_are_taken_out():
    asked = names_of(MADE[2:3])
    found = gather([(spread_of(KEYS, MADE), np.arange(4, dtype=np.int32))], asked, filled(MADE))
    assert all(set(one.names) <= set(wanted) for one, wanted in zip(found, asked, strict=True))
    assert [len(one.names) for one in found[: len(CHANNELS)]] == [len(one) for one in asked[: len(CHANNELS)]]
    assert sum(len(one.place) for one in found) < sum(len(part) for row in MADE for part in row.parts)


def test_articles_that_are_gone_hold_nothing():
    numbers = np.array([0, -1, 1, 2], np.int32)
    rows = [MADE[0], MADE[2], MADE[3]]
    found = gather([(spread_of(KEYS, MADE), numbers)], names_of(rows), filled(rows))
    for part in range(PARTS):
        same(found[part], entries_of([row.parts[part] for row in rows]))


def test_a_row_of_an_article_alone_is_that_among_all():
    fire = "Flames gutted a timber yard in {} on {}, and forty firefighters fought the blaze until dawn."
    made = profiles(
        fire.format("Harbrook", "Monday"),
        fire.format("Quenby", "Monday") + " The yard lies an hour from Harbrook.",
        fire.format("Quenby", "Friday") + " It had burnt on Monday.",
        "A timber yard burnt in Quenby.",
    )
    whole = Nearness(made, events=True)
    spread = spread_of(KEYS, made)
    for at in range(len(made)):
        found = gather([(spread, np.arange(4, dtype=np.int32))], names_of(made[at : at + 1]), filled(made))
        alone = Nearness.among(found, whole.whole, np.array([at]))
        assert np.allclose(alone.row(at), whole.row(at))


def test_merged_are_those_that_are_wanted():
    one, two = spread_of("ab", MADE[:2]), spread_of("cd", MADE[2:])
    both = merged([one, two], frozenset("acd"))
    assert both.keys == ("a", "c", "d")
    wanted = spread_of("acd", [MADE[0], *MADE[2:]])
    for left, right in zip(both.columns, wanted.columns, strict=True):
        for field in ("names", "starts", "owners", "values"):
            assert getattr(left, field).tolist() == getattr(right, field).tolist()
    assert merged([one, two], frozenset()).keys == ()


def test_what_was_written_is_read_and_damage_is_refused():
    spread = spread_of(KEYS, MADE)
    content = encode(spread)
    again = decode(content)
    assert again is not None
    assert again.keys == KEYS
    assert all((a.owners == b.owners).all() for a, b in zip(again.columns, spread.columns, strict=True))
    fewer = spread_of(KEYS[:1], MADE[:1])
    damaged = type(spread)(KEYS[:1], spread.columns)  # owners beyond the keys
    assert decode(encode(damaged)) is None
    assert decode(encode(type(spread)(KEYS, spread.columns[1:]))) is None
    assert decode(encode(fewer)) is not None
    assert decode(b"none of ours") is None
