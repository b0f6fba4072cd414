"""The table of queries in ``tests/data/search``: what people type, and the articles that it must find."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.index import open_index, query
from briefing.models import Reading
from briefing.pipeline import Collection, Group, StoryNames

DATA = Path(__file__).parents[1] / "data" / "search"


def rows() -> list[tuple[str, list[str], str, str]]:
    """Query, articles, words of the error, words of the remark."""
    found = []
    for line in (DATA / "queries.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            typed, right = line.split("→")
            right, _, remark = right.partition(" ~ ")
            right, _, error = right.partition(" ! ")
            found.append((typed.strip(), right.replace("-", "").split(), error.strip(), remark.strip()))
    return found


def read_articles() -> list[Reading]:
    readings = []
    for name, said in tomllib.loads((DATA / "articles.toml").read_text("utf-8")).items():
        details = (("section", said["section"]),) if "section" in said else ()
        fields = {"title": said["title"], "outlet": said["outlet"], "published": said.get("day")}
        article = make_article(said["text"], name=name, byline=said.get("author"), details=details, **fields)
        readings.append(Reading(article, analyse(article)))
    return readings


def names_of(readings: list[Reading]) -> StoryNames:
    """The names, the two articles on the bridge taken for one story."""
    alone = [(one.article.id,) for one in readings if not one.article.path.startswith("bridge")]
    together = tuple(one.article.id for one in readings if one.article.path.startswith("bridge"))
    groups = [Group(ids[0], "", ids, None, None) for ids in (*alone, together)]
    return StoryNames(Collection({one.article.id: one for one in readings}, tuple(groups)))


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
