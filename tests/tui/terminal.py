"""A program on a pseudo-terminal: keys in, bytes out."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl

ON = (b"\x1b[?1049h", b"\x1b[?1000h", b"\x1b[?1003h", b"\x1b[?1006h", b"\x1b[?2004h", b"\x1b[?25l")
OFF = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l", b"\x1b[?2004l", b"\x1b[?25h")
"""The alternate screen, the mouse, bracketed paste, the cursor."""


def restored(output: bytes) -> bool:
    """Whether each mode's last word is that of before."""
    return all(output.rfind(off) > output.rfind(on) >= 0 for on, off in zip(ON, OFF, strict=True))


class Terminal:
    """Runs a program on a pty; always used with ``with``."""

    def __init__(self, command: Sequence[str], size: tuple[int, int] = (100, 30), *, links: bool = False) -> None:
        self.output = b""
        self.status: int | None = None
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):  # whoever runs the tests may have set them: the pty's size holds
            env.pop(name, None)
        env["FORCE_HYPERLINK"] = str(int(links))  # whoever runs the tests may have a terminal that shows them
        self.child, self.master = pty.fork()
        if self.child == 0:
            for number in (signal.SIGHUP, signal.SIGINT):  # whoever runs the tests may have chosen to outlive them
                signal.signal(number, signal.SIG_DFL)
            os.execve(command[0], list(command), env)
        ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *exception: object) -> None:
        if self.status is None:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal, as a window is closed."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def read(self, quiet: float = 0.3, most: float = 10) -> bytes:
        """All that comes until nothing comes for ``quiet`` seconds; what never rests is read for ``most`` seconds."""
        came = b""
        end = time.monotonic() + most
        if self.master < 0:
            time.sleep(quiet)
            return came
        while time.monotonic() < end and select.select([self.master], [], [], quiet)[0]:
            try:
                part = os.read(self.master, 65536)
            except OSError:  # the program has ended
                break
            if not part:
                break
            came += part
        self.output += came
        return came

    def wait_for(self, words: bytes, seconds: float = 300) -> None:
        """Read until the words came."""
        end = time.monotonic() + seconds
        while words not in self.output:
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} never came; the end: {self.output[-2000:]!r}")
            self.read(0.1)

    def send(self, *keys: bytes) -> None:
        """Send keys in one breath, without reading what they give."""
        os.write(self.master, b"".join(keys))

    def press(self, *keys: bytes, quiet: float = 0.1) -> None:
        """Send keys, each followed by reading what it gives."""
        for key in keys:
            os.write(self.master, key)
            self.read(quiet)

    def ended(self) -> bool:
        """Whether the program has ended; its exit status is then known."""
        if self.status is None:
            done, status = os.waitpid(self.child, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def stopped(self, seconds: float = 200) -> bool:
        """Whether the program stops within some time, as Ctrl+Z makes it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            done, status = os.waitpid(self.child, os.WNOHANG | os.WUNTRACED)
            if done:
                return os.WIFSTOPPED(status)
        return False

    def attributes(self) -> list[object]:
        """How the terminal is set: echo, lines, signals."""
        return termios.tcgetattr(self.master)[:4]

    def finish(self, seconds: float = 200) -> int:
        """Wait for the end; the exit status."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.1)
            if self.ended():
                assert self.status is not None
                return self.status
        raise AssertionError("the program did not end")
