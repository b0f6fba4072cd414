"""The reader in a browser on this machine: textual-serve behind a token that only the one who started it knows.

The server listens on 127.0.0.1 alone. The first request must carry the token of the address printed; it is then kept
in a cookie that no script can read and no other site can use. Requests for another host name are refused, so that a
foreign name which is pointed at this machine gets nothing. The page itself may ask nobody but this server: what
textual-serve 1.1 would fetch from the network, a font, is not fetched.
"""

from __future__ import annotations

import logging
import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp.web import Application, Request, StreamResponse
    from textual_serve.server import Server

    Handler = Callable[[Request], Awaitable[StreamResponse]]

HOST = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)
"""What the page may load; the page of textual-serve holds its script and style inline."""
MISSING = "--web needs the extra: pip install 'briefing[web]'"


class MissingExtraError(Exception):
    """textual-serve is not installed; the message says how to get it."""


def command(paths: Sequence[Path], *, keep: bool = True, watch: bool = False, theme: str | None = None) -> str:
    """The command that runs one reader, quoted for the shell through which textual-serve starts it."""
    switches = ["--no-store"] * (not keep) + ["--watch"] * watch + (["--theme", theme] if theme else [])
    return shlex.join(
        [sys.executable, "-m", "briefing.tui", *switches, "--", *(str(path.absolute()) for path in paths)]
    )


def make_server(run: str, port: int, token: str) -> Server:
    """A server for the command ``run`` that lets in only requests with the token.

    Raises:
        MissingExtraError: where textual-serve is not installed.
    """
    try:
        from aiohttp import web  # noqa: PLC0415  # an extra
        from textual_serve.server import Server  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(MISSING) from error

    cookie = f"briefing-{port}"

    @web.middleware
    async def guard(request: Request, handler: Handler) -> StreamResponse:
        if request.host != f"{HOST}:{port}":
            raise web.HTTPForbidden(text="This address is not served.")
        given = request.query.get("token")
        if given is not None and secrets.compare_digest(given.encode(), token.encode()):
            home = web.HTTPFound("/")
            home.set_cookie(cookie, token, httponly=True, samesite="Strict")
            raise home
        known = request.cookies.get(cookie, "")
        if not secrets.compare_digest(known.encode(), token.encode()):
            raise web.HTTPForbidden(text="Open the address that briefing printed: it holds the token.")
        response = await handler(request)
        if not response.prepared:  # the terminal's own channel is
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    class GuardedServer(Server):
        async def _make_app(self) -> Application:
            app: Application = await super()._make_app()
            app.middlewares.append(guard)
            return app

        async def on_startup(self, app: Application) -> None:
            del app

        def initialize_logging(self) -> None:
            logging.getLogger("aiohttp.access").disabled = True  # it would write the token down

    return GuardedServer(run, host=HOST, port=port, title="briefing")


def serve(
    paths: Sequence[Path],
    port: int,
    *,
    keep: bool = True,
    watch: bool = False,
    theme: str | None = None,
    say: Callable[[str], None] = print,
) -> int:
    """Serve the reader until Ctrl+C; ``say`` gets the address to open. Returns the exit status."""
    token = secrets.token_urlsafe(24)
    try:
        server = make_server(command(paths, keep=keep, watch=watch, theme=theme), port, token)
    except MissingExtraError as error:
        say(str(error))
        return 2
    say(f"Open http://{HOST}:{port}/?token={token} in a browser on this machine; Ctrl+C ends it.")
    try:
        server.serve()
    except OSError as error:
        say(f"Port {port} can't be used: {error.strerror or error}")
        return 1
    return 0
