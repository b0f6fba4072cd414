"""``briefing mcp``: the collection served to an assistant over standard input and output."""

from __future__ import annotations

import argparse
from importlib.util import find_spec

from briefing.cli.options import max_bytes
from briefing.cli.output import read_only
from briefing.cli.saying import say

DONE, WRONG_USE = 0, 2


def run(options: argparse.Namespace) -> int:
    """Serve until the assistant hangs up."""
    if find_spec("mcp") is None:
        say("this needs the extra mcp: pip install 'briefing[mcp]'")
        return WRONG_USE
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        say(f"{missing[0]}: no such file or folder")
        return WRONG_USE
    from briefing.assistant.server import serve

    serve(options.paths, max_bytes(options), read_only(options))
    return DONE
