from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import render
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


def test_the_schema_refuses_what_is_no_brief():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": "brief/2"}, schema())


def test_the_shipped_schema_is_the_contract(shared):
    contract = json.loads((shared / "contract" / "brief.schema.json").read_text("utf-8"))
    assert schema() == contract
