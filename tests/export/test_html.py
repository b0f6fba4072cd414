from __future__ import annotations

import re

import lxml.html
from export_stories import HOSTILE, story

from briefing.brief import make_brief
from briefing.export import render
from briefing.models import Skipped


def page():
    return render(make_brief("g", [story()], [Skipped("<i>.txt", "empty file")]), "html")


def test_words_are_text_and_nothing_else():
    tree = lxml.html.fromstring(page())
    assert f"“{HOSTILE}”" in tree.text_content()
    assert not tree.xpath("//body//script|//body//img|//body//b[text()='now']|//body//*[@onclick]")
    assert [link for link in tree.xpath("//a/@href") if not link.startswith(("#s", "https://lantern.example/"))] == []


def test_nothing_is_loaded_and_nothing_runs():
    text = page()
    assert "default-src 'none'" in text
    assert not re.search(r"<(script|link|img|iframe|object)\b|url\(|@import", text)


def test_a_citation_leads_to_its_source_and_on_to_the_words():
    tree = lxml.html.fromstring(page())
    for link in tree.xpath("//a[@class='cite']/@href"):
        assert tree.xpath(f"//li[@id='{link[1:]}']")
    assert any("#:~:text=It%20rained." in link for link in tree.xpath("//li[@id='s1']//a/@href"))


def test_a_difference_is_a_table():
    tree = lxml.html.fromstring(page())
    assert tree.xpath("//table/tr/th/text()") == ["Account", "Words", "Source"]
    assert tree.xpath("//table/tr/td/b/text()") == ["rained", "stopped"]
