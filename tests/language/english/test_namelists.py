"""The word lists about names."""

from __future__ import annotations

import pytest

from briefing.language.english.namelists import lines, nicknames, words


def test_nicknames_go_both_ways_and_hold_themselves():
    table = nicknames()
    assert {"william", "bill"} <= table["bill"] & table["william"]
    assert all(name in others and all(name in table[other] for other in others) for name, others in table.items())


def test_a_blank_inside_a_name_is_read_as_one():
    assert all("_" not in word for word in words("company_ends"))
    with pytest.raises(KeyError):
        words("nothing")


def test_lines_without_comments():
    assert all(line and not line.startswith("#") for line in lines("countries.txt"))
