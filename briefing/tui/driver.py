"""Textual's driver, made to outlive what a terminal may do: go away while it is written to, or send what is no text.

In textual 8.2 one byte that is no UTF-8, as a terminal set to Latin-1 sends for "ü", ends the app; and where the
terminal is gone, the thread that writes ends alone, and the app waits for it for ever.
"""

from __future__ import annotations

import os
from codecs import IncrementalDecoder, getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from textual.drivers import linux_driver

from briefing.tui.pasting import Pasting

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver


class Enduring:
    """A stream whose other end may go away: what is then written is nobody's."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write the text, if anybody is there."""
        with suppress(OSError, ValueError):
            self.stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand it on, if anybody is there."""
        with suppress(OSError, ValueError):
            self.stream.flush()

    def fileno(self) -> int:
        """The descriptor."""
        return self.stream.fileno()


class EnduringDriver(linux_driver.LinuxDriver):
    """The driver of Linux and macOS, with an output that endures and an input that replaces what is no text."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = Enduring(self._file)  # type: ignore[assignment]  # all that is asked of it

    def run_input_thread(self) -> None:
        """Read what is typed until the end; a terminal that is gone is the end, and nothing that failed."""
        setattr(linux_driver, "getincrementaldecoder", _lenient)  # noqa: B010  # it is no part of what Textual offers
        with suppress(OSError):
            super().run_input_thread()


def _lenient(name: str) -> type[IncrementalDecoder]:
    """A decoder that replaces bytes it can't read, and takes the escapes out of what is pasted."""

    class Lenient(getincrementaldecoder(name)):  # type: ignore[misc]  # a class known only when it runs
        def __init__(self) -> None:
            super().__init__("replace")
            self.pasting = Pasting()

        def decode(self, data: bytes, final: bool = False) -> str:  # as codecs has it
            return self.pasting.clean(super().decode(data, final))

    return Lenient


def enduring(driver: type[Driver]) -> type[Driver]:
    """The enduring kind of a driver, where there is one."""
    return EnduringDriver if os.name == "posix" and driver is linux_driver.LinuxDriver else driver
