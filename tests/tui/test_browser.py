"""The reader in a real browser: headless Chromium, driven by its own protocol."""

from __future__ import annotations

import asyncio
import base64
import re
import shutil
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

pytest.importorskip("textual_serve")

from aiohttp import ClientSession, ClientWebSocketResponse
from serving import served

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next((path for path in map(shutil.which, NAMES) if path), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


class Page:
    """A page of the browser; ``seen`` is what came over the terminal's channel, ``asked`` the addresses asked for."""

    def __init__(self, channel: ClientWebSocketResponse) -> None:
        self.channel = channel
        self.seen = ""
        self.asked: dict[str, str] = {}
        self._number = 0

    async def do(self, method: str, **parameters: object) -> dict[str, object]:
        """Tell the browser to do something; its answer."""
        self._number += 1
        await self.channel.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            message = await self.channel.receive_json(timeout=300)
            if message.get("id") == self._number:
                assert "error" not in message, message
                return message["result"]
            self._note(message)

    def _note(self, message: dict) -> None:
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            data = frame["payloadData"]
            self.seen += base64.b64decode(data).decode(errors="replace") if frame["opcode"] == 2 else data
        elif message.get("method") == "Network.requestWillBeSent":
            self.asked[message["params"]["requestId"]] = message["params"]["request"]["url"]
        elif message.get("method") == "Network.loadingFailed" and message["params"].get("blockedReason") == "csp":
            self.asked.pop(message["params"]["requestId"])  # the page's policy kept it from being asked

    async def classes(self) -> str:
        """The classes of the page's body, which say whether the program runs."""
        found = await self.do("Runtime.evaluate", expression="document.body ? document.body.className : ''")
        return str(found["result"]["value"])  # type: ignore[index]

    async def wait(self, words: str = "", state: str = "") -> None:
        """Until the words have come to the terminal, or the body has the class."""
        end = time.monotonic() + 300
        while True:
            state_now = await self.classes()
            if words in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.seen) and state in ["", *state_now.split()]:
                return
            assert time.monotonic() < end, (words, state, state_now, self.seen[-2000:])
            await asyncio.sleep(0.05)  # the protocol tells of frames, not of what the terminal shows

    async def press(self, key: str) -> None:
        """One key."""
        await self.do("Input.dispatchKeyEvent", type="keyDown", text=key, key=key)
        await self.do("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def picture(self) -> str:
        """A screenshot, in base64."""
        return str((await self.do("Page.captureScreenshot"))["data"])


@asynccontextmanager
async def browser(profile: Path) -> AsyncIterator[Page]:
    """A page of a browser of our own."""
    assert CHROMIUM is not None
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
    command = [CHROMIUM, *options, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as program:
        try:
            written = profile / "DevToolsActivePort"
            end = time.monotonic() + 300
            while not written.exists() or not written.read_text():
                assert time.monotonic() < end, "the browser does not listen"
                await asyncio.sleep(0.05)
            port = written.read_text().split()[0]
            async with ClientSession() as client:
                pages = await (await client.get(f"http://127.0.0.1:{port}/json/list")).json()
                address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
                async with client.ws_connect(address, max_msg_size=0) as channel:
                    page = Page(channel)
                    for part in ("Network", "Page", "Runtime"):
                        await page.do(f"{part}.enable")
                    yield page
        finally:
            program.kill()


async def test_a_browser_shows_the_reader_and_asks_nobody_else(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Rye falls\n\nRye fell by a tenth on Monday. Millers were glad.\n", encoding="utf-8")
    with served(folder) as (address, _):
        async with browser(tmp_path / "profile") as page:
            await page.do("Page.navigate", url=address)
            await page.wait("Millers", "-first-byte")
            await page.do("Emulation.setFocusEmulationEnabled", enabled=True)
            await page.do("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
            before = await page.picture()
            await page.press("?")
            await page.wait("reported by several")
            assert await page.picture() != before
            await page.press("q")
            await page.press("q")
            await page.wait(state="-closed")
            home = address.split("/?")[0].removeprefix("http://")
            assert page.asked
            asked = [url for url in page.asked.values() if not url.startswith("data:")]
            assert {re.sub(r"^\w+://([^/]*).*", r"\1", url) for url in asked} == {home}
