"""Whether two names of people are one name."""

from __future__ import annotations

import pytest
from support_rows import rows

from briefing.language.english.person_names import given_names, holds, same_person, surnames


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize(
    ("one", "two", "answer", "where"),
    [(*row, where) for where in ("person apart", "person together") for row in rows("names", where)],
)
def test_one_name_or_two(one, two, answer, where, together):
    if together is (where == "person together"):
        left, right = tuple(one.split()), tuple(two.split())
        assert same_person(left, right, together=together) is (answer == "yes")
        assert same_person(right, left, together=together) is (answer == "yes")


@pytest.mark.parametrize(("longer", "shorter", "answer"), rows("names", "holds"))
def test_a_name_inside_a_longer_one(longer, shorter, answer):
    assert holds(tuple(longer.split()), tuple(shorter.split())) is (answer == "yes")


@pytest.mark.parametrize(("name", "found"), rows("names", "surname"))
def test_words_that_stand_for_the_whole_name(name, found):
    assert " ".join(sorted(surnames(tuple(name.split())))) == found


def test_given_names_tell_whether_they_are_of_a_man():
    assert {given_names().get(name) for name in ("edward", "emil", "erik")} == {"m"}
    assert given_names().get("zyrblax") is None
