"""CSV and CSL-JSON, read back by other programs' eyes."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from export_stories import HOSTILE, story
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.export import render
from briefing.export.csv import inert
from briefing.models import STUB, Entity, EntityType


def rows(form: str, *stories) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(make_brief("g", stories), form))))


def test_a_row_for_each_fact_and_a_column_for_each_article():
    said, rain = rows("csv", story())
    assert said["statement"] == HOSTILE
    assert (said["source"], said["paragraph"], said["start"], said["end"]) == ("1", "1", "0", str(len(HOSTILE)))
    assert said["1 The *Lantern*"] == "attributes"
    assert said["2 “Harbour bridge reopens”"] == "silent"
    assert rain["status"] == "agreed"


def test_of_a_text_that_was_cut_off_no_silence_is_told():
    made = story()
    cut = replace(made.readings[1], article=replace(made.readings[1].article, notes=(STUB,)))
    said, _ = rows("csv", replace(made, readings=(made.readings[0], cut)))
    assert said["2 “Harbour bridge reopens”"] == ""


def test_a_row_for_each_entity():
    article = make_article("Ana Duarte met Ana.")
    entity = Entity("e", "Ana Duarte", EntityType.PERSON, ("Ana Duarte", "Ana"), (cite(article, "Ana Duarte"),))
    (row,) = rows("entities-csv", make_story(make_reading(article), entities=(entity,)))
    assert (row["entity"], row["type"], row["also"], row["1 The Lantern"]) == ("Ana Duarte", "PERSON", "Ana", "1")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_cell_is_never_a_formula(cell):
    assert inert(cell) == f"'{cell}"
    article = make_article(f"x {cell.strip()} y", outlet=cell.strip())
    text = render(make_brief("g", [make_story(make_reading(article), facts=(make_fact(cite(article, "y")),))]), "csv")
    for row in csv.reader(io.StringIO(text)):
        assert not any(value[:1] in "=+-@\t\r＝" for value in row if value)


def test_sources_as_csl():
    first, second = json.loads(render(make_brief("g", [story()]), "csl"))
    assert first["id"] == "s1"
    assert first["container-title"] == "The *Lantern*"
    assert first["URL"] == "https://lantern.example/a_b"
    assert first["issued"]["date-parts"][0][0] >= 2000
    assert "URL" not in second
    assert "container-title" not in second
