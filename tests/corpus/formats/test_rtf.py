"""RTF: what stands in the document and nothing else, in any code page, told by its first bytes."""

# ruff: noqa: E501 - markup

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.discover import discover
from briefing.corpus.formats.rtfpieces import BOLD, Rtf
from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.worker import read_all
from briefing.models import Article, Skipped

FOG = "Thick fog kept all eleven ferries of Lund in port on Tuesday for the third day running, the harbour master said."


def plain(body: str | bytes, head: str = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}") -> list[str]:
    raw = body.encode("ascii") if isinstance(body, str) else body
    document = Rtf(rb"{\rtf1" + head.encode() + b" " + raw + b"}")
    return [line.replace(BOLD, "").strip() for line in document.paragraphs() if line.strip()]


def read(tmp_path: Path, data: bytes, name: str = "a.rtf") -> tuple[Article | Skipped, ...]:
    path = tmp_path / name
    path.write_bytes(data)
    return read_file(SourceFile(path, name, len(data), 0))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"The crane {\deleted was safe }fell.", "The crane fell."),
        (r"The crane \deleted was safe \deleted0 fell.", "The crane fell."),
        (r"The crane {\v nobody sees this }fell.", "The crane fell."),
        (r"The crane \v hidden\v0  fell.", "The crane  fell."),
        (r"The {\field{\*\fldinst HYPERLINK \"https://x.example/1\"}{\fldrslt crane}} fell.", "The crane fell."),
        (r"The crane{\footnote It was old.} fell.", "The crane fell."),
        (r"The {\pict\pngblip 89504e47}crane fell.", "The crane fell."),
        (r"The crane {\*\unknown words }fell.", "The crane fell."),
        (r"Caf\'e9 \u8364?5 \{braces\} a\~b \endash ", "Café €5 {braces} a\u00a0b –"),
        (r"\u-10179?\u-8704? smiles", "😀 smiles"),
    ],
)
def test_what_is_no_text_stays_out(body: str, text: str) -> None:
    assert plain(body) == [text]


def test_raw_bytes_and_mixed_bytes_of_east_asian_code_pages() -> None:
    head = r"\ansi\ansicpg932\deff0{\fonttbl{\f0\fcharset128 Mincho;}}"
    word = "表示ソフト"  # its bytes hold a backslash and a brace-like letter
    raw = word.encode("cp932")
    assert plain(rb"\f0 " + raw + rb"\par", head) == [word]
    hexed = "".join(rf"\'{byte:02x}" for byte in raw)
    assert plain(rf"\f0 {hexed}\par", head) == [word]
    assert plain(rb"\f0 \'8e" + b"R" + rb"\par", head) == [b"\x8eR".decode("cp932")]


def test_old_character_sets() -> None:
    assert plain(r"caf\'8e", r"\mac\deff0{\fonttbl{\f0\fnil Geneva;}}") == ["café"]
    assert plain(r"caf\'82", r"\pc\deff0{\fonttbl{\f0\fnil Arial;}}") == ["café"]


def test_a_long_document_is_read_in_parts_as_one() -> None:
    paragraphs = [f"Paragraph {number}: {'the fog of Lund ' * 20}é" for number in range(300)]
    body = "".join(rf"\pard {{\b {text[:9]}}}{text[9:-1]}\'e9\par " for text in paragraphs)
    assert plain(body) == paragraphs


def test_a_single_document_is_one_article_and_says_what_it_lost(tmp_path: Path) -> None:
    data = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\b Fog over Lund}\par " + FOG.encode() + rb"{\footnote x}\par}"
    (article,) = read(tmp_path, data)
    assert isinstance(article, Article)
    assert (article.title, article.text, article.place) == ("Fog over Lund", FOG, None)
    assert article.notes == ("footnotes are not read",)


@pytest.mark.parametrize("name", ["a.doc", "a.txt", "a.html"])
def test_rtf_is_told_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(rb"{\rtf1\ansi Fog over Lund\par " + FOG.encode() + rb"\par}")
    sources = [source for source in discover([tmp_path]) if isinstance(source, SourceFile)]
    ((_, (article,)),) = read_all(sources)
    assert isinstance(article, Article)
    assert article.text == FOG


def test_a_file_named_doc_may_be_something_else(tmp_path: Path) -> None:
    (old,) = read(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc")
    assert old == Skipped("a.doc", "an old Word document: save it as .docx or .rtf")
    (page,) = read(tmp_path, f"<html><body><h1>Fog over Lund</h1><p>{FOG}</p></body></html>".encode(), "b.doc")
    assert isinstance(page, Article)
    assert FOG in page.text


def test_factiva_with_indexing(tmp_path: Path) -> None:
    rows = {
        "HD": "Fog over Lund", "BY": "By Tom Reed", "WC": "20 words", "PD": "14 May 2024", "ET": "18:42", "SN": "The Lund Gazette",
        "SC": "LUND", "PG": "3", "LA": "English", "CY": "(c) 2024 The Lund Gazette", "LP": FOG,
        "TD": r"Nothing will sail on Wednesday.\par Ida Falk told reporters so.", "RE": "eurz : Europe", "AN": "Document LUND000020240514",
    }  # fmt: skip
    table = "".join(rf"\trowd\intbl {{\b {code}}}\cell {value}\cell\row " for code, value in rows.items())
    document = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}" + table + r"\pard\par " + table + "}"
    one, two = read(tmp_path, document.encode())
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.title, one.outlet, one.published, one.byline) == (
        "Fog over Lund",
        "The Lund Gazette",
        date(2024, 5, 14),
        "Tom Reed",
    )
    assert one.text == f"{FOG}\n\nNothing will sail on Wednesday.\n\nIda Falk told reporters so."
    assert (one.place, two.place) == ("#1, LUND000020240514", "#2, LUND000020240514")


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path, rb"{\rtf1 " + b"{" * 5000 + FOG.encode())
    assert skipped == Skipped("a.rtf", "nested too deeply to read")
