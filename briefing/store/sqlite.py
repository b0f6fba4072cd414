"""The SQLite store: articles as read, what was made of them, and what the reader marked.

Articles, analyses, groups and stories are kept so that a second opening makes only what changed; all can be made again.
Stars, saved searches and reading places can't: they are keyed by what an article says (its digest), so that they
outlive a move.
Values are stored as JSON and decoded into the typed values of ``models``; nothing is ever unpickled.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar, get_type_hints

import msgspec

from briefing.corpus.discover import SourceFile
from briefing.models import Analysis, Article, Fact, Skipped, Story
from briefing.store.faults import StoreError, is_damage, reason
from briefing.store.files import BESIDE, beside, locked, make_private, put_aside
from briefing.store.salvage import Row, readable_rows

T = TypeVar("T")

Groups = tuple[tuple[str, ...], ...]
"""Article ids of each story."""

LAYOUT = 1
"""Version of the tables; another one found in the file means that the caches are emptied and marks are kept."""

_CACHES = """
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, reader TEXT NOT NULL,
    shown TEXT NOT NULL, found BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made (
    kind TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
"""
_SEARCHES = """
CREATE TABLE IF NOT EXISTS searches (
    query TEXT NOT NULL, limits TEXT NOT NULL DEFAULT '', saved INTEGER NOT NULL DEFAULT 0, turn INTEGER NOT NULL,
    PRIMARY KEY (query, limits)
) WITHOUT ROWID;
"""
_MARKS = (
    _SEARCHES
    + """
CREATE TABLE IF NOT EXISTS stars (digest TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (digest, fact)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS places (digest TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
"""
)
_HISTORY = 100

TABLES = {
    "stars": ("digest", "fact"),
    "places": ("digest", "position"),
    "searches": ("query", "limits", "saved", "turn"),
    "files": ("path", "size", "modified", "reader", "shown", "found"),
    "made": ("kind", "key", "version", "value"),
}
"""Every table with its columns, the key first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file held when it was read."""

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the reader typed before; ``saved`` ones stay, others are history.

    ``limits`` is what went with the words, in the writing of whoever asked; the same words with other limits are
    another search.
    """

    query: str
    saved: bool
    limits: str = ""


_found = msgspec.json.Decoder(Found)
_analysis = msgspec.json.Decoder(Analysis)
_groups = msgspec.json.Decoder(Groups)
_story = {name: msgspec.json.Decoder(hint) for name, hint in get_type_hints(Story).items()}
_fact = msgspec.json.Decoder(Fact)
_raw_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_raw_items = msgspec.json.Decoder(list[msgspec.Raw])
_encode = msgspec.json.Encoder().encode


def content_key(article: Article) -> str:
    """What an analysis depends on: the text, its language and its day, but not where the file lies."""
    kinds = ",".join(f"{paragraph.start}{paragraph.kind}" for paragraph in article.paragraphs)
    parts = (article.text, article.language or "", str(article.published or ""), article.outlet or "", kinds)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """One store file. Use it from one thread at a time; open a second one for a second thread."""

    def __init__(self, path: Path, *, patience: float = 10) -> None:
        """Open the file, or create it (mode 0600). ``patience`` is how many seconds a lock of others is waited for.

        A damaged file is put aside under a number and named in ``warning``; what can be read of it is carried over.

        Raises:
            StoreError: where the file can't be used, which leaves it as it is.
        """
        self.path = path
        self.warning: str | None = None
        self._patience = patience
        try:
            try:
                self._db = self._open(path)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._db = self._mended()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{path}: {reason(error)}", damaged=is_damage(error)) from error

    def _open(self, path: Path) -> sqlite3.Connection:
        make_private(path)
        db = sqlite3.connect(path, timeout=self._patience, check_same_thread=False, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.executescript(_MARKS)
            _carry_searches(db)
            if db.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
                db.executescript("DROP TABLE IF EXISTS files; DROP TABLE IF EXISTS made;")
                db.execute(f"PRAGMA user_version = {LAYOUT}")
            db.executescript(_CACHES)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def _mended(self) -> sqlite3.Connection:
        """A new file in place of the damaged one, with every row that can be read; one process does it."""
        with locked(self.path):
            try:
                return self._open(self.path)  # another process has done it meanwhile
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
            rows = readable_rows(self.path, TABLES)
            successor = beside(self.path, ".new")
            for left in (successor, *(beside(successor, suffix) for suffix in BESIDE)):
                left.unlink(missing_ok=True)  # of a process that was killed while it did this
            with closing(self._open(successor)) as db:
                carried = sum(_carry(db, table, rows[table]) for table in TABLES)
            aside = put_aside(self.path, successor)
            self.warning = (
                f"{self.path} was damaged: it was moved to {aside.name}, and {carried} rows were carried over"
            )
            return self._open(self.path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All writes inside are one transaction: all or none of them are kept."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def known_file(self, source: SourceFile, reader: str) -> Found | None:
        """What the file held, or None where it is new, has changed, or was read by another version."""
        row = self._db.execute(
            "SELECT found FROM files WHERE path = ? AND size = ? AND modified = ? AND reader = ? AND shown = ?",
            (_path_key(source), source.size, source.modified, reader, source.shown),
        ).fetchone()
        return _decoded(_found, row)

    def keep_file(self, source: SourceFile, reader: str, found: Found) -> None:
        """Remember what the file held."""
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (_path_key(source), source.size, source.modified, reader, source.shown, _encode(found)),
        )

    def known_analysis(self, key: str, version: str) -> Analysis | None:
        """The analysis of that content by that version of the analyser."""
        return _decoded(_analysis, self._made("analysis", key, version))

    def keep_analysis(self, key: str, version: str, analysis: Analysis) -> None:
        """Remember an analysis; one by another version is replaced."""
        self._keep("analysis", key, version, _encode(analysis))

    def known_groups(self, key: str, version: str) -> Groups | None:
        """Which articles of that collection belong together."""
        return _decoded(_groups, self._made("groups", key, version))

    def keep_groups(self, key: str, version: str, groups: Groups) -> None:
        """Remember which articles belong together."""
        self._keep("groups", key, version, _encode(groups))

    def known_story(self, key: str, version: str) -> Story | None:
        """The comparison of those articles."""
        return _story_of(self._made("story", key, version))

    def keep_story(self, key: str, version: str, story: Story) -> None:
        """Remember a comparison."""
        self._keep("story", key, version, _in_parts(story))

    def _made(self, kind: str, key: str, version: str) -> tuple[bytes] | None:
        row: tuple[bytes] | None = self._db.execute(
            "SELECT value FROM made WHERE kind = ? AND key = ? AND version = ?", (kind, key, version)
        ).fetchone()
        return row

    def _keep(self, kind: str, key: str, version: str, value: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", (kind, key, version, value))

    def forget_other_versions(self, versions: Mapping[str, str]) -> int:
        """Drop what other states of the code made: ``versions`` holds the present one of each kind. How many went."""
        gone = 0
        for kind, version in versions.items():
            gone += self._db.execute("DELETE FROM made WHERE kind = ? AND version != ?", (kind, version)).rowcount
        return gone

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        tables = ("files", "made", "stars", "places", "searches")
        return {table: self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608

    def check(self) -> str:
        """``ok``, or what SQLite finds wrong with the file."""
        return str(self._db.execute("PRAGMA quick_check").fetchone()[0])

    # What the reader marked

    def stars(self) -> frozenset[tuple[str, str]]:
        """Starred (article digest, fact id) pairs; the fact is empty where the article itself is starred."""
        return frozenset(self._db.execute("SELECT digest, fact FROM stars").fetchall())

    def star(self, digest: str, fact: str | None, on: bool) -> None:
        """Set or take away a star."""
        order = "INSERT OR IGNORE INTO stars VALUES (?, ?)" if on else "DELETE FROM stars WHERE digest = ? AND fact = ?"
        self._db.execute(order, (digest, fact or ""))

    def place(self, digest: str) -> int | None:
        """The character at which the reader left an article."""
        row = self._db.execute("SELECT position FROM places WHERE digest = ?", (digest,)).fetchone()
        return int(row[0]) if row else None

    def keep_place(self, digest: str, position: int) -> None:
        """Remember where the reader left an article."""
        self._db.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (digest, position))

    def searches(self) -> tuple[SavedSearch, ...]:
        """Saved searches, then the history, each newest first."""
        rows = self._db.execute("SELECT query, saved, limits FROM searches ORDER BY saved DESC, turn DESC").fetchall()
        return tuple(SavedSearch(query, bool(saved), limits) for query, saved, limits in rows)

    def remember_search(self, query: str, saved: bool | None = None, limits: str = "") -> None:
        """Put a query at the head of the history; ``saved`` pins it or takes the pin away, None leaves it."""
        query = query.strip()
        if not query and not limits:
            return
        row = self._db.execute("SELECT saved FROM searches WHERE query = ? AND limits = ?", (query, limits)).fetchone()
        pinned = int(saved if saved is not None else bool(row and row[0]))
        turn = self._db.execute("SELECT coalesce(max(turn), 0) + 1 FROM searches").fetchone()[0]
        self._db.execute("INSERT OR REPLACE INTO searches VALUES (?, ?, ?, ?)", (query, limits, pinned, turn))
        self._db.execute(
            "DELETE FROM searches WHERE saved = 0 AND turn NOT IN "
            "(SELECT turn FROM searches WHERE saved = 0 ORDER BY turn DESC LIMIT ?)",
            (_HISTORY,),
        )

    def forget_search(self, query: str, limits: str = "") -> None:
        """Take a query out of the history, or out of what is saved."""
        self._db.execute("DELETE FROM searches WHERE query = ? AND limits = ?", (query.strip(), limits))


def _carry(db: sqlite3.Connection, table: str, rows: Sequence[Row]) -> int:
    # One row that does not fit (a null where none may be, a text that is none) costs itself alone.
    carried = 0
    db.execute("BEGIN IMMEDIATE")
    for row in rows:
        held = {column: value for column, value in zip(TABLES[table], row, strict=True) if value is not None}
        names, marks = ", ".join(held), ", ".join("?" * len(held))
        order = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  # our own names
        carried += db.execute(order, tuple(held.values())).rowcount if held else 0
    db.execute("COMMIT")
    return carried


def _carry_searches(db: sqlite3.Connection) -> None:
    # Marks are never dropped: a file from before limits were kept has its searches carried into the table of today.
    if "limits" in _columns(db):
        return
    db.execute("BEGIN IMMEDIATE")
    if "limits" not in _columns(db):  # another process may have done it meanwhile
        db.execute("ALTER TABLE searches RENAME TO searches_before")
        db.execute(_SEARCHES)
        db.execute("INSERT INTO searches SELECT query, '', saved, turn FROM searches_before")
        db.execute("DROP TABLE searches_before")
    db.execute("COMMIT")


def _columns(db: sqlite3.Connection) -> set[str]:
    return {row[1] for row in db.execute("PRAGMA table_info(searches)")}


def _path_key(source: SourceFile) -> bytes:
    # A name may hold any bytes: the key is the bytes, never a decoded guess.
    return os.fsencode(source.path.absolute())


def _in_parts(story: Story) -> bytes:
    # Field by field: one call for the story of 200 articles stops every other thread for a twentieth of a second.
    return (
        b"{"
        + b",".join(_encode(item.name) + b":" + _encode(getattr(story, item.name)) for item in fields(story))
        + b"}"
    )


def _story_of(row: tuple[bytes] | None) -> Story | None:
    # In parts as well; the facts, by far the most, one by one.
    if row is None:
        return None
    try:
        parts = _raw_fields.decode(row[0])
        facts = tuple(_fact.decode(item) for item in _raw_items.decode(parts.pop("facts")))
        return Story(facts=facts, **{name: _story[name].decode(part) for name, part in parts.items()})
    except (msgspec.ValidationError, KeyError, TypeError):  # of another shape: absent, as below
        return None


def _decoded(decoder: msgspec.json.Decoder[T], row: tuple[bytes] | None) -> T | None:
    # A row that another version wrote in another shape counts as absent and is made again.
    if row is None:
        return None
    try:
        return decoder.decode(row[0])
    except msgspec.ValidationError:
        return None
