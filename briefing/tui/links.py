"""Addresses found in articles: which may be opened, and how."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

from briefing.records import dataclass
from briefing.tui.wrap import harmless

SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Link:
    """An address that may be opened. ``host`` is the real one, in ASCII, so that no look-alike letter hides in it."""

    address: str
    host: str
    shown: str


def link_of(address: str) -> Link | None:
    """The link, or None for what is no plain http, https or mailto address."""
    address = address.strip()
    if harmless(address) != address or any(char.isspace() for char in address) or address.startswith("-"):
        return None
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() not in SCHEMES:
            return None
        host = parts.path.rpartition("@")[2] if parts.scheme.lower() == "mailto" else parts.hostname or ""
        host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if not host:
        return None
    return Link(address, host, address if len(address) <= 300 else address[:299] + "…")


def open_in_browser(link: Link) -> str:
    """Hand the address to the desktop as one argument, never through a shell; says what became of it."""
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    program = shutil.which(opener)
    if program is None or (
        sys.platform != "darwin" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    ):
        return f"No browser can be opened from here; the address: {link.shown}"
    try:
        subprocess.Popen(  # noqa: S603
            [program, link.address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"The browser could not be opened: {error.strerror}"
    return f"Handed to {opener}: {link.host}"
