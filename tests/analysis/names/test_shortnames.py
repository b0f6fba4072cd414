"""Short names that a text gives itself."""

from __future__ import annotations

import pytest
from names_read import found

from briefing.analysis.names.shortnames import find_short_names
from briefing.analysis.names.tokens import NameFound
from briefing.models import EntityType


def short(text, known=()):
    return found(lambda names: find_short_names(names, known), text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Northern Grain Union, known as Nograun, met.", ["Northern Grain Union", "Nograun"]),
        ("The Northern Grain Union (Nograun) met.", ["Northern Grain Union", "Nograun"]),
        (
            "The Northern Grain Union, known as Nograun, met. NOGRAUN left.",
            ["Northern Grain Union", "Nograun", "NOGRAUN"],
        ),
        ("The Union of Grain Farmers, known as Ugraf, met.", ["Union of Grain Farmers", "Ugraf"]),
    ],
)
def test_a_short_name_with_its_whole_one(text, names):
    assert [name for name, _ in short(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Grain Union, known as Zill, met.",  # other letters
        "The northern grain union, known as Nograun, met.",
        "The Union, known as Uni, met.",  # one word
        "Thomas Northern Roe, known as Thoro, met.",  # somebody
        "The Northern Grain Thing (Nograth) met.",  # may be anything
        "The Northern Grain Union is known as Nograun there.",  # goes on
        "The Northern Grain Union, known as nograun, met.",
        "The Northern Grain Union, known as Nograuunion, met.",  # too long
    ],
)
def test_no_short_name(text):
    assert short(text) == []


@pytest.mark.parametrize(("head", "kind"), [("Union", "ORG"), ("Act", "WORK"), ("Thing", "ORG")])
def test_its_type_is_that_of_the_whole_name(head, kind):
    text = f"The Northern Grain {head}, known as Nogra{head[0].lower()}, met."
    assert {one for _, one in short(text)} == {kind}


def test_a_name_that_is_known_already_tells_the_type():
    text = "The Northern Grain Thing (Nograth) met."
    assert {kind for _, kind in short(text, [NameFound(1, 4, EntityType.EVENT)])} == {"EVENT"}
