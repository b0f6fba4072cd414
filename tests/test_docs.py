"""Every setting, field of the front matter and field of the JSON is documented."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from importlib import resources
from pathlib import Path

import pytest

from briefing.config import BRIEF_SECTIONS, Config, Profile
from briefing.corpus.formats import known
from briefing.corpus.formats.frontmatter import _KEYS
from briefing.corpus.web.saving import _KEY
from briefing.tui.tabs import TABS

DOCS = Path(__file__).resolve().parent.parent / "docs"
SETTINGS, FRONT, JSON, FORMATS = (
    (DOCS / f"{name}.md").read_text("utf-8") for name in ("settings", "frontmatter", "json", "formats")
)
README = (DOCS.parent / "README.md").read_text("utf-8")
TABLES = {"archive": "archive.address", "share": "archive.share", "profiles": "profile.NAME.", "keys": "keys.ACTION"}


@pytest.mark.parametrize("name", [field.name for field in fields(Config) if field.name != "brief"])
def test_every_setting_is_documented(name):
    assert f"| `{TABLES.get(name, name)}" in SETTINGS


@pytest.mark.parametrize("name", [field.name for field in fields(Profile)])
def test_every_setting_of_a_profile_is_documented(name):
    assert f"| `brief.{name}` |" in SETTINGS


def test_every_section_is_documented():
    row = next(line for line in SETTINGS.splitlines() if line.startswith("| `brief.sections`"))
    assert all(f"`{name}`" in row for name in BRIEF_SECTIONS)


@pytest.mark.parametrize("name", sorted({key for keys in _KEYS.values() for key in keys}))
def test_every_field_of_the_front_matter_is_documented(name):
    assert f"`{name}`" in FRONT


@pytest.mark.parametrize("kind", known(), ids=lambda kind: kind.module)
def test_every_format_is_documented_with_its_suffixes(kind):
    suffixes = " ".join(f"`{suffix}`" for suffix in kind.suffixes)
    assert f"\n| {kind.name} | {suffixes} |\n" in FORMATS


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.id)
def test_every_list_of_the_summary_has_its_key_in_the_readme(tab):
    row = next(line for line in README.splitlines() if line.startswith(f"| `{TABS[0].key}` `{TABS[1].key}`"))
    assert f"`{tab.key}`" in row.split("|")[1]


def test_where_to_add_what_names_files_that_are_there():
    page = (DOCS.parent / "ARCHITECTURE.md").read_text("utf-8").partition("## Where to add what")[2]
    steps = page.partition("## Decisions")[0].partition("step by step")[2]
    named = re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:py|txt|toml|md|json))\b", steps)
    assert named
    rooms = (DOCS.parent, *(DOCS.parent / "briefing" / room for room in ("", "story", "language/english/data")))
    assert [name for name in named if not any((room / name).is_file() for room in rooms)] == []


def test_what_add_writes_is_documented():
    for name in ("fetched", "original", *re.findall(r"\w+", _KEY.pattern.partition(")")[0])):
        assert f"`{name}`" in FRONT, name


def names(schema):
    parts = {"brief": schema, **schema["$defs"]}
    return [(part, name) for part, value in parts.items() for name in value.get("properties", {})]


SCHEMA = json.loads(resources.files("briefing.export").joinpath("brief.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(("part", "name"), names(SCHEMA), ids="/".join)
def test_every_field_of_the_json_is_documented(part, name):
    assert f"\n## {part}\n" in JSON
    section = JSON.partition(f"\n## {part}\n")[2].partition("\n## ")[0]
    assert f"| `{name}` |" in section


def test_the_page_of_the_json_is_made_from_the_schema():
    from tools.json_page import page  # noqa: PLC0415

    assert page(SCHEMA) == JSON
