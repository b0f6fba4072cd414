from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import make_article

from briefing.index.language import parse
from briefing.index.snippets import SNIPPETS, WIDTH, Wanted, cut_snippets, find_hits
from briefing.index.tree import Prefix, Word
from briefing.index.words import positions, stem
from briefing.models import Span


def wanted(query):
    return Wanted.of(parse(query))


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("drone", ["Drones", "drone’s"]),
        ('"drone"', ["drone’s"]),
        ('"solid fuel"', ["solid fuel"]),
        ('"fuel solid"~2', ["solid", "fuel"]),
        ("so*", ["solid", "solid"]),
        ("wing -fuel", ["wing"]),
        ("title:wing", []),
        ("", []),
    ],
)
def test_what_is_asked_for_is_found_where_it_stands(query, places):
    text = "Drones fly. A drone’s wing; the solid fuel burns, then solid, cheap and new fuel."
    assert [span.of(text) for span in find_hits(text, wanted(query))] == places


def test_a_snippet_stays_inside_its_paragraph_and_cuts_between_words():
    text = "First paragraph about the ferry.\n\n" + "long words here " * 30 + "drone at the end"
    article = make_article(text)
    (snippet,) = cut_snippets(article, find_hits(text, wanted("drone")))
    assert snippet.start >= article.paragraphs[1].start
    assert text[snippet.start - 1].isspace()
    assert [hit.of(text) for hit in snippet.hits] == ["drone"]
    assert len(snippet.text) <= WIDTH + 20


def test_the_best_few_are_kept_in_the_order_of_the_text():
    text = "\n\n".join(f"Paragraph {n} holds a drone." + (" And a ferry." if n == 6 else "") for n in range(8))
    article = make_article(text)
    snippets = cut_snippets(article, find_hits(text, wanted("drone OR ferry")))
    assert len(snippets) == SNIPPETS
    assert [snippet.start for snippet in snippets] == sorted(snippet.start for snippet in snippets)
    assert any("ferry" in snippet.text for snippet in snippets)


def test_without_hits_the_beginning_is_shown():
    article = make_article("Short text about nothing.")
    (snippet,) = cut_snippets(article, [])
    assert snippet.text == "Short text about nothing."
    assert snippet.hits == ()


def test_an_empty_text_has_no_snippet():
    assert cut_snippets(make_article(""), []) == ()


def test_a_hit_longer_than_the_window_is_kept_whole():
    text = "x" * (WIDTH * 2)
    (snippet,) = cut_snippets(make_article(text), [Span(0, len(text))])
    assert snippet.text == text


PIECES = st.sampled_from(
    ["rain", "Rain", "rains", "train", "rain-fed", "F-16", "f16", "U.S.", "1,204", "雨", "_", " ", ", ", "'s", "\n"]
)


@given(st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=4))
def test_the_places_are_those_of_all_positions_whatever_was_asked_before(texts: list[str]) -> None:
    terms = (Word(("rain",)), Word(("f16",)), Word(("雨",)), Prefix("120"))
    wanted = Wanted(terms)
    for text in texts:
        fresh = Wanted(terms)
        every = [(Span(a, b), forms) for a, b, forms in positions(text)]
        expected = [place for place, forms in every if fresh.has(forms, tuple(map(stem, forms)))]
        assert list(find_hits(text, wanted)) == expected
