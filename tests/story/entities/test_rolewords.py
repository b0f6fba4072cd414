"""The words around a name that say what somebody is."""

from __future__ import annotations

import pytest
from marked import named

from briefing.story.entities.rolewords import (
    clash,
    heads,
    is_relative,
    name_parts,
    offices,
    sex_of,
    words_after,
    words_before,
)


def one(text):
    (found,) = named(text)
    return found


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Former Defence Minister [[Lena Orth|p]] sang.", ("former", "defense", "minister")),
        ("Dr. [[Orth|p]] sang.", ("dr",)),
        ("Bakers met mayor [[Orth|p]] there.", ("mayor",)),
        ("Bakers saw [[Orth|p]].", ()),
        ("After the mayor, [[Orth|p]] sang.", ()),
        ("Said the minister: [[Orth|p]] sang.", ()),
    ],
)
def test_the_titles_right_before_a_name(text, row):
    assert words_before(one(text)) == row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("[[Lena Orth|p]], the former mayor of Orsk, sang.", ("the", "former", "mayor")),
        ("[[Lena Orth|p]], who sang there, left.", ()),
        ("[[Lena Orth|p]] the mayor sang.", ()),
        ("[[Lena Orth|p]], one of five people beside the mayor, sang.", ()),
    ],
)
def test_the_title_behind_a_name(text, row):
    assert words_after(one(text)) == row


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        (("mayor",), {"mayor"}),
        (("former", "mayor"), set()),
        (("vice", "president"), set()),
        (("baker",), set()),
    ],
)
def test_offices_that_one_person_holds(roles, found):
    assert offices(roles) == found


def test_titles_proper_are_no_forms_of_address():
    assert heads(("mr", "mayor")) == {"mayor"}
    assert heads(("former", "mayor")) == {"mayor"}


@pytest.mark.parametrize(("roles", "sex"), [(("mr",), "m"), (("mrs",), "f"), (("queen",), "f"), (("mayor",), None)])
def test_what_a_title_says_of_sex(roles, sex):
    assert sex_of(roles) == sex


@pytest.mark.parametrize(
    ("one_life", "other", "apart"),
    [
        ("mayor", "goalkeeper", True),
        ("mayor", "president", False),
        ("lawyer", "senator", False),
        ("senator", "lawyer", False),
        ("sheriff", "judge", False),
        ("sheriff", "poet", True),
        ("mayor", "gardener", False),
        ("gardener", "mayor", False),
    ],
)
def test_walks_of_life_that_seldom_meet(one_life, other, apart):
    assert clash(frozenset([one_life]), frozenset([other])) is apart


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("President Lena Orth", (("lena", "orth"), "")),
        ("Ivo Brant Jr.", (("ivo", "brant"), "jr")),
        ("Prince Ivo", (("prince", "ivo"), "")),
        ("Mayor", (("mayor",), "")),
        ("III", (("iii",), "")),
    ],
)
def test_a_name_in_comparable_words(text, row):
    assert name_parts(text) == row


def test_a_wife_or_a_son_is_brought_in_as_such():
    assert is_relative(one("His son [[Karl Orth|p]] sang."), "orth")
    assert not is_relative(one("The mayor [[Karl Orth|p]] sang."), "orth")
