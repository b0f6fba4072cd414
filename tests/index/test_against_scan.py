"""Random queries against a plain scan of the same articles: the same hits, scores and order, whatever the limit.

``BRIEFING_QUERIES`` and ``BRIEFING_ARTICLES`` in the environment make it larger.
"""

from __future__ import annotations

import os
import random
from datetime import date, timedelta

import pytest
from plain_scan import Scan
from support import make_article, make_reading

from briefing.index import SearchOptions, open_index
from briefing.index.language import parse
from briefing.index.whoosh_reader import matching

QUERIES = int(os.environ.get("BRIEFING_QUERIES", "80"))
ARTICLES = int(os.environ.get("BRIEFING_ARTICLES", "90"))
ODD = (
    "U.S. US us UK U.K. F-16 f16 COVID-19 covid19 e-mail email Defence Defense colour color organise organized "
    "Straße Strasse Müller Mueller Muller O'Neill ONeill don't dont 1,204 1204 3.5 cease-fire ceasefire solid-fuel "
    "Harris Harry cities city Denied deny WHO who travelled traveling labour labor São 東京 minister’s A.B.C. "
    "27-year-old"
)
OUTLETS = ("Lantern", "Harbour Post", "The U.S. Review", None)


def made_words(chance: random.Random) -> list[str]:
    syllables = ("ba", "ke", "lor", "mi", "nu", "pas", "ro", "ti", "ven", "zo")
    return sorted({"".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(400)})


@pytest.fixture(scope="module")
def articles():
    chance = random.Random(16)
    words = [*made_words(chance), *ODD.split(), *ODD.split()]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    chance.shuffle(words)
    found = []
    for number in range(ARTICLES):
        text = " ".join(chance.choices(words, weights, k=chance.randint(5, 120)))
        title = " ".join(chance.choices(words, weights, k=4))
        day = None if chance.random() < 0.1 else date(2023, 1, 1) + timedelta(days=chance.randrange(500))
        outlet = chance.choice(OUTLETS)
        found.append(make_article(text, name=f"{number}.txt", title=title, published=day, outlet=outlet))
    return found


@pytest.fixture(scope="module", params=["at once", "in four steps", "on disk"])
def index(request, articles, tmp_path_factory):
    """Built in one go; bit by bit, with articles that come, change and go; or opened from disk."""
    readings = [make_reading(article) for article in articles]
    folder = tmp_path_factory.mktemp("index") / "i" if request.param == "on disk" else None
    index = open_index(folder)
    if request.param != "at once":
        other = [make_reading(make_article("gone soon 東京 color", name=f"x{n}.txt")) for n in range(30)]
        third = len(readings) // 3
        index.update([*other, *readings[: 2 * third]], {})
        index.update([*other[5:], *readings[:third], *readings[2 * third :]], {})
        index.update(readings[3:], {})
    index.update(readings, {})
    if folder is not None:
        index = open_index(folder)
        assert index.update(readings, {}) == 0
    return index


class Maker:
    """Queries as people might type them, from words that are there and words that are not."""

    def __init__(self, words: list[str], chance: random.Random) -> None:
        self.words, self.chance = words, chance

    def word(self) -> str:
        return self.chance.choice(self.words)

    def leaf(self) -> str:
        chance = self.chance
        plain = "".join(letter for letter in self.word() if letter.isalnum()) or "ba"
        kinds = {
            "word": self.word,
            "odd": lambda: chance.choice(ODD.split()),
            "prefix": lambda: plain[: chance.randint(1, 3)] + "*",
            "glob": lambda: f"{plain[:1]}*{plain[-1:]}",
            "near": lambda: f"{plain[:5]}~1",
            "phrase": lambda: f'"{self.run()}"',
            "starred": lambda: f'"{self.run()} {plain[:2]}*"',
            "proximity": lambda: f'"{self.word()} {self.word()}"~{chance.randint(1, 6)}',
            "title": lambda: f"title:{self.word()}",
            "outlet": lambda: chance.choice(["outlet:lantern", 'outlet:"harbour post"', "outlet:US", "source:review"]),
            "day": lambda: chance.choice(
                ["date:2023", "date:july", "date:>20230901", "date:2023-03..2023-05", "date:[20240101 TO 20230601]"]
            ),
            "missing": lambda: "qqqq",
        }
        weights = [6, 3, 2, 1, 1, 3, 1, 1, 1, 1, 1, 0.3]
        return kinds[chance.choices(list(kinds), weights)[0]]()

    def run(self) -> str:
        at = self.chance.randrange(len(self.words) - 3)
        return " ".join(self.words[at : at + self.chance.randint(2, 3)])

    def query(self, depth: int = 2) -> str:
        chance = self.chance
        if not depth or chance.random() < 0.3:
            return self.leaf()
        one, two = self.query(depth - 1), self.query(depth - 1)
        forms = ["{0} {1}", "{0} AND {1}", "{0} OR {1}", "{0} -{2}", "{0} NOT {2}", "({0} OR {1}) {2}", "!{2} {0}"]
        return chance.choice(forms).format(one, two, self.leaf())


def test_hits_and_order_are_those_of_a_plain_scan(index, articles):
    chance = random.Random(2)
    scan = Scan(articles)
    texts = [word for article in articles for word in (article.text, article.title)]
    maker = Maker(" ".join(texts).split(), chance)
    found_some = 0
    for _ in range(QUERIES):
        query = maker.query()
        by_day = chance.random() < 0.2
        limit = chance.choice([1, 3, 10, len(articles)])
        wanted = scan.answer(parse(query), by_day=by_day)
        result = index.search(query, SearchOptions(limit=limit, by_day=by_day))
        assert result.error is None, query
        assert result.matching == {article_id for article_id, _ in wanted}, query
        assert result.total == len(wanted), query
        assert [hit.article_id for hit in result.hits] == [article_id for article_id, _ in wanted[:limit]], query
        for hit, (_, score) in zip(result.hits, wanted, strict=False):
            assert hit.score == pytest.approx(score, abs=1e-4), query
        found_some += bool(wanted)
    assert found_some > QUERIES / 3


def test_every_place_of_a_hit_is_a_word_that_was_asked_for(index, articles):
    text_of = {article.id: article.text for article in articles}
    for query in ("US", '"U.S."', "colour", "organised", "F16", "muller", "ceasefire", "1204", "ba*"):
        result = index.search(query, SearchOptions(limit=20))
        assert result.hits, query
        for hit in result.hits:
            for place in hit.places:
                assert text_of[hit.article_id][place.start : place.end].strip(), query


def test_whoosh_finds_the_same_over_the_same_arrays(index, articles):
    chance = random.Random(3)
    texts = [word for article in articles for word in (article.text, article.title)]
    maker = Maker(" ".join(texts).split(), chance)
    found_some = 0
    for _ in range(QUERIES):
        query = maker.query()
        found = matching(index._opened.library, parse(query))
        assert found == index.search(query).matching, query
        found_some += bool(found)
    assert found_some > QUERIES / 3
