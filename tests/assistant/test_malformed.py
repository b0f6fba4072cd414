"""The command over stdio against lines that are no calls, or calls of nothing: it answers on, and does not grow.

``BRIEFING_CALLS`` in the environment makes it longer.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import pytest

pytest.importorskip("mcp")

CALLS = int(os.environ.get("BRIEFING_CALLS", "200"))
ODD = ("", "{", "[]", "null", "7", '"x"', "\x00", "\x1b[2J", '{"jsonrpc": "2.0"}', '{"id": 1}', "]" * 50, "[" * 50)
METHODS = ("tools/call", "tools/list", "resources/read", "prompts/get", "ping", "nobody/knows", "", "initialize")
VALUES = (None, 7, -1, "", "../../etc/passwd", "/etc/passwd", [], {}, {"a": {}}, "x" * 5_000, True, "\x1b]0;x\x07")
START = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


def line(chance: random.Random, number: int) -> str:
    """One line that no client should send."""
    if chance.random() < 0.4:
        return chance.choice(ODD)
    arguments = {chance.choice(("query", "story", "id", "quote", "x")): chance.choice(VALUES) for _ in range(2)}
    params = chance.choice(
        [
            {"name": chance.choice(("search", "stories", "evidence", "brief", "nothing")), "arguments": arguments},
            *VALUES,
        ]
    )
    return json.dumps({"jsonrpc": "2.0", "id": f"odd{number}", "method": chance.choice(METHODS), "params": params})


class Server:
    """The command, and one call at a time to it."""

    def __init__(self, folder: Path, home: Path) -> None:
        homes = {f"BRIEFING_{name}": str(home / name) for name in ("DATA", "CACHE", "CONFIG")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefing", "mcp", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **homes},
        )
        self.said: list[str] = []
        self._heard: SimpleQueue[str] = SimpleQueue()
        # Always read on: a pipe that is full would hold up the server, and it us.
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        assert self.process.stdout is not None
        for text in self.process.stdout:
            self._heard.put(text)
        self._heard.put("")

    def send(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def call(self, name: str, method: str, params: dict[str, object]) -> dict[str, object]:
        """The answer to a call of ours; all that was said before it is kept."""
        self.send(json.dumps({"jsonrpc": "2.0", "id": name, "method": method, "params": params}))
        while text := self._heard.get():
            self.said.append(text)
            answer = json.loads(text)
            if answer.get("id") == name:
                return dict(answer)
        raise AssertionError("it ended")

    def memory(self) -> int:
        """Kilobytes that it holds."""
        status = Path(f"/proc/{self.process.pid}/status")
        rows = status.read_text().splitlines() if status.exists() else []
        return next((int(row.split()[1]) for row in rows if row.startswith("VmRSS")), 0)


@pytest.fixture
def server(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Mill to close\n\nThe mill of Velm will close, farmer Ada Kline said on Friday.\n")
    one = Server(folder, tmp_path / "home")
    yield one
    one.process.kill()
    one.process.wait()


def searches(server: Server, name: str) -> int:
    answer = server.call(name, "tools/call", {"name": "search", "arguments": {"query": "mill"}})
    return answer["result"]["structuredContent"]["total"]


def test_it_answers_after_whatever_was_sent(server):
    server.call("start", "initialize", START)
    server.send(json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}))
    chance = random.Random(3)
    assert searches(server, "first") == 1
    for number in range(CALLS):
        server.send(line(chance, number))
    assert searches(server, "half") == 1
    half = server.memory()
    for number in range(CALLS, 2 * CALLS):
        server.send(line(chance, number))
    assert searches(server, "last") == 1
    assert server.memory() <= half * 1.05 + 2_000
    said = "".join(server.said)
    assert "root:" not in said
    assert "\x1b" not in said
