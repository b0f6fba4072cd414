"""The brief in every format: one exporter a file, each from ``Brief`` and a ``Choice`` to a string."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from briefing.corpus.sanitize import escape_text
from briefing.models import Brief
from briefing.terminal import escape_json

if TYPE_CHECKING:
    from briefing.export.docx import PandocError
    from briefing.export.outline import Choice

__all__ = ["BINARY", "FORMATS", "SUFFIXES", "Choice", "PandocError", "render", "write"]

Exporter: TypeAlias = Callable[[Brief, "Choice | None"], str | bytes]


def _first_when_asked(module: str, name: str) -> Exporter:
    """The exporter of a module that is imported by the first brief: the app takes only wordings from this package."""

    def made(brief: Brief, choice: Choice | None = None) -> str | bytes:
        exporter: Exporter = getattr(import_module(f"{__name__}.{module}"), name)
        return exporter(brief, choice)

    return made


FORMATS: dict[str, Exporter] = {
    "markdown": _first_when_asked("markdown", "to_markdown"),
    "json": _first_when_asked("json", "to_json"),
    "html": _first_when_asked("html", "to_html"),
    "csv": _first_when_asked("csv", "to_csv"),
    "entities-csv": _first_when_asked("csv", "to_entities_csv"),
    "csl": _first_when_asked("csl", "to_csl"),
    "text": _first_when_asked("text", "to_text"),
    "docx": _first_when_asked("docx", "to_docx"),
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


def __getattr__(name: str) -> object:
    """What goes with the exporters, loaded when it is asked for."""
    if name == "Choice":
        from briefing.export.outline import Choice  # noqa: PLC0415

        return Choice
    if name == "PandocError":
        from briefing.export.docx import PandocError  # noqa: PLC0415

        return PandocError
    raise AttributeError(name)
