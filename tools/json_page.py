"""``docs/json.md``: every field of the brief's JSON, made from the shipped schema: ``python tools/json_page.py``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "briefing" / "export" / "brief.schema.json"
PAGE = ROOT / "docs" / "json.md"
HEAD = """\
# The brief as JSON

Made by `tools/json_page.py` from `briefing/export/brief.schema.json`, which `briefing brief -f json` keeps to.
"""


def page(schema: dict[str, Any]) -> str:
    """The whole page."""
    parts = {"brief": schema, **schema["$defs"]}
    return "\n".join([HEAD, *(_part(name, value) for name, value in parts.items())])


def _part(name: str, value: dict[str, Any]) -> str:
    lines = [f"## {name}", ""]
    lines += [value["description"], ""] if "description" in value else []
    if "properties" in value:
        lines += _table(value)
        for key, item in value["properties"].items():
            if "properties" in item.get("items", {}):
                lines += ["", f"Each of `{key}`:", "", *_table(item["items"])]
    elif "enum" in value:
        lines.append(", ".join(f"`{item}`" for item in value["enum"]))
    return "\n".join([*lines, ""])


def _table(value: dict[str, Any]) -> list[str]:
    rows = (f"| `{key}` | {_type(item)} | {_said(item)} |" for key, item in value["properties"].items())
    return ["| field | type | what it is |", "|---|---|---|", *rows]


def _type(item: dict[str, Any]) -> str:
    if "const" in item:
        return f"`{item['const']}`"
    if "$ref" in item:
        name = item["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "anyOf" in item:
        return " or ".join(map(_type, item["anyOf"]))
    if "enum" in item:
        return ", ".join("null" if one is None else f"`{one}`" for one in item["enum"])
    kind = item.get("type", "any")
    if kind == "array":
        return f"list of {_type(item['items'])}" if "items" in item else "list"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _said(item: dict[str, Any]) -> str:
    return str(item.get("description", "")).replace("|", "\\|").replace("\n", " ")


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(json.loads(SCHEMA.read_text("utf-8"))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
