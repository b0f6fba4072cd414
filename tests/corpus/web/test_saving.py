"""What is written reads back as it was; nothing that was there is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats import markdown
from briefing.corpus.web import saving
from briefing.corpus.web.saving import Folder, Origin, as_markdown
from briefing.models import Article, ParagraphKind, PublishedFrom

SOURCE = SourceFile(Path("a.md"), "a.md", 0, 0)
TEXT = "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its only channel."
WHEN = datetime(2023, 5, 2, 10, tzinfo=UTC)


def make(*paragraphs: str, **fields: object) -> Article:
    draft = Draft(tuple(Block(paragraph) for paragraph in paragraphs), **{"title": 'Ship: a "test" #1', **fields})  # type: ignore[arg-type]
    article = build_article(SOURCE, draft)
    assert isinstance(article, Article)
    return article


@given(st.lists(st.text("ab\\`*_{}[]()#+-.!<>|~&;:=1)\"' \n/$%^@é漢", max_size=12), min_size=1, max_size=4))
def test_any_signs_come_back_as_they_were(pieces: list[str]) -> None:
    with as_written():
        article = make(*(f"The harbour {' '.join(piece.split())} stayed closed." for piece in pieces))
        (back,) = markdown.read(as_markdown(article, {"title": article.title}).encode(), SOURCE)
    assert isinstance(back, Article)
    assert (back.title, back.text) == (article.title, article.text)


@pytest.mark.parametrize(
    "start", ["# ", "- ", "+ ", "* ", "> ", "1. ", "12) ", "=== ", "--- ", "| a | ", "&amp; ", "    ", "[a]: "]
)
def test_what_would_be_a_mark_at_a_lines_start_is_text(start: str) -> None:
    with as_written():
        article = make(TEXT, f"{start}this line began with a mark, and the port said so on Tuesday.")
        (back,) = markdown.read(as_markdown(article, {"title": article.title}).encode(), SOURCE)
    assert isinstance(back, Article)
    assert back.text == article.text


@contextmanager
def as_written() -> Iterator[None]:
    """Markdown read without cutting furniture: what is saved was cut before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "clean", lambda blocks, known: replace(known, blocks=tuple(blocks)))
        yield


def test_headings_stay_headings() -> None:
    draft = Draft(
        (Block(TEXT), Block("The crew # 2", ParagraphKind.HEADING), Block(TEXT.replace("Tuesday", "Friday"))),
        title="Ship",
    )
    article = build_article(SOURCE, draft)
    assert isinstance(article, Article)
    (back,) = markdown.read(as_markdown(article, {"title": "Ship"}).encode(), SOURCE)
    assert isinstance(back, Article)
    assert (back.text, back.paragraphs) == (article.text, article.paragraphs)


def test_the_front_matter_says_what_is_known_and_no_more(tmp_path: Path) -> None:
    article = make(TEXT, outlet="Tarnby Herald", published=date(2023, 5, 2), published_from=PublishedFrom.FILE)
    path = Folder.open(tmp_path / "new" / "folder").save(article, Origin(b"x", WHEN))
    head = path.read_text().split("---")[1]
    assert "published" not in head
    assert "title: 'Ship: a \"test\" #1'" in head
    assert "fetched: '2023-05-02T10:00:00+00:00'" in head
    untitled = replace(article, title_inferred=True, published_from=PublishedFrom.METADATA)
    head = Folder(tmp_path).save(untitled, Origin(b"x", WHEN)).read_text().split("---")[1]
    assert "title" not in head
    assert "published: 2023-05-02" in head


def test_no_file_is_written_over(tmp_path: Path) -> None:
    folder = Folder.open(tmp_path)
    article = make(TEXT)
    names = [folder.save(article, Origin(bytes([n]), WHEN)).name for n in range(3)]
    assert names == ["ship-a-test-1.md", "ship-a-test-1-2.md", "ship-a-test-1-3.md"]


def test_names_are_plain_and_bounded(tmp_path: Path) -> None:
    folder = Folder.open(tmp_path)
    for title in ("../../etc/passwd", "Größe und Häfen " * 40, "港", "\u202e.exe", "-rf"):
        path = folder.save(make(TEXT, title=title), Origin(title.encode(), WHEN))
        assert path.parent == tmp_path
        assert path.name.isascii()
        assert len(path.name) < 120
        assert not path.name.startswith((".", "-"))


def test_a_folder_remembers_what_its_files_say(tmp_path: Path) -> None:
    first = Folder.open(tmp_path)
    first.save(
        make(TEXT), Origin(b"one", WHEN, url="https://x.example/1?a=b&utm_source=c", asked="https://go.example/1")
    )
    first.save(make(TEXT), Origin(b"two", WHEN, part="item 2"))
    (tmp_path / "other.md").write_text("---\nbroken")
    (tmp_path / "plain.md").write_text("No front matter\nurl: https://no.example/\n")
    again = Folder.open(tmp_path)
    assert (again.urls, again.parts) == (first.urls, first.parts)
    assert again.holds(url="https://X.example/1?a=b#top")
    assert again.holds(url="https://go.example/1")
    assert not again.holds(url="https://no.example/")
    assert again.holds(origin=Origin(b"two", WHEN, part="item 2"))
    assert not again.holds(origin=Origin(b"two", WHEN, part="item 3"))


def test_what_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "_replace", full)
    with pytest.raises(OSError, match="No space"):
        Folder.open(tmp_path).save(make(TEXT), Origin(b"x", WHEN))
    assert not list(tmp_path.iterdir())


def test_a_name_that_everybody_wants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MAX_SAME_NAME", 2)
    folder = Folder.open(tmp_path)
    folder.save(make(TEXT), Origin(b"x", WHEN))
    with pytest.raises(FileExistsError):
        folder.save(make(TEXT), Origin(b"y", WHEN))
