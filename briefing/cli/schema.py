"""``briefing schema``: the JSON Schema of each output."""

from __future__ import annotations

import argparse
from importlib import resources

from briefing.cli.draft_options import SCHEMAS
from briefing.cli.saying import put, say

DONE, WRONG_USE = 0, 2
_ELSEWHERE = {"brief": "briefing.export", "check": "briefing.export.checks"}


def run(options: argparse.Namespace) -> int:
    """Print one, or the names of all."""
    if options.name is None:
        put("\n".join(SCHEMAS))
        return DONE
    name = options.name.partition("/")[0]
    if name not in SCHEMAS:
        say(f"no schema {options.name}; there are {', '.join(SCHEMAS)}")
        return WRONG_USE
    put(schema_of(name))
    return DONE


def schema_of(name: str) -> str:
    """The schema of an output as it is shipped, by a name of ``SCHEMAS``."""
    folder = resources.files(_ELSEWHERE.get(name, "briefing.cli"))
    place = folder if name in _ELSEWHERE else folder / "schemas"
    return (place / f"{name}.schema.json").read_text("utf-8")
