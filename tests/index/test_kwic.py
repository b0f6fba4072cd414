"""The concordance, and what is counted of the articles that are found."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article, make_reading

from briefing.cli.search_options import KWIC_ORDERS
from briefing.index import SearchOptions, open_index
from briefing.index.kwic import ORDERS, in_order, lines_of

TEXTS = {
    "one": "A blue ferry sailed. The old ferry sank.\n\nFerry fares rose.",
    "two": "The Álvaro ferry waits, and the crew of the red ferry waits for wind and tide and light.",
}


@pytest.fixture(scope="module")
def index():
    days = {"one": date(2024, 5, 1), "two": date(2023, 4, 1)}
    outlets = {"one": "Lantern", "two": "Harbour Post"}
    index = open_index(None)
    made = [
        make_article(text, name=name, title="News", published=days[name], outlet=outlets[name])
        for name, text in TEXTS.items()
    ]
    index.update(
        [make_reading(article) for article in made], {made[0].id: ["Bo Vane"], made[1].id: ["Bo Vane", "Tarn"]}
    )
    return index


def lines(index, order, width=12):
    return in_order(lines_of(index.search("ferry").hits, width), order)


def test_each_place_is_a_line_whose_parts_follow_each_other_in_its_paragraph(index):
    found = lines(index, "article", 1000)
    assert len(found) == 5
    for line in found:
        text = TEXTS[line.path]
        assert text[line.start : line.end] == line.word
        assert text[: line.start].endswith(line.left)
        assert text[line.end :].startswith(line.right)
        assert "\n" not in line.left + line.right


@pytest.mark.parametrize("width", [1, 5, 12])
def test_the_sides_are_no_wider_than_asked_and_cut_between_words(index, width):
    for line in lines(index, "article", width):
        assert len(line.left) <= width
        assert len(line.right) <= width
    assert [line.right for line in lines(index, "article", 12) if line.path == "two"][-1] == " waits for"


def test_lines_stand_by_the_words_beside(index):
    assert [line.left.split()[-1:] for line in lines(index, "left")] == [[], ["Álvaro"], ["blue"], ["old"], ["red"]]
    assert [line.right.split()[0] for line in lines(index, "right")] == ["fares", "sailed.", "sank.", "waits,", "waits"]
    assert [line.path for line in lines(index, "day")] == ["two"] * 2 + ["one"] * 3
    assert [line.outlet for line in lines(index, "outlet")] == ["Harbour Post"] * 2 + ["Lantern"] * 3


def test_the_command_offers_the_orders_that_there_are():
    assert KWIC_ORDERS == ORDERS


def test_what_is_found_is_counted_by_outlet_month_and_name(index):
    facets = index.search("ferry", SearchOptions(limit=1, facets=True)).facets
    assert facets == {
        "outlet": (("Harbour Post", 1), ("Lantern", 1)),
        "month": (("2023-04", 1), ("2024-05", 1)),
        "name": (("Bo Vane", 2), ("Tarn", 1)),
        "story": (),
    }
    assert index.search("ferry -wind", SearchOptions(facets=True)).facets["name"] == (("Bo Vane", 1),)
    assert index.search("ferry").facets == {}
