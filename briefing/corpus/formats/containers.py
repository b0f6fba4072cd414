"""Zip containers, read without unpacking to disk and with bounds on what they may swell to."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO

from briefing.corpus.draft import UnreadableError

MAX_MEMBERS = 2000
MAX_DIRECTORY = 4 * 2**20
"""Bytes of a container's table of contents: some thirty thousand names."""
MAX_TOTAL = 100 * 2**20
"""Bytes that all members may have together, unpacked."""
MAX_MEMBER = 20 * 2**20

_END = b"PK\x05\x06"
_ENCRYPTED = 0x1


class Container:
    """A zip file in memory. Reading a member counts against one budget for the whole file."""

    def __init__(self, data: bytes, what: str = "zip archive") -> None:
        self._what = what
        self._left = MAX_TOTAL
        _check_directory(data, what)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
            raise UnreadableError(f"damaged {what}: {str(error)[:100]}") from None
        self.members = self._zip.infolist()

    def names(self) -> frozenset[str]:
        """The members' names as they stand in the container."""
        return frozenset(member.filename for member in self.members)

    def read(self, member: zipfile.ZipInfo | str, limit: int = MAX_MEMBER) -> bytes:
        """A member's bytes.

        Raises:
            UnreadableError: where it is locked, damaged, missing, or larger than ``limit`` or the budget's rest.
        """
        try:
            info = self._zip.getinfo(member) if isinstance(member, str) else member
        except KeyError:
            raise UnreadableError(f"damaged {self._what}: {member} is missing") from None
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError("locked with a password")
        bound = min(limit, self._left)
        try:
            with self._zip.open(info) as file:
                data = file.read(bound + 1)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise UnreadableError(f"damaged: {str(error)[:100]}") from None
        if len(data) > bound:
            raise UnreadableError("larger than the limit once unpacked")
        self._left -= len(data)
        return data

    def head(self, member: str, size: int) -> bytes:
        """The first bytes of a member, none where it is missing, locked or damaged."""
        try:
            with self._zip.open(member) as file:
                return file.read(size)
        except (KeyError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, OSError):
            return b""

    def stream(self, member: str) -> IO[bytes]:
        """A member to be read piece by piece, against no budget: whoever reads it bounds what it keeps.

        Raises:
            UnreadableError: where it is locked, damaged or missing.
        """
        try:
            return self._zip.open(member)
        except (KeyError, RuntimeError, ValueError, zipfile.BadZipFile, OSError) as error:
            raise UnreadableError(f"damaged {self._what}: {str(error)[:100]}") from None


def _check_directory(data: bytes, what: str) -> None:
    """Refuse a table of contents that would fill the memory before a single member is read."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise UnreadableError(f"damaged {what}: it has no table of contents")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if size > MAX_DIRECTORY:
        raise UnreadableError(f"the {what} holds too many files")
