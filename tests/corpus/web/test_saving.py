"""What is written reads back as it was; nothing that was there is lost."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats import markdown
from briefing.corpus.sourcefile import SourceFile
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

    for step in ("fsync", "fchmod"):
        with monkeypatch.context() as patch:
            patch.setattr(saving.os, step, full)
            with pytest.raises(OSError, match="No space"):
                Folder.open(tmp_path).save(make(TEXT), Origin(b"x", WHEN), keep_original=True)
        assert not list(tmp_path.iterdir())


def without_links(self: Path, target: Path) -> None:
    raise PermissionError(1, "Operation not permitted", str(target))


@pytest.mark.parametrize("links", [True, False])
def test_an_article_is_there_whole_or_not_at_all(tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is killed in the step that gives the file its name; the next one saves as ever."""
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", without_links)
    folder = Folder.open(tmp_path)
    whole = folder.save(make(TEXT), Origin(b"x", WHEN)).read_bytes()
    child = os.fork()
    if not child:
        setattr(Path, "hardlink_to" if links else "replace", lambda *_: os.kill(os.getpid(), 9))
        folder.save(make(TEXT), Origin(b"y", WHEN))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9
    shown = [path.read_bytes() for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert sorted(shown) == ([whole] if links else [b"", whole])
    saved = Folder.open(tmp_path).save(make(TEXT), Origin(b"z", WHEN))
    assert saved.stat().st_size == len(whole)


def test_what_a_killed_program_left_is_cleared_away_in_time(tmp_path: Path) -> None:
    left = [tmp_path / f".briefing-{name}.part" for name in ("old", "new")]
    foreign = tmp_path / ".briefing-my own.part"
    for path in (*left, foreign):
        path.write_bytes(b"half")
    for path in (left[0], foreign):
        os.utime(path, (0, 0))
    Folder.open(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([left[1], foreign])


def test_no_pipe_or_socket_in_the_folder_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(tmp_path / "socket.md"))
        assert Folder.open(tmp_path).save(make(TEXT), Origin(b"x", WHEN)).is_file()


def test_an_excerpt_gives_way_to_its_page_unless_somebody_changed_it(tmp_path: Path) -> None:
    excerpt = Origin(b"teaser", WHEN, url="https://x.example/1", excerpt=True)
    page = Origin(b"page", WHEN, url="https://x.example/moved", asked="https://x.example/1?utm_source=feed")
    for changed in (False, True):
        path = Folder.open(tmp_path).save(make(TEXT), excerpt)
        again = Folder.open(tmp_path)
        assert again.holds_excerpt("https://x.example/1#top")
        assert not again.holds(url="https://x.example/1", origin=excerpt)
        if changed:
            path.write_text(path.read_text().replace("grain", "coal"))
        saved = again.save(make(TEXT), page)
        assert saved.is_file()
        assert Folder.open(tmp_path).holds(url="https://x.example/1")
        assert path.exists() is changed
        saved.unlink()


def test_a_name_that_everybody_wants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MAX_SAME_NAME", 2)
    folder = Folder.open(tmp_path)
    folder.save(make(TEXT), Origin(b"x", WHEN))
    with pytest.raises(FileExistsError):
        folder.save(make(TEXT), Origin(b"y", WHEN))
