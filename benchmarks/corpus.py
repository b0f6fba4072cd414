"""The articles that search is measured on, the same for every run, and what is asked of them.

Words are drawn with Zipf's frequencies out of more than 100,000, in stories of 2 to 12 tellings that share a good part
of their words, about 475 words each. They come in blocks, each of a chance of its own, so that several processes can
make a part each.
"""

from __future__ import annotations

import hashlib
import random
import string
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from briefing.models import Analysis, Article, Paragraph, Reading

LENGTH, VOCABULARY, SHARED = 475, 120_000, 60
BLOCK = 10_000
KINDS = ("1 letter", "2 letters", "3 letters", "word", "AND of 2", "OR of 3", "phrase")
TIMES = 15


@cache
def made_words() -> tuple[str, ...]:
    """The vocabulary, the commonest words first and short."""
    chance = random.Random(7)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        longest = 3 if len(words) < 60 else 12
        words["".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, longest)))] = None
    return tuple(words)


@cache
def _weights() -> list[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))


def make_articles(first: int, count: int) -> Iterator[Article]:
    """So many articles from a certain one on, which begins a block."""
    for number in range(first // BLOCK, -(-(first + count) // BLOCK)):
        yield from _block(number, min(BLOCK, first + count - number * BLOCK))


def _block(block: int, count: int) -> Iterator[Article]:
    chance = random.Random(8 + block)
    words, made = made_words(), 0
    while made < count:
        story = chance.choices(words[200:], k=SHARED)
        tellings = min(chance.randint(2, 12), count - made)
        for number in range(made, made + tellings):
            body = chance.choices(words, cum_weights=_weights(), k=LENGTH - 2 * SHARED)
            body += chance.choices(story, k=2 * SHARED)
            chance.shuffle(body)
            yield _article(block * BLOCK + number, " ".join(story[:8]), " ".join(body))
        made += tellings


def _article(number: int, title: str, text: str) -> Article:
    day = date(2024, 1, 1) + timedelta(days=number % 365)
    digest = hashlib.sha256(text.encode()).hexdigest()
    paragraph = (Paragraph(0, len(text)),)
    return Article(f"a{number:06}", f"{number}.txt", digest, title, text, paragraph, "Press", day)


def make_readings(count: int) -> list[Reading]:
    """The first articles, nothing found in them."""
    return [Reading(article, Analysis()) for article in make_articles(0, count)]


def questions(readings: list[Reading]) -> dict[str, list[list[str]]]:
    """For each kind of query some, each as its words."""
    chance = random.Random(9)
    found: dict[str, list[list[str]]] = {kind: [] for kind in KINDS}
    for _ in range(TIMES):
        words = chance.choice(readings).article.text.split()
        long = [word for word in words if len(word) > 3]
        for letters in (1, 2, 3):
            found[KINDS[letters - 1]].append([chance.choice(long)[:letters]])
        found["word"].append([chance.choice(long)])
        found["AND of 2"].append(chance.sample(long, 2))
        found["OR of 3"].append(chance.sample(long, 3))
        at = chance.randrange(len(words) - 1)
        found["phrase"].append(words[at : at + 2])
    return found


def as_text(kind: str, words: list[str], *, word_or: str = " OR ") -> str:
    """The query in the language that most engines share."""
    if "letter" in kind:
        return f"{words[0]}*"
    if kind == "phrase":
        return f'"{" ".join(words)}"'
    return (word_or if kind.startswith("OR") else " ").join(words)
