"""Answers of news services as somebody saved them: Event Registry (NewsAPI.ai) and NewsAPI (newsapi.org).

Event Registry: ``articles.results[]`` with ``title``, ``body``, ``source.title``, ``dateTimePub``, ``url``,
``authors[].name``, ``uri`` and ``isDuplicate``, which flags a copy; asked for single articles it answers with an object
of them by ``uri``, each under ``info``. NewsAPI: ``articles[]`` with ``source.name``,
``author``, ``publishedAt``, ``url``, and ``content``, which ends after some 200 characters in "[+1234 chars]".

Shape: the services' public descriptions of their answers; EventRegistry/event-registry-python (README, examples).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefing.corpus.cleaning.days import parse_moment
from briefing.corpus.cleaning.outlets import split_title
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.draft import Draft
from briefing.corpus.formats import Format
from briefing.corpus.formats.exports import Broken, author, dated, numbered, outlet, said
from briefing.corpus.formats.jsonpieces import dicts_at, fragment_of, text_at, values_of
from briefing.corpus.sourcefile import SourceFile
from briefing.models import CUT_OFF, Article, Skipped

FORMAT = Format(
    "answer of a news service",
    "newsapis",
    suffixes=(".json", ".jsonl", ".ndjson"),
    signature=re.compile(rb"\"(?:dateTimePub|isDuplicate|urlToImage|publishedAt)\"\s*:"),
    many=True,
    isolated=True,
    seed=b"""{"articles":{"results":[{"uri":"1","title":"Ship","body":"The harbour of Tarnby stayed closed on Tuesday",
"source":{"title":"Mail"},"dateTimePub":"2023-05-02T10:00:00Z","isDuplicate":false}]}}""",
)

MIN_SHARED = 0.6
"""Share of a flagged copy's words from which on another article of the answer is taken for its original."""
MAX_COMPARED = 500
COPY = "its archive flags it as a copy of another article"
_REMOVED = "[Removed]"
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+?\d+ chars\]\s*$")


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each result.

    Raises:
        UnreadableError: where the file is no JSON.
    """
    results = [item for value in values_of(data) for item in _results(value)]
    found = list(numbered(source, (_draft(item) for item in results)))
    originals = [item for item in found if isinstance(item, Article) and COPY not in item.notes]
    for item in found:
        flagged = isinstance(item, Article) and COPY in item.notes
        yield _copy(item, originals) if flagged and isinstance(item, Article) else item


def _copy(article: Article, originals: Sequence[Article]) -> Article:
    """The flagged copy with the article that it most likely copies: of one title, or else of most of its words."""
    title = fold(article.title)
    first = next((one for one in originals if fold(one.title) == title), None)
    if first is None:
        words = set(fold(article.text).split())
        shares = [
            (len(words & set(fold(one.text).split())) / max(1, len(words)), one) for one in originals[:MAX_COMPARED]
        ]
        share, first = max(shares, key=lambda pair: pair[0], default=(0.0, None))
        first = first if share >= MIN_SHARED else None
    return replace(article, duplicate_of=first.id) if first else article


def _results(value: object) -> list[Any]:
    """The articles wherever the answer holds them: in a list, under a name, or under "results" of one."""
    while isinstance(value, dict) and not {"title", "body", "content"} <= value.keys() | {"body", "content"}:
        inner = next((value[name] for name in ("articles", "results", "recentActivityArticles") if name in value), None)
        if inner is None:
            break
        value = inner
    if isinstance(value, dict) and value and all(isinstance(one, dict) and "info" in one for one in value.values()):
        return [one["info"] for one in value.values()]
    return value if isinstance(value, list) else [value]


def _without_name(title: str, name: str) -> str:
    """A headline without the outlet's name, which NewsAPI puts behind it."""
    head, mark, tail = title.rpartition(" - ")
    return head if mark and fold(tail) == fold(name) else title


def _draft(item: object) -> Draft | Broken:
    if not isinstance(item, dict):
        return Broken("damaged JSON" if item is None else "no article")
    if text_at(item, "title") == text_at(item, "content") == _REMOVED:
        return Broken("taken down by its outlet, as the service says")
    text = text_at(item, "body", "content") or text_at(item, "description")
    if not text:
        return Broken("no text in the service's answer")
    cut = _CUT.search(text)
    notes = (CUT_OFF,) if cut or not text_at(item, "body", "content") else ()
    if item.get("isDuplicate") is True:
        notes = (*notes, COPY)
    provider = text_at(item, "source.title", "source.name", "source.uri", "source")
    title, _ = split_title(_without_name(text_at(item, "title"), provider))
    authors = ", ".join(name for one in dicts_at(item, "authors") if (name := text_at(one, "name")))
    fragment = fragment_of(text[: cut.start()] + " …" if cut else text)
    draft = Draft(
        fragment.blocks,
        cuts=fragment.cuts,
        title=title,
        outlet=outlet(provider),
        url=text_at(item, "url") or None,
        byline=author(authors or text_at(item, "author")),
        notes=notes,
        archive_id=text_at(item, "uri"),
        details=said([("event", text_at(item, "eventUri"))]),
    )
    return dated(draft, parse_moment(text_at(item, "dateTimePub", "publishedAt", "dateTime", "date")))
