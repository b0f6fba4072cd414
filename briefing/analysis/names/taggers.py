"""Which tagger reads the names: the shipped one, or a pipeline that the user has installed.

A tagger is a function from a text and its sentences to spans with the labels of ``briefing.analysis.model``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from briefing.analysis.model import Chances, NameSpan, read_document, tag_document

Tag = Callable[[str, Sequence[tuple[int, int]]], tuple[NameSpan, ...]]

VARIABLE = "BRIEFING_TAGGER"
"""Environment variable that chooses the tagger where the program has not: "spacy:NAME", NAME a package or folder."""
_SPACY = "spacy:"


class UnknownTaggerError(ValueError):
    """The tagger that was asked for does not exist or cannot be loaded; the message says why."""


class _Choice:
    """The choice of this process."""

    name: str | None = None


def choose_tagger(name: str | None) -> None:
    """Take another tagger from here on: "spacy:NAME", or None for the shipped one.

    Raises:
        UnknownTaggerError: there is no such tagger, or it cannot be loaded.
    """
    if name is not None:
        tagger(name)
    _Choice.name = name or ""


def chosen_tagger() -> str:
    """The name of the tagger in use, "" for the shipped one. Analyses made with another one are other analyses."""
    return os.environ.get(VARIABLE, "") if _Choice.name is None else _Choice.name


def tagger(name: str | None = None) -> Tag:
    """The tagger of that name, by default the chosen one.

    Raises:
        UnknownTaggerError: there is no such tagger, or it cannot be loaded.
    """
    name = chosen_tagger() if name is None else name
    if not name:
        return tag_document
    if not name.startswith(_SPACY) or name == _SPACY:
        raise UnknownTaggerError(f"{name!r} is no tagger; write spacy:NAME with the name of a pipeline")
    from briefing.analysis.names.spacy_tagger import load_pipeline  # noqa: PLC0415  # spaCy takes seconds to import

    try:
        return load_pipeline(name.removeprefix(_SPACY))
    except (ImportError, OSError, ValueError) as error:
        raise UnknownTaggerError(f"cannot load {name}: {error}") from error


def read(
    tag: Tag, text: str, sentences: Sequence[tuple[int, int]]
) -> tuple[tuple[NameSpan, ...], Callable[[int, int], Chances]]:
    """The names by a tagger, and how sure it is of a range of words, which only the shipped one tells."""
    if tag is not tag_document:
        return tag(text, sentences), lambda _start, _end: ()
    names, scored = read_document(text, sentences)
    return names, scored.chances
