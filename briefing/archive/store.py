"""The store of an archive: what files held and what was made of articles, shared by all who read there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager

from briefing.archive.layout import needs
from briefing.archive.link import Link
from briefing.corpus.sourcefile import SourceFile
from briefing.store.made import MadeValues
from briefing.store.values import FOUND, Found, decoded, encode

_AT_ONCE = 5_000
"""Values that are dropped by one question, which may take no longer than any other."""


class PostgresStore(MadeValues):
    """A store behind a link. Who may only read keeps nothing, without a word: others keep it for him."""

    warning: str | None = None

    def __init__(self, link: Link, *, writes: bool = True) -> None:
        """Look whether the archive is of this layout; without ``writes`` nothing is kept, whoever reads.

        Raises:
            StoreError: where it is not, or the server can't be reached.
        """
        needs(link)
        self.link = link
        order = "SELECT has_table_privilege('briefing.made', 'INSERT') AND NOT pg_is_in_recovery()"
        row = link.run(lambda db: db.execute(order).fetchone())
        self.writes = writes and bool(row and row[0])

    def close(self) -> None:
        """Let go of the server."""
        self.link.close()

    def batch(self) -> AbstractContextManager[None]:
        """All writes inside are one transaction."""
        return self.link.batch()

    def known_file(self, source: SourceFile, reader: str) -> Found | None:
        """What the file held, or None where it is new, has changed, or was read by another version."""
        row = self.link.run(
            lambda db: db.execute(
                "SELECT found FROM briefing.files "
                "WHERE path = %s AND size = %s AND modified = %s AND reader = %s AND shown = %s",
                (_bytes(source), source.size, source.modified, reader, _shown(source)),
            ).fetchone()
        )
        return decoded(FOUND, row and row[0])

    def earlier_file(self, source: SourceFile, reader: str) -> Found | None:
        """What was kept of that path by that version, whether or not the file has changed since."""
        order = "SELECT found FROM briefing.files WHERE path = %s AND reader = %s"
        row = self.link.run(lambda db: db.execute(order, (_bytes(source), reader)).fetchone())
        return decoded(FOUND, row and row[0])

    def keep_file(self, source: SourceFile, reader: str, found: Found) -> None:
        """Remember what the file held."""
        if self.writes:
            self.link.run(
                lambda db: db.execute(
                    "INSERT INTO briefing.files (path, size, modified, reader, shown, found) "
                    "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (path) DO UPDATE SET size = excluded.size, "
                    "modified = excluded.modified, reader = excluded.reader, shown = excluded.shown, "
                    "found = excluded.found",
                    (_bytes(source), source.size, source.modified, reader, _shown(source), encode(found)),
                )
            )

    def _made(self, kind: str, key: str, version: str) -> object:
        order = "SELECT value FROM briefing.made WHERE kind = %s AND key = %s AND version = %s"
        row = self.link.run(lambda db: db.execute(order, (kind, key, version)).fetchone())
        return row and row[0]

    def _keep(self, kind: str, key: str, version: str, value: bytes) -> None:
        if self.writes:
            order = (
                "INSERT INTO briefing.made (kind, key, version, value) VALUES (%s, %s, %s, %s) "
                "ON CONFLICT (kind, key, version) DO UPDATE SET value = excluded.value, at = now()"
            )
            self.link.run(lambda db: db.execute(order, (kind, key, version, value)))

    def forget_other_versions(self, versions: Mapping[str, str]) -> int:
        """Drop what other states of the code made: ``versions`` holds the present one of each kind. How many went."""
        return sum(self._forgotten(kind, version) for kind, version in versions.items())

    def _forgotten(self, kind: str, version: str) -> int:
        order = (
            "DELETE FROM briefing.made WHERE kind = %s AND version <> %s AND ctid = ANY(ARRAY("
            "SELECT ctid FROM briefing.made WHERE kind = %s AND version <> %s LIMIT %s))"
        )
        values, gone = (kind, version, kind, version, _AT_ONCE), 0
        while some := self.link.run(lambda db: db.execute(order, values).rowcount):
            gone += some
        return gone

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        order = "SELECT (SELECT count(*) FROM briefing.files), (SELECT count(*) FROM briefing.made)"
        row = self.link.run(lambda db: db.execute(order).fetchone())
        return {"files": int(str(row[0])), "made": int(str(row[1]))} if row else {}

    def check(self) -> tuple[str, ...]:
        """Nothing: the server looks after its own files, and says so when it is asked."""
        return ()

    def mend(self) -> None:
        """Nothing to do here."""


def _bytes(source: SourceFile) -> bytes:
    return os.fsencode(source.path.absolute())


def _shown(source: SourceFile) -> bytes:
    return source.shown.encode("utf-8", "surrogatepass")
