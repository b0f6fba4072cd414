"""``add`` takes in what is new and nothing else, and what it writes reads back as what was read."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
import yaml
from webserver import Answer, page, serve

from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
from briefing.corpus.web import importing
from briefing.corpus.web.fetch import FetchOptions, Page
from briefing.corpus.web.importing import AddOptions, AddProgress, AddReport, add, suffix_of, with_charset
from briefing.corpus.web.saving import same_page
from briefing.models import Article, Skipped

OPTIONS = AddOptions(FetchOptions(allow_private=True, pause=0.0, timeout=10.0))
PARAGRAPHS = (
    "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its channel.",
    "Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand.",
    "“We will not risk another crew for the sake of a timetable,” harbour master Ines Vold told reporters on the quay.",
    "Shops on the largest island said on Tuesday that they had flour and milk for four days, and no more than that.",
)
LONG = tuple(f"{sentence} This is telling number {n}." for n in range(3) for sentence in PARAGRAPHS)


def rss(items: Iterable[tuple[str, str, str]], root: str = "http://feed.example") -> Answer:
    entries = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>Tue, 02 May 2023 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
        for title, link, text in items
    )
    channel = f"<title>Tarnby Herald</title><link>{root}</link>{entries}"
    body = f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}</channel></rss>'
    return Answer(body.encode(), headers={"Content-Type": "application/rss+xml"})


def front_matter(path: Path) -> dict[str, object]:
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    loaded = yaml.safe_load(head)
    assert isinstance(loaded, dict)
    return loaded


def articles(folder: Path) -> list[Article]:
    found = [item for source in discover([folder]) if not isinstance(source, Skipped) for item in read_file(source)]
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def counts(report: AddReport) -> tuple[int, int, int]:
    return len(report.added), len(report.known), len(report.skipped)


def test_a_page_becomes_one_file_that_says_where_it_came_from(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="Tarnby Herald">'
    head += '<meta property="article:published_time" content="2023-05-02T10:00:00Z">'
    answer = page("Grain ship blocks the harbour of Tarnby", *LONG, head=head)
    with serve({"/a": answer}) as site:
        report = add([f"{site.url}/a"], tmp_path / "to", OPTIONS)
        assert counts(report) == (1, 0, 0), report.skipped
        fields = front_matter(report.added[0])
        assert fields["url"] == f"{site.url}/a"
    assert fields["title"] == "Grain ship blocks the harbour of Tarnby"
    assert fields["published"] == date(2023, 5, 2)
    assert fields["sha256"] == hashlib.sha256(answer.body).hexdigest()
    assert str(fields["fetched"])[:2] == "20"
    (read,) = articles(tmp_path / "to")
    assert read.title == fields["title"]
    assert read.published == date(2023, 5, 2)
    assert PARAGRAPHS[2] in read.text
    assert report.added[0].name.startswith("2023-05-02-")


def test_running_it_again_adds_only_what_is_new(tmp_path: Path) -> None:
    with serve({"/a": page("A ship", *LONG), "/b": page("A crane", *LONG[::-1])}) as site:
        assert counts(add([f"{site.url}/a"], tmp_path, OPTIONS)) == (1, 0, 0)
        site.asked.clear()
        assert counts(add([f"{site.url}/a?utm_source=x#top", f"{site.url}/b"], tmp_path, OPTIONS)) == (1, 1, 0)
        assert "/a" not in site.asked
    assert len(list(tmp_path.glob("*.md"))) == 2


def test_the_bytes_are_kept_beside_on_demand_and_not_read_as_articles(tmp_path: Path) -> None:
    with serve({"/a": page("A ship", *LONG)}) as site:
        report = add([f"{site.url}/a"], tmp_path, AddOptions(OPTIONS.fetch, keep_original=True))
        kept = tmp_path / str(front_matter(report.added[0])["original"])
        assert kept.read_bytes() == site.answers["/a"].body
    assert kept.suffix == ".html"
    assert len(articles(tmp_path)) == 1


def test_a_feed_brings_its_own_texts_and_the_pages_it_points_to(tmp_path: Path) -> None:
    full = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)
    with serve({}) as site:
        site.answers["/feed"] = rss(
            [
                ("Told in full", f"{site.url}/full", full),
                ("Told in short", f"{site.url}/short", "A ship lies across the channel…"),
                ("An address alone", f"{site.url}/alone", ""),
                ("Gone but for a line", f"{site.url}/gone", "The crane arrives on Friday, the port says."),
                ("Gone", f"{site.url}/nothing", ""),
            ]
        )
        site.answers["/short"] = page("Told in short", *LONG)
        site.answers["/alone"] = page("An address alone", *LONG[::-1])
        told: list[AddProgress] = []
        report = add([f"{site.url}/feed"], tmp_path, OPTIONS, told.append)
        assert counts(report) == (4, 0, 2), report.skipped
        assert "/full" not in site.asked
        assert [progress.done for progress in told] == [1, 2, 3, 4, 5, 6]
        assert told[-1].total == 6
        assert {skipped.path for skipped in report.skipped} == {f"{site.url}/gone", f"{site.url}/nothing"}
        site.answers["/feed"] = rss(
            [
                ("Newer", f"{site.url}/new", full.replace("number", "version")),
                ("Told in short", f"{site.url}/short", "…"),
            ]
        )
        assert counts(add([f"{site.url}/feed"], tmp_path, OPTIONS)) == (1, 1, 0)
    by_title = {article.title: article for article in articles(tmp_path)}
    assert set(by_title) == {"Told in full", "Told in short", "An address alone", "Gone but for a line", "Newer"}
    assert by_title["Told in full"].outlet == "Tarnby Herald"
    assert by_title["An address alone"].published == date(2023, 5, 2)


def test_a_list_of_feeds(tmp_path: Path) -> None:
    with serve({}) as site:
        site.answers["/one"] = rss([("One", f"{site.url}/1", "<p>" + " ".join(LONG) + "</p>")])
        lines = "".join(f'<outline xmlUrl="{site.url}/{name}"/>' for name in ("one", "two"))
        (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{lines}</body></opml>')
        report = add([str(tmp_path / "feeds.opml")], tmp_path / "to", OPTIONS)
    assert counts(report) == (1, 0, 1)
    assert "404" in report.skipped[0].reason


def test_files_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "from"
    folder.mkdir()
    (folder / "a.txt").write_text("Ship blocks the harbour\n\n" + "\n\n".join(PARAGRAPHS), encoding="utf-8")
    (folder / "b.html").write_bytes(page("Another ship", *LONG).body)
    (folder / "c.exe").write_bytes(b"MZ")
    report = add([str(folder), str(tmp_path / "missing.txt"), "ftp://old.example/x"], tmp_path / "to", OPTIONS)
    assert counts(report) == (2, 0, 3)
    assert {skipped.reason for skipped in report.skipped} == {
        "unknown type .exe",
        "no such file or folder",
        "only http and https addresses are fetched",
    }
    assert counts(add([str(folder)], tmp_path / "to", OPTIONS)) == (0, 2, 1)


def test_one_failure_costs_one_source(tmp_path: Path) -> None:
    with serve(
        {"/a": page("A ship", *LONG), "/img": Answer(b"\x89PNG", headers={"Content-Type": "image/png"})}
    ) as site:
        report = add([f"{site.url}/none", f"{site.url}/img", f"{site.url}/a"], tmp_path, OPTIONS)
    assert counts(report) == (1, 0, 2)
    assert [skipped.reason for skipped in report.skipped] == ["the server says 404 Not Found", "unknown type image/png"]


def test_it_stops_when_told(tmp_path: Path) -> None:
    with serve({"/a": page("A ship", *LONG)}) as site:
        report = add([f"{site.url}/a"], tmp_path, OPTIONS, cancelled=lambda: True)
        assert counts(report) == (0, 0, 0)
        assert site.asked == []


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("Größe".encode("latin-1"), "iso-8859-1", "Größe"),
        ("Größe".encode(), "iso-8859-1", "Größe"),
        ("<meta charset=latin1>Größe".encode("latin-1"), "utf-8", "<meta charset=latin1>Größe"),
        ("Größe".encode("latin-1"), "no-such-charset", "Größe"),
        ("海港".encode("shift-jis"), "shift_jis", "海港"),
    ],
)
def test_a_wrong_charset_in_the_header_is_not_believed(body: bytes, charset: str, expected: str) -> None:
    data = with_charset(Page("http://x.example/", body, "text/html", charset))
    assert expected in {data.decode("utf-8-sig", "replace"), data.decode("latin-1")}


def test_a_page_whose_server_names_the_wrong_charset_is_read_right(tmp_path: Path) -> None:
    told = tuple(text.replace("harbour", "Häfen") for text in LONG)
    answer = page("Häfen geschlossen", *told, content_type="text/html; charset=iso-8859-1")
    with serve({"/a": answer}) as site:
        report = add([f"{site.url}/a"], tmp_path, OPTIONS)
    assert counts(report) == (1, 0, 0)
    assert "Häfen" in articles(tmp_path)[0].text


@pytest.mark.parametrize("told", ["text/plain", "application/pdf", "application/xml", "message/rfc822"])
def test_a_page_is_read_as_one_whatever_its_server_calls_it(tmp_path: Path, told: str) -> None:
    with serve({"/a": page("Grain ship blocks the harbour", *LONG, content_type=told)}) as site:
        report = add([f"{site.url}/a"], tmp_path, OPTIONS)
    assert counts(report) == (1, 0, 0), report.skipped
    (read,) = articles(tmp_path)
    assert read.title == "Grain ship blocks the harbour"
    assert "<p>" not in read.text


@pytest.mark.parametrize(
    ("page_", "suffix"),
    [
        (Page("http://x/a.pdf", b"%PDF-1.7", "text/html"), ".pdf"),
        (Page("http://x/a", b"<html>", "text/html"), ".html"),
        (Page("http://x/a", b"<html>", ""), ".html"),
        (Page("http://x/a.docx", b"PK\x03\x04", "application/octet-stream"), ".docx"),
        (Page("http://x/a", b"PK\x03\x04", ""), ".zip"),
        (Page("http://x/a", b"<x/>", "application/newsml+xml"), ".xml"),
        (Page("http://x/a.txt", b"x", "application/octet-stream"), ".txt"),
    ],
)
def test_kinds_of_pages(page_: Page, suffix: str) -> None:
    assert suffix_of(page_) == suffix


def test_spellings_of_one_address() -> None:
    one = same_page("HTTP://Example.org/a?id=1")
    assert one == same_page("http://example.org/a?id=1&utm_medium=rss#x")
    assert one != same_page("http://example.org/a?id=2")
    assert same_page("http://[broken") == "http://[broken"


def test_one_bad_item_of_a_feed_never_ends_the_others(tmp_path: Path) -> None:
    bad = [
        "http://xn--/a",
        "http://[::1/",
        "http://a..invalid/",
        f"http://{'a' * 70}.invalid/",
        "http://a.invalid:99999/",
    ]
    with serve({}) as site:
        site.answers["/good"] = page("The one that is there", *LONG)
        items = [(f"Item {number}", url, "Words of a teaser.") for number, url in enumerate(bad)]
        site.answers["/feed"] = rss([*items, ("The one that is there", f"{site.url}/good", "Words of a teaser.")])
        report = add([f"{site.url}/feed"], tmp_path, OPTIONS)
    assert counts(report) == (len(bad) + 1, 0, len(bad)), report
    assert {article.title for article in articles(tmp_path)} == {f"Item {n}" for n in range(5)} | {
        "The one that is there"
    }


def test_whatever_an_item_does_costs_that_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: Page) -> str:
        if page.url.endswith("/b"):
            raise RuntimeError
        return ".html"

    monkeypatch.setattr(importing, "suffix_of", fail)
    with serve({f"/{name}": page(f"Ship {name}", f"{name} sails.", *LONG) for name in "abc"}) as site:
        report = add([f"{site.url}/{name}" for name in "abc"], tmp_path, OPTIONS)
    assert counts(report) == (2, 0, 1)
    assert report.skipped[0] == Skipped(f"{site.url}/b", "could not be read (RuntimeError)")


def test_items_of_one_teaser_are_told_apart_and_tried_again(tmp_path: Path) -> None:
    """Three pages behind the same few words: what failed once is fetched the next time, and nothing is there twice."""
    with serve({}) as site:
        site.answers["/feed"] = rss([(f"Ship {n}", f"{site.url}/{n}", "Read it all here.") for n in range(3)])
        site.answers["/1"] = page("Ship 1", "It was the first.", *LONG)
        first = add([f"{site.url}/feed"], tmp_path, OPTIONS)
        assert counts(first) == (3, 0, 2), first
        assert {article.title for article in articles(tmp_path)} == {"Ship 0", "Ship 1", "Ship 2"}
        second = add([f"{site.url}/feed"], tmp_path, OPTIONS)
        assert counts(second) == (0, 1, 2), second
        site.answers["/0"] = page("Ship 0", "It was the second.", *LONG)
        third = add([f"{site.url}/feed"], tmp_path, OPTIONS)
        assert counts(third) == (1, 1, 1), third
        site.answers["/2"] = page("Ship 2", "It was the third.", *LONG)
        assert counts(add([f"{site.url}/2"], tmp_path, OPTIONS)) == (1, 0, 0)
        site.asked.clear()
        assert counts(add([f"{site.url}/feed"], tmp_path, OPTIONS)) == (0, 3, 0)
        assert site.asked == ["/robots.txt", "/feed"]
    found = articles(tmp_path)
    assert sorted(article.title for article in found) == ["Ship 0", "Ship 1", "Ship 2"]
    assert all(PARAGRAPHS[0] in article.text for article in found)


def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "from"
    folder.mkdir()
    (tmp_path / "to").mkdir()
    (folder / "a.txt").write_text("Ship blocks the harbour\n\n" + "\n\n".join(PARAGRAPHS), encoding="utf-8")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(tmp_path / "to" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(folder / "socket.txt"))
        report = add([str(folder), str(folder / "pipe.txt"), "/dev/zero"], tmp_path / "to", OPTIONS)
    assert counts(report) == (1, 0, 5), report
    assert {(Path(skipped.path).name, skipped.reason) for skipped in report.skipped} == {
        ("loop.txt", "symbolic link that leads back to itself"),
        ("pipe.txt", "named pipe, not a file"),
        ("socket.txt", "socket, not a file"),
        ("zero", "device, not a file"),
    }


def test_files_of_a_folder_are_counted_and_can_be_stopped_one_by_one(tmp_path: Path) -> None:
    folder = tmp_path / "from"
    folder.mkdir()
    for number in range(5):
        text = f"Ship {number} blocks the harbour\n\n" + "\n\n".join(PARAGRAPHS)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    told: list[AddProgress] = []
    report = add([str(folder)], tmp_path / "to", OPTIONS, told.append, lambda: len(told) == 4)
    assert counts(report) == (3, 0, 0)
    assert [(progress.done, progress.total) for progress in told] == [(1, 6), (2, 6), (3, 6), (4, 6)]


def test_what_gives_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.opml").write_text('<opml version="2.0"><body/></opml>')
    with serve({"/bare": page("", ""), "/feed": rss([])}) as site:
        report = add([f"{site.url}/bare", f"{site.url}/feed", str(tmp_path / "empty.opml")], tmp_path / "to", OPTIONS)
    assert counts(report) == (0, 0, 3), report
    page_reason, feed_reason, list_reason = (skipped.reason for skipped in report.skipped)
    assert "no article text found" in page_reason
    assert feed_reason == list_reason == "it holds no addresses"
