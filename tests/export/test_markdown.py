from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import replace

import mistune
import pytest
import yaml
from export_stories import HOSTILE, ONE, TWO, story
from markdown_it import MarkdownIt
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import CitationError, make_brief
from briefing.export import Choice, render
from briefing.export.docx import READER
from briefing.export.markdown import escape, inline
from briefing.models import Evidence, Skipped, Status


@pytest.fixture
def text():
    return render(make_brief("briefing 0", [story()], [Skipped("bad<file>.txt", "empty file")]), "markdown")


def body(markdown: str) -> str:
    return markdown.split("---\n", 2)[2]


def words(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


PARSERS = {
    "mistune": mistune.create_markdown(plugins=["footnotes", "table", "strikethrough", "url"]),
    "markdown-it": MarkdownIt("gfm-like").render,
}


def parse_with_pandoc(text: str) -> str:
    command = ["pandoc", "-f", READER, "-t", "html", "--wrap=none"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


if shutil.which("pandoc"):
    PARSERS["pandoc"] = parse_with_pandoc


@pytest.mark.parametrize("parser", PARSERS)
def test_parsers_read_the_words_to_the_letter(text, parser):
    page = words(PARSERS[parser](body(text)))
    assert f"“{HOSTILE}”" in page
    assert "“1. The rain stopped at noon.”" in page or "“The rain stopped at noon.”" in page


@pytest.mark.parametrize("parser", PARSERS)
def test_no_word_of_a_source_becomes_markup(text, parser):
    page = PARSERS[parser](body(text))
    for forbidden in ("<b>now", "<del>", "<code>", 'href="http://x.example', 'href="javascript', "<em>stop", "<mark"):
        assert forbidden not in page


@pytest.mark.parametrize(
    "words_",
    [
        "- a list?",
        "+ plus",
        "1. first",
        "12) twelfth",
        "# heading",
        "=====",
        "> quote",
        "a | b | c",
        "@name and #tag",
        "==mark== %%note%% ~~gone~~",
        "see http://a.example/b_c_d and www.b.example",
        "<script>x</script> &amp; &copy",
        "$a$ and \\frac{1}{2}",
        "[^1] [x]: y ![z](q)",
        "{.class #id}",
        "H~2~O x^2^",
        "*a* _b_ **c** __d__ `e`",
        ": defined",
    ],
)
@pytest.mark.parametrize("parser", PARSERS)
def test_escaped_text_is_read_as_itself(words_, parser):
    page = words(PARSERS[parser](f"{escape(words_)}\n\n- x {inline(words_)}\n"))
    assert page.count(words_) == 2


def test_the_front_matter_is_yaml_and_safe_to_be_read_as_markdown(text):
    fields = yaml.safe_load(text.split("---\n")[1])
    assert fields["title"] == "Harbour bridge reopens"
    assert fields["articles"] == 2
    marked = replace(make_story(make_reading(ONE)), title="A *loud* title: #1")
    fields = yaml.safe_load(render(make_brief("g", [marked]), "markdown").split("---\n")[1])
    assert words(PARSERS["markdown-it"](fields["title"])).strip() == "A *loud* title: #1"


def test_the_title_stands_once(text):
    assert text.startswith("---\ntitle: Harbour bridge reopens\n")
    assert not re.search("^#+ Harbour bridge", text, flags=re.MULTILINE)


def test_a_citation_leads_to_its_source_and_from_there_to_the_words(text):
    assert re.search(r"“It rained\.” \[\\\[1 ¶1\\\]\]\(#s1\)", text)
    assert "### S1\n" in text
    place = f"¶1:{len(HOSTILE) + 1}–{len(HOSTILE) + 11}"
    assert f"[{place}](<https://lantern.example/a_b#:~:text=It%20rained.>)" in text
    assert "### S2\n" in text
    assert "javascript" not in text.partition("### S2")[2].partition("##")[0]


def test_who_reports_cites_and_hedges_is_shown(text):
    assert "(#s1) — The \\*Lantern\\*; source 2 [\\[2 ¶1\\]](#s2)" in text
    assert "(reportedly) — The \\*Lantern\\*, citing City\\_Desk" in text
    assert "3 May 2024 (day inferred)" in text
    assert "- **City\\_Desk**: The \\*Lantern\\* via a relay [\\[1 ¶1\\]](#s1)" in text


def test_a_difference_is_a_table_with_its_possible_explanation(text):
    rows = text.partition("### The rain\n\n")[2].splitlines()
    assert rows[:2] == ["| Account | Words | Source |", "| --- | --- | --- |"]
    assert rows[2].startswith("| **rained** | ")
    assert rows[3].startswith("| **stopped** | ")
    assert "Possible explanation: another hour." in text


def test_unread_files_are_named(text):
    assert "- bad\\<file\\>.txt: empty file" in text


def test_a_citation_that_does_not_hold_stops_the_export():
    good = story()
    bad = make_story(*good.readings, facts=(make_fact(Evidence(ONE.id, 0, 3, "Not")),))
    with pytest.raises(CitationError):
        render(type(make_brief("g", []))("g", None, (bad,)), "markdown")


def test_several_stories_make_one_file_with_one_row_of_sources():
    text = render(make_brief("briefing 0", [story(), story()]), "markdown", Choice(full=True))
    assert yaml.safe_load(text.split("---\n")[1])["title"] == "Brief of 2 stories"
    assert re.findall(r"^#### S(\d)$", text, flags=re.MULTILINE) == ["1", "2", "3", "4"]
    assert text.count("\n## Harbour bridge reopens\n") == 2


def test_sources_that_differ_are_not_said_to_agree():
    differs = make_fact(cite(ONE, "It rained."), cite(TWO, "stopped at noon"), status=Status.DIFFERS)
    brief = make_brief("g", [make_story(make_reading(ONE), make_reading(TWO), facts=(differs,))])
    text = render(brief, "markdown", Choice(full=True))
    assert "source 2 [\\[2 ¶1\\]](#s2); accounts differ" in text


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="Pandoc is not installed")
def test_a_word_document_is_made_where_pandoc_is_installed():
    made = render(make_brief("g", [story()]), "docx")
    assert isinstance(made, bytes)
    assert made.startswith(b"PK")


def test_without_pandoc_the_reason_is_given(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Exception, match="Pandoc, which is not installed"):
        render(make_brief("g", [story()]), "docx")


def test_a_title_of_marks_stays_a_title():
    article = make_article("It rained.", name="x.txt", title="# [a](b) | c")
    text = render(make_brief("g", [make_story(make_reading(article))]), "markdown")
    assert "# [a](b) | c" in words(PARSERS["mistune"](body(text)))
