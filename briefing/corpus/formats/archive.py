"""Zip archives of articles: each member is read as a file of its format; nothing is written to disk."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format, by_suffix
from briefing.corpus.formats.containers import MAX_MEMBERS, Container
from briefing.corpus.formats.disguise import tell
from briefing.corpus.sanitize import escape_name
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "zip archive",
    "archive",
    suffixes=(".zip",),
    media_types=("application/zip",),
    inside="a.txt",
    isolated=True,
    seed=b"The harbour of Tarnby stayed closed on Tuesday after a ship ran aground across its channel.",
)

_DRIVE = re.compile(r"[A-Za-z]:")


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """The articles of all members, in the order of their names, each as soon as it is read."""
    container = Container(data)
    members = sorted((m for m in container.members if not m.filename.endswith("/")), key=lambda member: member.filename)
    for member in members[:MAX_MEMBERS]:
        inner = _inner_source(source, member)
        try:
            yield from _read_member(container, member, inner)
        except UnreadableError as error:
            yield Skipped(inner.shown, str(error))
        except MemoryError:
            yield Skipped(inner.shown, "needs too much memory to read; the rest of the archive was left out")
            break
        except Exception as error:  # the boundary for one member, as read_file is for one file
            yield Skipped(inner.shown, f"could not be read ({type(error).__name__})")
    if len(members) > MAX_MEMBERS:
        left_out = len(members) - MAX_MEMBERS
        yield Skipped(source.shown, f"{left_out} files beyond the first {MAX_MEMBERS} were left out")


def _inner_source(source: SourceFile, member: zipfile.ZipInfo) -> SourceFile:
    name = PurePosixPath(member.filename).name or "member"
    shown = f"{source.shown}/{escape_name(member.filename)}"
    return replace(source, path=Path(name), shown=shown, size=member.file_size)


def _read_member(container: Container, member: zipfile.ZipInfo, inner: SourceFile) -> Iterable[Article | Skipped]:
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in member.filename or _DRIVE.match(member.filename):
        raise UnreadableError("its name points out of the archive")
    if any(part.startswith((".", "__MACOSX")) for part in path.parts):
        return ()
    mode = member.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        raise UnreadableError("not a regular file")
    suffix = path.suffix.lower()
    if suffix not in by_suffix():
        raise UnreadableError(
            f"unknown type {escape_name(path.suffix)}" if path.suffix else "unknown type (no file name suffix)"
        )
    if by_suffix()[suffix].module == "archive":
        raise UnreadableError("an archive within an archive, not opened")
    if member.file_size == 0:
        raise UnreadableError("empty file")
    data = container.read(member)
    return _read_as(tell(suffix, data) or by_suffix()[suffix], data, inner)


def _read_as(kind: Format, data: bytes, inner: SourceFile) -> Iterable[Article | Skipped]:
    return kind.reader()(data, inner)
