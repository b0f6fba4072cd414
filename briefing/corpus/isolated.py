"""The worker process that reads one file at a time, with limits of its own: ``python -P -m briefing.corpus.isolated``.

Frames (``frames.py``) hold msgpack values. The process reads a ``Request`` and the file's bytes from standard input and
answers on standard output, until its input ends: a ``Reply`` for each article as soon as it is read, so that no article
is lost with what comes after it, and one that ends the file. Neither side can make the other run anything: requests
name a reader of this package, replies are decoded into declared types.

The limits are the operating system's. That of computing time begins anew with each article: what is capped is time
without one. Where memory runs out the parser fails and the file is skipped; where computing
time runs out the kernel ends the process, which the other side sees. The process can write no file.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from briefing.corpus.again import Again
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format
from briefing.corpus.frames import read_frame, write_frame
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

OBJECTS = 20_000
"""New objects after which Python looks for cycles."""
_ANYTHING = Article("", "", "", "", "", ())
"""Stands for an article that the other side has: here it only matters that it is known."""
MAX_REPLY = 256 * 2**20
"""Bytes; a longer answer is none."""


class Request(msgspec.Struct, frozen=True):
    """What to read: the file's bytes follow in a frame of their own. ``seconds`` of computing and ``memory`` bytes.

    ``known`` are the articles of exports that need not be read again, by what their archive says of them.
    """

    module: str
    path: bytes
    shown: str
    size: int
    modified: int
    seconds: int
    memory: int
    known: frozenset[str] = frozenset()


class Item(msgspec.Struct, frozen=True):
    """One of the three, as a reader found it."""

    article: Article | None = None
    skipped: Skipped | None = None
    again: Again | None = None


class Reply(msgspec.Struct, frozen=True):
    """What the reader found, or the reason why the file, or the rest of it, gives nothing; ``more`` is to come.

    After the ``last`` answer the process ends: what a parser left of its heap is no ground for the next file.
    """

    items: tuple[Item, ...] = ()
    reason: str | None = None
    more: bool = False
    last: bool = False


def main() -> None:
    """Answer requests until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write into the answers
    # trafilatura would load a language model, and numpy with it: a fifth of the time to the first page, and memory that
    # the limits do not leave. Whoever asked tells the language of short texts.
    sys.modules.setdefault("py3langid", None)  # type: ignore[arg-type]
    # Elements of a page are many and form no cycles: looking for some after each few hundred takes a tenth of the time.
    gc.set_threshold(OBJECTS, *gc.get_threshold()[1:])
    at_start = _address_space()
    last = False
    while not last and (frame := read_frame(requests)) is not None:
        request = msgspec.msgpack.decode(frame, type=Request)
        data = read_frame(requests)
        if data is None:
            break
        for reply in answers(request, data):
            last = not reply.more and (reply.last or _address_space() > at_start + request.memory)
            write_frame(replies, msgspec.msgpack.encode(msgspec.structs.replace(reply, last=last)))
    os._exit(0)  # the interpreter's own teardown may run out of memory or time once more


def answers(request: Request, data: bytes) -> Iterator[Reply]:
    """Read one file under the limits of the request: what is found, piece by piece, then how it ended."""
    known = dict.fromkeys(request.known, _ANYTHING)
    source = SourceFile(Path(os.fsdecode(request.path)), request.shown, request.size, request.modified, known)
    try:
        reader = Format(request.module, request.module).reader()
        limit(request.seconds, request.memory)
        for item in reader(data, source):
            if isinstance(item, Article):
                yield Reply((Item(article=item),), more=True)
                limit_time(request.seconds)
            elif isinstance(item, Again):
                yield Reply((Item(again=item),), more=True)
                limit_time(request.seconds)
            else:
                yield Reply((Item(skipped=item),), more=True)
        yield Reply()
    except UnreadableError as error:
        yield Reply(reason=str(error))
    except MemoryError:
        yield Reply(reason="needs too much memory to read", last=True)
    except RecursionError:
        yield Reply(reason="nested too deeply to read")
    except Exception as error:  # the boundary: whatever a parser throws costs one file
        yield Reply(reason=f"could not be read ({type(error).__name__})")


def limit(seconds: int, memory: int) -> None:
    """From here on at most so many more seconds of computing and bytes of memory; no file written, no core dumped."""
    limit_time(seconds)
    _set("RLIMIT_FSIZE", 0)
    _set("RLIMIT_CORE", 0)
    if size := _address_space():
        _set("RLIMIT_AS", size + memory)


def limit_time(seconds: int) -> None:
    """From here on at most so many more seconds of computing, and what is left of the one that has begun."""
    used = os.times()
    _set("RLIMIT_CPU", int(used.user + used.system) + seconds + 1)


def _set(name: str, value: int) -> None:
    import resource  # noqa: PLC0415 - POSIX only

    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    with suppress(ValueError, OSError):  # a stricter limit of the user's own stays
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system doesn't tell."""
    with suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


if __name__ == "__main__":
    main()
