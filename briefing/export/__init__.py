"""The brief as Markdown, JSON and plain text: one exporter a file, each from ``Brief`` to a string."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from briefing.corpus.sanitize import escape_text
from briefing.export.json import to_json
from briefing.export.markdown import to_markdown
from briefing.export.text import to_text
from briefing.models import Brief
from briefing.terminal import escape_json

FORMATS: dict[str, Callable[[Brief], str]] = {
    "markdown": to_markdown,
    "json": to_json,
    "text": to_text,
}
"""Every format by the name that ``--format`` takes."""

SUFFIXES = {"markdown": ".md", "json": ".json", "text": ".txt"}


def render(brief: Brief, form: str) -> str:
    """The brief in a format of ``FORMATS``, safe to show on a terminal: reasons and names never were an article."""
    text = FORMATS[form](brief)
    return escape_json(text) if form == "json" else escape_text(text)


def write(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file whole or not at all; an existing one only with ``force``.

    Raises:
        FileExistsError: where the file is there and ``force`` is not set.
        OSError: where it can't be written.
    """
    if not force and os.path.lexists(path):
        raise FileExistsError(f"{path} exists; --force replaces it")
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        if force:
            aside.replace(path)
        else:
            os.link(aside, path)  # fails where the file came up meanwhile, which a rename would not
    finally:
        aside.unlink(missing_ok=True)
