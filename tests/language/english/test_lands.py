"""Countries and regions with their other names, peoples and capitals."""

from __future__ import annotations

import pytest
from support_rows import rows

from briefing.language.english.lands import look_up, phrases, table
from briefing.models import EntityType


@pytest.mark.parametrize(("surface", "wanted"), rows("names", "land"))
def test_what_is_known_of_a_name(surface, wanted):
    found = look_up(surface)
    assert (f"{found.land} {found.kind} {found.name}" if found else "") == wanted


def test_a_people_without_a_land_is_named_in_the_singular_as_the_text_spells_it():
    assert look_up("African-Americans").name == "African-American"
    assert look_up("African Americans").name == "African American"


@pytest.mark.parametrize(
    "name",
    [
        *("Arab", "Jew", "Muslim", "Christian", "Catholic", "Protestant", "Buddhist", "Hispanic", "Native American"),
        *("Republican", "Democrat", "Labourite", "Nazi", "Communist", "Marxist", "Islamist", "Zionist", "Tamil"),
        *("Pashtun", "Slav", "Anglican", "Baptist", "Mormon", "Quaker", "Houthi", "Hindu", "Sikh", "Sunni", "Alawite"),
        *("Yazidi", "Uyghur", "Uighur", "Hutu", "Tutsi", "Roman Catholic", "Orthodox Christian", "African American"),
    ],
)
def test_one_of_a_people_and_several_have_one_name(name):
    one, several = look_up(name), look_up(f"{name}s")
    assert one.kind == several.kind == "people"
    assert one.name == several.name == name


@pytest.mark.parametrize(
    "name",
    [
        *("Jewish", "Shiite", "Shia", "Shi'ite", "Druze", "Rohingya", "Roma", "Sami", "Maori", "Māori", "Inuit"),
        *("Aboriginal", "Democratic", "Conservatives", "Liberal Democrats", "Tory", "Tories", "Slavic", "Nordic"),
        *("Baltic", "Evangelicals"),
    ],
)
def test_peoples_that_have_no_plural_of_their_own(name):
    assert look_up(name).kind == "people"


def test_a_people_is_a_group_and_a_land_a_place():
    assert table()["Norwegian"].type is EntityType.GROUP
    assert table()["Norway"].type is EntityType.PLACE


def test_names_of_several_words_stand_under_their_first_the_longest_before_the_shorter():
    assert ("South", "Korea") in phrases()["South"]
    sizes = [len(form) for form in phrases()["South"]]
    assert sizes == sorted(sizes, reverse=True)


def test_no_name_is_empty_and_every_kind_is_known():
    assert all(surface.strip() for surface in table())
    assert {name.kind for name in table().values()} == {"land", "region", "people", "capital"}


def test_a_land_without_a_capital_or_a_people_in_the_table_is_known():
    assert look_up("Dominica").kind == "land"
