"""Which articles the reader has seen: each visit notes those that were new in it, so that the log stays small.

An article is known by the bytes of its file and its place there, not by what was made of them: a new version of the
app makes nothing new. One of an archive's export is known by what the archive says of it, wherever it stands: a longer
export of the same search numbers all of them anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from briefing.models import Article
from briefing.models.kept import light_of
from briefing.store.events import Event


def seen_in(visits: Iterable[Event]) -> frozenset[str]:
    """The names, as of ``name_of``, of all articles that these visits noted."""
    noted = (event.says.get("articles") for event in visits)
    return frozenset(str(name) for names in noted if isinstance(names, list) for name in names)


def name_of(article: Article) -> str:
    """Twelve hexadecimal digits."""
    told = light_of(article)
    place = "" if (told.place or "").startswith("#") else told.place or ""
    return hashlib.sha256(f"{told.source or told.digest}\0{place}".encode()).hexdigest()[:12]


def visit_of(articles: Iterable[Article], seen: frozenset[str]) -> dict[str, Any] | None:
    """What a visit to these articles says; None where it brings nothing new."""
    fresh = sorted({name_of(article) for article in articles} - seen)
    return {"articles": fresh} if fresh else None
