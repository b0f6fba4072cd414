"""Tables in Word documents."""

from __future__ import annotations

from pathlib import Path

import bad_files
import pytest

from briefing.corpus.formats import docx
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article

FIRST = "The ferries of Sund carried fewer passengers last year, the port office said on Monday."
LAST = "The office blamed the weather, and a strike in May that kept three ferries in harbour."


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str, head: bool = False) -> str:
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{mark}{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def lines(*rows: str) -> list[str]:
    table = f"<w:tbl>{''.join(rows)}</w:tbl>"
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"{paragraph('Ferries of Sund')}{paragraph(FIRST)}{table}{paragraph(LAST)}"
    data = bad_files.word(f"<w:document {names}><w:body>{body}</w:body></w:document>".encode())
    (article,) = docx.read(data, SourceFile(Path("a.docx"), "a.docx", 0, 0))
    assert isinstance(article, Article)
    return article.text.split("\n\n")


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ((("Year", "Trips"), ("2024", "310"), ("2025", "288")), ["Year Trips: 2024 310", "Year Trips: 2025 288"]),
        ((("Port", "Master"), ("Sund", "Ida Roe"), ("Lund", "Ole Berg")), ["Sund Ida Roe", "Lund Ole Berg"]),
        ((("2024", "310"), ("2025", "288")), ["2025 288"]),
    ],
)
def test_rows_of_figures_begin_with_the_names_of_their_columns(
    rows: tuple[tuple[str, ...], ...], read: list[str]
) -> None:
    assert lines(*(row(*cells) for cells in rows)) == [FIRST, " ".join(rows[0]), *read, LAST]


def test_a_row_that_the_document_calls_the_head_names_the_columns() -> None:
    found = lines(row("Port", "Master", head=True), row("Sund", "Ida Roe"), row("Lund", "Ole Berg"))
    assert found[2:4] == ["Port Master: Sund Ida Roe", "Port Master: Lund Ole Berg"]
