"""Where Whoosh keeps its files: in an opened folder of the user's own, or in memory."""

from __future__ import annotations

import os
from threading import Lock
from typing import Any

from whoosh.filedb.filestore import RamStorage, Storage
from whoosh.filedb.structfile import StructFile

from briefing.index import pickles  # noqa: F401  # nothing is opened with Python's own unpickler
from briefing.index.folder import OwnFolder


class FolderStorage(Storage):  # type: ignore[misc]  # Whoosh has no types
    """Files of one folder; every one is looked at by its descriptor before it is read (see ``OwnFolder``).

    Files are read, not mapped: mapped, an index of 100,000 articles takes 500 MB and a second to open; read, 14 MB
    and 20 ms.
    """

    supports_mmap = False

    def __init__(self, folder: OwnFolder) -> None:
        self.folder = folder
        self._locks: dict[str, Any] = {}
        self._aside: _Aside | None = None

    def create_file(self, name: str, mode: str = "wb", **_: object) -> StructFile:
        """A new file to write to, and with mode ``w+b`` to read from."""
        return StructFile(os.fdopen(self.folder.writing(name), mode), name=name)

    def open_file(self, name: str, **_: object) -> StructFile:
        """A file to read from."""
        return StructFile(os.fdopen(self.folder.reading(name), "rb"), name=name)

    def list(self) -> list[str]:
        """The names of all files."""
        return self.folder.names()

    def file_exists(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return name in self.folder.names()

    def file_length(self, name: str) -> int:
        """Bytes."""
        return self.folder.state(name).st_size

    def file_modified(self, name: str) -> float:
        """Seconds since 1970."""
        return self.folder.state(name).st_mtime

    def delete_file(self, name: str) -> None:
        """Remove a file."""
        self.folder.remove(name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Give a file another name; with ``safe`` only one that is free.

        Raises:
            NameError: where the name is taken, as Whoosh wants it.
        """
        if safe and self.file_exists(newname):
            raise NameError(newname)
        self.folder.rename(oldname, newname)

    def lock(self, name: str) -> Any:  # noqa: ANN401  # what Whoosh takes for a lock
        """A lock inside this process: others are kept away by the lock on the whole collection."""
        return self._locks.setdefault(name, Lock())

    def temp_storage(self, name: str | None = None) -> FolderStorage:
        """The folder inside this one for what is sorted, one for all who ask; ``destroy`` removes it."""
        del name
        if self._aside is None or self._aside.gone:
            self._aside = _Aside(self.folder)
        return self._aside


class _Aside(FolderStorage):
    name = "aside"

    def __init__(self, parent: OwnFolder) -> None:
        super().__init__(parent.folder(self.name, create=True))
        self.parent, self.gone = parent, False

    def destroy(self, *_: object, **__: object) -> None:
        """Remove the folder with all that is in it."""
        for name in self.list():
            self.delete_file(name)
        os.rmdir(self.name, dir_fd=self.parent.descriptor)
        self.gone = True


class MemoryStorage(RamStorage):  # type: ignore[misc]
    """All in memory, what is sorted too.

    Whoosh's own puts that into one folder of a known name, for all users and programs: one would remove another's
    files, what it reads back from there it unpickles, and the disk may be full.
    """

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Room for what is sorted."""
        del name
        return MemoryStorage()

    def destroy(self, *_: object, **__: object) -> None:
        """Let go of all that is held."""
        self.files: dict[str, bytes] = {}
