"""Articles brought together into stories."""

from __future__ import annotations

from datetime import date

import pytest
from support import make_article

from briefing.models import Analysis, Reading
from briefing.story.grouping.groups import group_articles, join_articles

FERRY = [
    "The ferry Aurora sank off Bergen on Monday with 40 people on board. The captain of the Aurora was arrested.",
    "Forty people were on board when the ferry Aurora sank off Bergen. Police arrested the captain of the Aurora.",
    "After the Aurora sank off Bergen, divers searched the ferry for the missing. The captain is held by the police.",
]
BRIDGE = [
    "The mayor of Turin opened the new Velo bridge over the Po. The bridge cost 30 million euros.",
    "Turin has a new bridge: the mayor cut the ribbon of the Velo bridge over the Po, which cost 30 million euros.",
]
COMET = ["Astronomers in Chile have seen a comet break up near Jupiter. The comet was named after Ada Lund."]


def reading(text: str, name: str, day: date | None = date(2024, 5, 3)) -> Reading:
    return Reading(make_article(text, name=name, title="", published=day), Analysis())


def folder() -> list[Reading]:
    return [reading(text, f"{index}.txt") for index, text in enumerate([*FERRY, *BRIDGE, *COMET])]


def by_name(groups, readings):
    names = {one.article.id: one.article.path[0] for one in readings}
    return sorted("".join(sorted(names[article] for article in group)) for group in groups)


def test_three_stories_are_three():
    readings = folder()
    assert by_name(group_articles(readings), readings) == ["012", "34", "5"]


def test_the_order_of_the_input_changes_nothing():
    readings = folder()
    assert group_articles(readings) == group_articles(readings[::-1])


@pytest.mark.parametrize("story", [FERRY, BRIDGE, COMET])
def test_a_folder_of_one_story_is_one(story):
    readings = [reading(text, f"{index}.txt") for index, text in enumerate(story)]
    assert len(group_articles(readings)) == 1


def test_a_large_folder_of_one_story_is_one():
    """What more than 200 articles share is what their story is about."""
    told = ["The captain was held", "Divers searched the hull", "Forty were on board", "The owner gave no comment"]
    readings = [reading(f"{FERRY[n % 3]} {told[n % 4]} at {n} past noon.", f"{n}.txt") for n in range(250)]
    assert len(group_articles(readings)) == 1


def test_an_empty_folder_and_empty_articles():
    assert group_articles([]) == ()
    assert len(group_articles([reading("", "1.txt"), reading("", "2.txt")])) == 2


def test_the_same_words_a_year_later_are_another_story():
    texts = ["Rain fell on the Oslo marathon and 300 runners gave up near the harbour."] * 2
    near = [reading(text, f"{index}.txt") for index, text in enumerate(texts)]
    assert len(group_articles(near)) == 1
    other = "Sun shone on the Oslo marathon and 250 runners gave up near the harbour."
    far = [near[0], reading(other, "2.txt", date(2025, 5, 3))]
    assert len(group_articles(far)) == 2


def test_a_new_article_joins_its_story_and_the_others_stay():
    readings = folder()
    old = [readings[0], *readings[3:]]
    groups = group_articles(old)
    joined = join_articles(groups, readings)
    assert [set(before) <= set(after) for before, after in zip(groups, joined, strict=True)] == [True] * 3
    assert by_name(joined, readings) == ["012", "34", "5"]


def test_new_articles_that_fit_nowhere_are_new_stories_behind_the_old_ones():
    readings = folder()
    groups = group_articles(readings[:3])
    joined = join_articles(groups, readings)
    assert joined[0] == groups[0]
    assert by_name(joined, readings) == ["012", "34", "5"]


def test_joining_never_moves_an_old_article_and_forgets_those_that_are_gone():
    readings = folder()
    wrong = [(readings[0].article.id, readings[5].article.id), (readings[3].article.id, "gone")]
    joined = join_articles(wrong, [readings[0], readings[3], readings[5]])
    assert joined == (tuple(sorted(wrong[0])), (readings[3].article.id,))
    assert join_articles([("gone",)], readings[:1]) == ((readings[0].article.id,),)


def test_the_sample_collections_are_told_apart(samples):
    from briefing.corpus.discover import discover  # noqa: PLC0415
    from briefing.corpus.reading import read_file  # noqa: PLC0415

    readings = [Reading(article, Analysis()) for source in discover([samples]) for article in read_file(source)]
    folders = {one.article.id: one.article.path.split("/")[-2] for one in readings}
    found = [{folders[article] for article in group} for group in group_articles(readings)]
    assert sorted(map(sorted, found)) == sorted([name] for name in set(folders.values()))


def test_the_real_articles_are_in_one_story_with_the_sample_on_the_same_parade(shared, samples):
    from briefing.corpus.discover import discover  # noqa: PLC0415
    from briefing.corpus.reading import read_file  # noqa: PLC0415

    parade = {path.name for folder in (shared / "seeds", samples / "parade") for path in folder.iterdir()}
    readings = [
        Reading(article, Analysis())
        for source in discover([samples, shared / "seeds"])
        for article in read_file(source)
    ]
    names = {one.article.id: one.article.path.split("/")[-1] for one in readings}
    groups = [{names[article] for article in group} for group in group_articles(readings)]
    assert parade in groups
    assert len(groups) == len([path for path in samples.iterdir() if path.is_dir()])


def test_the_work_stops_where_the_check_says_so():
    class EnoughError(Exception):
        pass

    def stop_at(most):
        asked = []

        def check():
            asked.append(1)
            if len(asked) > most:
                raise EnoughError

        return check

    readings = folder()
    whole = group_articles(readings)
    assert group_articles(readings, stop_at(1_000)) == whole
    for most in (1, len(readings) + 1):
        with pytest.raises(EnoughError):
            group_articles(readings, stop_at(most))
        with pytest.raises(EnoughError):
            join_articles(whole[:1], readings, stop_at(most))
