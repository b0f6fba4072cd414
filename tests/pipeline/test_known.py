"""What is taken from heads is what reading everything anew gives, whatever came, went or changed meanwhile."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from briefing.analysis import analyse
from briefing.index import SearchOptions, open_engine
from briefing.models import Analysis, PublishedFrom
from briefing.models.kept import KeptArticle, KeptReading, content_of, is_fetched
from briefing.pipeline import Noticed, Session, StoryNames, analysts, intake, known
from briefing.pipeline.heads import ChangedError, Fetcher
from briefing.store import content_key

SLOGAN = "The Harbour Post is printed by its readers. Write to the harbour office for a box of ten."
EVENTS = (
    "A crane fell over at the north quay of {town}, and two men were taken to hospital.",
    "The council of {town} voted to close the old swimming hall before the winter.",
    "Someone stole the bronze otter from the fountain in {town} during the night.",
)
TOWNS = ("Ellmouth", "Varde", "Quenby")


def text(chance: random.Random) -> str:
    """An article: one of three events, in one of two outlets or none, with a day, a dateline or neither."""
    event, town = chance.choice(EVENTS), chance.choice(TOWNS)
    outlet = chance.choice(["The Harbour Post", "Morning Ferry", ""])
    day = chance.choice(["2021-03-04", "2021-03-05", "", ""])
    head = [f"title: {town} {chance.randint(1, 99)}", *([f"outlet: {outlet}"] if outlet else [])]
    head += [f"date: {day}"] if day else []
    body = [event.format(town=town), f"Officials said on Thursday that {chance.randint(3, 90)} people had called."]
    body += [f"A neighbour named it the {chance.choice(['worst', 'oddest', 'longest'])} night of the year."]
    foot = [SLOGAN] if outlet == "The Harbour Post" and chance.random() < 0.8 else []
    return "\n".join(["---", *head, "---", "", "\n\n".join([*body, *foot])])


def write(path: Path, content: str, clock: Iterator[int]) -> None:
    """A file of another time than all others: within one tick of the clock size and time may stay as they were."""
    path.write_text(content)
    os.utime(path, ns=(0, next(clock)))


def change(folder: Path, chance: random.Random, step: int, clock: Iterator[int]) -> None:
    """Add, change, move and remove some files."""
    there = sorted(folder.rglob("*.md"))
    for number in range(chance.randint(1, 3)):
        what = chance.choice(["add", "add", "change", "remove", "move"]) if len(there) > 4 else "add"
        if what == "add":
            write(folder / f"{step}-{number}.md", text(chance), clock)
        elif what == "change":
            write(chance.choice(there), text(chance), clock)
        else:
            one = there.pop(chance.randrange(len(there)))
            if what == "move":
                (folder / "more").mkdir(exist_ok=True)
                one.rename(folder / "more" / f"{step}-{number}-{one.name}")
            else:
                one.unlink()


@pytest.mark.parametrize("at_hand", [known.AT_HAND, 0])
def test_any_row_of_changes_gives_what_reading_anew_gives(
    at_hand: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "AT_HAND", at_hand)
    monkeypatch.setattr(intake, "_BATCH", 2)
    made: dict[str, Analysis] = {}
    monkeypatch.setattr(
        analysts, "analyse", lambda one: made.get(content_key(one)) or made.setdefault(content_key(one), analyse(one))
    )
    chance, clock, seen = random.Random(5), count(10**18), []
    for step in range(12):
        change(tmp_path, chance, step, clock)
        kept, anew = Session((tmp_path,)), Session((tmp_path,), keep=False)
        found, wanted = kept.load(), anew.load()
        assert (found.groups, found.skipped) == (wanted.groups, wanted.skipped)
        assert list(found.readings) == list(wanted.readings)
        contents = {name: content_key(reading.article) for name, reading in found.readings.items()}
        for name, reading in wanted.readings.items():
            assert found.readings[name] == reading
            assert contents[name] == content_key(reading.article)
        seen += [reading.article for reading in wanted.readings.values()]
        kept.close()
        again = Session((tmp_path,))
        with monkeypatch.context() as patched:
            patched.setattr(Session, "_anew", lambda *_: pytest.fail("grouped again"))
            listed = again.load()
        assert (listed.groups, listed.skipped) == (wanted.groups, wanted.skipped)
        assert list(listed.readings.items()) == list(wanted.readings.items())
        again.close()
    assert any(article.cuts for article in seen)
    assert any(article.published_from is PublishedFrom.STORY for article in seen)


def test_what_stands_is_not_fetched_until_somebody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(6)
    for number in range(8):
        (tmp_path / f"{number}.md").write_text(text(chance))
    Session((tmp_path,)).load()
    asked = []
    fetch = Fetcher.raw
    monkeypatch.setattr(Fetcher, "raw", lambda self, file, head: asked.append(head.id) or fetch(self, file, head))
    session = Session((tmp_path,))
    readings = session.load().readings
    assert not asked
    assert all(content_of(reading.article) for reading in readings.values())
    one = next(iter(readings.values()))
    assert one.article.text
    assert asked == [one.article.id]


def test_a_text_can_be_had_after_its_store_was_closed(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(text(random.Random(7)))
    Session((tmp_path,)).load()
    session = Session((tmp_path,))
    readings = session.load().readings
    session.close()
    (reading,) = readings.values()
    assert reading.article.text
    assert reading.analysis.sentences


def changed_behind(folder: Path) -> tuple[Session, list[str]]:
    """A session that took a file from its head, which then changed and was read by another program; what it says."""
    told: list[str] = []
    write(folder / "one.md", text(random.Random(7)), count(10**18))
    write(folder / "two.md", text(random.Random(8)), count(10**18))
    Session((folder,)).load()
    session = Session((folder,))
    session.load(lambda event: told.append(event.message) if isinstance(event, Noticed) else None)
    write(folder / "one.md", "---\ntitle: Otter back\n---\n\nThe bronze otter came back.\n", count(2 * 10**18))
    Session((folder,)).load()
    return session, told


def test_a_file_that_another_program_read_again_is_read_again_and_told_once(tmp_path: Path) -> None:
    session, told = changed_behind(tmp_path)
    stories = session.stories(lambda event: told.append(event.message) if isinstance(event, Noticed) else None)
    assert told == ["one.md: changed while it was open; reading again"]
    assert {"The bronze otter came back."} <= {one.article.text for story in stories for one in story.readings}
    assert {one.article.path for story in stories for one in story.readings} == {"one.md", "two.md"}


def test_one_story_of_a_file_that_changed_says_so(tmp_path: Path) -> None:
    session, _ = changed_behind(tmp_path)
    of_one = next(
        group
        for group in session.collection.groups
        if any(session.collection.readings[name].article.path == "one.md" for name in group.article_ids)
    )
    with pytest.raises(ChangedError, match="changed while it was open"):
        session.story(of_one.id)
    session.load()
    assert all(one.article.text for one in session.collection.readings.values())


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_an_index_keeps_nothing_of_what_it_was_made_of(tmp_path: Path, engine: str) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy")
    chance = random.Random(9)
    for number in range(12):
        (tmp_path / f"{number}.md").write_text(text(chance))
    Session((tmp_path,)).load()
    session = Session((tmp_path,))
    collection = session.load()
    seen, *others = collection.readings.values()
    assert seen.article.text
    index = open_engine(None, engine)
    index.update(tuple(collection.readings.values()), StoryNames(collection))
    assert isinstance(seen.article, KeptArticle)
    assert is_fetched(seen.article)
    for reading in others:
        assert isinstance(reading, KeptReading)
        assert isinstance(reading.article, KeptArticle)
        assert not is_fetched(reading)
        assert not is_fetched(reading.article)
        assert reading.article.text
        assert reading.analysis.sentences
    assert index.search("people", SearchOptions(limit=20)).total == len(collection.readings)


def test_of_many_articles_only_heads_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read for the first time, some without a day, some with what their outlet repeats, some an earlier version."""
    monkeypatch.setattr(known, "AT_HAND", 4)
    monkeypatch.setattr(intake, "_BATCH", 2)
    chance = random.Random(8)
    for number in range(24):
        (tmp_path / f"{number:02}.md").write_text(text(chance))
    held: list[int] = []
    take = known.Known.take

    def taking(self, source, found, readings):
        held.append(sum(not isinstance(one, KeptReading) or is_fetched(one) for one in readings.values()))
        return take(self, source, found, readings)

    monkeypatch.setattr(known.Known, "take", taking)
    session = Session((tmp_path,))
    readings = session.load().readings
    table = session.mentions().table(tuple(readings.values()))
    assert len(table.rows) == len(readings) == 24
    whole = [one for one in readings.values() if not isinstance(one, KeptReading) or is_fetched(one)]
    assert not [one for one in readings.values() if isinstance(one.article, KeptArticle) and is_fetched(one.article)]
    assert len(whole) <= 4
    assert any(one.article.published_from is PublishedFrom.STORY for one in readings.values())
    assert any(one.article.cuts for one in readings.values())
    assert max(held[6:]) <= 12
