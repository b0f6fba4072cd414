"""What is indexed of an article, and how its words are cut.

``body`` holds the words as written (for phrases, prefixes and wildcards), ``stems`` their stems without positions,
so that *drone* also finds *drones* and costs little more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import snowballstemmer
from whoosh.analysis import CharsetFilter, Filter, LowercaseFilter, RegexTokenizer
from whoosh.fields import DATETIME, ID, KEYWORD, TEXT, Schema
from whoosh.support.charset import accent_map

# One token per CJK character (so that any part of a name is found as a phrase), one per word elsewhere.
_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:[.'’][^\W_{_CJK}]+)*")

LAYOUT = "2"
"""Raised whenever the schema or the cutting of words changes: an index by another layout is built anew."""

BODY, STEMS, TITLE, OUTLET, ENTITY, DAY = "body", "stems", "title", "outlet", "entity", "date"


class PossessiveFilter(Filter):  # type: ignore[misc]
    """Cut the possessive ``'s``, and one typographic apostrophe becomes the plain one."""

    def __call__(self, tokens: Iterable[Any]) -> Iterator[Any]:
        """Change each token in place and hand it on."""
        for token in tokens:
            text = token.text.replace("’", "'")
            token.text = text[:-2] if text.endswith("'s") else text
            yield token


class StemFilter(Filter):  # type: ignore[misc]
    """The Snowball stem of each word."""

    def __call__(self, tokens: Iterable[Any]) -> Iterator[Any]:
        """Change each token in place and hand it on."""
        for token in tokens:
            token.text = stem(token.text)
            yield token


_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The English Snowball stem of a lower-case word; words of other scripts stay as they are."""
    return str(_stemmer.stemWord(word))


def words_analyzer() -> Any:  # noqa: ANN401  # Whoosh has no types
    """Lower case, accents folded, possessives cut."""
    return RegexTokenizer(WORD) | LowercaseFilter() | PossessiveFilter() | CharsetFilter(accent_map)


def make_schema() -> Schema:
    """The fields of an article."""
    words = words_analyzer()
    return Schema(
        id=ID(stored=True, unique=True),
        title=TEXT(analyzer=words, field_boost=2.0, multitoken_query="phrase"),
        outlet=TEXT(analyzer=words, multitoken_query="phrase"),
        date=DATETIME(sortable=True),
        entity=TEXT(analyzer=words, multitoken_query="phrase", field_boost=1.5),
        type=KEYWORD(lowercase=True, commas=True),
        body=TEXT(analyzer=words, multitoken_query="phrase"),
        stems=TEXT(analyzer=words | StemFilter(), phrase=False),
    )
