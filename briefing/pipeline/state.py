"""Which state of the code made what is stored, and where the store is."""

from __future__ import annotations

import os

from briefing.versions import code_version

STORE_NAME = "briefing.sqlite3"
NOTEBOOK_NAME = "notebook.sqlite3"
TAGGER_VARIABLE = "BRIEFING_TAGGER"
READER = code_version("models", "language", "corpus")


def analyser() -> str:
    """The code that analyses, and the tagger where it is not the shipped one."""
    return "+".join(filter(None, (code_version("models", "language", "analysis"), os.environ.get(TAGGER_VARIABLE))))


def comparer() -> str:
    """The code that compares, over analyses by ``analyser``."""
    return "+".join(
        filter(None, (code_version("models", "language", "analysis", "story"), os.environ.get(TAGGER_VARIABLE)))
    )
