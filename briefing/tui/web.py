"""The app in a browser on this machine: textual-serve behind a token that only the one who started it knows.

The server listens on 127.0.0.1 alone, and ``webserver`` says who gets in. The page itself may ask nobody but this
server: what textual-serve 1.1 would fetch from the network, a font, is not fetched.
"""

from __future__ import annotations

import secrets
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Config, load_config
from briefing.paths import config_folder

if TYPE_CHECKING:
    from briefing.tui.webserver import GuardedServer

MISSING = "--web needs the extra: pip install 'briefing[web]'"
READERS = Config().web_readers


class MissingExtraError(Exception):
    """textual-serve is not installed; the message says how to get it."""


def command(
    paths: Sequence[Path],
    *,
    keep: bool = True,
    max_bytes: int | None = None,
    watch: bool = False,
    theme: str | None = None,
    archive: Sequence[str] = (),
) -> str:
    """The command that runs one app, quoted as for a shell; ``archive`` as ``briefing.tui.__main__`` reads it.

    Python gets ``-P``: the folder that the server was started in is where foreign files are, and no module is imported
    from there.
    """
    switches = ["--no-store"] * (not keep) + ["--watch"] * watch + (["--theme", theme] if theme else [])
    switches += ["--max-bytes", str(max_bytes)] if max_bytes else []
    switches += ["--archive", *archive] if archive else []
    places = [str(path.absolute()) for path in paths]
    return shlex.join([sys.executable, "-P", "-m", "briefing.tui", "--served", *switches, "--", *places])


def make_server(run: str, port: int, token: str, readers: int = READERS) -> GuardedServer:
    """A server for the command ``run`` that lets in only requests with the token, ``readers`` at a time.

    Raises:
        MissingExtraError: where textual-serve is not installed.
    """
    try:
        from briefing.tui.webserver import GuardedServer  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise MissingExtraError(MISSING) from error
    return GuardedServer(run, port, token, readers)


def serve(run: str, port: int, *, say: Callable[[str], None]) -> int:
    """Serve the command ``run`` until Ctrl+C; ``say`` gets the address to open. Returns the exit status."""
    token = secrets.token_urlsafe(24)
    config, _ = load_config(config_folder())  # each app says itself what is wrong with it
    try:
        server = make_server(run, port, token, config.web_readers)
    except MissingExtraError as error:
        say(str(error))
        return 2
    say(f"Open {server.origin}/?token={token} in a browser on this machine; Ctrl+C ends it.")
    try:
        server.serve()
    except OSError as error:
        say(f"Port {port} can't be used: {error.strerror or error}")
        return 1
    return 0
