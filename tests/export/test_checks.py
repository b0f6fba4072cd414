"""What a check finds in forms for editors: Markdown with footnotes, SARIF."""

from __future__ import annotations

import json
from datetime import date

import mistune
import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.checking import check_draft
from briefing.checking.values import Checked
from briefing.export.checks import FORMS, render
from briefing.export.checks.placing import Placing
from briefing.models import Reading, Span

SOURCE = '"We will not sell the mill," said Ada Kline of <b>Kline</b> farm. The mill of Velm has 14 rooms & a _yard_.'
WRITTEN = """---
title: The mill
---

# The mill of Velm

"We will **gladly** sell the mill,"
said Ada Kline. The mill has 24 rooms & a yard.
"""
TEXT = 'The mill of Velm\n\n"We will gladly sell the mill," said Ada Kline. The mill has 24 rooms & a yard.'


@pytest.fixture(scope="module")
def checked():
    def reading(text, name, day):
        article = make_article(text, name=name, published=day)
        return Reading(article, analyse(article))

    made = check_draft(reading(TEXT, "draft.md", None), [reading(SOURCE, "a.txt", date(2024, 5, 3))])
    return Checked(made.draft, made.findings, made.articles, WRITTEN)


def test_every_form_says_the_same_findings(checked):
    for form in FORMS:
        made = render([checked], form)
        for finding in checked.findings:
            assert (finding.id in made) is (not finding.sound or form == "json"), (form, finding.text)


def test_footnotes_stand_behind_the_words_and_leave_the_draft_as_it_is(checked):
    made = render([checked], "markdown")
    assert '**gladly** sell the mill,"[^check-1]\nsaid Ada Kline' in made
    assert "24 rooms[^check-2] &" in made or "24[^check-2] rooms &" in made
    head, _, _ = made.partition("[^check-1]: ")
    assert head.replace("[^check-1]", "").replace("[^check-2]", "").rstrip() == WRITTEN.rstrip()


def test_another_parser_finds_the_footnotes_and_no_markup_of_the_source(checked):
    page = mistune.create_markdown(plugins=["footnotes"])(render([checked], "markdown", all_findings=True))
    assert page.count('class="footnote-ref"') >= 2
    assert "<b>" not in page
    assert "<em>yard" not in page


def test_sarif_points_at_the_lines_of_the_file(checked):
    value = json.loads(render([checked], "sarif"))
    assert value["version"] == "2.1.0"
    (run,) = value["runs"]
    lines = WRITTEN.split("\n")
    ids = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        assert result["ruleId"] in ids
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        first, last = region["startLine"] - 1, region["endLine"] - 1
        joined = "\n".join(lines[first : last + 1])
        end = len(joined) - len(lines[last]) + region["endColumn"] - 1
        assert joined[region["startColumn"] - 1 : end] == region["snippet"]["text"]
    assert {result["level"] for result in run["results"]} == {"error"}
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 7


def test_sarif_of_a_format_that_is_no_text_names_the_file_alone(checked):
    value = json.loads(render([Checked(checked.draft, checked.findings, checked.articles)], "sarif"))
    assert "region" not in value["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


def test_words_that_the_file_does_not_hold_have_no_place_in_it():
    placing = Placing("one two three", "one and three")
    assert placing.span(placing_span("one two three", "two")) is None
    assert placing.span(placing_span("one two three", "three")).of("one and three") == "three"


def placing_span(text, words):
    return Span(text.index(words), text.index(words) + len(words))
