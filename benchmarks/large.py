"""A folder of many articles and a store that knows them all, made in half a minute.

Every tenth article is really analysed, of more than 10,000 every hundredth; the others are the same with their letters
exchanged, so that every offset stays right and every story is another.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import permutations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from story import make_story

from briefing.analysis import analyse
from briefing.corpus.discover import discover
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped
from briefing.paths import data_folder
from briefing.pipeline.state import READER, STORE_NAME, analyser
from briefing.store import Found, SqliteStore, content_key

FEW, PER_STORY = 10_000, 10
CONSONANTS = "bcdfghjklmnpqrstvwxyz"


@contextmanager
def homes(folder: Path) -> Iterator[None]:
    """The program's own folders below this one, for a while."""
    kept = dict(os.environ)
    os.environ |= {f"BRIEFING_{name}": f"{folder}/{name}" for name in ("CONFIG", "DATA", "CACHE")}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def fill(folder: Path, count: int) -> None:
    """Write ``count`` articles into the folder and what is known of them into the store of the present ``homes``."""
    variants = 10 if count <= FEW else 100
    articles = _written(folder, count, variants)
    sources = [item for item in discover([folder]) if not isinstance(item, Skipped)]
    store = SqliteStore(data_folder() / STORE_NAME)
    known = {}
    with store.batch():
        for number, (source, article) in enumerate(zip(sources, articles, strict=True)):
            base = number // variants
            if number % variants == 0:
                known = {base: analyse(article)}
            store.keep_file(source, READER, Found((_named(article, source),)))
            store.keep_analysis(content_key(article), analyser(), known[base])
    store.close()


def _tables(variants: int) -> list[dict[int, int]]:
    """Ways to exchange letters: first the vowels alone, then the consonants too."""
    vowels = ["".join(order) for order in list(permutations("aeiou"))[:70:7]]
    return [
        str.maketrans(CONSONANTS + "aeiou", CONSONANTS[at // 10 :] + CONSONANTS[: at // 10] + vowels[at % 10])
        for at in range(variants)
    ]


def _written(folder: Path, count: int, variants: int) -> list[Article]:
    """The articles as files, variants of one beside each other; in the order of their names."""
    chance = random.Random(11)
    tables = _tables(variants)
    made: list[Article] = []
    for number in range(-(-count // (variants * PER_STORY))):
        for article in make_story(number, PER_STORY, chance):
            made += [
                replace(article, text=article.text.translate(table), title=article.title.translate(table))
                for table in tables
            ]
    made = made[:count]
    for number, article in enumerate(made):
        (folder / f"{number:06}.txt").write_text(f"{article.title}\n\n{article.text}", encoding="utf-8")
    return made


def _named(article: Article, source: SourceFile) -> Article:
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    return replace(article, id=digest[:16], path=source.shown, digest=digest)
