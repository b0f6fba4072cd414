"""Which names are one person."""

from __future__ import annotations

import pytest
from marked import named

from briefing.story.entities.persons import link_persons


def people(*texts):
    """The names of each person, in the order of the story."""
    groups = link_persons(named(*texts))
    rows = sorted(groups, key=lambda group: group.members[0].number)
    return [[item.text for item in group.members] for group in rows]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["[[Lena Orth|p]] sang. [[Orth|p]] left."], [["Lena Orth", "Orth"]]),
        (["[[Lena Orth|p]] sang.", "[[Orth|p]] left."], [["Lena Orth", "Orth"]]),
        (["[[Lena Orth|p]] sang.", "Singer [[Lena M. Orth|p]] left."], [["Lena Orth", "Lena M. Orth"]]),
        (["[[Lena Orth|p]] met [[Karl Orth|p]]."], [["Lena Orth"], ["Karl Orth"]]),
        # nothing tells which of two
        (
            ["[[Lena Orth|p]] sang.", "[[Karl Orth|p]] sang.", "[[Orth|p]] left."],
            [["Lena Orth"], ["Karl Orth"], ["Orth"]],
        ),
        # an article names somebody whole first
        (
            ["[[Lena Orth|p]] sang.", "[[Karl Orth|p]] sang. [[Orth|p]] left."],
            [["Lena Orth"], ["Karl Orth", "Orth"]],
        ),
        # the beginning and the end of a longer name
        (["[[Kim Jae Un|p]] waved.", "[[Kim Jae|p]] left."], [["Kim Jae Un", "Kim Jae"]]),
        (["[[Omar al-Sadi|p]] waved.", "[[al-Sadi|p]] left."], [["Omar al-Sadi", "al-Sadi"]]),
        # spellings
        (["[[Sergei Morozov|p]] waved.", "[[Sergey Morozov|p]] left."], [["Sergei Morozov", "Sergey Morozov"]]),
        (["[[Chen Wei|p]] waved.", "[[Wei Chen|p]] left."], [["Chen Wei", "Wei Chen"]]),
    ],
)
def test_who_is_one(texts, expected):
    assert people(*texts) == expected


def test_a_son_is_another_one_where_both_are_named_and_else_the_same():
    assert people("[[Ivo Brant Jr.|p]] sang. He, [[Ivo Brant|p]], left.") == [["Ivo Brant Jr.", "Ivo Brant"]]
    assert people("[[Ivo Brant|p]] died. His son [[Ivo Brant Jr.|p]] sang.") == [["Ivo Brant"], ["Ivo Brant Jr."]]
    assert people("[[Ivo Brant Sr.|p]] met [[Ivo Brant Jr.|p]] there.") == [["Ivo Brant Sr."], ["Ivo Brant Jr."]]


def test_who_is_never_named_whole_is_one_over_the_story_but_not_across_an_office():
    assert people("[[Brant|p]] sang.", "[[Brant|p]] left.") == [["Brant", "Brant"]]
    assert people("Mayor [[Brant|p]] sang.", "Governor [[Brant|p]] left.") == [["Brant"], ["Brant"]]
    assert people("Mayor [[Brant|p]] sang.", "Mayor [[Brant|p]] left.") == [["Brant", "Brant"]]


def test_a_group_has_the_fullest_name_for_its_key():
    (group,) = link_persons(named("[[Lena Orth|p]] sang.", "[[Lena Mia Orth|p]] left."))
    assert group.key == "lena mia orth"
