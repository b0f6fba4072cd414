"""What a mark in the text means is the same in a page, a feed, a mail, an agency's item, a book and Markdown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article

BEFORE = "The swing bridge of Varn stuck open on Monday morning with two trams waiting on it, the transit office said."
BEHIND = "Nobody was hurt, but the harbour had to send nine barges back upstream, said its master, Edda Lonn."
TITLE = "Swing bridge of Varn sticks open"


def as_page(body: str) -> tuple[str, str]:
    return "a.html", f"<title>{TITLE}</title><main><article><h1>{TITLE}</h1>{body}</article></main>"


def as_feed(body: str) -> tuple[str, str]:
    item = f"<item><title>{TITLE}</title><link>https://a.example/1</link><description><![CDATA[{body}]]></description>"
    return "a.rss", f"<rss version='2.0'><channel><title>T</title>{item}</item></channel></rss>"


def as_mail(body: str) -> tuple[str, str]:
    return (
        "a.eml",
        f"From: a@b.example\nSubject: {TITLE}\nContent-Type: text/html; charset=utf-8\n\n<body>{body}</body>",
    )


def as_book(body: str) -> tuple[str, bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("META-INF/container.xml", "<c><rootfile full-path='b.opf'/></c>")
        book.writestr(
            "b.opf",
            "<package><manifest><item id='x' href='x.html' media-type='application/xhtml+xml'/></manifest>"
            "<spine><itemref idref='x'/></spine></package>",
        )
        book.writestr("x.html", f"<html><body><h1>{TITLE}</h1>{body}</body></html>")
    return "a.epub", file.getvalue()


def as_markdown(body: str) -> tuple[str, str]:
    return "a.md", f"# {TITLE}\n\n" + body.replace("<p>", "\n\n").replace("</p>", "\n\n")


SHELLS = [as_page, as_feed, as_mail, as_book, as_markdown]


def article(tmp_path: Path, name: str, data: str | bytes) -> Article:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = read_file(SourceFile(path, name, path.stat().st_size, 0))
    assert isinstance(found, Article), found
    return found


MARKS = [
    ("It cost 340<a href='#_ftn2' name='_ftnref2'>2</a> crowns, the office said on Monday.", "cost 340 crowns", "2"),
    ("It cost 340<a href='#n2'>[2]</a> crowns, the office said on Monday.", "cost 340 crowns", "[2]"),
    ("It cost 340<span class='footnote'>2</span> crowns, the office said on Monday.", "cost 340 crowns", "2"),
    (
        "It cost 340<span style='vertical-align: super'>2</span> crowns, the office said on Monday.",
        "cost 340 crowns",
        "2",
    ),
    ("The <span class='strikethrough'>two</span> three trams were old, it said on Monday.", "The three trams", "two"),
    ("The <del>two</del> three trams were old, it said on Monday.", "The three trams", "two"),
    (
        "Its <a href='/x'>report<span style='position:absolute;left:-9999px'> (new window)</span></a> came on Monday.",
        "Its report came",
        "(new window)",
    ),
    ("The Brücken<wbr>meisterei of Varn lent the motor, it said on Monday.", "The Brückenmeisterei of Varn lent", ""),
    (
        "The maker, <Company>Varn Motors</Company>, and the council met on Monday.",
        "The maker, Varn Motors, and the",
        "",
    ),
]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("markup", "read", "left_out"), MARKS)
def test_a_mark_means_the_same_in_every_format(tmp_path, shell, markup, read, left_out) -> None:
    found = article(tmp_path, *shell(f"<p>{BEFORE}</p><p>{markup}</p><p>{BEHIND}</p>"))
    assert read in found.text
    assert BEHIND in found.text
    assert not left_out or left_out in [cut.text for cut in found.cuts]


TABLE = (
    "<table><tr><th>Bridge</th><th>Built</th></tr><tr><td>North</td><td>1911</td></tr>"
    "<tr><td>Mill</td><td>1954</td></tr></table>"
)


@pytest.mark.parametrize("shell", SHELLS[:4])
def test_each_row_of_a_table_is_a_line_with_the_names_of_its_columns(tmp_path, shell) -> None:
    found = article(tmp_path, *shell(f"<p>{BEFORE}</p>{TABLE}<p>{BEHIND}</p>"))
    lines = found.text.split("\n\n")
    assert "Bridge Built: North 1911" in lines
    assert "Bridge Built: Mill 1954" in lines


def test_a_table_of_many_columns_keeps_its_rows_short(tmp_path) -> None:
    names = "".join(f"<th>column number {n}</th>" for n in range(6))
    row = "".join(f"<td>{n}</td>" for n in range(6))
    found = article(tmp_path, *as_feed(f"<p>{BEFORE}</p><table><tr>{names}</tr><tr>{row}</tr></table>"))
    assert "0 1 2 3 4 5" in found.text.split("\n\n")


def test_footnotes_of_markdown_are_marks_and_text(tmp_path) -> None:
    note = f"It cost 340[^1] crowns, and H^2^ more.\n\n[^1]: The office later said 350.\n\n{BEHIND}\n"
    found = article(tmp_path, "a.md", f"# {TITLE}\n\n{BEFORE}\n\n{note}")
    assert "It cost 340 crowns, and H more." in found.text
    assert "The office later said 350." in found.text
    assert [cut.text for cut in found.cuts if cut.reason == "note mark"] == ["1", "2"]


def test_html_between_paragraphs_of_markdown_is_read(tmp_path) -> None:
    found = article(tmp_path, "a.md", f"# {TITLE}\n\n{BEFORE}\n\n<div>\n<p>{BEHIND}</p>\n</div>\n")
    assert found.text == f"{BEFORE}\n\n{BEHIND}"


@pytest.mark.parametrize("kind", ["preheader", "mcnPreviewText", "email-preview"])
def test_what_a_mail_shows_beside_its_subject_is_no_text(tmp_path, kind) -> None:
    found = article(tmp_path, *as_mail(f"<span class='{kind}'>Also: a choir wins</span><p>{BEFORE}</p><p>{BEHIND}</p>"))
    assert "choir" not in found.text
    assert "Also: a choir wins" in [cut.text for cut in found.cuts]
