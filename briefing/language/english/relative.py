"""Clauses that hang on a noun behind a comma."""

from __future__ import annotations

import re

_OPENS = re.compile(r",\s+(?:who|whom|whose|which|where)\b")


def relative_clause(text: str) -> re.Match[str] | None:
    """The words that open the first such clause, comma included."""
    return _OPENS.search(text)
