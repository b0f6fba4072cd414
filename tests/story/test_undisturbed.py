"""Full collections wait while a story is compared, and come back afterwards as they were."""

from __future__ import annotations

import gc

import pytest

from briefing.story.undisturbed import NEVER, SOME, YOUNG, undisturbed


@pytest.fixture(autouse=True)
def usual():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_no_full_collection_within():
    with undisturbed():
        assert gc.get_threshold() == (YOUNG, SOME, NEVER)
    assert gc.get_threshold() == (700, 10, 10)


def test_the_last_one_to_end_brings_them_back():
    with undisturbed():
        with undisturbed():
            pass
        assert gc.get_threshold()[2] == NEVER
    assert gc.get_threshold() == (700, 10, 10)


def test_they_come_back_where_something_fails():
    with pytest.raises(ValueError, match="no story"), undisturbed():
        raise ValueError("no story")
    assert gc.get_threshold() == (700, 10, 10)


def test_what_somebody_else_sets_meanwhile_stays():
    with undisturbed():
        gc.set_threshold(900, 5, 5)
    assert gc.get_threshold() == (900, 5, 5)
