"""How near two articles are: features weighed and compared channel by channel."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from support import make_article, make_reading

from briefing.story.nearness import weights
from briefing.story.nearness.profiles import profile_of
from briefing.story.nearness.weights import ELSEWHERE, Nearness

DAM = "The dam of Ellmouth broke on 12 May and flooded the mill of Tarn."
AGAIN = "On 12 May the dam of Ellmouth broke, and the mill of Tarn was flooded."
SNOW = "Snow fell on the hills while gulls slept beside a frozen lake."


def profile(text, day=None, name="1.txt"):
    published = date(2024, 5, 3) + timedelta(days=day) if day is not None else None
    return profile_of(make_reading(make_article(text, name=name, title="", published=published)))


def row(*texts, days=(), events=False):
    days = (*days, *([None] * (len(texts) - len(days))))
    made = [profile(text, day, f"{at}.txt") for at, (text, day) in enumerate(zip(texts, days, strict=True))]
    return Nearness(made, events=events).row(0)


def test_an_article_is_nearest_to_itself_then_to_what_tells_the_same():
    found = row(DAM, AGAIN, SNOW)
    assert found[0] > found[1] > found[2] == 0
    assert found[0] <= 1.0000001
    assert found[1] > 0.4


def test_nearness_is_mutual():
    made = Nearness([profile(text, name=f"{at}.txt") for at, text in enumerate((DAM, AGAIN, SNOW))])
    square = np.stack([made.row(at) for at in range(3)])
    assert np.allclose(square, square.T)


def test_a_channel_that_one_lacks_is_left_out():
    plain = "dams broke and mills flooded near towns"
    with_names = "dams broke and mills flooded near Towns of Ellmouth"
    assert row(plain, plain, with_names)[1] == pytest.approx(1)
    assert row(plain, with_names, plain)[1] > 0.8


@pytest.mark.parametrize(
    ("apart", "share"), [(0, 1), (7, 1), (37, 2 / 3), (67, 1 / 3), (400, 1 / 3), (-37, 2 / 3), (None, 1)]
)
def test_days_between_take_away_up_to_two_thirds(apart, share):
    near = row(DAM, AGAIN, days=(0, 0))[1]
    assert row(DAM, AGAIN, days=(0, apart))[1] == pytest.approx(near * share)
    assert row(DAM, AGAIN, days=(None, 400))[1] == pytest.approx(near)


def test_what_is_rare_tells_more():
    rare = row("zyrblax fell in Ellmouth", "zyrblax slept near Tarn", SNOW)[1]
    usual = row("people fell in Ellmouth", "people slept near Tarn", SNOW)[1]
    assert rare > usual > 0


def test_of_what_is_in_all_articles_nothing_is_looked_up_in_a_large_collection(monkeypatch):
    texts = [f"Ellmouth gulls {word}" for word in ("sing", "swim", "sleep", "dive", "fight", "hide")]
    assert row(*texts)[1] > 0
    monkeypatch.setattr(weights, "FEWEST_LOOKED_UP", 5)
    assert row(*texts)[1] == 0
    assert row(*texts[:5])[1] > 0


def test_articles_that_begin_in_other_places_may_be_of_two_events():
    one, two = (f"In {town} a dam broke and flooded a mill." for town in ("Ellmouth", "Lisse"))
    itself, other = row(one, two, events=True)
    assert other == pytest.approx(itself * ELSEWHERE)


def test_the_words_of_short_texts_tell_of_one_event_in_any_order(monkeypatch):
    whole, flash = row(DAM, AGAIN)[1], row(DAM, AGAIN, events=True)[1]
    assert flash > whole + 0.05
    monkeypatch.setattr(weights, "LONG", 1)  # as if these were whole texts
    assert row(DAM, AGAIN, events=True)[1] == pytest.approx(whole)


def test_of_a_few_articles_the_rows_are_those_of_all(monkeypatch):
    from briefing.story.nearness.spread import gather, names_of, spread_of  # noqa: PLC0415

    made = [profile(text, name=f"{at}.txt") for at, text in enumerate((DAM, AGAIN, SNOW, DAM + " " + SNOW))]
    every = Nearness(made, events=True)
    filled = np.array([[len(part) > 0 for part in one.parts] for one in made])
    spread = spread_of("abcd", made), np.arange(4, dtype=np.int32)
    asked = np.array([1], np.int64)
    some = Nearness.among(gather([spread], names_of(made[1:2]), filled), every.whole, asked)
    assert some.row(1).tolist() == pytest.approx(every.row(1).tolist())
    monkeypatch.setattr(weights, "STEPPED", 0)
    stepped = Nearness.among(gather([spread], names_of(made[1:2]), filled), every.whole, asked)
    assert stepped.touched([1], []) is None  # three and four count as another size


def test_numbers_of_articles_count_in_steps_in_a_large_collection():
    often = np.array([0, 1, 2, 3, 4, 7, 8])
    assert weights._stepped(often, 10).tolist() == often.tolist()
    steps = weights._stepped(often, weights.STEPPED)
    assert steps[:2].tolist() == [0, 1]
    assert steps[2] == steps[3] == pytest.approx(2**1.5)
    assert steps[4] == steps[5] == pytest.approx(2**2.5)
    assert steps[6] == pytest.approx(2**3.5)
