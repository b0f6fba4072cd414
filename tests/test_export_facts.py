"""Five real articles, pasted into one export of each kind, give the facts of the five files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from exporting import KINDS, Story

from briefing.corpus.cleaning.lines import split_paragraphs
from briefing.models import Fact
from briefing.pipeline import Session

OUTLETS = ("The Lund Gazette", "Coast Courier", "Northern Ledger", "Tarn Herald", "Marl Evening Post")


@pytest.fixture(scope="module")
def stories(shared: Path) -> tuple[Story, ...]:
    files = sorted((shared / "seeds").glob("*.txt"))
    assert len(files) == len(OUTLETS)
    return tuple(
        Story(
            f"What {outlet} reports of the parade", outlet, date(2023, 7, 28), tuple(split_paragraphs(file.read_text()))
        )
        for file, outlet in zip(files, OUTLETS, strict=True)
    )


@pytest.fixture(scope="module")
def by_files(stories: tuple[Story, ...], tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    folder = tmp_path_factory.mktemp("files")
    for number, story in enumerate(stories):
        matter = f"---\ntitle: {story.title}\noutlet: {story.outlet}\ndate: {story.day}\n---\n"
        (folder / f"{number}.txt").write_text(matter + "\n\n".join(story.paragraphs))
    return facts_of(folder)


def facts_of(folder: Path) -> list[tuple[object, ...]]:
    session = Session([folder], keep=False)
    collection = session.load()
    assert len(collection.readings) == len(OUTLETS), collection.skipped
    outlets = {name: reading.article.outlet for name, reading in collection.readings.items()}
    return sorted(_comparable(fact, outlets) for story in session.stories() for fact in story.facts)


def _comparable(fact: Fact, outlets: dict[str, str | None]) -> tuple[object, ...]:
    told = tuple(sorted((outlets[one.article] or "", one.text) for one in fact.evidence))
    return fact.statement, str(fact.status), str(fact.hedge), told


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_gives_the_facts_of_its_articles(
    kind: str, stories: tuple[Story, ...], by_files: list[tuple[object, ...]], tmp_path: Path
) -> None:
    (tmp_path / kind).write_bytes(KINDS[kind](stories))
    assert facts_of(tmp_path) == by_files
    assert len(by_files) > 20
