"""Nicknames inside names, as forms."""

from __future__ import annotations

import pytest

from briefing.language.english.nicknamed import nickname_of, without_nickname


@pytest.mark.parametrize(
    ("name", "bare", "nickname"),
    [
        ("Adam “The Elk” Lund", "Adam Lund", "Elk"),
        ('Adam "Fat Elk" Lund', "Adam Lund", "Fat Elk"),
        ("Ida (Dot) Roe", "Ida Roe", "Dot"),
        ("Ida Roe", "Ida Roe", ""),
        ("Ida O'Roe", "Ida O'Roe", ""),
    ],
)
def test_nicknames(name, bare, nickname):
    assert (without_nickname(name), nickname_of(name)) == (bare, nickname)
