"""The app in a browser: only the token lets in, nothing of the current folder is run, nobody is left behind."""

from __future__ import annotations

import os
import re
import select
import shlex
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("textual_serve")

from aiohttp import ClientResponse, ClientSession, CookieJar, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from serving import served

from briefing.tui import web, webserver
from briefing.tui.__main__ import main
from briefing.tui.webserver import GuardedServer

PORT = 8123
HERE = {"Host": f"127.0.0.1:{PORT}"}
OURS = {**HERE, "Origin": f"http://127.0.0.1:{PORT}"}
KNOWN = {"Cookie": f"briefing-{PORT}=secret"}
ARTICLE = "Rye falls\n\nRye fell by a tenth on Monday. Millers were glad.\n"


@asynccontextmanager
async def client_of(run: str, readers: int = 8) -> AsyncIterator[tuple[TestClient, GuardedServer]]:
    server = web.make_server(run, PORT, "secret", readers)
    client = TestClient(TestServer(await server._make_app()), cookie_jar=CookieJar(unsafe=True))
    await client.start_server()
    try:
        yield client, server
    finally:
        await client.close()


def echoing() -> str:
    """A command that speaks as an app does: that it is one, then something to show; then it waits to be ended."""
    program = "import os; os.write(1, b'__GANGLION__\\nD\\0\\0\\0\\2hi'); os.read(0, 1)"
    return shlex.join([sys.executable, "-c", program])


async def channel_of(client: TestClient, server: GuardedServer) -> str:
    """The path of the websocket that a page opens, its ticket in it."""
    page = await client.get(f"{server.prefix}/", headers={**HERE, **KNOWN})
    assert page.status == 200
    found = re.search(r'websocket-url="ws://[^/]*(/[^"]*)"', await page.text())
    assert found
    return found[1]


async def test_without_the_token_nothing_is_served() -> None:
    async with client_of("true") as (client, server):
        inside = [f"{server.prefix}/{rest}" for rest in ("", "ws/x", "static/js/textual.js", "download/x")]
        for path in ("/", "/?token=wrong", "/?token=\u00e9\udc80", "/ws", *inside):
            assert (await client.get(path, headers=HERE)).status in {403, 404}, path
        for path in inside:
            assert (await client.get(path, headers={**HERE, "Cookie": f"briefing-{PORT}=wrong"})).status == 403


@pytest.mark.parametrize(
    "host", [f"bad.example:{PORT}", "127.0.0.1", f"localhost:{PORT}", f"127.0.0.1:{PORT}.bad.example"]
)
async def test_another_name_for_this_machine_is_not_served(host: str) -> None:
    async with client_of("true") as (client, server):
        for path in ("/?token=secret", f"{server.prefix}/"):
            assert (await client.get(path, headers={"Host": host, **KNOWN})).status == 403


async def test_the_token_becomes_a_cookie_for_the_hidden_path_alone() -> None:
    async with client_of("true") as (client, server):
        first = await client.get("/?token=secret", headers=HERE, allow_redirects=False)
        assert first.status == 302
        assert first.headers["Location"] == f"{server.prefix}/"
        cookie = first.cookies[f"briefing-{PORT}"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie["path"] == server.prefix
        assert len(server.prefix) > 20
        page = await client.get(f"{server.prefix}/", headers={**HERE, **KNOWN})
        assert page.status == 200
        assert page.headers["Cache-Control"] == "no-store"
        text = await page.text()
        assert "briefing" in text
        assert "box.focus()" in text  # keys work without a click
        assert text.count("</body>") == 1
        script = await client.get(f"{server.prefix}/static/js/textual.js", headers={**HERE, **KNOWN})
        assert script.status == 200


@pytest.mark.parametrize(
    "origin",
    ["http://bad.example", f"https://127.0.0.1:{PORT}", "http://127.0.0.1:9", f"http://localhost:{PORT}", "null"],
)
async def test_another_page_opens_no_channel_even_with_cookie_and_ticket(origin: str) -> None:
    async with client_of(echoing()) as (client, server):
        path = await channel_of(client, server)
        with pytest.raises(WSServerHandshakeError, match="403"):
            await client.ws_connect(path, headers={**HERE, **KNOWN, "Origin": origin})
        assert (await client.get(f"{server.prefix}/", headers={**HERE, **KNOWN, "Origin": origin})).status == 403


async def test_a_channel_needs_its_origin_and_a_ticket_that_was_not_used() -> None:
    async with client_of(echoing()) as (client, server):
        path = await channel_of(client, server)
        with pytest.raises(WSServerHandshakeError, match="403"):
            await client.ws_connect(path, headers={**HERE, **KNOWN})
        with pytest.raises(WSServerHandshakeError, match="403"):
            await client.ws_connect(f"{server.prefix}/ws/guessed", headers={**OURS, **KNOWN})
        async with client.ws_connect(path, headers={**OURS, **KNOWN}) as channel:
            assert (await channel.receive()).type is WSMsgType.BINARY
        with pytest.raises(WSServerHandshakeError, match="403"):
            await client.ws_connect(path, headers={**OURS, **KNOWN})


async def test_so_many_pages_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    async with client_of(echoing(), readers=2) as (client, server):
        paths = [await channel_of(client, server) for _ in range(3)]
        first, second = [await client.ws_connect(path, headers={**OURS, **KNOWN}) for path in paths[:2]]
        assert (await first.receive()).type is WSMsgType.BINARY
        monkeypatch.setattr(webserver, "PATIENCE", 0.01)
        refused: ClientResponse = await client.get(f"{server.prefix}/", headers={**HERE, **KNOWN})
        assert refused.status == 503
        assert "2 pages are open" in await refused.text()
        with pytest.raises(WSServerHandshakeError, match="503"):
            await client.ws_connect(paths[2], headers={**OURS, **KNOWN})
        monkeypatch.setattr(webserver, "PATIENCE", 60.0)
        await first.close()
        async with client.ws_connect(await channel_of(client, server), headers={**OURS, **KNOWN}) as third:
            assert (await third.receive()).type is WSMsgType.BINARY
        await second.close()


async def test_what_is_no_message_ends_one_page_and_frees_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webserver, "PATIENCE", 60.0)
    async with client_of(echoing(), readers=1) as (client, server):
        for nonsense in ("{", "[]", "3", '["resize", 7]', '["stdin"]'):
            async with client.ws_connect(await channel_of(client, server), headers={**OURS, **KNOWN}) as channel:
                await channel.send_str(nonsense)
                while (await channel.receive(timeout=300)).type is WSMsgType.BINARY:
                    pass


async def test_an_app_that_does_not_start_closes_its_page(capfd: pytest.CaptureFixture[str]) -> None:
    program = "import sys; sys.exit('no \\x1b[2Jstart')"
    async with client_of(shlex.join([sys.executable, "-c", program])) as (client, server):
        channel = await client.ws_connect(await channel_of(client, server), headers={**OURS, **KNOWN})
        assert (await channel.receive(timeout=300)).type is WSMsgType.CLOSE
        await channel.close()
    said = capfd.readouterr().out
    assert "no " in said
    assert "\x1b" not in said


async def test_the_address_printed_opens_the_app(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    with served(tmp_path) as (address, _):
        async with opened(address) as (_, shown):
            assert "Millers" in await shown("Millers")


async def test_nothing_of_the_folder_is_run(tmp_path: Path) -> None:
    """Modules that everybody imports, beside the news, in the folder that the server is started in."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "a.html").write_text(f"<p>{ARTICLE}</p>", encoding="utf-8")
    marker = tmp_path / "was-run"
    for name in ("anyascii", "msgspec", "textual", "numpy", "lxml", "json", "sitecustomize", "usercustomize", "rich"):
        (folder / f"{name}.py").write_text(f"open({str(marker)!r}, 'a').write({name!r})\n", encoding="utf-8")
    with served(folder, where=folder) as (address, _):
        async with opened(address) as (_, shown):
            assert "Millers" in await shown("Millers")
    assert not marker.exists(), marker.read_text(encoding="utf-8")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_the_apps_end_with_the_server(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    with served(tmp_path) as (address, server):
        async with opened(address) as (_, shown):
            await shown("Millers")
            apps = children(server.pid)
            assert apps
            watched = [os.pidfd_open(app) for app in apps]
            server.send_signal(how)
            for descriptor in watched:
                ended, _, _ = select.select([descriptor], [], [], 300)
                os.close(descriptor)
                assert ended, "an app outlived its server"


def children(process: int) -> list[int]:
    """The processes that this one started and that still run."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(word) for word in listed.stdout.split()]


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[tuple[object, object]]:
    """A page as a browser opens it: its channel, and a function that waits for words on its terminal."""
    base = address.partition("/?")[0]
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:  # cookies of a bare address too
        page = await client.get(address)
        assert page.status == 200
        assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
        found = re.search(r'websocket-url="([^"]*)"', await page.text())
        assert found
        async with client.ws_connect(f"{found[1]}?width=80&height=24", headers={"Origin": base}) as terminal:

            async def shown(words: str) -> str:
                seen = ""
                while words not in seen:
                    message = await terminal.receive(timeout=300)
                    assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), (message, seen)
                    seen += message.data.decode() if isinstance(message.data, bytes) else message.data
                return seen

            yield terminal, shown


def test_the_command_is_quoted_and_keeps_to_installed_modules() -> None:
    words = web.command([Path("/a b/$(touch x)")], keep=False, max_bytes=7, watch=True, theme="nord")
    assert words.startswith(f"{sys.executable} -P -m briefing.tui")
    assert "'/a b/$(touch x)'" in words
    assert "--no-store --watch --theme nord --max-bytes 7 --" in words


def test_a_served_app_opens_the_archive_that_the_server_was_started_on(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("psycopg", reason="the extra archive is not installed")
    archive = ("postgresql://news.example/desk", "2024-02-01", "", "yes")
    words = shlex.split(web.command([], archive=archive))
    opened: list[Any] = []
    monkeypatch.setattr("briefing.tui.__main__.run", lambda _, *, origin, **__: opened.append(origin) or 0)
    assert main([one for one in words[words.index("briefing.tui") + 1 :] if one != "--served"]) == 0
    assert opened[0].window.first == date(2024, 2, 1)
    assert (opened[0].window.last, opened[0].shares, opened[0].address) == (None, True, archive[0])


def test_a_missing_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "briefing.tui.webserver", None)
    said: list[str] = []
    assert web.serve("true", PORT, say=said.append) == 2
    assert "briefing[web]" in said[0]
