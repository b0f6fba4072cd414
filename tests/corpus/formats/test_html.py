"""Web pages: text, and what the page states about it."""

from datetime import date

import pytest

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats.html import MAX_TAGS, clean_source, draft_of_page
from briefing.models import ParagraphKind, PublishedFrom

PROSE = [
    "The harbour bridge at Port Ellery reopened on Monday after three weeks of repairs, the city council said.",
    "Engineers replaced 42 cables that were torn in the storm of 20 February, and tested each of them twice.",
    "The mayor, Ines Calder, crossed it first, on a bicycle, and thanked those who had worked there.",
    "Tolls will rise by five per cent in May, according to the council, which expects fewer lorries after that.",
]
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Harlow Herald"},
 {"@type": ["NewsArticle"], "headline": "Bridge reopens", "datePublished": "2022-03-14T23:30:00+01:00",
  "inLanguage": "en-GB",
  "author": [
   {"name": "Jane Doe"}, {"name": "John Roe"}], "publisher": {"name": "Harlow Herald"},
  "mainEntityOfPage": {"@id": "https://www.harlow-herald.test/bridge"}}]}</script>"""


def page(head="", above="<h1>Harbour bridge reopens after storm repairs</h1>", below="", prose=PROSE):
    body = "".join(f"<p>{line}</p>" for line in prose)
    nav = "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
    footer = "<footer><p>© 2022 Harlow Herald. All rights reserved.</p></footer>"
    main = f"<main><article>{above}{body}{below}</article></main>"
    return f"<html><head>{head}</head><body>{nav}{main}{footer}</body></html>"


def test_text_without_the_page(article_of):
    article = article_of(page(), "a.html")
    assert [paragraph.of(article.text) for paragraph in article.paragraphs] == PROSE
    assert article.title == "Harbour bridge reopens after storm repairs"


def test_linked_data(article_of):
    article = article_of(page(LINKED, above="<h1>Bridge reopens</h1>"), "a.htm")
    assert (article.title, article.outlet) == ("Bridge reopens", "Harlow Herald")
    assert (article.published, article.published_from) == (date(2022, 3, 14), PublishedFrom.METADATA)
    assert (article.url, article.language) == ("https://www.harlow-herald.test/bridge", "en")
    assert article.byline == "Jane Doe, John Roe"


def test_open_graph(article_of):
    head = """<title>Harbour bridge reopens after storm repairs | Harlow Herald</title>
    <meta property="og:title" content="Harbour bridge reopens after storm">
    <meta property="og:site_name" content="Harlow Herald"><meta name="author" content="Jane Doe">
    <meta property="article:published_time" content="2022-03-14T05:13:00Z">
    <link rel="canonical" href="https://www.harlow-herald.test/bridge">"""
    article = article_of(page(head), "a.xhtml")
    assert article.title == "Harbour bridge reopens after storm repairs"
    assert (article.outlet, article.byline, article.published) == ("Harlow Herald", "Jane Doe", date(2022, 3, 14))


def test_the_table_knows_the_address_better_than_the_page(article_of):
    head = '<meta property="og:site_name" content="U.S."><link rel="canonical" href="https://www.reuters.com/bridge">'
    assert article_of(page(head), "a.html").outlet == "Reuters"


def test_the_address_stands_for_an_unknown_outlet(article_of):
    head = '<link rel="canonical" href="https://www.harlow-herald.test/2022/03/14/bridge">'
    article = article_of(page(head), "a.html")
    assert article.outlet == "harlow-herald.test"
    assert article.published == date(2022, 3, 14)


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ('<time pubdate datetime="2022-03-14T05:13">today</time>', date(2022, 3, 14)),
        ('<time datetime="2022-03-14">Monday</time>', date(2022, 3, 14)),
        ("<span>Updated: 15 March 2022</span><span>Published 14 March 2022, 10:00 GMT</span>", date(2022, 3, 14)),
        ("<div class='x'><span>Updated: 15 March 2022</span></div>", date(2022, 3, 15)),
    ],
)
def test_days_for_people(above, day):
    draft = draft_of_page(page(above=f"<h1>Harbour bridge reopens</h1>{above}"))
    assert draft.published == day


def test_a_page_without_a_day():
    assert draft_of_page(page()).published is None
    assert draft_of_page(page(above="")).published is None


def test_a_day_that_only_htmldate_finds():
    head = '<script>var data = {"dateCreated": "2022-03-14"}</script><meta http-equiv="date" content="2022-03-14">'
    draft = draft_of_page(page(head))
    assert draft.published in {None, date(2022, 3, 14)}
    assert (draft.published_from is None) == (draft.published is None)


def test_the_address_of_the_download_wins():
    draft = draft_of_page(page(LINKED), "https://www.upi.com/x")
    assert draft.url == "https://www.upi.com/x"


def test_headings_lists_and_quotations():
    below = "<h2>What happens next</h2><ul><li>First, gates will be painted.</li><li>Then the towers.</li></ul>"
    quote = f"<blockquote><p>We kept our word, and the bridge is open.</p></blockquote><p>{PROSE[0][:-1]}, again.</p>"
    draft = draft_of_page(page(below=below + quote))
    kinds = {block.text: block.kind for block in draft.blocks}
    assert kinds["What happens next"] is ParagraphKind.HEADING
    assert kinds["Then the towers."] is ParagraphKind.LIST
    assert kinds["We kept our word, and the bridge is open."] is ParagraphKind.BODY


def test_control_characters_do_not_lose_the_page(article_of):
    dirty = [line.replace("the ", "the &#27;[31m\x1b", 1) for line in PROSE]
    article = article_of(page(prose=dirty), "a.html")
    assert len(article.paragraphs) == 4
    assert "\x1b" not in article.text


def test_declared_encodings(article_of):
    text = page(
        "<meta charset='windows-1251'>",
        prose=["Мост открыли в понедельник после трёх недель ремонта, сообщил совет. " * 3] * 3,
    )
    assert "Мост открыли" in article_of(text.encode("windows-1251"), "a.html").text


def test_broken_linked_data_is_passed_over():
    broken = "".join(
        f'<script type="application/ld+json">{text}</script>'
        for text in ("{", "[" * 100_000, '{"@type": 5}', '"x"', '{"@type": "NewsArticle", "headline": ["x"]}', "")
    )
    assert draft_of_page(page(broken)).title == "Harbour bridge reopens after storm repairs"


def test_a_site_names_itself_in_the_title():
    head = "<title>Harbour bridge reopens after storm repairs - BBC News</title>"
    draft = draft_of_page(page(head, above="<h1>Other words stand here</h1>"))
    assert (draft.title, draft.outlet) == ("Harbour bridge reopens after storm repairs", "BBC")


@pytest.mark.parametrize(
    "html",
    ["", "<html></html>", "<script>var x = 1</script>", "\x1b", "<!doctype html><html><body><img></body></html>"],
)
def test_pages_without_text(html):
    with pytest.raises(UnreadableError, match="no article text"):
        draft_of_page(html)


def test_nothing_is_fetched(monkeypatch):
    def refused(*arguments, **options):
        raise AssertionError("a file made the reader open a connection")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    for html in ("https://example.org/2024/03/05/x", "https://example.org/2024/03/05/x<p></p>"):
        with pytest.raises(UnreadableError):
            draft_of_page(html)
    assert draft_of_page(page("<link rel='canonical' href='https://example.org/x'>")).blocks


def test_too_many_tags():
    with pytest.raises(UnreadableError, match="tags"):
        draft_of_page("<p>" * (MAX_TAGS + 1))


def test_floods_of_attributes_are_dropped():
    flood = "<p " + " ".join(f"a{number}=1" for number in range(5000)) + ">word</p>"
    assert clean_source(flood) == "<p>word</p>"
    image = "<img src='data:image/png;base64," + "A" * 9000 + "=='>"
    assert clean_source(image) == image
