"""Arranging articles, with no screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.desk import Desk


def test_the_window_follows_the_active_article() -> None:
    desk = Desk.of(5, 2)
    assert desk.visible() == [0, 1]
    desk.focus(3)
    assert desk.visible() == [2, 3]
    desk.focus(0)
    assert desk.visible() == [0, 1]


def test_pinned_articles_stay_on_the_left() -> None:
    desk = Desk.of(5, 3)
    desk.focus(4)
    assert desk.pin()
    desk.focus(0)
    assert desk.visible() == [4, 0, 1]
    desk.focus(3)
    assert desk.visible() == [4, 2, 3]


def test_the_last_article_cannot_be_hidden() -> None:
    desk = Desk.of(2, 2)
    assert desk.hide()
    assert desk.active == 1
    assert not desk.hide()


def test_moving_swaps_with_the_neighbour() -> None:
    desk = Desk.of(3, 3)
    desk.move(1)
    assert desk.shown() == [1, 0, 2]
    desk.move(-1)
    desk.move(-1)
    assert desk.shown() == [0, 1, 2]


def test_bringing_shows_as_many_as_can_be() -> None:
    desk = Desk.of(8, 3)
    desk.bring({4, 5, 7})
    assert len({4, 5, 7} & set(desk.visible())) == 2
    assert desk.active in {4, 5}
    desk.bring({1})
    assert desk.active == 1
    desk.bring(set())
    assert desk.active == 1


@given(
    st.integers(1, 6),
    st.integers(1, 4),
    st.lists(
        st.tuples(st.sampled_from(["focus", "step", "move", "hide", "pin", "resize", "bring"]), st.integers(-3, 7))
    ),
)
def test_whatever_is_done_something_stays_in_view(count: int, capacity: int, steps: list[tuple[str, int]]) -> None:
    desk = Desk.of(count, capacity)
    for name, number in steps:
        if name in ("hide", "pin"):
            getattr(desk, name)()
        elif name == "bring":
            desk.bring({number, number + 1})
        else:
            getattr(desk, name)(number)
        seen = desk.visible()
        assert seen
        assert len(seen) == len(set(seen)) <= desk.capacity
        assert desk.active in seen
