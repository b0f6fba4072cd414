from __future__ import annotations

import numpy as np
from support import make_article, make_reading

from briefing.analysis import analyse
from briefing.archive import Holdings, Link, PostgresIndex
from briefing.archive.places import Counted, packed
from briefing.archive.queue import Worker, defer
from briefing.archive.vectors import vector
from briefing.models import EntityType, Mention

WORDS = ("ferry", "f16", "f", "16", "over", "the", "harbour", "ida", "roe", "tom")
NUMBERS = {word: number for number, word in enumerate(WORDS, start=1)}


def counted(*texts):
    vectors = [vector(one) for one in texts]
    return Counted([packed(one, NUMBERS) for one in vectors], [one.length for one in vectors])


def numbers(*words):
    return np.array([NUMBERS[word] for word in words], np.uint32)


def test_words_are_counted_in_the_article_that_has_them():
    found = counted(["Ferry over the ferry"], [], ["The F-16 over the harbour"])
    assert found.counts(numbers("ferry")).tolist() == [2, 0, 0]
    assert found.counts(numbers("the", "over")).tolist() == [2, 0, 3]
    assert found.lengths.tolist() == [4, 0, 5]


def test_what_stands_at_one_position_is_side_by_side_with_what_follows():
    found = counted(["The ferry"], ["The F-16 over the harbour"])
    for form in ("f16", "f", "16"):
        assert found.phrases([numbers("the"), numbers(form), numbers("over")], [0, 1, 2], None).tolist() == [0, 1]
    assert found.phrases([numbers("harbour"), numbers("16")], [0, 1], 3).tolist() == [0, 1]
    assert found.phrases([numbers("harbour"), numbers("16")], [0, 1], 2).tolist() == [0, 0]


def test_no_phrase_goes_from_one_name_or_article_to_the_next():
    found = counted(["Ida Roe", "Tom Roe"], ["Tom"])
    assert found.phrases([numbers("ida"), numbers("roe")], [0, 1], None).tolist() == [1, 0]
    assert found.phrases([numbers("roe"), numbers("tom")], [0, 1], None).tolist() == [0, 0]
    assert found.phrases([numbers("ida"), numbers("tom")], [0, 1], 50).tolist() == [0, 0]


def marked(holdings, text, version):
    article = make_article(text)
    holdings.add([article])
    words = [(text.index(word), text.index(word) + len(word)) for word in text.split()[1:]]
    mentions = tuple(Mention(start, end, EntityType.PERSON) for start, end in words)
    holdings.mark(article, make_reading(article, mentions=mentions).analysis, version)
    return article


def test_an_article_that_is_marked_twice_counts_once(link):
    holdings = Holdings(link)
    marked(holdings, "Then Ida met Tom.", "old")
    order = "SELECT sum(articles), sum(entity), sum(type) FROM briefing.sums"
    before = link.run(lambda db: db.execute(order).fetchone())
    marked(holdings, "Then Ida met Tom.", "new")
    assert link.run(lambda db: db.execute(order).fetchone()) == before
    assert before[0] == 1
    assert before[1] > 0


def test_the_last_of_very_many_names_is_found_and_scored(link):
    text = "Then " + " ".join(f"Name{number}x" for number in range(300))
    article = marked(Holdings(link), text, "new")
    hits = PostgresIndex(link).search("entity:name299x").hits
    assert [hit.article_id for hit in hits] == [article.id]
    assert hits[0].score > 0
    assert PostgresIndex(link).search('entity:"name299x name1x"').total == 0


SUMS = (
    "SELECT sum(articles), sum(body), sum(title), sum(outlet), sum(author), sum(entity), sum(type) FROM briefing.sums"
)


def test_the_sums_of_many_who_wrote_become_one_row_and_stay_what_they_are(link, database):
    holdings = Holdings(link)
    holdings.gather_sums()
    for number in range(3):
        marked(holdings, f"Then Ida met Tom{number}x.", "new")
    before = link.run(lambda db: db.execute(SUMS).fetchone())
    other = Holdings(Link(database))
    with other.link.batch():  # who writes meanwhile adds a row that is neither lost nor counted twice
        other.add([make_article("A ferry left.", name="more.txt")])
        holdings.gather_sums()
        assert link.run(lambda db: db.execute(SUMS).fetchone()) == before
    holdings.gather_sums()
    assert link.run(lambda db: db.execute("SELECT count(*) FROM briefing.sums").fetchone()) == (1,)
    assert link.run(lambda db: db.execute(SUMS).fetchone())[0] == before[0] + 1
    other.link.close()


def test_a_worker_makes_one_row_of_the_sums(link, monkeypatch):
    monkeypatch.setattr("briefing.archive.queue._GATHERS_EACH", 2)
    Holdings(link, defer).add([make_article(f"Ida Roe sailed {n} times.", name=f"{n}.txt") for n in range(5)])
    Worker(link, "new", analyse, lambda _: None).run(wait=False)
    assert link.run(lambda db: db.execute("SELECT count(*) FROM briefing.sums").fetchone()) == (1,)
