"""The server as the protocol's own client sees it: in this process, and as a command over stdio."""

from __future__ import annotations

import os
import sys

import pytest

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

from briefing.assistant.server import DATA, make_server
from briefing.assistant.tools import OFFERS, Tools
from briefing.pipeline import Session

TEXT = (
    'Mill to close\n\nVELM, May 3, 2024 (The Lantern) - "We will not sell the mill," farmer Ada Kline said on Friday.\n'
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    return folder


async def test_the_tools_are_read_only_and_say_that_sources_are_data(folder):
    async with Client(make_server(Tools(Session([folder], keep=False)))) as client:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == [offer.name for offer in OFFERS]
        for tool in tools:
            assert DATA in tool.description
            assert tool.annotations.read_only_hint is True
            assert tool.input_schema["additionalProperties"] is False


async def test_answers_are_structured_and_errors_are_marked(folder):
    async with Client(make_server(Tools(Session([folder], keep=False)))) as client:
        said = await client.call_tool("check_quote", {"quote": "We will sell the mill"})
        assert said.is_error is False
        assert said.structured_content["findings"][0]["verdict"] == "altered"
        for name, arguments in (("search", {}), ("zebra", {}), ("evidence", {"id": "../a"}), ("stories", {"x": 1})):
            said = await client.call_tool(name, arguments)
            assert said.is_error is True
            assert set(said.structured_content) == {"error"}


async def test_the_command_serves_over_stdio_and_writes_nothing(folder, tmp_path):
    homes = {f"BRIEFING_{name}": str(tmp_path / name) for name in ("DATA", "CACHE", "CONFIG")}
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "briefing", "mcp", str(folder)], env={**os.environ, **homes}
    )
    async with Client(server) as client:
        said = await client.call_tool("search", {"query": "mill"})
        assert said.structured_content["total"] == 1
        assert said.structured_content["hits"][0]["outlet"] == "The Lantern"
    assert [path.name for path in tmp_path.iterdir()] == ["news"]
