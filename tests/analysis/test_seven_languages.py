"""Three short texts each of seven languages: no names by English rules, the right sentences and days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.language.detection import detect_language
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.origins.tracing import trace_origins

FILE = Path(__file__).parents[1] / "data" / "language" / "seven.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
PUBLISHED = date(2019, 11, 20)  # a Wednesday


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["language"])
def test_a_text_of_another_language(row):
    article = make_article(row["text"], published=PUBLISHED, language=row["language"])
    found = analyse(article)
    reading = Reading(article, found)
    entities = link_entities([reading])
    assert not entities
    assert not trace_origins([reading], entities)
    assert len(found.sentences) == row["sentences"]
    assert [day.value for day in found.dates] == row["days"]
    assert detect_language(row["text"]) == row["language"]
