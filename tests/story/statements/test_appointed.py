"""Whom two claims tell to be chosen for an office."""

from __future__ import annotations

import pytest
from taken_apart import statements_of

from briefing.story.statements.appointed import appointed, others_appointed


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The council asked Ada Lund to be mayor.", "The council named Bo Roe as mayor."),
        ("Ada Lund was chosen to serve as harbour secretary.", "The board picked Bo Roe to be secretary."),
        ("The board announced its nomination of Ada Lund as director.", "Bo Roe was nominated to be the director."),
    ],
)
def test_two_who_are_chosen_are_two(one, two):
    left, right = map(appointed, statements_of(one, two))
    assert others_appointed(left, right)
    assert others_appointed(right, left)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The council asked Ada Lund to be mayor.", "The council named Lund as mayor."),
        ("The council named Ada Lund and Bo Roe as secretaries.", "The council named Ada Lund as mayor."),
        ("The council named Bo Roe as mayor.", "Bo Roe followed Ada Lund as mayor."),
        ("The council named Bo Roe as mayor.", "Ada Lund asked Bo Roe to be quiet."),
        ("The council named Bo Roe as mayor.", "The council chose a mayor, Ada Lund wrote."),
    ],
)
def test_one_who_is_chosen_is_one(one, two):
    left, right = map(appointed, statements_of(one, two))
    assert not others_appointed(left, right)
    assert not others_appointed(right, left)
