"""The reader in a browser lets in only who has the token."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("textual_serve")

from aiohttp import ClientSession, CookieJar, WSMsgType
from aiohttp.test_utils import TestClient, TestServer
from serving import served

from briefing.tui import web

PORT = 8123
HERE = {"Host": f"127.0.0.1:{PORT}"}


async def client_of(run: str) -> TestClient:
    app = await web.make_server(run, PORT, "secret")._make_app()
    client = TestClient(TestServer(app))
    await client.start_server()
    return client


async def test_without_the_token_nothing_is_served() -> None:
    client = await client_of("true")
    try:
        for path in ("/", "/ws", "/static/", "/?token=wrong"):
            assert (await client.get(path, headers=HERE)).status == 403
        assert (await client.get("/?token=secret", headers={"Host": f"bad.example:{PORT}"})).status == 403
        assert (await client.get("/", headers={**HERE, "Cookie": f"briefing-{PORT}=wrong"})).status == 403
    finally:
        await client.close()


async def test_the_token_becomes_a_cookie_and_opens_the_page() -> None:
    client = await client_of("true")
    try:
        first = await client.get("/?token=secret", headers=HERE, allow_redirects=False)
        assert first.status == 302
        cookie = first.cookies[f"briefing-{PORT}"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        page = await client.get("/", headers={**HERE, "Cookie": f"briefing-{PORT}=secret"})
        assert page.status == 200
        assert "briefing" in await page.text()
    finally:
        await client.close()


async def test_the_address_printed_opens_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Rye falls\n\nRye fell by a tenth on Monday. Millers were glad.\n", encoding="utf-8"
    )
    with served(tmp_path) as address:
        assert "Millers" in await shown_at(address)


async def shown_at(address: str) -> str:
    """What the reader puts on a browser's terminal until it shows the article; then it is told to quit."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:  # cookies of a bare address too
        page = await client.get(address)
        assert page.status == 200
        assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
        seen = ""
        async with client.ws_connect(f"{address.partition('?')[0]}ws?width=80&height=24") as terminal:
            while "Millers" not in seen:
                message = await terminal.receive(timeout=60)
                assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT)
                seen += message.data.decode() if isinstance(message.data, bytes) else message.data
            await terminal.send_json(["stdin", "q"])
        return seen


def test_the_command_is_quoted_for_the_shell() -> None:
    words = web.command([Path("/a b/$(touch x)")], keep=False, watch=True, theme="nord")
    assert words.startswith(sys.executable)
    assert "'/a b/$(touch x)'" in words
    assert "--no-store --watch --theme nord --" in words


def test_a_missing_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    said: list[str] = []
    assert web.serve([Path()], PORT, say=said.append) == 2
    assert "briefing[web]" in said[0]
