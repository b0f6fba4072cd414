from __future__ import annotations

from datetime import date

import pytest
from support import make_article, make_reading

from briefing.index import Filters, SearchOptions, as_typed, open_index
from briefing.index.language import LONGEST_QUERY

ARTICLES = [
    make_article(
        "Solid fuel rockets were shown. The minister’s drone flew over São Paulo.",
        name="fuel.txt",
        outlet="Morning Ledger",
        title="Rockets on parade",
        published=date(2023, 7, 28),
    ),
    make_article(
        "Missiles with solid-fuel engines rolled by. Fuel is dear and solid ground is far.",
        name="missiles.txt",
        outlet="UPI",
        title="Missiles at dusk",
        published=date(2023, 8, 2),
    ),
    make_article(
        "東京で会議が開かれた。 Delegates met in Tokyo.", name="tokyo.txt", outlet=None, title="Talks", published=None
    ),
]


@pytest.fixture(scope="module")
def index():
    index = open_index(None)
    readings = [make_reading(article) for article in ARTICLES]
    index.update(readings, {ARTICLES[0].id: ["Anna Sorel", "Ministry of Works"]})
    return index


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("drone", {"fuel.txt"}),
        ("drones", {"fuel.txt"}),
        ("missile", {"missiles.txt"}),
        ("missile*", {"missiles.txt"}),
        ('"solid fuel"', {"fuel.txt", "missiles.txt"}),
        ("“solid fuel”", {"fuel.txt", "missiles.txt"}),
        ('"fuel solid"', set()),
        ("solid dear", {"missiles.txt"}),
        ("drone OR missiles", {"fuel.txt", "missiles.txt"}),
        ("fuel NOT drone", {"missiles.txt"}),
        ("outlet:upi missile*", {"missiles.txt"}),
        ("source:ledger", {"fuel.txt"}),
        ("outlet:upi drone", set()),
        ("fuel AND date:[20230701 TO 20230731]", {"fuel.txt"}),
        ("fuel AND date:[2023-08-01 TO 2023-08-31]", {"missiles.txt"}),
        ("date:202307", {"fuel.txt"}),
        ("day:20230802", {"missiles.txt"}),
        ("title:parade", {"fuel.txt"}),
        ("parade", {"fuel.txt"}),
        ('entity:"anna sorel"', {"fuel.txt"}),
        ("sao paulo", {"fuel.txt"}),
        ("São", {"fuel.txt"}),
        ("minister", {"fuel.txt"}),
        ("会議", {"tokyo.txt"}),
        ("京会", set()),
        ("nosuchword", set()),
        ('"solid fu', set()),
        ("(drone", {"fuel.txt"}),
        ("s*d", {"fuel.txt", "missiles.txt"}),
        ("!?", set()),
    ],
)
def test_queries_find_what_they_should(index, query, found):
    result = index.search(query)
    assert result.error is None
    assert {hit.path for hit in result.hits} == found
    assert result.total == len(found)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("date:[nonsense TO today]", "'nonsense' is no day"),
        ("a*b*c*d*e*f", "more than 4 stars"),
        ("wrongfield:drone", "there is no field wrongfield;"),
        ("outlte:upi drone", "did you mean outlet:?"),
        ("x" * (LONGEST_QUERY + 1), "longer than"),
    ],
)
def test_a_query_that_cannot_be_read_says_so(index, query, words):
    result = index.search(query)
    assert words in result.error
    assert result.hits == ()


def test_an_empty_query_finds_nothing(index):
    assert index.search("   ").total == 0


def test_filters_alone_list_what_they_let_through(index):
    options = SearchOptions(filters=Filters(since=date(2023, 8, 1)))
    assert {hit.path for hit in index.search("", options).hits} == {"missiles.txt"}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(outlet="upi"), {"missiles.txt"}),
        (Filters(entity="sorel"), {"fuel.txt"}),
        (Filters(until=date(2023, 7, 31)), {"fuel.txt"}),
        (Filters(type="PERSON"), set()),
        (Filters(), {"fuel.txt", "missiles.txt"}),
    ],
)
def test_filters_limit_a_query(index, filters, found):
    result = index.search("fuel", SearchOptions(filters=filters))
    assert {hit.path for hit in result.hits} == found


def test_the_limit_bounds_the_hits_and_not_the_total(index):
    result = index.search("fuel", SearchOptions(limit=1))
    assert (len(result.hits), result.total) == (1, 2)


def test_a_title_counts_more_than_the_body(index):
    assert index.search("missiles OR rockets OR drone").hits[0].score >= index.search("drone").hits[0].score


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("dro", "(dro OR dro*)"),
        ("fuel dro", "fuel (dro OR dro*)"),
        ("d", "(d OR d*)"),
        ("fuel NOT dro", "fuel NOT dro"),
        ("fuel -dro", "fuel -dro"),
        ("drone ", "drone "),
        ('"solid fu', '"solid fu'),
        ("drone AND", "drone AND"),
        ("outlet:up", "outlet:up"),
        ("", ""),
    ],
)
def test_while_typing_the_last_word_is_a_beginning(typed, asked):
    assert as_typed(typed) == asked


def test_typing_finds_before_the_word_is_whole(index):
    assert {hit.path for hit in index.search("dron", SearchOptions(typing=True)).hits} == {"fuel.txt"}


def test_every_hit_is_a_place_of_the_text(index):
    for query in ("drone", '"solid fuel"', "fu*", "São"):
        for hit in index.search(query).hits:
            text = next(article.text for article in ARTICLES if article.id == hit.article_id)
            assert hit.places
            for snippet in hit.snippets:
                assert text[snippet.start : snippet.end] == snippet.text
                assert all(snippet.start <= place.start < place.end <= snippet.end for place in snippet.hits)


def test_articles_named_one_by_one_limit_the_answer_but_not_what_matches(index):
    ids = {article.path: article.id for article in ARTICLES}
    both = frozenset({ids["fuel.txt"], ids["missiles.txt"]})
    for among, found in (({ids["fuel.txt"]}, ["fuel.txt"]), ({ids["tokyo.txt"], "no such id"}, []), (set(), [])):
        result = index.search("fuel", SearchOptions(among=frozenset(among)))
        assert [hit.path for hit in result.hits] == found
        assert result.total == len(found)
        assert result.matching == both
    assert index.search("", SearchOptions(among=frozenset({ids["tokyo.txt"]}))).total == 1
    assert index.search("fuel", SearchOptions(filters=Filters(outlet="upi"))).matching == {ids["missiles.txt"]}


def test_ids_follow_an_index_that_changes():
    index = open_index(None)
    readings = [make_reading(article) for article in ARTICLES]
    index.update(readings, {})
    assert len(index.search("fuel").matching) == 2
    index.update(readings[1:], {})
    assert index.search("fuel").matching == {ARTICLES[1].id}
    index.forget()
    assert index.search("fuel").total == 0
    assert index.update(readings, {}) == 3
    assert len(index.search("fuel").matching) == 2
