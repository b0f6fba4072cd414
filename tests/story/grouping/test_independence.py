"""Which articles count as one source."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from support import make_article, make_reading

from briefing.story.assemble import mark_duplicates
from briefing.story.grouping.independence import find_versions, sources_of
from briefing.story.grouping.order import order_readings

STORY = (
    "The harbour bridge was closed at noon after a barge struck its middle pier. Divers looked at the pier in the "
    "afternoon and found a crack as long as an arm. The bridge is to stay closed until the crack is filled, and buses "
    "go round by the old ferry landing. The owner of the barge has not spoken to anybody yet, and the crew is at home."
)


def sources(*articles):
    found = sources_of(articles)
    return len(set(found.values()))


def marked(*articles):
    return [one.article for one in order_readings(mark_duplicates([make_reading(article) for article in articles]))]


def test_articles_of_one_outlet_count_once_however_its_name_is_written():
    one = make_article("It rained.", name="1", outlet="The Lantern")
    two = make_article("It snowed.", name="2", outlet="the  lantern")
    assert sources(one, two) == 1


def test_each_article_without_an_outlet_counts_as_one():
    assert sources(*(make_article("It rained.", name=name, outlet=None) for name in "123")) == 3


def test_a_copy_counts_as_the_outlet_that_it_copies_and_leaves_both_outlets_theirs():
    own = make_article("It rained in the hills.", name="1", outlet="Bay Courier")
    wire = make_article(STORY, name="2", outlet="Coast Wire")
    copy = make_article(STORY, name="3", outlet="Bay Courier", published=date(2024, 5, 4))
    own, wire, copy = sorted(marked(own, wire, copy), key=lambda one: one.path)
    assert copy.duplicate_of == wire.id
    found = sources_of([own, wire, copy])
    assert found[copy.id] == found[wire.id]
    assert found[own.id] != found[copy.id]


def test_a_longer_text_of_one_outlet_makes_the_earlier_one_its_version():
    first = make_article(STORY, name="1", published=date(2024, 5, 3))
    second = make_article(f"{STORY} By night the crack was filled.", name="2", published=date(2024, 5, 4))
    old, new = marked(first, second)
    assert (old.version_of, old.duplicate_of) == (new.id, None)
    assert (new.version_of, new.duplicate_of) == (None, None)


def test_one_address_makes_versions_of_articles_without_an_outlet():
    early, late = (
        make_article(text, name=text, outlet=None, url=url)
        for text, url in (("Bus late", "http://www.bus.example/9/"), ("Bus gone since noon", "https://bus.example/9#a"))
    )
    assert find_versions([late, early], {}) == {early.id: late.id}
    assert sources(replace(early, version_of=late.id), late) == 1


def test_the_hour_of_publication_tells_the_newest_where_the_day_does_not():
    hours = {"a": 9, "b": 15, "c": 12}
    articles = [
        make_article(
            name * 40, name=name, url="https://x.example/1", published_at=datetime(2024, 5, 3, hour, tzinfo=UTC)
        )
        for name, hour in hours.items()
    ]
    newest = next(article.id for article in articles if article.path == "b")
    assert set(find_versions(articles, {}).values()) == {newest}
    assert newest not in find_versions(articles, {})
