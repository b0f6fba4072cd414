"""What is no article: front pages, newsletters of headlines, lists of links, stubs; and articles that look like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.corpus.formats.lists import NO_ARTICLE, STUB
from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

ITEMS = [
    ("Tram drivers stop work in Varn", "They want a second man on each tram by the end of the year."),
    ("Old mill to become a school", "Two hundred children will move in after the summer."),
    ("Snow closes the pass road", "Lorries wait on both sides until the ploughs have been through."),
    ("Lund choir sings in the dome", "Thirty voices and an organ filled the house on Sunday."),
    ("Fewer eels in the upper lake", "Fishermen counted half as many as ten years ago."),
    ("Baker gives up after forty years", "Nobody wants to rise at two in the morning any more."),
    ("Clock tower runs again", "A watchmaker from Brenn mended it without asking for money."),
]
LONG = (
    "The swing bridge of Varn stuck open on Monday morning with two trams waiting on it, and the transit office said "
    "that engineers had walked out along the rails to free the last bolt, which took them six hours in the wind."
)
SHORT = "The swing bridge of Varn stuck open on Monday morning with two trams waiting on it, the transit office said."


def outcome(tmp_path: Path, data: str, name: str = "a.html") -> Article | Skipped:
    path = tmp_path / name
    path.write_text(data, encoding="utf-8")
    (found,) = read_file(SourceFile(path, name, path.stat().st_size, 0))
    return found


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>News</title>{head}</head><body><main><h1>News</h1>{body}</main></body></html>"


def each(form: str, count: int = len(ITEMS)) -> str:
    """The form filled with each of the first items."""
    return "".join(form.format(n=n, head=head, text=text) for n, (head, text) in enumerate(ITEMS[:count]))


FRONTS = {
    "headings": "<h2><a href='/{n}'>{head}</a></h2><p>{text}</p>",
    "cards": "<a href='/{n}'><h3>{head}</h3><p>{text}</p></a>",
    "items": "<ul><li><a href='/{n}'>{head}</a> {text}</li></ul>",
    "dated": "<div><i>{n} May 2024</i><h2><a href='/{n}'>{head}</a></h2><p>{text} <a href='/{n}'>more</a></p></div>",
    "cells": "<table><tr><td><a href='/{n}'><b>{head}</b></a><br>{text}</td></tr></table>",
    "terms": "<dl><dt><a href='/{n}'>{head}</a></dt><dd>{text}</dd></dl>",
}


@pytest.mark.parametrize("form", FRONTS)
def test_a_front_page_is_no_article(tmp_path, form) -> None:
    assert outcome(tmp_path, page(each(FRONTS[form]))) == Skipped("a.html", NO_ARTICLE)


@pytest.mark.parametrize("frame", ["<nav><ul>{}</ul></nav>", "<div><nav>{}</nav></div>"])
def test_links_in_menus_alone_are_no_front_page(tmp_path, frame) -> None:
    menus = frame.format(each("<li><a href='/{n}'>{head}</a></li>"))
    found = outcome(tmp_path, f"<title>Bridge</title><body>{menus}<main><h1>Bridge</h1><p>{SHORT}</p></main></body>")
    assert isinstance(found, Article)
    assert found.text == SHORT


def test_headlines_beside_menus_are_a_front_page(tmp_path) -> None:
    links = each("<a href='/{n}'>{head}</a>")
    menus = f"<body><nav>{links}</nav><aside><nav>{links}</nav></aside>"
    assert outcome(tmp_path, page(each(FRONTS["headings"])).replace("<body>", menus)) == Skipped("a.html", NO_ARTICLE)


def test_a_page_that_says_that_it_is_a_collection_needs_no_links_in_its_headings(tmp_path) -> None:
    body = each("<h2>{head}</h2><p>{text}</p>")
    stated = '<script type=\'application/ld+json\'>{"@type":"CollectionPage","name":"News"}</script>'
    assert isinstance(outcome(tmp_path, page(body, stated)), Skipped)
    assert isinstance(outcome(tmp_path, page(body)), Article)


def test_an_archive_of_bare_links_is_no_article(tmp_path) -> None:
    body = each("<li><a href='/{n}'>{head}</a></li>")
    assert outcome(tmp_path, page(f"<ul>{body}</ul>")) == Skipped("a.html", NO_ARTICLE)


@pytest.mark.parametrize(
    "body",
    [
        "".join(
            f"<h2><a href='/{n}'>{head}</a></h2><p>{text} {LONG}</p><p>{LONG}</p>"
            for n, (head, text) in enumerate(ITEMS)
        ),
        "".join(
            f"<article><h2><a href='#p{n}'>{head}</a></h2><p>{text}</p></article>"
            for n, (head, text) in enumerate(ITEMS)
        ),
        "".join(f"<h2>{head}?</h2><p>{text}</p>" for head, text in ITEMS),
        f"<p>{LONG}</p><p>{SHORT}</p><p>{LONG} Later.</p>" + each("<h3><a href='/{n}'>{head}</a></h3><p>{text}</p>", 3),
        f"<p>{SHORT}</p>",
    ],
    ids=["list article", "live blog", "questions", "related below", "brief"],
)
def test_articles_that_look_like_lists_are_articles(tmp_path, body) -> None:
    found = outcome(tmp_path, page(body))
    assert isinstance(found, Article), found
    assert not found.notes


def test_a_newsletter_of_headlines_says_so(tmp_path) -> None:
    body = "".join(
        f"<h2><a href='https://a.example/{n}'>{head}</a></h2><p>{text}</p>" for n, (head, text) in enumerate(ITEMS)
    )
    head = "From: a@b.example\nSubject: The morning\nContent-Type: text/html; charset=utf-8\n\n"
    found = outcome(tmp_path, f"{head}<body>{body}</body>", "a.eml")
    assert isinstance(found, Article)
    assert any("list of headlines" in note for note in found.notes)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("a.txt", "{head}\n{text}\nhttps://a.example/{n}\n\n"),
        ("a.txt", "* {head} <https://a.example/{n}>\n"),
        ("a.md", "## [{head}](https://a.example/{n})\n\n{text}\n\n"),
        ("a.md", "- [{head}](https://a.example/{n})\n"),
    ],
)
def test_a_list_in_plain_text_says_so(tmp_path, name, entry) -> None:
    found = outcome(tmp_path, f"What we read\n\n{each(entry)}", name)
    assert isinstance(found, Article)
    assert any("list of headlines" in note for note in found.notes)


TERMS = [
    "Subscribe to continue reading.",
    "This article is for subscribers only.",
    "Create a free account to read this article.",
    "Dieser Artikel ist nur für Abonnenten.",
    "Cet article est réservé aux abonnés.",
    "Contenido exclusivo para suscriptores.",
    "Questo contenuto è riservato agli abbonati.",
    "Artykuł dostępny tylko dla prenumeratorów.",
    "Artikeln är bara för dig som är prenumerant.",
]


@pytest.mark.parametrize("terms", TERMS)
@pytest.mark.parametrize("frame", ["<p>{}</p>", "<div class=paywall><h3>{}</h3><button>OK</button></div>"])
def test_an_opening_with_terms_of_payment_is_noted_and_the_terms_are_no_text(tmp_path, terms, frame) -> None:
    body = f"<article><p>{SHORT}</p>{frame.format(terms)}</article>"
    found = outcome(tmp_path, f"<title>Bridge sticks open in Varn</title><main>{body}</main>")
    assert isinstance(found, Article)
    assert STUB in found.notes
    assert terms[:-1] not in found.text


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_stub_in_plain_text_is_noted(tmp_path, name) -> None:
    found = outcome(tmp_path, f"Bridge sticks open in Varn\n\n{SHORT}\n\nThis article is for subscribers only.\n", name)
    assert isinstance(found, Article)
    assert STUB in found.notes


def test_a_report_on_paywalls_is_whole(tmp_path) -> None:
    said = (
        "The paper said on Friday that its articles are for subscribers only from June on, after years of free access."
    )
    found = outcome(tmp_path, page(f"<article><p>{LONG}</p><p>{LONG} Twice.</p><p>{said}</p></article>"))
    assert isinstance(found, Article)
    assert said in found.text
    assert not found.notes
