"""What the collector of cycles may do while there is work."""

from __future__ import annotations

import gc
import sys
import weakref

import pytest
from driving import reading
from stories import FakeSession, ferry, market

from briefing.tui import calm as calm_module
from briefing.tui.calm import DUE, INTERVAL, NEVER, Calm


@pytest.fixture
def calm():
    usual, interval, frozen = gc.get_threshold(), sys.getswitchinterval(), gc.get_freeze_count()
    calm = Calm()
    yield calm
    calm.close()
    assert gc.get_threshold() == usual
    assert sys.getswitchinterval() == pytest.approx(interval)
    assert gc.get_freeze_count() <= frozen


def test_no_full_collection_runs_during_work(calm: Calm) -> None:
    before = gc.get_stats()[2]["collections"]
    with calm:
        assert sys.getswitchinterval() == pytest.approx(INTERVAL, rel=0.01)
        kept = [[number] for number in range(200_000)]
        assert gc.get_stats()[2]["collections"] == before
    assert len(kept) == 200_000


def test_what_is_there_at_the_first_end_is_set_aside(calm: Calm) -> None:
    with calm:
        kept = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() > len(kept)


def test_much_that_came_since_is_set_aside_too(calm: Calm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calm_module, "FEW", 10_000)
    with calm:
        pass
    frozen = gc.get_freeze_count()
    with calm:
        kept = [[number] for number in range(20_000)]
    assert gc.get_freeze_count() >= frozen + len(kept)


def test_the_last_of_two_works_ends_it(calm: Calm) -> None:
    usual = gc.get_threshold()
    with calm:
        with calm:
            pass
        assert gc.get_threshold() != usual
    assert gc.get_threshold() == usual


def test_little_that_came_since_is_collected(calm: Calm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calm_module, "FEW", 1 << 40)

    class Closed:
        pass

    with calm:
        pass
    frozen = gc.get_freeze_count()
    gone = Closed()
    gone.itself = gone
    seen = weakref.ref(gone)
    del gone
    with calm:
        pass
    assert seen() is None
    assert gc.get_freeze_count() <= frozen


def test_no_object_is_laid_hold_on(calm: Calm, monkeypatch: pytest.MonkeyPatch) -> None:
    """``gc.get_objects`` from one thread breaks a tuple that another one is building."""

    def never(generation: int | None = None) -> list[object]:
        raise AssertionError(generation)

    monkeypatch.setattr(gc, "get_objects", never)
    for _ in range(2):
        with calm:
            pass


def full() -> int:
    return gc.get_stats()[2]["collections"]


def test_a_full_collection_waits_until_nobody_types(calm: Calm) -> None:
    calm.open()
    gc.collect()
    before = full()
    kept = []
    while gc.get_count()[2] < DUE:
        kept.append([])
    calm.rest(idle=False)
    assert full() == before
    calm.rest(idle=True)
    assert full() == before + 1
    calm.rest(idle=True)
    assert full() == before + 1, "nothing is due"


def test_much_is_collected_in_the_midst_of_typing(calm: Calm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calm_module, "OVERDUE", 12)
    calm.open()
    gc.collect()
    before = full()
    kept = []
    while gc.get_count()[2] < 12:
        kept.append([])
    assert full() == before, "Python would have made one"
    calm.rest(idle=False)
    assert full() == before + 1


def test_while_there_is_work_nothing_is_collected_at_rest(calm: Calm) -> None:
    calm.open()
    with calm:
        kept = []
        while gc.get_count()[2] < DUE:
            kept.append([])
        before = full()
        calm.rest(idle=True)
        assert full() == before


async def test_the_app_rests_when_no_key_came(monkeypatch: pytest.MonkeyPatch) -> None:
    rested: list[bool] = []
    monkeypatch.setattr(Calm, "rest", lambda self, *, idle: rested.append(idle))
    monkeypatch.setattr("briefing.tui.app.REST", 3600.0)  # only as the test asks for it
    usual = gc.get_threshold()
    async with reading(FakeSession(ferry(), market())) as pilot:
        assert gc.get_threshold()[2] == NEVER
        await pilot.press("j")
        pilot.app._rest()
        pilot.app._rest()
        assert rested == [False, True]
    assert gc.get_threshold() == usual


def test_young_objects_are_looked_at_less_often_during_work(calm: Calm) -> None:
    before = gc.get_stats()[0]["collections"]
    with calm:
        kept = [[number] for number in range(100_000)]
        assert gc.get_stats()[0]["collections"] - before < 20
    assert len(kept) == 100_000
