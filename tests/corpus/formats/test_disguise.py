"""Files whose suffix lies are read as what they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FIRST = "The swing bridge of Varn stuck open on Monday morning with two trams waiting on it, the transit office said."
SECOND = "Nobody was hurt, but the harbour had to send nine barges back upstream, said its master, Edda Lonn."
PAGE = f"<!doctype html><title>Bridge sticks</title><main><h1>Bridge sticks</h1><p>{FIRST}</p><p>{SECOND}</p></main>"
MAIL = (
    "From: Varn Herald <news@varn.example>\nSubject: Fwd: Bridge sticks\nDate: Tue, 12 May 2026 21:40:00 +0200\n"
    f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{FIRST}\n\n{SECOND}\n"
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title><item><title>Bridge sticks</title>"
    f"<link>https://a.example/1</link><description>{FIRST} {SECOND}</description></item></channel></rss>"
)
WIRE = (
    "<nitf><body><body.head><hedline><hl1>Bridge sticks</hl1></hedline></body.head>"
    f"<body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"
)


def book() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("mimetype", "application/epub+zip")
        container.writestr("META-INF/container.xml", "<c><rootfile full-path='b.opf'/></c>")
        container.writestr(
            "b.opf",
            "<package><manifest><item id='x' href='x.html' media-type='application/xhtml+xml'/></manifest>"
            "<spine><itemref idref='x'/></spine></package>",
        )
        container.writestr("x.html", f"<html><body><h1>Bridge sticks</h1><p>{FIRST}</p></body></html>")
    return file.getvalue()


def outcome(tmp_path: Path, name: str, data: str | bytes) -> Article | Skipped:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = read_file(SourceFile(path, name, path.stat().st_size, 0))
    return found


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.eml", "a.docx", "a.pdf"])
def test_a_page(tmp_path, name) -> None:
    found = outcome(tmp_path, name, PAGE)
    assert isinstance(found, Article), found
    assert (found.title, found.text) == ("Bridge sticks", f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_mail(tmp_path, name) -> None:
    found = outcome(tmp_path, name, MAIL)
    assert isinstance(found, Article), found
    assert (found.title, found.outlet, str(found.published)) == ("Bridge sticks", "Varn Herald", "2026-05-12")
    assert found.text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("data", [FEED, WIRE], ids=["feed", "agency"])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_xml(tmp_path, name, data) -> None:
    found = outcome(tmp_path, name, data)
    assert isinstance(found, Article), found
    assert found.title == "Bridge sticks"
    assert FIRST in found.text
    assert "<" not in found.text


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.pdf"])
def test_a_book(tmp_path, name) -> None:
    found = outcome(tmp_path, name, book())
    assert isinstance(found, Article), found
    assert found.text == FIRST


@pytest.mark.parametrize("markup", [f"<p>{FIRST}</p><p>{SECOND}</p>", f"<div><h1>Bridge</h1><p>{FIRST}</p></div>"])
def test_a_piece_of_a_page_saved_as_text(tmp_path, markup) -> None:
    found = outcome(tmp_path, "a.txt", markup)
    assert isinstance(found, Article), found
    assert FIRST in found.text
    assert "<" not in found.text


def test_a_mail_copied_out_of_a_window(tmp_path) -> None:
    head = (
        "From: Varn Herald <news@varn.example>\nSent: Tuesday, May 12, 2026 9:40 PM\nTo: me\nSubject: Bridge sticks\n"
    )
    found = outcome(tmp_path, "a.txt", f"{head}\n{FIRST}\n\n{SECOND}\n")
    assert isinstance(found, Article), found
    assert (found.title, found.outlet, str(found.published)) == ("Bridge sticks", "Varn Herald", "2026-05-12")
    assert found.text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "text",
    [
        f"From Varn\n\n{FIRST}\n\n{SECOND}\n",
        f"Source: Varn Herald\nDate: 12 May 2026\n\n{FIRST}\n\n{SECOND}\n",
        f"{FIRST}\n\nFrom: the harbour master\nTo: all barges\n\n{SECOND}\n",
        f"1 < 2 is sure.\n\n{FIRST}\n\n{SECOND}\n",
    ],
)
def test_text_stays_text(tmp_path, text) -> None:
    found = outcome(tmp_path, "a.txt", text)
    assert isinstance(found, Article), found
    assert FIRST in found.text
    assert SECOND in found.text


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.eml"])
@pytest.mark.parametrize("data", [b"%PDF-1.4\n1 0 obj", b"PK\x03\x04 word/ something"], ids=["pdf", "zip"])
def test_what_is_cut_off_under_a_wrong_name_is_named(tmp_path, name, data) -> None:
    found = outcome(tmp_path, name, data)
    assert isinstance(found, Skipped)
    assert len(found.reason) > 5
