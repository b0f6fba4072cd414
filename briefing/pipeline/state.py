"""Which state of the code made what is stored, and where the store is."""

from __future__ import annotations

from briefing.versions import code_version

STORE_NAME = "briefing.sqlite3"
READER = code_version("models", "corpus")
ANALYSER = code_version("models", "analysis")
COMPARER = code_version("models", "analysis", "story")
