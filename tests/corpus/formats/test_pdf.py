"""PDF: lines to paragraphs, running heads out."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import pdf
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, PublishedFrom

SOURCE = SourceFile(Path("a.pdf"), "a.pdf", 0, 0)
LINES = [
    "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran",
    "aground across its only channel. Two tugs tried to free the vessel at high",
    "water but gave up when a line part-",
    "ed and injured a deckhand.",
    "Eleven ships were waiting outside, among them a ferry that serves the outer",
    "islands twice a week.",
]
PARAGRAPHS = [
    f"{LINES[0]} {LINES[1]} water but gave up when a line parted and injured a deckhand.",
    f"{LINES[4]} {LINES[5]}",
]


def make(pages: Sequence[Sequence[str]], info: str = "") -> bytes:
    """A PDF of lines in Helvetica, as plain as can be."""
    streams = []
    for lines in pages:
        shown = " ".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*" for line in lines)
        streams.append(f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET")
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< {info} >>",
    }
    for n, stream in enumerate(streams):
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects[10 + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R {resources} /MediaBox [0 0 612 792] /Contents {11 + 2 * n} 0 R >>"
        )
        objects[11 + 2 * n] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
    data = bytearray(b"%PDF-1.4\n")
    offsets = {}
    for number, text in objects.items():
        offsets[number] = len(data)
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        data += f"{number} 1\n{offset:010} 00000 n \n".encode()
    data += f"trailer << /Size {max(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(data)


def one(data: bytes) -> Article:
    pytest.importorskip("pypdf", reason="the extra pdf is not installed")
    (found,) = pdf.read(data, SOURCE)
    assert isinstance(found, Article), found
    return found


def test_lines_become_paragraphs_and_the_file_tells_title_and_day() -> None:
    article = one(make([LINES], "/Title (Grain ship blocks the harbour) /CreationDate (D:20230502100000Z)"))
    assert article.text.split("\n\n") == PARAGRAPHS
    assert article.title == "Grain ship blocks the harbour"
    assert (article.published, article.published_from) == (date(2023, 5, 2), PublishedFrom.FILE)


def test_running_heads_go_and_are_shown_among_the_cuts() -> None:
    pages = [["Tarnby Herald", f"Page {n} of 4", f"On day {n} the harbour stayed closed.", "2"] for n in range(1, 5)]
    article = one(make(pages))
    assert article.text.split() == " ".join(page[2] for page in pages).split()
    assert [cut.text for cut in article.cuts] == [cut for page in pages for cut in (page[0], page[1], "2")]


def test_a_paragraph_goes_on_overleaf() -> None:
    lines, _ = pdf.without_running_heads([LINES[:2], ["", *LINES[2:]]])
    assert pdf.join_lines(lines) == PARAGRAPHS


def test_blank_lines_part_paragraphs() -> None:
    assert pdf.join_lines(["One short line", "", "Another short line", ""]) == ["One short line", "Another short line"]
    assert pdf.join_lines([]) == []


def test_only_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    article = one(make([LINES[:4], LINES[4:]]))
    assert article.notes == ("only the first 1 of 2 pages were read",)
    assert "Eleven ships" not in article.text


def test_a_title_that_a_program_made_up_is_none() -> None:
    assert "Microsoft" not in one(make([LINES], "/Title (Microsoft Word - draft of a story.doc)")).title


@pytest.mark.parametrize(
    ("data", "reason"), [(make([[]]), "no text, only pictures"), (b"%PDF-1.4\nnothing more", "damaged PDF")]
)
def test_what_gives_nothing(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        one(data)


def test_a_locked_pdf() -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra pdf is not installed")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    try:
        writer.encrypt("secret", algorithm="RC4-128")
    except Exception:  # a pypdf without its own ciphers
        pytest.skip("pypdf can't encrypt here")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(UnreadableError, match="password"):
        one(file.getvalue())


def test_without_the_extra_the_way_to_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableError, match="pip install 'briefing\\[pdf\\]'"):
        pdf.read(b"%PDF-", SOURCE)
