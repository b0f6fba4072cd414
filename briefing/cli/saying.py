"""What commands say to a person and what they give out; ``briefing.terminal`` stands behind both streams."""

from __future__ import annotations

import json
import sys
from typing import Any

from briefing.terminal import escape_json


def say(message: str) -> None:
    """A line for the person, on standard error."""
    print(f"briefing: {' '.join(message.splitlines())}", file=sys.stderr)  # noqa: T201


def put(text: str) -> None:
    """A result, on standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def put_json(value: dict[str, Any]) -> None:
    """A result as JSON."""
    put(escape_json(json.dumps(value, ensure_ascii=False, indent=2)))
