"""Which names of a place, a body or a thing are forms of one another."""

from __future__ import annotations

import pytest
from speech import entity, listen

from briefing.models import EntityType
from briefing.story.lists.namings import names_of, quoted_in


def names(text, kind, name, *forms, **fields):
    """The uses of the names of an entity in a text."""
    reading = listen(text, **fields)
    return names_of(entity(name, kind, (reading,), *forms), quoted_in([reading]))


def is_form(one, other, kind=EntityType.ORG):
    """Whether two names of the same thing share a sense."""
    uses = names(f"They saw {one}. Later they left {other}.", kind, one, other)
    assert {use.label for use in uses} == {one, other}
    return len({use.sense for use in uses}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Fish", "Fish Ministry"),
        ("Marsh Fish Council", "Council"),
        ("Ministry of Fish", "MOF"),
        ("Marsh Fish Council", "M.F.C"),
        ("Marsh Fish Council", "Marsh FC"),
        ("Dargan Mills", "Dargen Mills"),
        ("Heron Games 1984", "Games 84"),
        ("Velda", "Veldans"),
    ],
)
def test_short_forms_initials_endings_and_spellings_are_forms_of_a_name(one, other):
    assert is_form(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marsh City", "Herons"),
        ("Ministry of Fish", "MOG"),
        ("Orla Mills", "Orna Mills"),
        ("Fish Council", "Fish Club"),
    ],
)
def test_other_words_and_other_initials_are_another_name(one, other):
    assert not is_form(one, other)


def test_all_names_of_one_land_are_forms_of_one_another():
    assert is_form("Britain", "United Kingdom", EntityType.PLACE)
    assert is_form("Calif", "California", EntityType.PLACE)
    assert not is_form("Britain", "France", EntityType.PLACE)


def test_only_places_and_groups_are_known_as_lands():
    assert not is_form("Britain", "United Kingdom", EntityType.ORG)


def test_names_of_which_each_takes_a_side_are_no_forms_of_one_another():
    assert not is_form("Burma", "Myanmar", EntityType.PLACE)


def test_every_use_is_at_its_place_on_one_line_and_told_as_quoted_in_quotation_marks():
    text = "“I love Free\nMarsh,” said Ada Roe. She left Free Marsh."
    uses = names(text, EntityType.ORG, "Free Marsh", "Free\nMarsh", people="Ada Roe")
    assert [(use.label, use.evidence.start, use.quoted) for use in uses] == [
        ("Free Marsh", text.index("Free"), True),
        ("Free Marsh", text.rindex("Free"), False),
    ]


def test_what_is_quoted_is_kept_by_article():
    one = listen("Nobody spoke.", name="a.txt")
    two = listen("“I love Verland,” said Ada Roe.", name="b.txt", people="Ada Roe")
    land = entity("Verland", EntityType.PLACE, (two,)).mentions[0]
    quoted = quoted_in([one, two])
    assert [quoted[reading.article.id].holds(land.span) for reading in (one, two)] == [False, True]
