"""Stars outlive what happens to a collection: more files, another folder, edits, another version of the app."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from support import make_article, make_reading

from briefing.analysis import analyse
from briefing.models import Paragraph, Reading
from briefing.pipeline import Session
from briefing.store.anchors import article_target, fact_target, place_target
from briefing.store.events import Event, Held
from briefing.store.finding import Library
from briefing.store.stars import find_places, find_stars, locate
from briefing.story import build_story


@pytest.fixture
def folder(tmp_path, samples):
    folder = tmp_path / "all" / "quake"
    folder.mkdir(parents=True)
    for file in sorted((samples / "earthquake").iterdir())[:3]:
        shutil.copy(file, folder)
    return folder


def story_of(*paths):
    session = Session(paths, keep=False)
    session.load()
    return max(session.stories(), key=lambda story: sum("arthquake" in article.text for article in story.articles))


def starred(story):
    """A star on every fact and every article of the story."""
    targets = [fact_target(fact, story.articles) for fact in story.facts]
    targets += [article_target(article) for article in story.articles]
    return Held(Event(f"e{number}", f"{number:09}", "ida", "star", target) for number, target in enumerate(targets))


def found(events, story):
    """The ids of the events that are found again, each on a fact or article that holds words of its own."""
    library = Library(story.readings)
    stars = find_stars(events, library, story.facts)
    facts = {fact.id: fact for fact in story.facts}
    kept = set()
    for event in events:
        if event.about.kind == "article":
            kept |= {event.id for ids in stars.articles.values() if event.id in ids}
            continue
        for name, ids in stars.facts.items():
            if event.id in ids:
                words = [item for anchor in event.about.anchors for item in library.find(anchor)]
                assert any(
                    one.article == other.article and one.start < other.end and other.start < one.end
                    for one in words
                    for other in facts[name].evidence
                )
                kept.add(event.id)
    return kept


def all_of(events):
    return {event.id for event in events}


def test_every_star_is_where_it_was_set(folder):
    story = story_of(folder)
    events = starred(story)
    stars = find_stars(events, Library(story.readings), story.facts)
    assert len(story.facts) > 10
    for number, fact in enumerate(story.facts):
        assert f"e{number}" in stars.facts[fact.id]
    assert set(stars.articles) == {article.id for article in story.articles}


def test_a_fourth_file_joins(folder, samples):
    events = starred(story_of(folder))
    shutil.copy(sorted((samples / "earthquake").iterdir())[3], folder)
    story = story_of(folder)
    assert len(story.articles) == 4
    assert found(events, story) == all_of(events)


def test_the_parent_folder_is_opened(folder, samples):
    events = starred(story_of(folder))
    shutil.copytree(samples / "moon", folder.parent / "moon")
    story = story_of(folder.parent)
    assert all("quake" in article.path for article in story.articles)
    assert found(events, story) == all_of(events)


def test_one_file_is_opened_alone(folder):
    story = story_of(folder)
    events = starred(story)
    first = sorted(folder.iterdir())[0]
    alone = story_of(first)
    own = next(article for article in story.articles if article.path == first.name)
    mine = {event.id for event in events if any(anchor.source.sha256 == own.source for anchor in event.about.anchors)}
    assert len(mine) > 5
    assert found(events, alone) == mine


def test_a_word_is_added_to_an_article(folder):
    events = starred(story_of(folder))
    for file in folder.iterdir():
        text = file.read_text()
        assert " people" in text
        file.write_text(text.replace(" people", " unlucky people", 1))
    assert found(events, story_of(folder)) == all_of(events)


def test_a_word_is_added_and_the_file_is_renamed_and_moved(folder):
    events = starred(story_of(folder))
    for number, file in enumerate(sorted(folder.iterdir())):
        file.write_text(file.read_text().replace(" people", " unlucky people", 1))
        file.rename(folder.parent / f"moved-{number}{file.suffix}")
    assert len(found(events, story_of(folder.parent))) >= 0.9 * len(events)


def recleaned(reading):
    """The article as another cleaning would give it: other quotation marks and dashes, and its first paragraph gone."""
    article = reading.article
    text = article.text.replace('"', "”").replace("'", "’").replace(" - ", " — ").replace(". ", ".  ")
    parts = text.split("\n\n")[1:]
    paragraphs, at = [], 0
    for part in parts:
        paragraphs.append(Paragraph(at, at + len(part)))
        at += len(part) + 2
    fresh = replace(
        article, text="\n\n".join(parts), paragraphs=tuple(paragraphs), digest="another", id=article.id[::-1]
    )
    return Reading(fresh, analyse(fresh))


def test_another_cleaning(folder):
    before = story_of(folder)
    events = starred(before)
    story = build_story([recleaned(reading) for reading in before.readings])
    gone = {reading.article.text.split("\n\n")[0] for reading in before.readings}
    lost = [event for event in events if event.id not in found(events, story)]
    assert all(any(anchor.quote.exact in first for first in gone) for event in lost for anchor in event.about.anchors)
    assert len(lost) <= 3 * len(before.articles)


def test_another_analyser(folder):
    before = story_of(folder)
    events = starred(before)
    coarse = []
    for reading in before.readings:
        whole = {sentence.start: sentence for sentence in reading.analysis.sentences}
        claims = tuple(
            replace(reading.analysis.claims[0], start=sentence.start, end=sentence.end, sentence=number)
            for number, sentence in enumerate(whole.values())
        )
        coarse.append(Reading(reading.article, replace(reading.analysis, claims=claims)))
    story = build_story(coarse)
    assert {fact.id for fact in story.facts} != {fact.id for fact in before.facts}
    assert found(events, story) == all_of(events)


def test_what_is_not_there_any_more_is_kept_and_said(folder):
    story = story_of(folder)
    events = starred(story)
    gone = sorted(folder.iterdir())[0]
    own = next(article for article in story.articles if article.path == gone.name)
    gone.write_text("Nothing at all is left of this report but one line that says so to everybody who opens it.\n")
    library = Library(story_of(folder).readings)
    for event in events:
        where = locate(event, library)
        if all(anchor.source.sha256 == own.source for anchor in event.about.anchors):
            assert where.words == ()
        else:
            assert where.words
            assert where.here


def test_a_star_of_another_folder_is_on_nothing_here(folder, samples):
    events = starred(story_of(folder))
    moon = story_of(samples / "moon")
    assert found(events, moon) == set()
    library = Library(moon.readings)
    assert not any(locate(event, library).here for event in events)


def test_the_same_words_twice_are_told_apart_by_what_stands_around_them():
    text = "Rain fell in the north. Nobody was hurt.\n\nSnow fell in the south. Nobody was hurt."
    reading = make_reading(make_article(text))
    second = reading.analysis.sentences[3]
    anchor = place_target(reading, second.start).anchors[0]
    moved = make_reading(make_article("A new first line, which is long.\n\n" + text))
    ((where),) = Library([moved]).find(anchor)
    assert where.start == moved.article.text.rindex("Nobody was hurt.")


def test_a_statement_with_other_words_is_not_the_same():
    reading = make_reading(make_article("The minister said that nine ships had left the harbour on Monday morning."))
    anchor = place_target(reading, 0).anchors[0]
    other = make_reading(make_article("The minister denied that any ship would leave the port in the next few weeks."))
    assert Library([other]).find(anchor) == ()


def test_a_place_is_found_again(folder):
    story = story_of(folder)
    reading = story.readings[0]
    sentence = reading.analysis.sentences[2]
    event = Event("p", "1", "ida", "place", place_target(reading, sentence.start))
    later = Event("q", "2", "ida", "place", place_target(reading, reading.analysis.sentences[-1].start))
    file = folder / reading.article.path
    file.write_text(file.read_text().replace("\n\n", "\n\nA new paragraph stands here now.\n\n", 1))
    again = story_of(folder)
    where = find_places(Held([event]), Library(again.readings))
    (name,) = where
    article = next(item for item in again.articles if item.id == name)
    assert article.text[where[name] :].startswith(sentence.of(reading.article.text)[:30])
    assert find_places(Held([event, later]), Library(again.readings))[name] > where[name]


@pytest.mark.parametrize(
    "now",
    [
        "The minister said on Monday that nine large ships had left the harbour at dawn.",
        "The minister said on Monday that nine ships left the harbour at dawn.",
    ],
)
def test_a_sentence_with_one_word_more_or_less_is_found(now):
    before = make_reading(make_article("The minister said on Monday that nine ships had left the harbour at dawn."))
    after = make_reading(make_article(f"Rain fell all night in the north. {now} Nobody was hurt in the storm."))
    ((where),) = Library([after]).find(place_target(before, 0).anchors[0])
    assert where.text == now
