"""The order of a story's articles, its name and theirs; light, since a second opening needs no more than these."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from briefing.models import Article, Reading
from briefing.models.naming import called

_WORD = re.compile(r"\w+")
_SMALL_WORDS = """
after and are but for from has his how its near new not over says than that the their this was what who why will with
"""
_COMMON = frozenset(_SMALL_WORDS.split())
LISTED = 12
"""Words of a title that was taken from the text, at most, in a list of sources."""


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

    That of a newest version comes before one that its outlet replaced, a real one before an inferred one, one that
    states before one that asks, then one whose outlet is known, then the shorter.
    """
    articles = [reading.article for reading in readings]
    words = [frozenset(word for word in _WORD.findall(article.title.lower()) if len(word) > 2) for article in articles]
    spread = Counter(word for title in words for word in title)

    def key(index: int) -> tuple[bool, bool, bool, int, bool, int, str]:
        article = articles[index]
        shared = sum(spread[word] - 1 for word in words[index] if word not in _COMMON)
        asks = article.title.rstrip("”\"’' ").endswith("?")
        named = article.outlet is not None
        replaced = article.version_of is not None
        return (replaced, article.title_inferred, asks, -shared, not named, len(article.title), article.title)

    return articles[min(range(len(articles)), key=key)].title if articles else ""


def outlet_name(article: Article) -> str:
    """The outlet, and what stands for it where none is named."""
    return called(article.outlet, article.where, article.title)


def is_by_title(name: str) -> bool:
    """Whether the title of an article stands for its outlet, which nothing names."""
    return name.startswith("“")


def listed_name(article: Article) -> str:
    """The same in a list of sources, which says that no outlet is named; a title that stands for it is not repeated."""
    if article.outlet:
        return article.outlet
    return "No outlet named" if is_by_title(outlet_name(article)) else f"{outlet_name(article)} (no outlet named)"


def listed_title(article: Article) -> str:
    """The title as a list of sources gives it: one that was taken from the text is cut."""
    words = article.title.split()
    long = article.title_inferred and len(words) > LISTED
    return f"{' '.join(words[:LISTED]).rstrip(' …,;:')}…" if long else article.title
