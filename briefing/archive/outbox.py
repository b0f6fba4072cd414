"""Marks that no server has taken yet, kept on this machine until one does: whatever ends the app loses none.

Two files of lines like the notebook's mirror, one of what is shared with the desk, for each archive and person. A mark
is written here before the reader is told that it waits, and goes when the server has it. To send one twice changes
nothing: events have names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from briefing.paths import private_folder
from briefing.store.events import Record
from briefing.store.faults import StoreError
from briefing.store.files import locked, numbered
from briefing.store.mirror import Mirror

PATIENCE = 5.0
"""Seconds to wait for another app that writes here."""
Waiting = tuple[Record, bool]
"""A record, and whether it is shared."""


class Outbox:
    """What one person wrote for one archive and no server has."""

    def __init__(self, folder: Path, address: str, who: str) -> None:
        """``folder`` is the user's own, made when it is needed; ``address`` that of the archive, ``who`` its role."""
        self._folder = folder
        name = f"outbox-{_name_of(address, who)}"
        self._mirrors = {shared: Mirror(folder / f"{name}{'-shared' * shared}.jsonl") for shared in (False, True)}

    def read(self) -> list[Waiting]:
        """What waits; lines that are damaged are put aside with the whole file.

        Raises:
            StoreError: where the files can't be used.
        """
        if not any(mirror.path.exists() for mirror in self._mirrors.values()):
            return []
        with self._locked():
            return [(record, shared) for shared, mirror in self._mirrors.items() for record in _sound(mirror)]

    def put(self, waiting: Iterable[Waiting]) -> None:
        """Keep these as well; when this returns, they are on the disk.

        Raises:
            StoreError: where the files can't be used.
        """
        pairs = tuple(waiting)
        try:
            private_folder(self._folder)
        except OSError as error:
            raise StoreError(str(error)) from error
        with self._locked():
            for shared, mirror in self._mirrors.items():
                if some := [record for record, one in pairs if one == shared]:
                    mirror.append(some)

    def drop(self, names: Collection[str]) -> None:
        """Let these go: the server has them.

        Raises:
            StoreError: where the files can't be used.
        """
        if not any(mirror.path.exists() for mirror in self._mirrors.values()):
            return
        with self._locked():
            for mirror in self._mirrors.values():
                records = _sound(mirror)
                left = [record for record in records if record.id not in names]
                if records and not left:
                    mirror.path.unlink(missing_ok=True)
                elif len(left) < len(records):
                    mirror.replace(left)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            with locked(self._mirrors[False].path, PATIENCE):
                yield
        except OSError as error:
            raise StoreError(f"{self._mirrors[False].path}: {error}") from error


def _sound(mirror: Mirror) -> list[Record]:
    """The records of a file. One that is damaged is kept beside under a number, and what can be read goes on."""
    records, bad = mirror.read()
    if bad:
        numbered(mirror.path, "broken")
        mirror.replace(records)
    return records


def _name_of(address: str, who: str) -> str:
    """The archive by its servers, in whatever order they are named, and its database; with it the person."""
    parts = conninfo_to_dict(address)
    hosts = str(parts.get("host") or parts.get("hostaddr") or "").split(",")
    ports = str(parts.get("port") or "").split(",")
    ports = ports if len(ports) == len(hosts) else ports[:1] * len(hosts)
    servers = sorted(f"{host}:{port}" for host, port in zip(hosts, ports, strict=True))
    named = "\n".join([*servers, str(parts.get("service") or ""), str(parts.get("dbname") or ""), who])
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:24]
