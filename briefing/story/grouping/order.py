"""The order of a story's articles, its name and theirs; light, since a second opening needs no more than these."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from briefing.models import Article, Reading

LONGEST, FEWEST_WORDS = 30, 2
"""Characters of a title that stands for an outlet; words that a file's name must have to stand for one."""
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
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
    """The outlet; where the text does not say who published it, the words of its file's name, else its title.

    A title stands in quotation marks, and for a file's name that only repeats it: ``Campus science blog``,
    ``“We did it!”``.
    """
    return article.outlet or _of_file(article) or (f"“{_cut(article.title)}”" if article.title.strip() else "unnamed")


def listed_name(article: Article) -> str:
    """The same in a list of sources, which says that no outlet is named."""
    return outlet_name(article) + ("" if article.outlet else " (no outlet named)")


def _of_file(article: Article) -> str:
    """The words of a file's name; empty where it has none of its own or says what kind of file it is."""
    stem = article.path.rpartition("/")[2].rpartition(".")[0]
    words = [word for word in re.split(r"[\s_.-]+", stem) if not word.isdigit()]
    own = {word.lower() for word in words} - {word.lower() for word in _WORD.findall(article.title)}
    if not own or any(not word.isalpha() or (word.isascii() and not _VOWEL.search(word)) for word in words):
        return ""
    if len(words) < FEWEST_WORDS or 2 * len(own) < len(words):
        return ""
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _cut(title: str) -> str:
    """A title on one line, cut between words where it is long."""
    words = title.split()
    kept = list(accumulate(words, lambda said, word: f"{said} {word}"))
    short = [said for said in kept if len(said) <= LONGEST]
    return kept[-1] if len(kept[-1]) <= LONGEST else f"{short[-1].rstrip(' ,;:.-–—') if short else title[:LONGEST]}…"
