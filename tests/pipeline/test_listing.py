"""What is listed as it was listed last is what grouping anew gives, and it is not taken where anything came between."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.models import Correcting
from briefing.pipeline import Collection, Session
from briefing.pipeline.heads import version
from briefing.pipeline.listing import known_list
from briefing.store.corrections import on_articles
from briefing.store.events import CORRECT

EVENTS = (
    "The weir at {town} burst on Monday, and the meadows below it were under water by noon.",
    "A heron nested on the roof of the station in {town}, and trains went at walking pace.",
)


def write(folder: Path, number: int, town: str = "Quenby") -> None:
    day = "" if number % 3 == 2 else f"date: 2021-03-{4 + number % 2:02}\n"
    body = f"{EVENTS[number % 2].format(town=town)}\n\nThe mayor said that {number} letters had come."
    (folder / f"{number}.md").write_text(f"---\ntitle: News of {town} {number}\n{day}---\n\n{body}\n")


def loaded(folder: Path, *, anew: bool = True) -> tuple[Session, Collection]:
    """A session that was opened just now; without ``anew`` it must not group."""
    session = Session([folder])
    if not anew:
        session._anew = lambda *_: pytest.fail("grouped again")  # type: ignore[method-assign]
    return session, session.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles, which somebody has visited, and a sixth that came since."""
    for number in range(5):
        write(tmp_path, number)
    session, found = loaded(tmp_path)
    session.visit(reading.article for reading in found.readings.values())
    session.close()
    write(tmp_path, 5)
    return tmp_path


def test_what_is_new_is_new_until_the_next_visit(folder: Path) -> None:
    session, first = loaded(folder)
    session.close()
    session, second = loaded(folder, anew=False)
    assert second.groups == first.groups
    assert sum(len(group.new) for group in second.groups) == len(session.new) == 1
    assert session.visited
    session.visit(reading.article for reading in second.readings.values())
    session.close()
    session, third = loaded(folder)
    assert not any(group.new for group in third.groups)
    session.close()
    session, fourth = loaded(folder, anew=False)
    assert fourth.groups == third.groups
    assert session.new == frozenset()
    session.close()


def test_what_somebody_put_right_is_grouped_anew(folder: Path) -> None:
    session, found = loaded(folder)
    articles = [reading.article for reading in found.readings.values()]
    session.notebook().add(CORRECT, *on_articles(Correcting.OWN_STORY, articles[:1], ""))
    session.close()
    for _ in range(2):
        session, corrected = loaded(folder)
        assert (articles[0].id,) in [group.article_ids for group in corrected.groups]
        assert corrected.groups != found.groups
        session.close()


def test_what_comes_while_it_is_open_joins_the_stories_that_were_listed(folder: Path) -> None:
    seen = []
    for anew in (True, False):
        session, _ = loaded(folder, anew=anew)
        if not anew:
            del session._anew
        write(folder, 6, "Varde")
        write(folder, 7)
        seen.append(session.load().groups)
        session.close()
        for number in (6, 7):
            (folder / f"{number}.md").unlink()
        if anew:
            loaded(folder)[0].close()  # lists what is there now
    assert seen[0] == seen[1]
    assert sum(len(group.article_ids) for group in seen[0]) == 8


@pytest.mark.parametrize("torn", [b"", b"\xc1", b"\x90"])
def test_a_torn_list_counts_as_none(folder: Path, torn: bytes) -> None:
    session, found = loaded(folder)
    store, name = session.store(), session._known.name(found.readings)
    assert store is not None
    assert known_list(store, session._kept_as, name) is not None
    store.keep_bytes("listed", session._kept_as, version(), torn)
    assert known_list(store, session._kept_as, name) is None
    session.close()
    session, again = loaded(folder)
    assert again.groups == found.groups
    session.close()
