"""Titles, days, authors and addresses of web pages in the forms that publishing systems write them in."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.corpus.draft import Draft
from briefing.corpus.formats.html import draft_of_page
from briefing.models import PublishedFrom

FIRST = "The swing bridge of Varn stuck open on Monday morning with two trams waiting on it, the transit office said."
SECOND = "Engineers walked out along the rails and worked for six hours before the last bolt came loose, it added."
THIRD = "Nobody was hurt, but the harbour had to send nine barges back upstream, said its master, Edda Lonn."
TITLE = "Swing bridge of Varn sticks open"
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(body: str = "", head: str = "", *, language: str = "en", title: str = TITLE, h1: str = TITLE) -> Draft:
    heading = f"<h1>{h1}</h1>" if h1 else ""
    return draft_of_page(
        f"<!doctype html><html lang={language}><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><main><article>{heading}{body}{TEXT}</article></main></body></html>"
    )


SITE = '<meta property="og:site_name" content="Brokkr">'


@pytest.mark.parametrize(
    ("title", "h1", "head", "read"),
    [
        (f"{TITLE} - Brokkr", "", SITE, TITLE),
        (f"{TITLE} | World | Brokkr", "", SITE, TITLE),
        (f"{TITLE} • Brokkr", "", SITE, TITLE),
        (f"Brokkr: {TITLE}", "", SITE, TITLE),
        (f"{TITLE} - brokkr.example", "", '<link rel=canonical href="https://www.brokkr.example/a">', TITLE),
        (f"{TITLE} - Brokkr", f"{TITLE}<span>Brokkr</span>", SITE, TITLE),
        (f"{TITLE} - Brokkr", f"<a href=/>Brokkr</a>{TITLE}", SITE, TITLE),
        (f"{TITLE} - Brokkr", f"<span class=kicker>Transit</span>{TITLE}", SITE, TITLE),
        (f"{TITLE} - Brokkr", TITLE.replace(" of", "<br>of"), SITE, TITLE),
        ("Stuck | Varn Herald", "Stuck", "", "Stuck"),
        ("Stuck - Varn Herald", "", "", "Stuck"),
        ("R&amp;amp;D halved in Varn", "R&amp;D halved in Varn", "", "R&D halved in Varn"),
        ("桥梁卡住了_新华网", "桥梁卡住了", "", "桥梁卡住了"),
        ("Varn - a town without a bridge", "", SITE, "Varn - a town without a bridge"),
        ("Brokkr", "Brokkr</h1><h2 class=entry-title>A bridge sticks</h2>", SITE, "A bridge sticks"),
    ],
)
def test_the_headline_alone(title: str, h1: str, head: str, read: str) -> None:
    assert page(head=head, title=title, h1=h1).title == read


UTC = '<meta property="article:published_time" content="2025-02-04T02:10:00Z">'


@pytest.mark.parametrize(
    ("shown", "head", "language"),
    [
        ("<p class=date>Monday, February 3, 2025 7:10 p.m. PT</p>", UTC, "en"),
        ("<time datetime='2025-02-04T02:10:00Z'>3 February 2025 at 22:10</time>", "", "en"),
        ("<p>Mis à jour le 09/03/2025 à 11h00 Publié le 03/02/2025 à 10h00</p>", "", "fr"),
        ("<p>Atualizado em 09/03/2025 11h00 Publicado em 03/02/2025 10h00</p>", "", "pt"),
        ("<p>Thứ hai, 3/2/2025, 10:00</p>", "", "vi"),
        ("<p>Москва, 3 февраля 2025 г.</p>", "", "ru"),
        ("<p>3 ΦΕΒΡΟΥΑΡΙΟΥ 2025</p>", "", "el"),
        ("<p>2025 m. vasario 3 d.</p>", "", "lt"),
        ("<p>03/FEB/2025</p>", "", "en"),
    ],
)
def test_the_outlets_own_day(shown: str, head: str, language: str) -> None:
    assert page(shown, head, language=language).published == date(2025, 2, 3)


ANEW = '<meta property="article:published_time" content="2025-02-09T09:00:00+01:00">'
ENTRY = (
    "on Monday, February 3rd, 2025 at 10:02 and is filed under Bridges. You can follow the answers to it by its feed."
)


@pytest.mark.parametrize(
    ("above", "below", "head", "language"),
    [
        (
            "<p>Published 3 February 2025<br>Length: four minutes by tram and seven on foot<br>Pictures: harbour</p>",
            "",
            "",
            "en",
        ),
        ("<aside class=meta><p><time datetime=2025-02-03>03.02.2025 - 13:30</time></p></aside>", "", "", "de"),
        ("<footer class=node__meta><span class=post-created>03.02.25</span> / 0 Kommentare</footer>", "", "", "de"),
        ("<p>von <a rel=author href=/autor/lonn>Edda Lonn</a>, 3.2.25</p>", "", "", "de"),
        ("<em>( Varn, 3 Febbraio 25 )</em>", "", "", "it"),
        (f"<p>3.2.2025 – {FIRST}</p>", "", "", "de"),
        (f"<p><b>03.02.2025 „Stuck“:</b> {FIRST}</p>", "", "", "de"),
        (f"<p>(03.02.2025) {FIRST}</p>", "", "", "de"),
        ("", f"<p class=postmetadata>This entry was posted {ENTRY}</p>", "", "en"),
        ("", "<p>Edda<br>3. Februar 2025</p>", "", "de"),
        ("<p class=date>3 February 2025</p>", "", ANEW, "en"),
        ("<aside>3 February 2025</aside>", "", ANEW, "en"),
        ("<p class=date>3 February 2025</p><p class=date>Updated 9 March 2025</p>", "", ANEW, "en"),
    ],
)
def test_the_day_that_readers_see(above: str, below: str, head: str, language: str) -> None:
    site = "<h1>The Brokkr of Varn</h1>"
    draft = draft_of_page(
        f"<html lang={language}><title>{TITLE} - The Brokkr of Varn</title>{head}<body>{site}<main><article>"
        f"<h1>{TITLE}</h1>{above}{TEXT}{below}</article></main>"
    )
    assert (draft.published, draft.published_from) == (date(2025, 2, 3), PublishedFrom.PAGE)


@pytest.mark.parametrize(
    "shown",
    [
        "<p class=date>Updated 3 February 2025</p>",
        "<p class=date>3 February 2025</p><p class=date>4 February 2025</p>",
        "<p class=date>3 February 2025</p><p class=date>9 February 2025</p>",
        "<aside><a href=/fog>Fog keeps the ferries of Lund in</a> <span class=date>3 February 2025</span></aside>",
        "<p>It opens on 3 February 2025</p>",
    ],
)
def test_what_machines_are_told_stands_where_the_page_shows_no_one_other_day(shown: str) -> None:
    assert page(shown, ANEW).published == date(2025, 2, 9)


def test_a_day_that_a_sentence_begins_with_is_no_stamp() -> None:
    sentence = "<p>3 February 2025 was the day on which the bridge was to be opened to trams again, it said.</p>"
    assert page(sentence).published is None


@pytest.mark.parametrize("shown", ["<h2 class=date-header>Monday, 3 February 2025</h2>", ""])
@pytest.mark.parametrize("foot", ["entry-footer", "asset-footer", "site-footer"])
def test_the_foot_of_an_entry_is_not_that_of_the_site(shown: str, foot: str) -> None:
    body = f"{TEXT}<div class={foot}><p>Posted by Ida on 3 February 2025, 10:15</p></div>"
    draft = draft_of_page(f"<title>{TITLE}</title>{shown}<main><article><h1>{TITLE}</h1>{body}</article></main>")
    assert (draft.published is None) == (foot == "site-footer" and not shown)


def test_the_day_of_another_story_that_the_page_names_is_not_its_own() -> None:
    other = (
        '{"@type":"NewsArticle","headline":"Fog over Lund","url":"https://a.example/fog","datePublished":"2011-01-02"}'
    )
    own = '<link rel=canonical href="https://a.example/bridge">'
    alone = f"<script type='application/ld+json'>{other}</script>"
    listed = f'<script type=\'application/ld+json\'>{{"@type":"ItemList","itemListElement":[{other}]}}</script>'
    assert page(head=own + alone).published is None
    assert page(head=listed).published is None


@pytest.mark.parametrize(
    "body",
    [
        "<div class=byline><span class=name>Edda Lonn</span><span class=title>Chief Correspondent</span></div>",
        "<div class=byline><span>Edda Lonn</span><span>Columnist</span></div>",
        "<p class=byline>By Edda Lonn for the Varn Herald</p>",
        "<p class=byline>By Edda Lonn <a href='https://social.example/elonn'>@elonn</a></p>",
        "<p>\n\n\n\n  By Edda Lonn, Monday, 3 February 2025 08:05 GMT</p>",
        "<p class=x>by <a href='/author/edda-lonn'>Edda Lonn</a></p>",
        "<div class=x><a href='/people/edda-lonn/'>Edda Lonn</a> &middot; <time datetime=2025-02-03>3 Feb</time></div>",
        "<dl><dt>Author</dt><dd>Edda Lonn</dd></dl>",
        "<p>Words: Edda Lonn</p>",
        "<div itemprop=author><meta itemprop=name content='Edda Lonn'></div>",
        "<p class=byline>By Edda Lonn, Associated Press</p>",
    ],
)
def test_the_author_however_it_is_shown(body: str) -> None:
    assert page(body).byline == "Edda Lonn"


def test_an_agency_signs_where_nobody_does() -> None:
    assert page("<a class='author__name'>Reuters, </a><span class='author__name'>Varn</span>").byline == "Reuters"
    assert page("<a class=author>Reuters</a>", '<meta property="og:site_name" content="Reuters">').byline is None


def test_a_label_is_no_author_and_a_name_is_written_plainly() -> None:
    labelled = (
        "<i class=meta-author>Publiziert</i> <i class='author vcard'><a class=fn href=/author/1>Edda Lonn</a></i>"
    )
    assert page(labelled, language="de").byline == "Edda Lonn"
    escaped = f'{{"@type":"NewsArticle","headline":"{TITLE}","author":{{"name":"Ren&eacute; L&ouml;nn"}}}}'
    assert page(head=f"<script type='application/ld+json'>{escaped}</script>").byline == "René Lönn"


def test_who_gives_her_site_her_own_name_is_a_person_where_the_page_says_so() -> None:
    head = '<meta property="og:site_name" content="Edda Lonn"><script type="application/ld+json">'
    stated = '{"@graph":[{"@type":"Article","headline":"%s","author":{"@id":"#1"},"publisher":{"@id":"#1"}},'
    for kind, byline in (('["Person","Organization"]', "Edda Lonn"), ('"Organization"', None)):
        whole = stated % TITLE + f'{{"@type":{kind},"@id":"#1","name":"Edda Lonn"}}]}}</script>'
        assert page(head=head + whole).byline == byline


def test_a_company_is_no_author() -> None:
    head = '<meta name=author content="Varn Post Ltd."><meta property="og:site_name" content="Varn Post">'
    assert page(head=head).byline is None


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"%s","author":"Edda Lonn"}'.replace('"', "&quot;"),
        '// made by hand\n{"@type":"NewsArticle","headline":"%s", /* who */ "author":"Edda Lonn"}',
        '{"@type":"NewsArticle","headline":"%s","description":"It said "sorry" twice","author":"Edda Lonn"}',
        '{"@type":"NewsArticle","headline":"%s","author":{"@list":[{"givenName":"Edda","familyName":"Lonn"}]}}',
    ],
)
def test_linked_data_that_breaks_its_syntax(script: str) -> None:
    assert page(head=f"<script type='application/ld+json'>{script % TITLE}</script>").byline == "Edda Lonn"


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<base href="https://a.example/"><link rel=canonical href="/2025/02/03/bridge">', ""),
        ('<base href="https://a.example/2025/02/03/bridge">', ""),
        ('<link rel=canonical href="//a.example/2025/02/03/bridge">', ""),
        ("", "<!-- Mirrored from a.example/2025/02/03/bridge by HTTrack Website Copier/3.x, Sat, 28 Nov 2026 -->"),
    ],
)
def test_addresses(head: str, before: str) -> None:
    draft = draft_of_page(f"{before}<html><head><title>{TITLE}</title>{head}</head><body>{TEXT}</body></html>")
    assert (draft.url or "").endswith("://a.example/2025/02/03/bridge")
    assert draft.published == date(2025, 2, 3)


def test_paragraphs_that_breaks_part_at_one_length_are_joined() -> None:
    lines = (
        "The swing bridge of Varn stuck open on Monday morning with two<br>trams waiting on it, the office said in a"
    )
    more = "<br>statement.<br><br>Engineers walked out along the rails and worked for six hours<br>before the last bolt"
    body = (
        f"<div class=article-body>{lines}{more} came loose, it added when it was asked<br>again.<br><br>{THIRD}</div>"
    )
    draft = draft_of_page(f"<title>{TITLE}</title><h1>{TITLE}</h1>{body}")
    assert [block.text.split()[-1] for block in draft.blocks] == ["statement.", "again.", "Lonn."]
