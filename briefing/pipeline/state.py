"""Which state of the code made what is stored, and where the store is."""

from __future__ import annotations

import os

from briefing.corpus.cleaning.outlets import table_version
from briefing.versions import code_version, note_versions

STORE_NAME = "briefing.sqlite3"
NOTEBOOK_NAME = "notebook.sqlite3"
PROFILE, NEAR, SPREAD, HEADS, TITLES, NAMES = "profile", "near", "spread", "heads", "titles", "names"
"""Kinds of what a store keeps: of each article and of each collection for grouping; its heads, titles and names."""
LISTED = "listed"
"""The kind of a collection's stories as they were listed last."""
SHELVED = "a shelf"
"""The kind that says which state of a collection which index holds. SQLite reads whole rows that it meets on its way to
one: this goes by the alphabet before all others, some of which are megabytes long."""
PRESENT = "present"
"""The kind that says which state of the code made what a store keeps."""
TAGGER_VARIABLE = "BRIEFING_TAGGER"
_READING = ("models", "language", "corpus")
_ANALYSING = ("models", "language", "analysis")
_COMPARING = (*_ANALYSING, "story")
READER = "+".join(filter(None, (code_version(*_READING), table_version())))
"""The code that reads, and the user's own table of outlets where there is one."""


def analyser() -> str:
    """The code that analyses, and the tagger where it is not the shipped one."""
    return "+".join(filter(None, (code_version(*_ANALYSING), os.environ.get(TAGGER_VARIABLE))))


def comparer() -> str:
    """The code that compares, over analyses by ``analyser``."""
    return "+".join(filter(None, (code_version(*_COMPARING), os.environ.get(TAGGER_VARIABLE))))


def note_present() -> None:
    """Note down which state of the code this is, for the next start."""
    note_versions(_READING, _ANALYSING, _COMPARING)
