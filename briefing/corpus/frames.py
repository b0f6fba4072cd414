"""How our processes speak with each other: a length of four bytes, big-endian, and so many bytes."""

from __future__ import annotations

import struct
from typing import IO

LENGTH = struct.Struct(">I")


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next one; None where the stream ends."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Send one at once."""
    stream.write(LENGTH.pack(len(body)) + body)
    stream.flush()
