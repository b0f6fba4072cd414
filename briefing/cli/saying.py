"""What commands say to a person and what they give out; ``briefing.terminal`` stands behind both streams."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.cli.common import LINES, OBJECT
from briefing.terminal import escape_json


def say(message: str) -> None:
    """A line for the person, on standard error."""
    print(f"briefing: {' '.join(message.splitlines())}", file=sys.stderr)  # noqa: T201


def put(text: str) -> None:
    """A result, on standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def put_json(value: dict[str, Any], form: str = OBJECT) -> None:
    """A result as one JSON object, or as JSON Lines: each entry of its lists, with its schema and the list's name."""
    if form != LINES:
        put(escape_json(json.dumps(value, ensure_ascii=False, indent=2)))
        return
    for line in lines_of(value):
        put(escape_json(json.dumps(line, ensure_ascii=False)))


def lines_of(value: Mapping[str, Any], name: str = "") -> Iterator[dict[str, Any]]:
    """The entries of all lists of a result, in order; a list within a part is named ``part.list``."""
    for key, part in value.items():
        path = f"{name}.{key}" if name else key
        if isinstance(part, dict):
            yield from ({**line, "schema": value.get("schema", line["schema"])} for line in lines_of(part, path))
        elif isinstance(part, list | tuple):
            yield from ({"schema": value.get("schema"), "list": path, **_entry(one)} for one in part)


def _entry(one: object) -> dict[str, Any]:
    return one if isinstance(one, dict) else {"value": one}
