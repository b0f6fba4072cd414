"""Web pages: no text lost in silence, days and authors as their readers see them."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.corpus.draft import Draft, UnreadableError
from briefing.corpus.formats.html import draft_of_page
from briefing.models import PublishedFrom

FIRST = "The swing bridge of Varn stuck open on Monday morning with two trams waiting on it, the transit office said."
SECOND = "Engineers walked out along the rails and worked for six hours before the last bolt came loose, it added."
THIRD = "Nobody was hurt, but the harbour had to send nine barges back upstream, said its master, Edda Lonn."
FOURTH = "The council will hear on Friday why the spare motor had been lent to a museum in the spring, she said."
TITLE = "Swing bridge of Varn sticks open with trams on it"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "", above: str = "", language: str = "en") -> Draft:
    return draft_of_page(
        f"<!doctype html><html lang={language}><head><meta charset=utf-8><title>{TITLE}</title>{head}</head>"
        f"<body>{above}<main><article><h1>{TITLE}</h1>{body}</article></main></body></html>"
    )


def text(draft: Draft) -> str:
    return "\n".join(block.text for block in draft.blocks)


def cut(draft: Draft) -> str:
    return "\n".join(one.text for one in draft.cuts)


def test_a_body_on_both_sides_of_an_advertisement_is_one() -> None:
    draft = draft_of_page(
        f"<title>{TITLE}</title><main><h1>{TITLE}</h1><div class='article-body'>{paragraphs(FIRST, SECOND)}</div>"
        f"<div class=ad>Buy now</div><div class='article-body'>{paragraphs(THIRD, FOURTH)}</div></main>"
    )
    assert [block.text for block in draft.blocks] == [FIRST, SECOND, THIRD, FOURTH]


def test_every_post_of_a_live_page_is_read() -> None:
    posts = "".join(f"<article class=entry><h2>Post {n}</h2><p>{FIRST} {n}</p></article>" for n in range(5))
    draft = draft_of_page(f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{posts}</main>")
    assert all(f"{FIRST} {n}" in text(draft) for n in range(5))


def test_a_card_for_another_story_above_the_headline_is_no_text() -> None:
    card = (
        "<header><article><h3>Choir of Lund wins</h3><p>Thirty singers "
        "came home with a cup on Sunday night.</p></article></header>"
    )
    draft = page(paragraphs(FIRST, SECOND, THIRD), above=card)
    assert "singers" not in text(draft)
    assert "singers" in cut(draft)


def test_what_the_extractor_passes_over_is_listed() -> None:
    figure = "<figure><img src=x><figcaption>The bridge in 1998, after its rebuilding</figcaption></figure>"
    draft = page(
        paragraphs(FIRST, SECOND) + figure + paragraphs(THIRD) + "<footer><p>Print shop of Varn, 3 Quay</p></footer>"
    )
    assert "after its rebuilding" in cut(draft)
    assert "Print shop of Varn" in cut(draft)


@pytest.mark.parametrize(
    ("markup", "read", "left_out"),
    [
        ("It cost 340<sup>2</sup> crowns on Monday, the office said.", "It cost 340 crowns", "2"),
        ("It cost 340<sup><a href='#f2'>2</a></sup> crowns on Monday, the office said.", "It cost 340 crowns", "2"),
        ("The hall measures 340 m<sup>2</sup> in all, the office said on Monday.", "340 m² in all", ""),
        (
            "It stopped <b aria-hidden=true>6</b><span class=sr-only>six</span> trams on Monday, the office said.",
            "It stopped 6 trams on",
            "six",
        ),
        (
            "The <span>weir<span class=tooltiptext>A low dam</span></span> held on Monday, the office said in a note.",
            "The weir held",
            "A low dam",
        ),
        (
            "The <del>two</del> <ins>three</ins> trams were old, the office said on Monday.",
            "The three trams were",
            "two",
        ),
        ("The trams were <s>not</s> insured, the office said on Monday afternoon.", "The trams were insured", "not"),
        (
            "The office<span class='sr-only'> (new window)</span> said that it was sorry on Monday.",
            "The office said",
            "(new window)",
        ),
        ("They <q>never saw it</q> coming, the office said on Monday afternoon.", "They “never saw it” coming", ""),
        ("On the 1<sup>st</sup> of May the motor was lent, the office said.", "On the 1st of May", ""),
    ],
)
def test_marks_never_join_what_they_stand_beside(markup: str, read: str, left_out: str) -> None:
    draft = page(paragraphs(FIRST, markup, SECOND))
    assert read in text(draft)
    assert left_out in cut(draft)


def test_a_row_of_a_table_is_one_line_whatever_is_in_its_cells() -> None:
    table = (
        "<table><tr><th>Line</th><th>Trams</th></tr><tr><td>North</td"
        "><td><ul><li>7:10</li><li>8:40</li></ul></td></tr></table>"
    )
    assert "North 7:10 8:40" in text(page(paragraphs(FIRST, SECOND) + table + paragraphs(THIRD)))


def test_a_subheading_that_also_heads_comments_cuts_nothing() -> None:
    body = paragraphs(FIRST, SECOND) + "<h2>The response</h2>" + paragraphs(THIRD, FOURTH)
    assert text(page(body)).endswith(FOURTH)


def test_a_question_that_stands_twice_stays() -> None:
    question = "Who lent the spare motor?"
    assert text(page(paragraphs(FIRST, question, SECOND, question, THIRD))).count(question) == 2


def test_a_link_to_another_article_goes_from_between() -> None:
    link = "<p><b>Read also</b> <a href=/x>Ten bridges that never opened</a></p>"
    draft = page(paragraphs(FIRST, SECOND) + link + paragraphs(THIRD))
    assert "never opened" not in text(draft)
    assert "never opened" in cut(draft)


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ("3 февраля 2025, 10:15", "ru"),
        ("Publié le 3 févr. 2025 à 10h15", "fr"),
        ("Publicerad 3 februari 2025", "sv"),
        ("Varn, 3 February 2025", "en"),
        ("3 فبراير 2025 - 10:15 ص", "ar"),
        ("2025年2月3日 10:15", "ja"),
        ("Montag, 3. Februar 2025, 10:15 Uhr", "de"),
        ("3 กุมภาพันธ์ 2568", "th"),
    ],
)
def test_the_day_beside_the_headline(shown: str, language: str) -> None:
    draft = page(f"<p class=date>{shown}</p>" + paragraphs(FIRST, SECOND, THIRD), language=language)
    assert (draft.published, draft.published_from) == (date(2025, 2, 3), PublishedFrom.PAGE)


def test_a_stamp_in_greenwich_gives_way_to_the_day_of_the_address() -> None:
    head = (
        '<link rel=canonical href="https://varnpost.example/2025/02/03/bridge">'
        '<meta property="article:published_time" content="2025-02-04T02:10:00Z">'
    )
    draft = page(paragraphs(FIRST, SECOND), head)
    assert (draft.published, draft.published_from) == (date(2025, 2, 3), PublishedFrom.ADDRESS)
    assert draft.published_at is not None
    assert draft.published_at.isoformat() == "2025-02-04T02:10:00+00:00"


@pytest.mark.parametrize(
    ("marked", "above"),
    [
        ("<div class=related><h4><a href=/a>Fog</a></h4><time datetime=2011-01-02>2 January 2011</time></div>", ""),
        ("<section class=comments><p>Ida</p><time datetime=2025-03-09>9 March 2025</time></section>", ""),
        ("", "<div class=topbar><span class=today>Sunday, 9 March 2025</span></div>"),
    ],
)
def test_days_of_others_are_not_the_articles(marked: str, above: str) -> None:
    assert page(paragraphs(FIRST, SECOND, THIRD) + marked, above=above).published is None


def test_the_day_of_a_change_comes_last() -> None:
    stamps = (
        "<ul><li class=updated>Updated: <time>Mar 9, 2025</time></li><li>Original: <time>Feb 3, 2025</time></li></ul>"
    )
    assert page(stamps + paragraphs(FIRST, SECOND, THIRD)).published == date(2025, 2, 3)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<div class=byline>By <a rel=author href=/a>Edda Lonn</a> and <a rel=author href=/b>Per Vik</a></div>"),
        ("", "<span itemprop=author><span itemprop=name>Edda Lonn</span></span><span itemprop=author>Per Vik</span>"),
        ("", "<p>By Edda Lonn and Per Vik</p>"),
        (
            '<script type="application/ld+json">//<![CDATA[\n{"@graph":[{"@type":"NewsArticle","headline":"'
            + TITLE
            + '","author":[{"@id":"#1"},{"name":"Per Vik"}],},'
            + '{"@type":"Person","@id":"#1","name":"Edda Lonn"}]}\n//]]></script>',
            "",
        ),
    ],
)
def test_authors_as_people_see_them(head: str, body: str) -> None:
    assert page(body + paragraphs(FIRST, SECOND), head).byline == "Edda Lonn, Per Vik"


def test_a_site_is_no_author() -> None:
    head = '<meta property="og:site_name" content="Varn Post"><meta name=author content="Varn Post">'
    assert page(paragraphs(FIRST, SECOND), head).byline is None


def test_the_address_that_a_browser_wrote_into_the_page() -> None:
    html = f"<!-- saved from url=(0031)https://varnpost.example/2025/02/03/x --><title>{TITLE}</title><h1>{TITLE}</h1>"
    draft = draft_of_page(html + paragraphs(FIRST, SECOND, THIRD))
    assert (draft.url, draft.published) == ("https://varnpost.example/2025/02/03/x", date(2025, 2, 3))


def test_an_opening_before_a_paywall_says_so() -> None:
    wall = "<div><p>Subscribe to continue reading. Cancel any time.</p></div>"
    draft = page(paragraphs(FIRST, SECOND) + wall)
    assert "Cancel" not in text(draft)
    assert any("paywall" in note for note in draft.notes)


def test_a_list_of_bookmarks_is_refused() -> None:
    with pytest.raises(UnreadableError, match="bookmarks"):
        draft_of_page("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF=https://a.example>Fog</A></DL>")
