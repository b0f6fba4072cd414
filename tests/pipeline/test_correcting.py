"""What the reader puts right, from the events of the notebook to the stories that all fronts show."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import make_article, make_reading, place

from briefing.analysis import analyse
from briefing.models import Claim, Correcting, EntityType, Mention
from briefing.pipeline import Session
from briefing.pipeline.correcting import correct_groups, correct_readings, corrections_in
from briefing.store import UnsavedNotebook
from briefing.store.corrections import on_articles, on_difference, on_fact, on_facts, on_names, on_words_of_fact
from briefing.store.events import CORRECT, UNDO
from briefing.story import build_story

FLOOD = "The Ilme burst its banks at Torvik on Monday. Mayor Ada Brandt closed the bridge. Nine people were hurt."
WATER = "Torvik stood under water on Monday, when the Ilme burst its banks. Ada Brandt closed the bridge at noon."
STRIKE = "Tram drivers in Velden went on strike over wages on Friday. Their union wants six percent more."


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("flood", FLOOD), ("water", WATER), ("strike", STRIKE)):
        (folder / f"{name}.txt").write_text(f"{text.split('.')[0]}\n\n{text}\n")
    return folder


def opened(folder):
    session = Session([folder])
    session.load()
    return session


def articles_of(session):
    return {reading.article.path: reading.article for reading in session.collection.readings.values()}


def correct(folder, what, paths, value=""):
    session = opened(folder)
    known = articles_of(session)
    event = session.notebook().add(CORRECT, *on_articles(what, [known[path] for path in paths], value))
    session.close()
    return event


def take_back(event):
    session = Session(())
    session.notebook().add(UNDO, undoes=(event.id,))
    session.close()


def groups_of(folder):
    session = opened(folder)
    return sorted(
        sorted(reading.article.path for reading in session.collection.of_group(group))
        for group in session.collection.groups
    )


@pytest.mark.parametrize(
    ("what", "value", "field", "shown"),
    [
        (Correcting.OUTLET, "The Ilme Courier", "outlet", "The Ilme Courier"),
        (Correcting.DAY, "2022-03-07", "published", date(2022, 3, 7)),
        (Correcting.TITLE, "High water", "title", "High water"),
        (Correcting.AUTHOR, "Per Lund", "byline", "Per Lund"),
    ],
)
def test_an_article_keeps_what_was_put_right_until_it_is_taken_back(folder, what, value, field, shown):
    before = articles_of(opened(folder))["flood.txt"]
    event = correct(folder, what, ["flood.txt"], value)
    article = articles_of(opened(folder))["flood.txt"]
    assert getattr(article, field) == shown
    assert article.corrected == (what.value,)
    assert getattr(articles_of(opened(folder))["strike.txt"], field) != shown
    take_back(event)
    assert articles_of(opened(folder))["flood.txt"] == before


def test_of_two_corrections_the_later_holds_and_then_the_earlier(folder):
    correct(folder, Correcting.OUTLET, ["flood.txt"], "First Post")
    second = correct(folder, Correcting.OUTLET, ["flood.txt"], "Second Post")
    assert articles_of(opened(folder))["flood.txt"].outlet == "Second Post"
    take_back(second)
    assert articles_of(opened(folder))["flood.txt"].outlet == "First Post"


def test_a_corrected_day_resolves_the_days_in_the_text_anew(folder):
    correct(folder, Correcting.DAY, ["strike.txt"], "2022-03-09")
    reading = next(one for one in opened(folder).collection.readings.values() if one.article.path == "strike.txt")
    assert [one.value for one in reading.analysis.dates] == ["2022-03-04"]


def test_stories_are_taken_as_one_and_apart_again(folder):
    found = groups_of(folder)
    assert ["strike.txt"] in found
    one = correct(folder, Correcting.ONE_STORY, ["flood.txt", "water.txt", "strike.txt"])
    assert groups_of(folder) == [["flood.txt", "strike.txt", "water.txt"]]
    own = correct(folder, Correcting.OWN_STORY, ["water.txt"])
    assert groups_of(folder) == [["flood.txt", "strike.txt"], ["water.txt"]]
    take_back(own)
    assert groups_of(folder) == [["flood.txt", "strike.txt", "water.txt"]]
    take_back(one)
    assert groups_of(folder) == found


def test_an_open_collection_follows_both_ways(folder):
    session = opened(folder)
    found = session.collection.groups
    known = articles_of(session)
    event = session.notebook().add(CORRECT, *on_articles(Correcting.ONE_STORY, list(known.values())))
    assert len(session.load().groups) == 1
    assert session.stories()[0].corrected == ("stories taken as one",)
    session.notebook().add(UNDO, undoes=(event.id,))
    assert session.load().groups == found


def test_corrections_outlive_caches_an_edit_and_another_folder(folder, own_folders):
    correct(folder, Correcting.OUTLET, ["flood.txt"], "The Ilme Courier")
    correct(folder, Correcting.ONE_STORY, ["flood.txt", "strike.txt"])
    for file in (own_folders / "data").glob("briefing.sqlite3*"):
        file.unlink()
    shutil.rmtree(own_folders / "cache", ignore_errors=True)
    moved = folder.rename(folder.parent / "elsewhere")
    text = (moved / "flood.txt").read_text()
    (moved / "flood.txt").write_text(text.replace("Nine people", "Nine local people"))
    assert articles_of(opened(moved))["flood.txt"].outlet == "The Ilme Courier"
    assert any({"flood.txt", "strike.txt"} <= set(group) for group in groups_of(moved))


def test_names_and_facts_are_corrected_in_what_is_kept(folder):
    session = opened(folder)
    story = next(one for one in session.stories() if "Ilme" in one.articles[0].text)
    (mayor,) = [one for one in story.entities if "Brandt" in one.name]
    fact = story.facts[0]
    session.notebook().add(CORRECT, *on_names(Correcting.RENAME, [mayor], story.articles, "A. Brandt"))
    event = session.notebook().add(CORRECT, *on_fact(fact, story.articles))
    session.close()
    for _ in range(2):  # made, then taken from the store
        again = next(one for one in opened(folder).stories() if one.id == story.id)
        assert "A. Brandt" in [one.name for one in again.entities]
        assert fact.statement not in [one.statement for one in again.facts]
        assert again.corrected == ("1 name changed", "1 fact dismissed")
    take_back(event)
    again = next(one for one in opened(folder).stories() if one.id == story.id)
    assert fact.statement in [one.statement for one in again.facts]


def test_a_copy_by_another_outlet_is_left_alone(folder):
    (folder / "copy.txt").write_text("Ilme floods Torvik, agency says\n\n" + FLOOD + "\n")
    correct(folder, Correcting.OUTLET, ["flood.txt"], "The Ilme Courier")
    known = articles_of(opened(folder))
    assert known["flood.txt"].outlet == "The Ilme Courier"
    assert known["copy.txt"].outlet != "The Ilme Courier"


# Any sequence of corrections and undos.


def named(text, name):
    article = make_article(text, name=name)
    kinds = {"Ada Brandt": EntityType.PERSON, "the Ilme": EntityType.PLACE}
    spots = [Mention(*_ends(article, words), kind) for words, kind in kinds.items() if words in text]
    return make_reading(article, mentions=tuple(spots))


def _ends(article, words):
    spot = place(article, words)
    return spot.start, spot.end


READINGS = [named(FLOOD, "a.txt"), named(WATER, "b.txt"), named(STRIKE, "c.txt")]
WHOLE = build_story(READINGS)
BRANDT = next(one for one in WHOLE.entities if one.name == "Ada Brandt")
ILME = next(one for one in WHOLE.entities if one is not BRANDT)


def step_events():
    articles = [reading.article for reading in READINGS]
    each = st.sampled_from(articles)
    several = st.lists(each, min_size=1, max_size=3, unique_by=lambda one: one.id)
    names = st.sampled_from(["Post", "Echo"])
    both = [BRANDT, ILME]
    return st.one_of(
        st.builds(lambda a, v: on_articles(Correcting.OUTLET, [a], v), each, names),
        st.builds(lambda a, d: on_articles(Correcting.DAY, [a], f"2024-05-0{d}"), each, st.integers(1, 9)),
        st.builds(lambda a, v: on_articles(Correcting.TITLE, [a], v), each, names),
        st.builds(lambda a: on_articles(Correcting.ONE_STORY, a), several),
        st.builds(lambda a: on_articles(Correcting.OWN_STORY, a), several),
        st.builds(lambda v: on_names(Correcting.RENAME, [BRANDT], articles, v), names),
        st.just(on_names(Correcting.NO_NAME, [BRANDT], articles)),
        st.just(on_names(Correcting.MERGE, both, articles)),
        st.just(on_names(Correcting.PART, [BRANDT], articles, "Ada Brandt")),
        st.just(on_names(Correcting.RETYPE, [BRANDT], articles, "org")),
        st.builds(lambda fact: on_fact(fact, articles), st.sampled_from(WHOLE.facts)),
        st.builds(
            lambda facts: on_facts(facts, articles),
            st.lists(st.sampled_from(WHOLE.facts), min_size=2, max_size=3, unique=True),
        ),
        st.builds(
            lambda item: on_words_of_fact([item], articles),
            st.sampled_from([item for fact in WHOLE.facts for item in fact.evidence]),
        ),
        st.integers(0, 9),  # take back one of the earlier steps, an undo among them
    )


def shown(notebook):
    corrections = corrections_in(notebook, READINGS)
    readings = correct_readings(READINGS, corrections, analyse)
    groups = correct_groups(tuple((reading.article.id,) for reading in readings), corrections)
    return groups, build_story(readings, corrections)


@given(st.lists(step_events(), max_size=8))
@settings(max_examples=60)
def test_corrections_and_undos_leave_what_only_the_remaining_ones_leave(steps):
    # What takes nothing back, since there is nothing yet, corrects something instead.
    other = on_articles(Correcting.AUTHOR, [READINGS[0].article], "Nobody")
    steps = [other if isinstance(step, int) and step >= number else step for number, step in enumerate(steps)]
    notebook = UnsavedNotebook()
    events, undone = [], {}
    for number, step in enumerate(steps):
        if isinstance(step, int):
            undone.setdefault(step, []).append(number)
            events.append(notebook.add(UNDO, undoes=(events[step].id,)))
        else:
            events.append(notebook.add(CORRECT, *step))
    stands = {}
    for number in reversed(range(len(steps))):
        stands[number] = not any(stands[later] for later in undone.get(number, ()))
    only = UnsavedNotebook()
    for number, step in enumerate(steps):
        if stands[number] and not isinstance(step, int):
            only.add(CORRECT, *step)
    assert shown(notebook) == shown(only)


def test_facts_are_joined_and_parted_as_if_they_had_been_found_so():
    articles = [reading.article for reading in READINGS]
    several = next(fact for fact in WHOLE.facts if len(fact.articles) == 2)
    notebook = UnsavedNotebook()
    own = next(item for item in several.evidence if item.article == several.articles[1])
    out = notebook.add(CORRECT, *on_words_of_fact([own], articles))
    parted = shown(notebook)[1]
    one, two = (
        next(fact for fact in parted.facts if any(item == word for item in fact.evidence))
        for word in (next(item for item in several.evidence if item != own), own)
    )
    assert one.id != two.id
    assert [len(fact.articles) for fact in (one, two)] == [1, 1]
    assert [fact.status.value for fact in (one, two)] == ["single", "single"]
    assert [teller.article for teller in two.tellers] == [own.article]
    assert parted.corrected == ("1 fact parted",)
    notebook.add(CORRECT, *on_facts([one, two], articles))
    joined = shown(notebook)[1]
    again = next(fact for fact in joined.facts if own in fact.evidence)
    assert (again.id, again.articles, again.status) == (several.id, several.articles, several.status)
    notebook.add(UNDO, undoes=(out.id,))
    assert several.id in [fact.id for fact in shown(notebook)[1].facts]


def test_a_difference_is_explained_as_the_readers_own():
    one = make_reading(make_article("Nine people were hurt in Torvik on Monday.", name="a.txt", outlet="Ilme Post"))
    two = make_reading(make_article("Twelve people were hurt in Torvik on Monday.", name="b.txt", outlet="Torvik Echo"))
    readings = [type(one)(item.article, analyse(item.article)) for item in (one, two)]
    (conflict,) = build_story(readings).conflicts
    notebook = UnsavedNotebook()
    articles = [reading.article for reading in readings]
    notebook.add(CORRECT, *on_difference(conflict, articles, "the later count"))
    story = build_story(readings, corrections_in(notebook, readings))
    assert [one.reason for one in story.conflicts] == ["the later count (your explanation)"]
    assert story.corrected == ("1 difference explained",)


def recleaned(reading):
    """The same file as another cleaning leaves it: a paragraph more at its head, other quotation marks, another id."""
    old = reading.article
    text = "By our own reporter\n\n" + old.text.replace("'", "’")
    article = make_article(text, name=old.path, outlet=old.outlet, source=old.source)
    return type(reading)(replace(article, id=old.id[::-1], digest="another"), analyse(article))


def reanalysed(reading):
    """The same article as another analyser sees it: sentences are its only claims."""
    found = reading.analysis
    whole = tuple(Claim(one.start, one.end, number) for number, one in enumerate(found.sentences))
    return type(reading)(reading.article, replace(found, claims=whole))


@pytest.mark.parametrize("another", [recleaned, reanalysed])
def test_corrections_hold_for_another_cleaning_and_another_analyser(another):
    readings = [type(one)(one.article, analyse(one.article)) for one in READINGS]
    articles = [reading.article for reading in readings]
    story = build_story(readings)
    (mayor,) = [one for one in story.entities if "Brandt" in one.name]
    hurt = next(fact for fact in story.facts if fact.statement.startswith("Nine people"))
    notebook = UnsavedNotebook()
    notebook.add(CORRECT, *on_articles(Correcting.OUTLET, articles[:1], "Ilme Post"))
    notebook.add(CORRECT, *on_names(Correcting.RENAME, [mayor], articles, "A. Brandt"))
    notebook.add(CORRECT, *on_fact(hurt, articles))
    now = [another(reading) for reading in readings]
    corrections = corrections_in(notebook, now)
    again = build_story(correct_readings(now, corrections, analyse), corrections)
    assert again.articles[0].outlet == "Ilme Post"
    assert "A. Brandt" in [one.name for one in again.entities]
    assert not any(fact.statement.startswith("Nine people") for fact in again.facts)
    assert any(fact.statement.startswith("Nine people") for fact in build_story(now).facts)
