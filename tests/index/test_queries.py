"""The table of queries in ``tests/data/search``: what people type, and the articles that it must find."""

from __future__ import annotations

import pytest
from search_table import names_of, read_articles, rows

from briefing.index import open_index, query


@pytest.fixture(scope="module")
def readings():
    return read_articles()


@pytest.fixture(scope="module", params=[0, 300], ids=["arrays", "whoosh"])
def index(request, readings):
    index = open_index(None)
    index.update(readings, names_of(readings))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(query, "WHOOSH_UP_TO", request.param)
        yield index


def test_the_table_is_a_table():
    typed = [row[0] for row in rows()]
    assert len(typed) > 200
    assert len(typed) == len(set(typed))


@pytest.mark.parametrize(("typed", "right", "error", "remark"), rows())
def test_a_query_finds_what_is_right(index, typed, right, error, remark):
    result = index.search(typed)
    assert sorted(hit.path for hit in result.hits) == right
    assert (error in (result.error or "")) if error else result.error is None
    assert (remark in result.note) if remark else result.note == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('entity:"jon orsk vell"', {"bridge": ["Jon Orsk Vell", "Vell"], "bridge2": ["Vell"]}),
        ("quote:rivers", {"bridge": ["river"]}),
        ("speaker:vell river", {"bridge": ["The river is ours again,", "river"]}),
    ],
)
def test_what_is_marked_is_shown_where_it_stands(index, readings, typed, shown):
    texts = {reading.article.id: reading.article.text for reading in readings}
    hits = index.search(typed).hits
    assert {hit.path: [place.of(texts[hit.article_id]) for place in hit.places] for hit in hits} == shown
