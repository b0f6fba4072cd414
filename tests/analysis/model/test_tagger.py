"""The shipped tagger on text of our own."""

from __future__ import annotations

import itertools

import pytest

from briefing.analysis.model import LABELS, Tagger, tag_document


def names(*sentences):
    """Names with labels in a text made of the sentences."""
    text, places = "", []
    for sentence in sentences:
        places.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return [(text[name.start : name.end], name.label) for name in tag_document(text, places)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norwegian Defense Minister Anna Berg arrived in Lima on Friday.",
            [("Norwegian", "NORP"), ("Anna Berg", "PER"), ("Lima", "LOC")],
        ),
        ("Notably, Peru has not replied.", [("Peru", "LOC")]),
        ("Amidst the talks, Kenya sent aid to Somalia.", [("Kenya", "LOC"), ("Somalia", "LOC")]),
        ("The Peru-South Korea deal was signed.", [("Peru", "LOC"), ("South Korea", "LOC")]),
        ("Vice-Minister Pak Chol Su saw the N Korean team.", [("Pak Chol Su", "PER"), ("N Korean", "NORP")]),
        ("The Democratic People’s Republic of Korea refused.", [("Democratic People’s Republic of Korea", "LOC")]),
        (
            "The United Nations Security Council met in New York.",
            [("United Nations Security Council", "ORG"), ("New York", "LOC")],
        ),
    ],
)
def test_names_of_news(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Among them were many others.", "Furthermore, nothing was said.", "Read more", "", "   ", "12 34 !!", "Show More"],
)
def test_ordinary_words_are_no_names(text):
    assert names(text) == []


def test_a_headline_in_title_case():
    found = names("Norway and Peru Stand Together at Trade Summit in Nairobi")
    assert found == [("Norway", "LOC"), ("Peru", "LOC"), ("Nairobi", "LOC")]


def test_the_text_above_decides_a_family_name():
    found = names("President Maria Velsted spoke in Oslo.", "Velsted then left.")
    assert ("Velsted", "PER") in found


@pytest.mark.parametrize(
    "text",
    [
        "金正恩総書記が平壌で演説した。",
        "Президент прибыл в Москву.",
        "وصل الوزير إلى القاهرة.",
        "\ud800 x",
        "e\u0301t\u0301",
    ],
)
def test_other_scripts_pass_without_harm(text):
    for start, end, label in tag_document(text, [(0, len(text))]):
        assert 0 <= start < end <= len(text)
        assert label in LABELS
        assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())


def test_names_are_in_order_and_do_not_overlap():
    text = "Anna Berg of the Harbour Workers Union, Kenya's envoy and the U.N. met Pak Chol Su in Oslo, Norway."
    found = tag_document(text, [(0, len(text))])
    assert len(found) > 4
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


def test_it_is_read_once():
    assert Tagger.load() is Tagger.load()
