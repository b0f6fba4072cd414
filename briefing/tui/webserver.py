"""The server behind ``--web``: textual-serve with its doors closed to everyone but the page that it served itself.

Three things must fit before an app is started for somebody: the cookie, which only the address printed can set; the
``Origin``, which a browser puts on every websocket and a page cannot forge; and a ticket, good for one websocket, that
stands in the page alone. Cookies know no ports, so the pages lie below a path that nobody else knows, and the cookie is
sent to that path only: another program's page on this machine, on another port, never gets to see it.

Only this module and its caller import aiohttp and textual-serve, which are an extra.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import shlex
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress

import aiohttp_jinja2
from aiohttp import web
from jinja2 import FileSystemLoader
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from briefing.corpus.sanitize import escape_name

HOST = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)
"""What the page may load; the page of textual-serve holds its script and style inline."""
FOCUS = """\
<script>
  // Keys work as soon as the app is drawn, without a click into the page.
  const watch = new MutationObserver(() => {
    const box = document.querySelector("#terminal textarea");
    if (!box) return;
    box.focus();
    if (document.activeElement === box && document.body.classList.contains("-first-byte")) watch.disconnect();
  });
  watch.observe(document.documentElement, {attributes: true, childList: true, subtree: true});
</script>
</body>"""
MAX_TICKETS = 64
"""Pages that were served and have not opened their websocket; the oldest ticket beyond is void."""
MAX_MESSAGE = 2**20
"""Bytes of one message from the browser; a pasted text is the longest."""
MAX_CELLS = 1000
"""The widest and the tallest terminal."""
PATIENCE = 5.0
"""Seconds that an app may take to end before it is killed, and that a page waits for a place."""

NO_MESSAGE = (ConnectionError, ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What textual-serve raises where the browser is gone, or where what it sent is no message."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class GuardedServer(Server):
    """Serves one app for every page that is opened with ``token``, at most ``readers`` of them at a time.

    ``run`` is the command of the app, as for a shell, though none is used.
    """

    def __init__(self, run: str, port: int, token: str, readers: int) -> None:
        self.prefix = f"/{secrets.token_urlsafe(16)}"
        self.origin = f"http://{HOST}:{port}"
        super().__init__(run, host=HOST, port=port, title="briefing", public_url=self.origin)
        self.token = token
        self.readers = readers
        self.places = asyncio.Semaphore(readers)
        self.cookie = f"briefing-{port}"
        self.tickets: deque[str] = deque(maxlen=MAX_TICKETS)
        self.sockets: set[web.WebSocketResponse] = set()

    async def _make_app(self) -> web.Application:
        pages = web.Application()
        aiohttp_jinja2.setup(pages, loader=FileSystemLoader(self.templates_path))
        pages.add_routes(
            [
                web.get("/", self.handle_index, name="index"),
                web.get("/ws/{ticket}", self.handle_websocket, name="websocket"),
                web.get("/download/{key}", self.handle_download, name="download"),
                web.static("/static", self.statics_path, name="static"),
            ]
        )
        app = web.Application(middlewares=[self.guard])
        app.add_routes([web.get("/", self.handle_door)])
        app.add_subapp(self.prefix, pages)
        app.on_shutdown.append(self.on_shutdown)
        return app

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let nothing through that comes under another name, from another page, or without the cookie."""
        if request.headers.getall("Host", []) != [f"{HOST}:{self.port}"]:
            raise web.HTTPForbidden(text="This address is not served.")
        if any(origin != self.origin for origin in request.headers.getall("Origin", [])):
            raise web.HTTPForbidden(text="Pages of others get nothing here.")
        if request.path != "/" and not _same(request.cookies.get(self.cookie, ""), self.token):
            raise web.HTTPForbidden(text="Open the address that briefing printed: it holds the token.")
        response = await handler(request)
        if not response.prepared:  # the terminal's own channel is
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["Cache-Control"] = "no-store"
        return response

    async def handle_door(self, request: web.Request) -> web.StreamResponse:
        """The address printed: it gives the cookie and leads to the page."""
        if not _same(request.query.get("token", ""), self.token):
            raise web.HTTPForbidden(text="Open the address that briefing printed: it holds the token.")
        home = web.HTTPFound(f"{self.prefix}/")
        home.set_cookie(self.cookie, self.token, path=self.prefix, httponly=True, samesite="Strict")
        raise home

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, with a ticket for one websocket."""
        await self._take_place()
        self.places.release()
        ticket = secrets.token_urlsafe(16)
        self.tickets.append(ticket)
        base = f"{HOST}:{self.port}{self.prefix}"
        context = {
            "font_size": to_int(request.query.get("fontsize", "16"), 16),
            "app_websocket_url": f"ws://{base}/ws/{ticket}",
            "config": {"static": {"url": f"http://{base}/static/"}},
            "application": {"name": self.title},
        }
        page = aiohttp_jinja2.render_template("app_index.html", request, context)
        page.text = (page.text or "").replace("</body>", FOCUS)
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for the page whose ticket this is, until one of the two ends."""
        if request.headers.get("Origin") != self.origin or not self._redeem(request.match_info["ticket"]):
            raise web.HTTPForbidden(text="Load the page again.")
        await self._take_place()
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=MAX_MESSAGE)
        self.sockets.add(socket)
        try:
            await socket.prepare(request)
            service = _App(
                self.command,
                write_bytes=socket.send_bytes,
                write_str=socket.send_str,
                close=socket.close,  # type: ignore[arg-type]  # its answer is not used
                download_manager=self.download_manager,
            )
            try:
                await service.start(_cells(request, "width", 80), _cells(request, "height", 24))
                await service.serve(self._process_messages(socket, service))
            finally:
                await service.end()
        except NO_MESSAGE:
            pass
        finally:
            await socket.close()
            self.sockets.discard(socket)
            self.places.release()
        return socket

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every page's channel, and with it every app."""
        del app
        for socket in tuple(self.sockets):
            with suppress(ConnectionError):
                await socket.close(code=1001, message=b"the server ends")

    def initialize_logging(self) -> None:
        """Log no requests: they would write the token down."""
        logging.getLogger("aiohttp.access").disabled = True

    def _redeem(self, ticket: str) -> bool:
        found = next((known for known in self.tickets if _same(known, ticket)), None)
        if found is not None:
            self.tickets.remove(found)
        return found is not None

    async def _take_place(self) -> None:
        """Wait for a place: that of a page that was just closed or is loaded again is free in a moment."""
        try:
            await asyncio.wait_for(self.places.acquire(), PATIENCE)
        except TimeoutError:
            text = f"{self.readers} pages are open, and no more are served. Close one, then load this page again."
            raise web.HTTPServiceUnavailable(text=text) from None


class _App(AppService):
    """One app's process, started without a shell, which never outlives its page."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = await asyncio.create_subprocess_exec(
            *shlex.split(self.command),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width=width, height=height) | {"FORCE_HYPERLINK": "0"},  # no link leads out
        )
        assert process.stderr is not None  # noqa: S101 - it is a pipe
        process.stderr = _Printable(process.stderr)  # type: ignore[assignment]
        self._process, self._stdin = process, process.stdin
        return process

    async def serve(self, messages: Coroutine[None, None, None]) -> None:
        """Until the page has no more ``messages`` or the app has ended, which may be before it began."""
        assert self._task is not None  # noqa: S101 - it was started
        reading = asyncio.create_task(messages)
        try:
            await asyncio.wait({reading, self._task}, return_when=asyncio.FIRST_COMPLETED)
            if reading.done():
                await reading
        finally:
            reading.cancel()
            with suppress(asyncio.CancelledError, *NO_MESSAGE):
                await reading

    async def end(self) -> None:
        """Ask the app to end; kill it where it doesn't."""
        with suppress(TimeoutError, ConnectionError):
            await asyncio.wait_for(self.stop(), PATIENCE)
        if self._process is not None and self._process.returncode is None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), PATIENCE)
            if self._process.returncode is None:
                self._process.kill()
                await self._process.wait()


class _Printable:
    """What an app says on standard error, which textual-serve prints on the terminal of the server."""

    def __init__(self, stream: asyncio.StreamReader) -> None:
        self._stream = stream

    async def read(self, size: int) -> bytes:
        """The next bytes, without anything that a terminal would act on."""
        text = (await self._stream.read(size)).decode("utf-8", "backslashreplace")
        return "\n".join(map(escape_name, text.split("\n"))).encode()


def _cells(request: web.Request, name: str, default: int) -> int:
    return max(1, min(MAX_CELLS, to_int(request.query.get(name, ""), default)))


def _same(given: str, known: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), known.encode())
