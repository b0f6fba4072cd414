"""Titles of works in quotation marks."""

from __future__ import annotations

import pytest

from briefing.analysis.names.titled import find_titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In her book “All the Baker's Bread,” she tells it.", "All the Baker's Bread"),
        ("His memoir, “Long Way: Notes of a Diver's Son,” came out.", "Long Way: Notes of a Diver's Son"),
        ('He sang the song "Grey Tide" twice.', "Grey Tide"),
        ("She saw the film ‘A Baker’s Year’ there.", "A Baker’s Year"),
        ("He told Velk's “Orla Dane Tonight” so.", "Orla Dane Tonight"),
        ("She played in “The Ferry to Orsk” then.", "The Ferry to Orsk"),
    ],
)
def test_titles(text, title):
    assert [span.of(text) for span in find_titles(text)] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “Iron Baker” fell.",
        "They live by “Bread And Peace For All,” said the baker.",
        "He said of “Bread And Peace Now!” nothing.",
        "In the song “we went home” it rains.",
        "They saw Ada “The Long Baker Elk” Roe.",
        "Then, “All Bakers Go Home” was read.",
        "They put in “NO MORE BREAD” there.",
    ],
)
def test_no_titles(text):
    assert not list(find_titles(text))


def test_a_blank_before_the_closing_mark_is_no_part_of_the_title():
    text = "He liked the film “The Long Bread, ” they said."
    assert [span.of(text) for span in find_titles(text)] == ["The Long Bread"]
