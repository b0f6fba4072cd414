"""The brief in every format: one exporter a file, each from ``Brief`` and a ``Choice`` to a string."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from briefing.corpus.sanitize import escape_text
from briefing.export.csl import to_csl
from briefing.export.csv import to_csv, to_entities_csv
from briefing.export.docx import PandocError, to_docx
from briefing.export.html import to_html
from briefing.export.json import to_json
from briefing.export.markdown import to_markdown
from briefing.export.outline import Choice
from briefing.export.text import to_text
from briefing.models import Brief
from briefing.terminal import escape_json

__all__ = ["BINARY", "FORMATS", "SUFFIXES", "Choice", "PandocError", "render", "write"]

FORMATS: dict[str, Callable[[Brief, Choice | None], str | bytes]] = {
    "markdown": to_markdown,
    "json": to_json,
    "html": to_html,
    "csv": to_csv,
    "entities-csv": to_entities_csv,
    "csl": to_csl,
    "text": to_text,
    "docx": to_docx,
}
"""Every format by the name that ``--format`` takes. JSON, CSV and CSL are whole whatever is chosen."""

BINARY = frozenset(("docx",))
"""Formats that are bytes."""

SUFFIXES = {
    "markdown": ".md",
    "json": ".json",
    "html": ".html",
    "csv": ".csv",
    "entities-csv": ".csv",
    "csl": ".csl.json",
    "text": ".txt",
    "docx": ".docx",
}


def render(brief: Brief, form: str, choice: Choice | None = None) -> str | bytes:
    """The brief in a format of ``FORMATS``; two pages unless ``choice`` asks for more.

    Text is safe to show on a terminal: reasons and names never were an article.
    """
    made = FORMATS[form](brief, choice)
    if isinstance(made, bytes):
        return made
    return escape_json(made) if form in ("json", "csl") else escape_text(made)


def write(path: Path, made: str | bytes | Iterable[str], *, force: bool = False) -> None:
    """Write a file whole or not at all, also one that comes in parts; an existing one only with ``force``.

    Raises:
        FileExistsError: where the file is there and ``force`` is not set.
        OSError: where it can't be written.
    """
    if not force and os.path.lexists(path):
        raise FileExistsError(f"{path} exists; --force replaces it")
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as out:
            for part in [made] if isinstance(made, (str, bytes)) else made:
                out.write(part.encode() if isinstance(part, str) else part)
        if force:
            aside.replace(path)
        else:
            os.link(aside, path)  # fails where the file came up meanwhile, which a rename would not
    finally:
        aside.unlink(missing_ok=True)
