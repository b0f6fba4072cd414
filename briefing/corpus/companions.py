"""What lies beside an article and says something of it: Zotero's list of the collection that a snapshot belongs to."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.discover import MAX_BYTES, unfit
from briefing.corpus.draft import UnreadableError
from briefing.models import Article, PublishedFrom

if TYPE_CHECKING:
    from briefing.corpus.formats.zotero import Known as _Known

MIN_TITLE = 3
"""Words of a headline by which a snapshot is known: fewer are on too many pages."""
LEVELS = 2
"""Folders above a snapshot in which its list may lie: Zotero writes ``files/12/page.html`` below the list."""
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".pdf", ".txt", ".md"})
_LISTS = frozenset({".rdf", ".json"})
_MOST_LISTS = 8
_SCHEME = re.compile(r"^https?://(?:www\.)?")


def with_companion(article: Article, path: Path) -> Article:
    """The article with what a list beside its file says of it; its text stays as it is."""
    if path.suffix.lower() not in SUFFIXES:
        return article
    for folder in _above(path.parent):
        for listed in _lists(folder, _stamp(folder)):
            known = _entries(listed, _stamp(listed))
            keys = (os.path.relpath(path.absolute(), folder), _plain(article.url) or "-", *_titles(article, path))
            found = next((known[key] for key in keys if key in known), None)
            if found is None:
                continue
            return replace(
                article,
                title=found.title or article.title,
                title_inferred=article.title_inferred and not found.title,
                outlet=found.outlet or article.outlet,
                published=found.published or article.published,
                published_from=PublishedFrom.METADATA if found.published else article.published_from,
                url=found.url or article.url,
                byline=found.byline or article.byline,
            )
    return article


@lru_cache(maxsize=256)
def _above(folder: Path) -> tuple[Path, ...]:
    """The folders in which a list may lie for the files of one."""
    folder = folder.absolute()
    return (folder, *folder.parents)[: LEVELS + 1]


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=256)
def _lists(folder: Path, stamp: int) -> tuple[Path, ...]:
    """The files of a folder that may be such a list, as of ``stamp``."""
    del stamp
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if os.path.splitext(entry.name)[1].lower() in _LISTS)  # noqa: PTH122  # of ten thousand
    except OSError:
        return ()
    return tuple(folder / name for name in names[:_MOST_LISTS])


@lru_cache(maxsize=32)
def _entries(path: Path, stamp: int) -> dict[str, _Known]:
    """Files relative to the list and plain addresses to what it says, as of ``stamp``; empty where it is none."""
    from briefing.corpus.formats import zotero  # noqa: PLC0415 - few folders have such lists

    del stamp
    try:
        info = path.lstat()
        if unfit(info, MAX_BYTES):
            return {}
        data = path.read_bytes()
        if zotero.FORMAT.signature is None or not zotero.FORMAT.signature.search(data[:262_144]):
            return {}
        return dict(_keyed(zotero.known_items(data)))
    except (OSError, UnreadableError):
        return {}


def _titles(article: Article, path: Path) -> Iterator[str]:
    """What a snapshot and its entry may share where neither a file nor an address is noted: the headline.

    Zotero names files "Author - Year - Title.html".
    """
    for title in (article.title, path.stem, path.stem.rpartition(" - ")[2]):
        if len(title.split()) >= MIN_TITLE:
            yield _titled(title)


def _titled(title: str) -> str:
    return f"title: {fold(title)}"


def _keyed(items: tuple[_Known, ...]) -> Iterator[tuple[str, _Known]]:
    titles = Counter(_titled(item.title) for item in items)
    for item in items:
        if titles[_titled(item.title)] == 1:
            yield _titled(item.title), item
        if item.url:
            yield _plain(item.url), item
        for file in item.files:
            yield os.path.normpath(file), item


def _plain(url: str | None) -> str:
    return _SCHEME.sub("", (url or "").strip()).partition("#")[0].rstrip("/").lower()
