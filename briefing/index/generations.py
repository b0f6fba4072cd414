"""The generations of a collection's index on disk: a folder of folders, and a pointer to the one in use.

A generation never changes once the pointer names it. The next one is made aside, under a lock that dies with its
process; files that stay the same are linked into it, and one rename of the pointer takes it into use. Whoever has a
generation open holds its folder, and only what nobody holds is removed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefing.index.folder import OwnFolder
from briefing.paths import UnsafeFolderError
from briefing.records import dataclass

LAYOUT = "7"
"""Raised whenever what is indexed, or the cutting of words, changes: an index by another layout is built again."""
POINTER, MANIFEST, PRINTS, LOCK = "current", "manifest.json", "articles.json", "lock"
SMALL = 65_536
"""Bytes; files up to this size are read and hashed at every start, larger ones only where something failed."""
_NAME = re.compile(r"gen-\d{6,12}")
_TRIES = 20
_WAIT = 0.05
_BLOCK = 1 << 20

Tick = Callable[[], object]


class DamagedError(Exception):
    """A generation that is not what was written; the message says what is wrong with it."""


class BusyError(Exception):
    """Another process builds, and has done so for longer than one wanted to wait."""


@dataclass(frozen=True, slots=True)
class FileState:
    """Size in bytes, time of the last change in nanoseconds, BLAKE2b of the content."""

    size: int
    changed: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds: the state of each of its files by name.

    ``source`` is what the articles were read from, in the caller's own terms; empty where he did not say.
    """

    layout: str
    files: dict[str, FileState]
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Layout:
    layout: str


_FINGERPRINTS = msgspec.json.Decoder(dict[str, str])


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened generation, held until it is let go of."""

    folder: OwnFolder
    manifest: Manifest

    @property
    def name(self) -> str:
        """The name that the pointer has for it."""
        return self.folder.path.name

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of each article by its id; none where they can't be read, so that all are indexed anew.

        They stand in a file of their own, which a search does not read: of a hundred thousand they are ten megabytes.
        """
        with suppress(msgspec.DecodeError, UnicodeError, OSError):
            return _FINGERPRINTS.decode(self.folder.read(PRINTS))
        return {}

    @property
    def stamp(self) -> str:
        """A name for what it holds."""
        held = msgspec.json.encode(self.manifest.files)
        return f"{self.name} {hashlib.blake2b(held, digest_size=12).hexdigest()}"

    def faults(self) -> list[str]:
        """What is wrong with its files by their hashes; reads them all."""
        return _faults(self.folder, self.manifest.files)


class Shelf:
    """The folder in which a collection's generations stand."""

    def __init__(self, path: Path, layout: str) -> None:
        """Errors as in ``OwnFolder.open``."""
        self.folder = OwnFolder.open(path, create=True)
        self.layout = layout

    def current(self) -> Generation | None:
        """The generation in use; None where there is none, or none of this layout.

        Raises:
            DamagedError: where it is not what was written.
            UnsafeFolderError: where somebody else owns a part of it or may write to it.
        """
        before = None
        for _ in range(_TRIES):
            name = self._pointer()
            if name is None:
                return None
            try:
                return self._opened(name)
            except (FileNotFoundError, DamagedError) as error:
                # Another process may have gone on and removed it meanwhile; if not, it is as it is.
                if name == before:
                    raise DamagedError(_reason(error)) from error
            except UnsafeFolderError:
                raise
            except OSError as error:
                raise DamagedError(_reason(error)) from error
            before = name
        raise DamagedError("it changes all the time")

    @contextmanager
    def building(self, patience: float, tick: Tick) -> Iterator[None]:
        """Be the only one that builds; ``tick`` is called while waiting, and may raise to end it.

        Raises:
            BusyError: where another process has built for longer than ``patience`` seconds.
            OSError: where there can be no lock.
        """
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
        lock = os.open(LOCK, flags, 0o600, dir_fd=self.folder.descriptor)
        try:
            end = time.monotonic() + patience
            while not _locked(lock):
                if time.monotonic() >= end:
                    raise BusyError
                tick()
                time.sleep(_WAIT)
            yield
        finally:
            os.close(lock)

    def begin(self, base: Generation | None, names: Iterable[str] = ()) -> OwnFolder:
        """The folder of a new generation, which begins with these files of ``base``. Only while ``building``."""
        self.clean(base)
        numbers = [int(name[4:]) for name in self.folder.names() if _NAME.fullmatch(name)]
        place = self.folder.folder(f"gen-{max(numbers, default=0) + 1:06}", create=True)
        place.hold()
        if base is not None:
            for name in names:
                _link(base.folder, place, name)
        return place

    def publish(
        self, place: OwnFolder, articles: Mapping[str, str], base: Generation | None, source: str = ""
    ) -> Generation:
        """Take a new generation into use. Only while ``building``."""
        known = base.manifest.files if base is not None else {}
        place.write(PRINTS, [msgspec.json.encode(articles)])
        files = {name: _state(place, name, known.get(name)) for name in place.names()}
        manifest = Manifest(self.layout, files, source)
        place.replace(MANIFEST, msgspec.json.encode(manifest))
        self.folder.replace(POINTER, place.path.name.encode())
        return Generation(place, manifest)

    def drop(self, place: OwnFolder) -> None:
        """Remove a generation that came to nothing."""
        name = place.path.name
        place.close()
        self._remove(name)

    def forget(self) -> None:
        """Take the generation in use out of use. Only while ``building``."""
        with suppress(FileNotFoundError):
            self.folder.remove(POINTER)
        self.clean()

    def clean(self, *keep: Generation | None) -> None:
        """Remove what nobody uses: old generations, and those that a killed process left. Only while ``building``."""
        kept = {generation.name for generation in keep if generation is not None}
        with suppress(OSError, DamagedError):
            kept.add(self._pointer() or "")
        with suppress(OSError):
            for name in self.folder.names():
                if _NAME.fullmatch(name) and name not in kept:
                    self._remove(name)

    def _remove(self, name: str) -> None:
        with suppress(OSError):
            place = self.folder.folder(name)
            if not place.hold(alone=True):
                return
        # What is unsafe to open may be removed all the same: the folder it is in is ours.
        with suppress(OSError):
            if stat.S_ISDIR(self.folder.state(name).st_mode):  # rmtree would wait for a pipe
                shutil.rmtree(name, ignore_errors=True, dir_fd=self.folder.descriptor)
            else:
                self.folder.remove(name)

    def _pointer(self) -> str | None:
        try:
            content = self.folder.read(POINTER)
        except FileNotFoundError:
            return None
        name = content.decode("ascii", "replace").strip()
        if not _NAME.fullmatch(name):
            raise DamagedError("its pointer names no generation")
        return name

    def _opened(self, name: str) -> Generation | None:
        place = self.folder.folder(name)
        if not place.hold():
            raise FileNotFoundError(name)
        content = place.read(MANIFEST)
        try:
            if msgspec.json.decode(content, type=_Layout).layout != self.layout:
                return None
            manifest = msgspec.json.decode(content, type=Manifest)
        except (msgspec.DecodeError, UnicodeError) as error:
            raise DamagedError(f"{MANIFEST} can't be read") from error
        faults = _faults(place, manifest.files, quick=True)
        if faults:
            raise DamagedError(faults[0])
        return Generation(place, manifest)


def stamp_in(folder: Path) -> str:
    """The stamp of the generation that stands in a folder; empty where none does that can be used as it is."""
    if not folder.is_dir():
        return ""
    try:
        generation = Shelf(folder, LAYOUT).current()
    except (OSError, DamagedError):
        return ""
    return generation.stamp if generation is not None else ""


def _faults(place: OwnFolder, files: Mapping[str, FileState], *, quick: bool = False) -> list[str]:
    """What is wrong; ``quick`` hashes only what is small, or has another time than it should have."""
    faults = []
    for name, wanted in files.items():
        if "/" in name:
            raise DamagedError(f"{MANIFEST} names {name!r}")
        try:
            with os.fdopen(place.reading(name), "rb") as file:
                info = os.fstat(file.fileno())
                if info.st_size != wanted.size:
                    faults.append(f"{name} has {info.st_size} bytes and not {wanted.size}")
                elif quick and wanted.size > SMALL and info.st_mtime_ns == wanted.changed:
                    continue
                elif _hash(file.fileno()) != wanted.hash:
                    faults.append(f"{name} holds something else than was written")
        except FileNotFoundError:
            faults.append(f"{name} is missing")
    return faults


def _state(place: OwnFolder, name: str, known: FileState | None) -> FileState:
    info = place.state(name)
    if known is not None and (known.size, known.changed) == (info.st_size, info.st_mtime_ns):
        return known
    descriptor = place.reading(name)
    try:
        return FileState(info.st_size, info.st_mtime_ns, _hash(descriptor))
    finally:
        os.close(descriptor)


def _hash(descriptor: int) -> str:
    digest = hashlib.blake2b(digest_size=20)
    while block := os.read(descriptor, _BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _link(source: OwnFolder, target: OwnFolder, name: str) -> None:
    try:
        os.link(name, name, src_dir_fd=source.descriptor, dst_dir_fd=target.descriptor, follow_symlinks=False)
    except OSError:  # no links on this file system, or too many
        with os.fdopen(source.reading(name), "rb") as old, os.fdopen(target.writing(name), "wb") as new:
            shutil.copyfileobj(old, new)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "a part of it is missing"
    return str(error.strerror if isinstance(error, OSError) and error.strerror else error)
