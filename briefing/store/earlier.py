"""Stars, places and searches that an earlier version kept in its store, taken into the notebook.

There a star was a hash of the cleaned text and one of a fact's evidence. The store still holds the articles and the
stories that these hashes were made of, so each can be given the words that it was set on. Nothing is taken out of that
store. Each event gets a name that follows from the mark, so that taking it in twice changes nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from briefing.corpus.sourcefile import SourceFile
from briefing.models import Span
from briefing.store.anchors import AROUND, LONGEST, Anchor, Quote, Source, Target, quote_of
from briefing.store.events import PLACE, SEARCH, STAR, Record, new_record
from briefing.store.faults import StoreError, reason
from briefing.store.files import make_private
from briefing.store.notebook import SqliteNotebook
from briefing.store.salvage import Row, text_or_bytes
from briefing.store.values import NOT_OURS

_NAMES = uuid.UUID("6ad5f3c2-6a0e-4b8e-9a4e-2f0b8f0c7d11")
_TAKEN = "taken from the store"
_PARTS = 3

Json = dict[str, Any]
_object = msgspec.json.Decoder(Json)


def take_in(notebook: SqliteNotebook, store: Path) -> int:
    """Take in what the store at this path holds and the notebook does not yet; how many marks.

    Raises:
        StoreError: where either can't be used; what was not taken in is taken in the next time.
    """
    try:
        if not store.exists():
            return 0
        make_private(store)
        with closing(sqlite3.connect(store, isolation_level=None, timeout=10)) as db:
            db.text_factory = text_or_bytes
            marks = {table: _rows(db, table) for table in ("stars", "places", "searches")}
            state = hashlib.sha256(repr(sorted((name, sorted(rows)) for name, rows in marks.items())).encode())
            if not any(marks.values()) or notebook.note(_TAKEN) == state.hexdigest():
                return 0
            records = list(_records(db, marks, notebook.who))
            asked = [row for row in sorted(marks["searches"], key=_turn) if not row[2]]
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{store}: {reason(error)}") from error
    taken = notebook.merge(records)
    for query, limits, *_ in asked:
        notebook.remember_search(str(query), limits=str(limits))
    notebook.keep_note(_TAKEN, state.hexdigest())
    return taken


def _rows(db: sqlite3.Connection, table: str) -> list[Row]:
    there = {str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")}
    if table == "searches" and there:
        limits = "limits" if "limits" in there else "''"  # before searches had limits
        return db.execute(f"SELECT query, {limits}, saved, turn FROM searches").fetchall()  # noqa: S608
    columns = {"stars": "digest, fact", "places": "digest, position"}.get(table)
    return db.execute(f"SELECT {columns} FROM {table}").fetchall() if there else []  # noqa: S608


def _records(db: sqlite3.Connection, marks: Mapping[str, list[Row]], who: str) -> Iterator[Record]:
    digests = {str(row[0]) for row in (*marks["stars"], *marks["places"])}
    articles = dict(_articles(db, digests)) if digests else {}
    facts = dict(_facts(db, {str(fact) for _, fact in marks["stars"] if fact})) if marks["stars"] else {}
    for digest, fact in marks["stars"]:
        about = facts.get(str(fact)) if fact else None
        about = about or _article(articles.get(str(digest), {}), str(digest), "fact" if fact else "article")
        yield _named(new_record(STAR, who, about, {"fact": str(fact)} if fact else {}), f"star {digest} {fact}")
    for digest, position in marks["places"]:
        about = _place(articles.get(str(digest), {}), str(digest), position)
        yield _named(new_record(PLACE, who, about), f"place {digest} {position}")
    for query, limits, saved, _ in sorted(marks["searches"], key=_turn):
        if saved:
            says = {"query": str(query), "limits": str(limits)}
            yield _named(new_record(SEARCH, who, None, says), f"search {query} {limits}")


def _place(article: dict[str, Any], digest: str, position: object) -> Target:
    """The words at which an article was left."""
    at = position if isinstance(position, int) else 0
    quote = quote_of(_str(article, "text"), Span(at, at + 4 * AROUND))
    return Target(PLACE, (Anchor(_source(article, digest), quote),), _str(article, "title"))


def _named(record: Record, mark: str) -> Record:
    return replace(record, id=uuid.uuid5(_NAMES, mark).hex)


def _turn(row: Row) -> int:
    return row[3] if isinstance(row[3], int) else 0


def _articles(db: sqlite3.Connection, digests: set[str]) -> Iterator[tuple[str, Json]]:
    """The articles of those digests, as the store has them, with the hash of the file's bytes where it still is so."""
    if not db.execute("PRAGMA table_info(files)").fetchall():
        return
    for path, size, modified, found in db.execute("SELECT path, size, modified, found FROM files"):
        held = [item for item in _list(_json(found), "articles") if _str(item, "digest") in digests]
        if held and isinstance(path, bytes) and isinstance(size, int) and isinstance(modified, int):
            name = _hash(path, size, modified)
            yield from ((_str(item, "digest"), {**item, "source": name}) for item in held)


def _hash(path: bytes, size: int, modified: int) -> str:
    file = Path(path.decode("utf-8", "surrogateescape"))
    from briefing.corpus.draft import UnreadableError  # noqa: PLC0415  # knows days and languages
    from briefing.corpus.reading import open_regular  # noqa: PLC0415  # knows all formats

    try:
        info = file.lstat()
        if (info.st_size, info.st_mtime_ns) != (size, modified):
            return ""
        return hashlib.sha256(open_regular(SourceFile(file, file.name, size, modified))).hexdigest()
    except (OSError, ValueError, UnreadableError):
        return ""


def _facts(db: sqlite3.Connection, wanted: set[str]) -> Iterator[tuple[str, Target]]:
    if not wanted or not db.execute("PRAGMA table_info(made)").fetchall():
        return
    for (value,) in db.execute("SELECT value FROM made WHERE kind = 'story'"):
        story = _json(value)
        held = [fact for fact in _list(story, "facts") if _str(fact, "id") in wanted]
        articles = _articles_of(db, story) if held else {}
        yield from ((_str(fact, "id"), _fact(fact, articles)) for fact in held)


def _articles_of(db: sqlite3.Connection, story: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The articles of a story by their ids, each with its source."""
    readings = (_dict(item, "article") for item in _list(story, "readings"))
    articles = {_str(article, "id"): article for article in readings}
    sources = dict(_articles(db, {_str(article, "digest") for article in articles.values()}))
    for article in articles.values():
        article["source"] = _str(sources.get(_str(article, "digest"), {}), "source")
    return articles


def _fact(fact: Json, articles: Mapping[str, Json]) -> Target:
    statement = _str(fact, "statement")
    evidence = sorted(_list(fact, "evidence"), key=lambda item: _str(item, "text") != statement)
    anchors = []
    for item in evidence:
        article = articles.get(_str(item, "article"), {})
        start, end = item.get("start"), item.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
            quote = quote_of(_str(article, "text"), Span(start, end))
            anchors.append(Anchor(_source(article, _str(article, "digest")), quote))
    return Target("fact", tuple(anchors), statement[:LONGEST])


def _article(article: Json, digest: str, kind: str) -> Target:
    text = _str(article, "text")
    parts = [
        Span(start, end)
        for item in _list(article, "paragraphs")
        if isinstance(start := item.get("start"), int) and isinstance(end := item.get("end"), int)
    ]
    chosen = dict.fromkeys((parts[0], parts[len(parts) // 2], parts[-1])) if parts else {}
    source = _source(article, digest)
    anchors = tuple(Anchor(source, quote_of(text, span)) for span in chosen) if kind == "article" else ()
    return Target(kind, anchors[:_PARTS] or (Anchor(source, Quote("")),), _str(article, "title"))


def _source(article: Json, digest: str) -> Source:
    address = _str(article, "url") or _str(article, "path")
    return Source(_str(article, "source"), digest, address, _str(article, "outlet"), _str(article, "title"))


def _json(value: object) -> Json:
    try:
        return _object.decode(value) if isinstance(value, (bytes, str)) else {}
    except NOT_OURS:
        return {}


def _str(value: Json, name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _dict(value: Json, name: str) -> Json:
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def _list(value: Json, name: str) -> list[Json]:
    found = value.get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
