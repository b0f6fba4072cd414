"""The order of a story's articles, its name and theirs; light, since a second opening needs no more than these."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from briefing.models import Article, Reading

_WORD = re.compile(r"\w+")
_SMALL_WORDS = """
after and are but for from has his how its near new not over says than that the their this was what who why will with
"""
_COMMON = frozenset(_SMALL_WORDS.split())


def order_readings(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """By day (undated last), outlet, path and id."""

    def key(reading: Reading) -> tuple[str, str, str, str]:
        article = reading.article
        day = article.published.isoformat() if article.published else "9999"
        return (day, article.outlet or "~", article.path, article.id)

    return tuple(sorted(readings, key=key))


def story_id(readings: Sequence[Reading]) -> str:
    """A short name that stays the same while the story's articles do."""
    joined = "\n".join(sorted(reading.article.id for reading in readings))
    return "s" + hashlib.sha256(joined.encode()).hexdigest()[:10]


def story_title(readings: Sequence[Reading]) -> str:
    """The headline that says most of what the other headlines say.

    A real one comes before an inferred one, then one whose outlet is known, then the shorter.
    """
    articles = [reading.article for reading in readings]
    words = [frozenset(word for word in _WORD.findall(article.title.lower()) if len(word) > 2) for article in articles]
    spread = Counter(word for title in words for word in title)

    def key(index: int) -> tuple[bool, int, bool, int, str]:
        article = articles[index]
        shared = sum(spread[word] - 1 for word in words[index] if word not in _COMMON)
        return (article.title_inferred, -shared, article.outlet is None, len(article.title), article.title)

    return articles[min(range(len(articles)), key=key)].title if articles else ""


def outlet_name(article: Article) -> str:
    """The outlet, or the file's name where the text does not say who published it."""
    stem = article.path.rpartition("/")[2].rpartition(".")[0] or article.path
    return article.outlet or f"unnamed ({stem})"
