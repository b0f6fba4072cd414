"""What every search engine must do: derive a test class and give it the fixture ``reopen``."""

from __future__ import annotations

import os
import random
from datetime import date
from itertools import pairwise

import pytest
from plain_scan import Scan
from random_queries import Maker, random_articles
from search_table import names_of, read_articles, rows
from support import make_article, make_reading

from briefing.index import Filters, SearchOptions, asks_opened
from briefing.index.language import parse

QUERIES = int(os.environ.get("BRIEFING_QUERIES", "80"))
ARTICLES = int(os.environ.get("BRIEFING_ARTICLES", "90"))


class OfStories:
    """Articles of three stories in turn."""

    def __init__(self):
        self.number: dict[str, int] = {}
        self.asked: list[str] = []

    def key(self, article_id):
        return str(self.number.setdefault(article_id, len(self.number)) % 3)

    def of(self, article_id):
        self.asked.append(article_id)
        return ()

    def story(self, _article_id):
        return ""


class IndexContract:
    """``reopen()`` closes the index, if one is open, and opens the same one again."""

    @pytest.fixture
    def index(self, reopen):
        return reopen()

    def test_every_query_of_the_table_finds_what_is_right(self, index):
        readings = read_articles()
        index.update(readings, names_of(readings))
        for typed, right, error, remark in rows():
            result = index.search(typed)
            if asks_opened(typed) and not isinstance(self, BuiltIndexContract):
                assert "only known of the articles that are opened" in (result.error or ""), typed
                continue
            assert sorted(hit.path for hit in result.hits) == right, typed
            assert (error in (result.error or "")) if error else result.error is None, typed
            assert remark in result.note, typed

    def test_a_hit_that_is_made_late_is_the_same(self, index):
        articles = random_articles(12)
        index.update([make_reading(article) for article in articles], {})
        word = max(articles[0].text.split(), key=len)
        whole = index.search(f"{word[:1]}*").hits
        late = index.search(f"{word[:1]}*", SearchOptions(at_once=1)).hits
        assert len(whole) > 1
        names = ("article_id", "path", "outlet", "title", "published", "score", "places", "snippets")
        assert [[getattr(hit, name) for name in names] for hit in late] == [
            [getattr(hit, name) for name in names] for hit in whole
        ]
        assert [hit.told.text for hit in late] == [hit.told.text for hit in whole]

    def test_random_queries_find_what_a_plain_scan_finds(self, index):
        articles = random_articles(ARTICLES)
        readings = [make_reading(article) for article in articles]
        other = [make_reading(make_article("gone soon 東京 color", name=f"x{n}.txt")) for n in range(20)]
        index.update([*other, *readings[: ARTICLES // 2]], {})
        index.update(readings, {})
        scan, chance = Scan(articles), random.Random(12)
        maker = Maker(" ".join(part for one in articles for part in (one.text, one.title)).split(), chance)
        found_some = 0
        for _ in range(QUERIES):
            query = maker.query()
            wanted = {article_id for article_id, _ in scan.answer(parse(query))}
            result = index.search(query, SearchOptions(limit=3))
            assert (result.matching, result.total) == (wanted, len(wanted)), query
            found_some += bool(wanted)
        assert found_some > QUERIES / 3

    def test_it_holds_what_it_was_given_last_and_nothing_else(self, index, reopen):
        one, two, three = (make_reading(make_article(f"A ferry {n}.", name=n)) for n in ("one", "two", "three"))
        assert index.update([one, two], {}) == 2
        assert index.update([two, three], {}) == 2
        again = reopen()
        assert again.update([two, three], {}) == 0
        assert sorted(hit.path for hit in again.search("ferry").hits) == ["three", "two"]
        assert again.update([three], {}) == 1
        assert [hit.path for hit in again.search("ferry").hits] == ["three"]
        assert again.search("one").total == 0

    def test_names_that_change_are_found_anew(self, index):
        reading = make_reading(make_article("A ferry sailed."))
        index.update([reading], {reading.article.id: ["Bo Vane"]})
        assert index.search('entity:"bo vane"').total == 1
        assert index.update([reading], {reading.article.id: ["Tarn"]}) == 1
        assert (index.search("entity:vane").total, index.search("entity:tarn").total) == (0, 1)

    def test_no_phrase_goes_from_one_name_to_the_next(self, index):
        reading = make_reading(make_article("A ferry sailed."))
        index.update([reading], {reading.article.id: ["Bo Vane", "Tarn Hill"]})
        assert [index.search(f'entity:"{one}"').total for one in ("bo vane", "vane tarn", "vane * hill")] == [1, 0, 0]

    def test_order_limit_filters_and_what_is_left_of_others(self, index):
        days = {"old": date(2020, 1, 1), "new": date(2024, 1, 1), "none": None}
        made = {n: make_article("A ferry.", name=n, published=day, outlet=f"{n} post") for n, day in days.items()}
        index.update([make_reading(article) for article in made.values()], {})
        by_day = index.search("ferry", SearchOptions(by_day=True, limit=2))
        assert ([hit.path for hit in by_day.hits], by_day.total) == (["new", "old"], 3)
        ties = index.search("ferry").hits
        assert [hit.article_id for hit in ties] == sorted(hit.article_id for hit in ties)
        limited = SearchOptions(filters=Filters(outlet="old post"))
        assert [hit.path for hit in index.search("ferry", limited).hits] == ["old"]
        among = index.search("ferry", SearchOptions(among=frozenset({made["new"].id})))
        assert ([hit.path for hit in among.hits], len(among.matching)) == (["new"], 3)

    def test_a_search_that_nobody_waits_for_ends(self, index):
        index.update([make_reading(make_article("A ferry."))], {})
        assert index.search("ferry", SearchOptions(stop=lambda: True)).stopped

    def test_progress_that_raises_leaves_the_index_as_it_was(self, index):
        index.update([make_reading(make_article("A ferry."))], {})

        def stop(done: int, total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            index.update([make_reading(make_article("A tunnel."))], {}, stop)
        assert index.search("tunnel").total == 0
        assert index.update([make_reading(make_article("A ferry."))], {}) == 0


class BuiltIndexContract(IndexContract):
    """The same for an index that is built here, out of articles that are opened."""

    def test_the_names_of_a_story_are_asked_for_one_article_after_the_other(self, index):
        stories = OfStories()
        index.update([make_reading(make_article(f"A ferry {n}.", name=f"{n}.txt")) for n in range(9)], stories)
        assert len(stories.asked) == 9
        turns = [stories.key(one) for one in stories.asked]
        assert sum(one != two for one, two in pairwise(turns)) == len(set(turns)) - 1

    def test_it_stands_for_its_source(self, index, reopen):
        index.update([make_reading(make_article("A ferry."))], {}, source="here")
        again = reopen()
        assert (again.stands("here"), again.stands("there")) == (True, False)

    def test_facets_are_counted(self, index):
        made = [make_article("A ferry.", name=n, outlet="Lantern") for n in "ab"]
        index.update([make_reading(article) for article in made], {})
        assert index.search("ferry", SearchOptions(facets=True)).facets["outlet"] == (("Lantern", 2),)
