from __future__ import annotations

import html
import json
import re

import mistune
import pytest
import yaml
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import CitationError, make_brief
from briefing.export import render
from briefing.export.markdown import escape
from briefing.models import (
    Conflict,
    ConflictKind,
    ConflictValue,
    Evidence,
    Hedge,
    Origin,
    PublishedFrom,
    Skipped,
    Status,
    TimelineEvent,
)

HOSTILE = "He said *stop* & [go](http://x.example) <b>now</b> `rm` _all_ | #1 ~~x~~ $5 \\o/ ^2 {a}."
ONE = make_article(f"{HOSTILE} It rained.", name="a_b.txt", outlet="The *Lantern*", url="https://lantern.example/a_b")
TWO = make_article(
    "1. The rain\nstopped at noon.", name="two.txt", outlet=None, url="javascript:x", published_from=PublishedFrom.STORY
)


def story():
    said = make_fact(cite(ONE, HOSTILE), hedge=Hedge.REPORTED, origins=("City_Desk",))
    rain = make_fact(cite(ONE, "It rained."), cite(TWO, "The rain\nstopped at noon."), status=Status.AGREED)
    differs = make_fact(cite(TWO, "The rain\nstopped at noon."), status=Status.DIFFERS)
    conflict = Conflict(
        "c",
        ConflictKind.ACTION,
        "the rain",
        (
            ConflictValue("rained", (cite(ONE, "It rained."),)),
            ConflictValue("stopped", (cite(TWO, "stopped at noon"),)),
        ),
        "another hour",
    )
    return make_story(
        make_reading(ONE),
        make_reading(TWO),
        facts=(said, rain, differs),
        summary=(rain.id, said.id),
        conflicts=(conflict,),
        origins=(Origin(ONE.id, "City_Desk", ("a relay",), (cite(ONE, "He said"),)),),
        timeline=(TimelineEvent("2024-05-03", "noon", (cite(TWO, "stopped at noon"),)),),
    )


@pytest.fixture
def text():
    return render(make_brief("briefing 0", [story()], [Skipped("bad<file>.txt", "empty file")]), "markdown")


def rendered(markdown: str) -> str:
    body = markdown.split("---\n", 2)[2]
    page = mistune.create_markdown(plugins=["footnotes", "table"])(body)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_another_parser_reads_the_words_to_the_letter(text):
    page = rendered(text)
    assert f"“{HOSTILE}”" in page
    assert "“The rain stopped at noon.”" in page


def test_no_word_of_a_source_becomes_markup(text):
    page = mistune.create_markdown(plugins=["footnotes", "table", "strikethrough"])(text.split("---\n", 2)[2])
    assert "<b>" not in page
    assert "<del>" not in page
    assert 'href="http://x.example"' not in page
    assert "javascript:x" in rendered(text)
    assert 'href="javascript' not in page


def test_the_front_matter_is_yaml(text):
    fields = yaml.safe_load(text.split("---\n")[1])
    assert fields["title"] == "Harbour bridge reopens"
    assert fields["articles"] == 2
    assert fields["sources"] == ["a_b.txt", "two.txt"]


def test_every_sentence_has_a_footnote_of_its_own(text):
    marks = re.findall(r"(?<!^)\[\^(\d+)\](?!:)", text, flags=re.MULTILINE)
    notes = re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE)
    assert marks == notes
    assert len(set(notes)) == len(notes)


def test_each_footnote_leads_to_its_words(text):
    articles = {"a_b.txt": ONE, "two.txt": TWO}
    for line in text.splitlines():
        if line.startswith("[^"):
            path = next(name for name in articles if escape(name) in line)
            start, end = map(int, re.search(r"characters (\d+)–(\d+)", line).groups())
            assert escape(articles[path].text[start:end]) in line
            assert re.search(r"paragraph \d+", line)


def test_headings_follow_the_status(text):
    order = [text.index(f"## {name}") for name in ("In short", "Reported by several", "Accounts differ")]
    assert order == sorted(order)
    assert text.index("## Reported by one") > order[-1]


def test_who_is_cited_hedges_and_inferred_days_are_shown(text):
    assert "citing City\\_Desk" in text
    assert "reported" in text
    assert "2024-05-03 (day inferred)" in text
    assert "The \\*Lantern\\* → a relay → City\\_Desk" in text
    assert "Possibly not a contradiction: another hour." in text


def test_sources_that_differ_are_not_said_to_agree():
    differs = make_fact(cite(ONE, "It rained."), cite(TWO, "stopped at noon"), status=Status.DIFFERS)
    text = render(make_brief("g", [make_story(make_reading(ONE), make_reading(TWO), facts=(differs,))]), "markdown")
    assert "1 outlet and 1 unnamed source of 2: " in text
    assert "; accounts differ; " in text


def test_a_card_is_headed_by_its_kind_and_topic(text):
    assert "### Action: the rain\n" in text
    assert "1 of 2 sources" not in text


def test_unread_files_are_named(text):
    assert "- bad\\<file\\>.txt: empty file" in text


def test_a_citation_that_does_not_hold_stops_the_export():
    good = story()
    bad = make_story(*good.readings, facts=(make_fact(Evidence(ONE.id, 0, 3, "Not")),))
    with pytest.raises(CitationError):
        render(type(make_brief("g", []))("g", None, (bad,)), "markdown")


def test_several_stories_make_one_file():
    text = render(make_brief("briefing 0", [story(), story()]), "markdown")
    assert yaml.safe_load(text.split("---\n")[1])["title"] == "Brief of 2 stories"
    notes = re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE)
    assert notes == [str(n) for n in range(1, len(notes) + 1)]


def test_json_follows_the_same_brief():
    brief = make_brief("briefing 0", [story()])
    value = json.loads(render(brief, "json"))
    assert value["stories"][0]["facts"][0]["statement"] == HOSTILE
