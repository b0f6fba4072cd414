"""The articles that a draft is held against: all of a small collection, and of a large one those that its index finds.

Where the index was made of the very files that are there, no file is read: the articles come from the index, and their
analyses from the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from briefing.analysis import analyse, redate
from briefing.corpus.discover import MAX_BYTES
from briefing.index import SearchIndex, open_index
from briefing.index.nearest import Kept
from briefing.language.detection import detect_language
from briefing.models import Analysis, Article, Reading
from briefing.pipeline.naming import StoryNames
from briefing.pipeline.session import Session
from briefing.pipeline.sources import index_folder, source_key
from briefing.pipeline.state import analyser
from briefing.store import Store, StoreError, content_key

SMALL = 300
"""Articles up to which all are taken."""
MOST = 80
"""Articles that are taken of more."""


def sources_at_hand(
    session: Session, drafts: Sequence[Reading], paths: Sequence[Path], max_bytes: int = MAX_BYTES
) -> tuple[Reading, ...] | None:
    """The sources by the index and the store alone; None where the index is not of these files, or small."""
    source = source_key(paths, max_bytes) if session.keep else ""
    if not source:
        return None
    index = open_index(index_folder(paths))
    if index.note or not index.stands(source):
        return None
    if index.count <= SMALL:
        return None
    kept = index.nearest(_sentences(drafts), MOST)
    store = session.store()
    return tuple(_reading(one, store) for one in kept)


def sources_among(session: Session, drafts: Sequence[Reading], max_bytes: int = MAX_BYTES) -> tuple[Reading, ...]:
    """The same of a session that is loaded; its index is brought up to date where the collection is large."""
    readings = tuple(session.collection.readings.values())
    if len(readings) <= SMALL:
        return readings
    index = open_index(index_folder(session.paths) if session.keep else None)
    source = "" if session.collection.skipped or not session.keep else source_key(session.paths, max_bytes)
    index.update(readings, StoryNames(session.collection), source=source)
    return _chosen(index, session, drafts) or readings


def _chosen(index: SearchIndex, session: Session, drafts: Sequence[Reading]) -> tuple[Reading, ...]:
    known = session.collection.readings
    return tuple(known[one.id] for one in index.nearest(_sentences(drafts), MOST) if one.id in known)


def _sentences(drafts: Sequence[Reading]) -> list[str]:
    return [one.of(draft.article.text) for draft in drafts for one in draft.analysis.sentences][:_MOST_SENTENCES]


_MOST_SENTENCES = 3000
"""Sentences of a draft by which sources are looked for: those of a book's beginning."""


def _reading(kept: Kept, store: Store | None) -> Reading:
    head = kept.head
    article = Article(
        id=kept.id,
        path=head.where,
        digest="",
        title=head.title,
        text=head.text,
        paragraphs=head.paragraphs,
        outlet=head.outlet,
        published=head.published,
    )
    for likely in _likely(article):
        known = _known(store, likely)
        if known is not None:
            whole = Reading(replace(likely, published=article.published), known)
            return whole if likely.published == article.published else redate(whole)
    article = replace(article, language=detect_language(article.text))
    return Reading(article, analyse(article))


def _likely(article: Article) -> Iterator[Article]:
    """The article with what the index does not keep, and without a day, which its story may have given it."""
    languages = dict.fromkeys((detect_language(article.text), "en", None, "en-US", "en-GB"))
    for published in dict.fromkeys((article.published, None)):
        for language in languages:
            yield replace(article, language=language, published=published)


def _known(store: Store | None, article: Article) -> Analysis | None:
    with suppress(StoreError):
        return store.known_analysis(content_key(article), analyser()) if store is not None else None
    return None
