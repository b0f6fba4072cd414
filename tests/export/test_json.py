from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import render
from briefing.export.json import indented
from briefing.models import Skipped


def schema():
    return json.loads(resources.files("briefing.export").joinpath("brief.schema.json").read_text("utf-8"))


def test_the_brief_is_valid_and_keeps_every_script():
    article = make_article("Мост открыт. 橋が開いた。", published=None, outlet=None, language=None)
    story = make_story(make_reading(article), facts=(make_fact(cite(article, "Мост открыт.")),))
    text = render(make_brief("briefing 0", [story], [Skipped("x", "empty")], "мост"), "json")
    value = json.loads(text)
    jsonschema.validate(value, schema())
    assert "Мост открыт." in text
    assert value["query"] == "мост"
    assert value["skipped"] == [{"path": "x", "reason": "empty"}]


def test_an_empty_brief_is_valid():
    jsonschema.validate(json.loads(render(make_brief("briefing 0", []), "json")), schema())


def test_the_lines_are_those_of_the_standard_library():
    odd = {
        "a": [],
        "b": {},
        "c": [[], {}, [{}]],
        "d": '\x00\x1f\x7f\u2028"\\/\b\f\n\r\t😀, [1]: {',
        "": None,
        "é": [True, -5],
    }
    for value in (odd, [], {}, [odd, odd], {"half": "\udc80"}):
        assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_the_schema_refuses_what_is_no_brief():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": "brief/1"}, schema())


def missing(part, whole, at=""):
    """Where a value lacks what another one holds: keys and members may be added, nothing else may differ."""
    if isinstance(part, dict) and isinstance(whole, dict):
        for key, value in part.items():
            if key in whole:
                yield from missing(value, whole[key], f"{at}/{key}")
            else:
                yield f"{at}/{key}"
    elif isinstance(part, list) and at.endswith("/required"):
        yield from (f"{at}: {name}" for name in part if name not in whole)
    elif part != whole:
        yield at


def test_the_shipped_schema_holds_the_contract(shared):
    contract = json.loads((shared / "contract" / "brief.schema.json").read_text("utf-8"))
    assert list(missing(contract, schema())) == []
    assert list(missing({"enum": ["a"]}, {"enum": ["a", "b"]})) == ["/enum"]
