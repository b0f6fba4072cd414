"""Hits whose texts are looked at late: only then, once, and without harm where the text is gone."""

from __future__ import annotations

import pytest
from support import make_article, make_reading

from briefing.index import Hit, SearchOptions, open_index, query
from briefing.index.hits import LATE, LateHit
from briefing.models.kept import KeptArticle, KeptReading, is_fetched
from briefing.store import StoreError

RAIN = make_article("Rain fell on the pier for three days.", name="rain.txt")


class Head:
    """The head of an article."""

    def __init__(self, article):
        self.article, self.content, self.size = article, article.digest, len(article.text)

    def __getattr__(self, name):
        return getattr(self.article, name)


def kept(article, fetched):
    def fetch():
        fetched.append(article.id)
        return article

    light = KeptArticle.of(Head(article), fetch)
    return KeptReading.of(light, lambda: make_reading(article).analysis, ())


def test_a_late_hit_is_made_once_and_when_it_is_asked() -> None:
    made = []

    def make():
        made.append(1)
        return Hit("a", "p", None, "t", None, 1.0, ("snippet",), ("place",), RAIN)

    hit = LateHit.of(RAIN, 1.0, make)
    assert (hit.title, hit.path, made) == (RAIN.title, RAIN.where, [])
    assert (hit.places, hit.snippets, hit.told) == (("place",), ("snippet",), RAIN)
    assert made == [1]


@pytest.mark.parametrize("fault", [OSError, ValueError, StoreError])
def test_a_late_hit_whose_text_is_gone_has_no_places(fault) -> None:
    def fail():
        raise fault("gone")

    hit = LateHit.of(RAIN, 1.0, fail)
    assert [getattr(hit, name) for name in LATE[:2]] == [(), ()]
    assert (hit.told.text, hit.told.paragraphs, hit.title) == ("", (), RAIN.title)


def test_a_search_takes_the_texts_from_the_index_and_leaves_the_articles_light() -> None:
    articles = [make_article(f"Rain fell on pier {at}.", name=f"{at}.txt") for at in range(4)]
    fetched: list[str] = []
    readings = [kept(article, fetched) for article in articles]
    index = open_index(None)
    index.update(readings, {})
    fetched.clear()
    hits = index.search("rain", SearchOptions(at_once=2)).hits
    assert [hit.places[0].of(hit.told.text) for hit in hits] == ["Rain"] * 4
    assert fetched == []
    assert not any(map(is_fetched, (reading.article for reading in readings)))


def test_only_the_hits_at_once_are_made(monkeypatch) -> None:
    made: list[int] = []
    whole = query._hit

    def counted(asked, number, *rest):
        made.append(number)
        return whole(asked, number, *rest)

    monkeypatch.setattr(query, "_hit", counted)
    index = open_index(None)
    index.update([make_reading(make_article(f"Rain on pier {at}.", name=f"{at}.txt")) for at in range(5)], {})
    hits = index.search("rain", SearchOptions(at_once=2)).hits
    assert len(made) == 2
    assert [len(hit.places) for hit in hits] == [1] * 5
    assert len(made) == 5
