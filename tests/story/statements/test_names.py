"""Which words of a text are names, what stands before them, and whether two of them may be one."""

from __future__ import annotations

import pytest
from taken_apart import read

from briefing.models import EntityType, Span
from briefing.story.entities.linking import link_entities
from briefing.story.statements.names import Name, NameBook, different_level, is_street, same_name


def name(text, kind=None, **fields):
    return Name(text, kind, Span(0, len(text)), **fields)


def names_of(text):
    (reading,) = read(text)
    return NameBook().names_of(reading)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lena Orth", "Orth"),
        ("Lena Orth", "L. Orth"),
        ("Bob Sorn", "Robert Sorn"),
        ("the Harbour Guild", "Harbour Guild"),
        ("al-Halden", "Halden"),
        ("Orsa’s", "Orsa"),
        ("WHO", "World Health Organization"),
        ("U.S.", "United States"),
        ("Russian", "Moscow"),
        ("Calif", "California"),
        ("Zelenskyy", "Zelensky"),
        ("Harbour Guild of Orsa", "Harbour Guild"),
        ("Halden-Orsa Harbour Line", "Halden-Orsa Railway"),
    ],
)
def test_two_names_that_may_be_one(one, two):
    assert same_name(name(one), name(two))
    assert same_name(name(two), name(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Lena Orth", "Kim Orth"),
        ("Lena Orth", "Lena Ruud"),
        ("Germany", "France"),
        ("Orsa", "Halden"),
        ("WHO", "World Trade Organization"),
        ("Cal", "California"),
        ("Austria", "Australia"),
        ("Morten", "Norden"),
    ],
)
def test_two_names_of_two(one, two):
    assert not same_name(name(one), name(two))
    assert not same_name(name(two), name(one))


def test_names_of_one_entity_are_one_and_of_none_are_not():
    assert same_name(name("the Tiger", entity="e1"), name("Lena Orth", entity="e1"))
    assert not same_name(name("the Tiger", entity="e1"), name("Lena Orth", entity="e2"))
    assert not same_name(name("the Tiger"), name("Lena Orth"))


@pytest.mark.parametrize(
    ("one", "two", "different"),
    [
        ("Germany", "Berlin", True),
        ("Germany", "France", False),
        ("Orsa County", "Orsa", True),
        ("Orsa County", "Halden County", True),
        ("Orsa County", "Orsa County", False),
        ("Mill Street", "Orsa", True),
        ("Mill Street", "Quay Road", False),
        ("Orsa", "Halden", False),
    ],
)
def test_a_place_that_may_lie_in_the_other_is_of_another_level(one, two, different):
    assert different_level(name(one), name(two)) is different


def test_streets_are_known_by_their_last_word():
    assert is_street(name("Mill Street"))
    assert not is_street(name("Streetham"))


@pytest.mark.parametrize(
    ("kind", "before", "place"),
    [
        (EntityType.PLACE, "", True),
        (EntityType.PERSON, "in", False),
        (None, "in", True),
        (EntityType.OTHER, "near", True),
        (None, "of", False),
        (None, "", False),
    ],
)
def test_what_is_taken_for_a_place(kind, before, place):
    assert name("Orsa", kind, before=before).is_place is place


def test_a_name_is_told_with_what_stands_before_it_and_whether_something_is_its_own():
    found = {
        one.text: one for one in names_of("The fishing minister Lena Orth met bakers in Orsa near Kim Rust's mill.")
    }
    assert found["Lena Orth"].title == ("fishing", "minister")
    assert found["Orsa"].before == "in"
    assert found["Kim Rust"].possessive
    assert not found["Lena Orth"].possessive


def test_a_verb_or_a_mark_ends_what_stands_before_a_name():
    found = {one.text: one for one in names_of("Bakers elected mayor Lena Orth. They sold bread, Kim Rust said.")}
    assert found["Lena Orth"].title == ("mayor",)
    assert found["Kim Rust"].title == ()


def test_capitals_that_no_finder_took_are_names_but_for_those_that_only_open_a_sentence():
    text = "Sailors boarded the Grey Wanderer. Nobody saw the Zyrblax. “Fog came,” they said."
    texts = [one.text for one in names_of(text)]
    assert "Grey Wanderer" in texts
    assert "Zyrblax" in texts
    assert not {"Sailors", "Nobody", "Fog"} & set(texts)
    assert texts == sorted(texts, key=text.index)


def test_days_figures_and_forms_of_address_are_no_names():
    texts = [one.text for one in names_of("On Monday Mr. Rust paid for 40 nets in March.")]
    assert texts in (["Rust"], ["Mr. Rust"], ["Mr Rust"])


def test_a_book_tells_whom_a_name_means():
    readings = read("Lena Orth opened the pier in Halden on Monday.", "Mayor Lena Orth sang.")
    entities = link_entities(readings)
    (orth,) = [one for one in entities if "Orth" in one.name]
    for reading in readings:
        named = [one for one in NameBook.of(entities).names_of(reading) if "Orth" in one.text]
        assert [one.entity for one in named] == [orth.id]
