"""Files in shapes that archives, agencies, publishing systems and mail programs write: each read as what it is."""

# ruff: noqa: E501 - texts and markup on one line

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.cleaning.outlets import outlet_by_form
from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

TITLE = "Glasshouse roof in Orvel falls in under snow"
FIRST = "The roof of the old glasshouse in Orvel fell in under wet snow on Monday night, the garden's keeper said."
SECOND = "Nobody was inside, and the palms were covered with sheets by some 60 neighbours, she told a reporter."
THIRD = "Panes for the roof would have to be cast anew, which takes nine months, according to the builder."
FOURTH = "The town council of Orvel will talk about the cost at its meeting in the first week of March."
PROSE = [FIRST, SECOND, THIRD, FOURTH]
OTHER = "Frost damages half of the apple trees"
OTHERS = [
    "Half of the apple trees around Orvel were damaged by frost in the last week, the growers' guild said.",
    "Most of them had bloomed ten days too early, said the head of the guild, and bees had not come yet.",
]


def outcomes(tmp_path: Path, data: str | bytes, name: str) -> tuple[Article | Skipped, ...]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_file(SourceFile(path, name, path.stat().st_size, 0))


def articles(tmp_path: Path, data: str | bytes, name: str) -> list[Article]:
    found = [item for item in outcomes(tmp_path, data, name) if isinstance(item, Article)]
    assert found
    return found


def one(tmp_path: Path, data: str | bytes, name: str) -> Article:
    (found,) = outcomes(tmp_path, data, name)
    assert isinstance(found, Article), found
    return found


def lines(article: Article) -> list[str]:
    return [paragraph.of(article.text) for paragraph in article.paragraphs]


def cuts(article: Article) -> str:
    return "\n".join(cut.text for cut in article.cuts)


def marked(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "", language: str = "en") -> str:
    stated = '<meta property="article:published_time" content="2024-02-06T09:00:00+01:00">'
    return f"<!doctype html><html lang='{language}'><head><title>{TITLE}</title>{head or stated}</head><body>{body}</body></html>"


# Archives.


def test_an_export_of_lexisnexis_that_begins_with_its_first_count_keeps_the_first_article(tmp_path: Path) -> None:
    parts = [
        f"{' ' * 30}Dokument {number} von 2\n\n\n{' ' * 28}Orveler Bote\n\n{' ' * 26}{day}. Februar 2024 Dienstag\n\n{title}\n\n"
        f"LÄNGE: 40 Wörter\n\n{texts[0]}\n\n{texts[1]}\n\nSPRACHE: GERMAN\n\n{' ' * 26}Copyright 2024 Orveler Bote\n\n"
        for number, day, title, texts in ((1, 6, TITLE, PROSE), (2, 13, OTHER, OTHERS))
    ]
    found = articles(tmp_path, "\ufeff" + "".join(parts), "export.txt")
    assert [(item.title, item.published) for item in found] == [(TITLE, date(2024, 2, 6)), (OTHER, date(2024, 2, 13))]


PROQUEST = """____________________________________________________________

Report Information from ProQuest
____________________________________________________________

{first}

Author: Lind, Ada

Publication info: The Orvel Mail ; Orvel [Orvel]. 06 Feb 2024: A.3.

ProQuest document link

Abstract: None available.

Full text: {texts}

Subject: Gardens

Publication title: The Orvel Mail; Orvel

Publication date: Feb 6, 2024

ProQuest document ID: 71

Last updated: 2024-11-30

Database: Some Papers

____________________________________________________________

{second}

Publication info: Vale Courier ; Vale [Vale]. 13 Feb 2024: B.1.

Full text: {others}

Publication title: Vale Courier; Vale

Publication date: Feb 13, 2024

ProQuest document ID: 72

Last updated: 2024-11-30

____________________________________________________________

Contact us at: https://archive.example/contact
"""


def test_results_of_proquest_as_text_are_articles_without_the_archives_labels(tmp_path: Path) -> None:
    data = PROQUEST.format(first=TITLE, texts="\n\n".join(PROSE), second=OTHER, others="\n".join(OTHERS))
    found = articles(tmp_path, data, "results.txt")
    assert [(item.title, item.outlet, item.published) for item in found] == [
        (TITLE, "The Orvel Mail", date(2024, 2, 6)),
        (OTHER, "Vale Courier", date(2024, 2, 13)),
    ]
    assert [lines(item) for item in found] == [PROSE, OTHERS]
    assert found[0].byline == "Lind, Ada"


def test_a_text_that_names_proquest_is_a_text(tmp_path: Path) -> None:
    article = one(tmp_path, f"{TITLE}\n\n{FIRST}\n\nFull text: see ProQuest.\n\n{SECOND}\n", "note.txt")
    assert article.title == TITLE
    assert FIRST in article.text
    assert SECOND in article.text


FACTIVA = [
    "HD",
    TITLE,
    "BY",
    "By Ada Lind",
    "WC",
    "60 words",
    "PD",
    "6 February 2024",
    "SN",
    "Orvel Mail",
    "SC",
    "ORVM",
    "LP",
    FIRST,
    "TD",
    SECOND,
    THIRD,
    "NS",
    "gwea : Weather",
    "AN",
    "Document ORVM000020240206ek26000b1",
]


@pytest.mark.parametrize("apart", ["\n", "\t", "   "])
def test_codes_of_factiva_stand_above_their_values_or_before_them(tmp_path: Path, apart: str) -> None:
    data = "\n".join(FACTIVA)
    for code in ("HD", "BY", "WC", "PD", "SN", "SC", "LP", "TD", "NS", "AN"):
        data = data.replace(f"{code}\n", f"{code}{apart}", 1) if code != "AN" else data.replace("AN\n", f"AN{apart}")
    article = one(tmp_path, data, "pasted.txt")
    assert (article.title, article.outlet, article.published) == (TITLE, "Orvel Mail", date(2024, 2, 6))
    assert lines(article) == [FIRST, SECOND, THIRD]


# Agencies.


def test_the_headline_of_a_wire_message_is_told_from_its_marks_and_its_author(tmp_path: Path) -> None:
    data = f"\x01eca0007 4 i 60  dpa 0031\n\nWeather/Orvel/\n\x021ST LEAD\n{TITLE}\nBy Ada Lind, dpa =\n\nOrvel (dpa) - {FIRST}\n\n{SECOND}\n\n\x03061010 GMT Feb 24\n\x04"
    article = one(tmp_path, data, "a.txt")
    assert (article.title, article.byline, article.outlet) == (TITLE, "Ada Lind, dpa", "dpa")
    assert "1ST LEAD" in cuts(article)
    assert "1ST LEAD" not in article.text


@pytest.mark.parametrize(("provider", "outlet"), [("apa.at", "APA"), ("ntb.no", "NTB"), ("belga.be", "Belga")])
def test_agencies_are_known_by_their_addresses(tmp_path: Path, provider: str, outlet: str) -> None:
    data = f"""<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>{provider}</ProviderId>
<DateId>20240206</DateId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20240206T090000Z</FirstCreated>
<Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine></NewsLines>
<ContentItem><DataContent>{marked(PROSE)}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
    assert one(tmp_path, data, "a.xml").outlet == outlet


def test_markup_whose_tags_were_taken_away_is_one_paragraph_over_its_lines(tmp_path: Path) -> None:
    words = FIRST.replace(" and ", "\n      and ").replace(" under ", "\n      under ")
    value = {
        "uri": "u",
        "type": "text",
        "versioncreated": "2024-02-06T09:00:00Z",
        "headline": TITLE,
        "body_xhtml": f"\n   {words}\n  ",
    }
    assert lines(one(tmp_path, json.dumps(value), "a.json")) == [FIRST]


# Feeds.


def rss(item: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Orvel Mail</title><link>https://mail.example/</link><item><link>https://mail.example/1</link>{item}</item></channel></rss>'


@pytest.mark.parametrize(
    "sentence",
    [
        f"The post {TITLE} appeared first on Orvel Mail.",
        f"Der Beitrag {TITLE} erschien zuerst auf Orvel Mail.",
        f"L’article {TITLE} est apparu en premier sur Orvel Mail.",
        f"La entrada {TITLE} se publicó primero en Orvel Mail.",
    ],
)
def test_what_a_publishing_system_writes_below_an_item_is_cut(tmp_path: Path, sentence: str) -> None:
    item = f"<title>{TITLE}</title><content:encoded><![CDATA[{marked([FIRST, SECOND, sentence])}]]></content:encoded>"
    article = one(tmp_path, rss(item), "f.xml")
    assert lines(article) == [FIRST, SECOND]
    assert sentence in cuts(article)


def test_an_item_that_says_its_headline_and_outlet_again_has_no_text(tmp_path: Path) -> None:
    item = f"<title>{TITLE} - Orvel Mail</title><description>&lt;a href='https://news.example/1'&gt;{TITLE}&lt;/a&gt;&amp;nbsp;&lt;font&gt;Orvel Mail&lt;/font&gt;</description><source url='https://mail.example'>Orvel Mail</source>"
    (found,) = outcomes(tmp_path, rss(item), "f.xml")
    assert isinstance(found, Skipped)
    assert "only an address" in found.reason


def test_shortcodes_of_wordpress_are_no_words(tmp_path: Path) -> None:
    text = f"""[dropcap]T[/dropcap]{FIRST[1:]}

[caption id="x" width="300"]<img src="a.jpg"> The palms under sheets.[/caption]

{SECOND} It was "the worst nite [sic] of all", one wrote.

[gallery ids="4,5"]

[vc_row][vc_column width="1/2"]{THIRD}[/vc_column][/vc_row]"""
    article = one(
        tmp_path, rss(f"<title>{TITLE}</title><content:encoded><![CDATA[{text}]]></content:encoded>"), "f.xml"
    )
    assert FIRST in article.text
    assert SECOND in article.text
    assert THIRD in article.text
    assert "[sic]" in article.text
    assert not any(mark in article.text for mark in ("dropcap", "caption", "gallery", "vc_"))
    assert "The palms under sheets." in cuts(article)


def test_an_item_of_a_json_feed_is_an_article(tmp_path: Path) -> None:
    items = [
        {
            "id": "1",
            "url": "https://mail.example/1",
            "title": TITLE,
            "content_html": marked(PROSE),
            "date_published": "2024-02-06T23:10:00-05:00",
            "authors": [{"name": "Ada Lind"}, {"name": "Bo Falk"}],
        },
        {
            "id": "2",
            "url": "https://mail.example/2",
            "title": OTHER,
            "content_text": "\n\n".join(OTHERS),
            "author": {"name": "Ada Lind"},
        },
        {"id": "3", "url": "https://mail.example/3", "title": "No words of it"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Orvel Mail", "language": "en", "items": items}
    found = outcomes(tmp_path, json.dumps(feed), "feed.json")
    first, second, bare = found
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(bare, Skipped)
    assert (first.title, first.published, first.byline) == (TITLE, date(2024, 2, 6), "Ada Lind, Bo Falk")
    assert lines(first) == PROSE
    assert lines(second) == OTHERS
    assert "1 of 3 items have no text" in bare.reason


# Pages.

POSTS = [
    (
        "15:40",
        "Palms moved to the station",
        "The palms of the glasshouse have been moved to the hall of the railway station, where it is warm. Each of them took twelve people to carry, the keeper said, and none was broken on the way.",
    ),
    (
        "12:15",
        "Builder looks at the roof",
        "A builder from Vale has looked at the iron frame of the roof and found it sound. The panes alone gave way, he said, because the snow was wet and lay on them for two days.",
    ),
    (
        "09:05",
        "Nobody hurt",
        "Nobody was hurt when the roof fell in, the fire service says. The last visitors had left at six in the evening, and the keeper was at home.",
    ),
]


def test_posts_keep_their_headlines_and_short_ones_are_posts_too(tmp_path: Path) -> None:
    posts = "".join(
        f"<div class='entry-x'><span class='hour'>{hour}</span><h3>{head}</h3><p>{text}</p></div>"
        for hour, head, text in POSTS
    )
    short = "<div class='entry-x'><span class='hour'>08:20</span><p>The road to the garden is shut.</p></div>"
    text = one(tmp_path, page(f"<main><h1>{TITLE}</h1>{posts}{short}</main>"), "live.html").text
    places = [text.index(words) for hour, head, post in POSTS for words in (hour, head, post)]
    assert places == sorted(places)
    assert text.index("The road to the garden is shut.") > places[-1]


def test_hours_beside_teasers_make_no_live_blog_of_a_page(tmp_path: Path) -> None:
    teasers = "".join(
        f"<li class='news'><time>{hour}</time> <a href='/{hour}'>{head}</a><p>{text}</p></li>"
        for hour, head, text in POSTS
    )
    article = one(
        tmp_path, page(f"<main><article><h1>{TITLE}</h1>{marked(PROSE)}</article></main><ul>{teasers}</ul>"), "a.html"
    )
    assert lines(article) == PROSE


def test_subheadings_stay_on_a_page_without_a_container(tmp_path: Path) -> None:
    body = f"<div class='w'><div class='x'><h1>{TITLE}</h1>{marked(PROSE[:2])}<h2>What it costs</h2>{marked(PROSE[2:])}</div><div><h3><a href='/o'>{OTHER}</a></h3></div></div>"
    assert lines(one(tmp_path, page(body), "a.html")) == [FIRST, SECOND, "What it costs", THIRD, FOURTH]


def test_a_card_for_another_story_within_the_article_goes(tmp_path: Path) -> None:
    card = f"<div class='teaser card'><h3><a href='/frost'>{OTHER}</a></h3>{marked(OTHERS)}</div>"
    article = one(tmp_path, page(f"<main><article><h1>{TITLE}</h1>{card}{marked(PROSE)}</article></main>"), "a.html")
    assert lines(article) == PROSE
    assert OTHERS[0] in cuts(article)


def test_a_box_without_a_link_is_the_articles_own(tmp_path: Path) -> None:
    box = f"<div class='card'><h3>{OTHER}</h3>{marked(OTHERS)}</div>"
    article = one(
        tmp_path,
        page(f"<main><article><h1>{TITLE}</h1>{marked(PROSE[:2])}{box}{marked(PROSE[2:])}</article></main>"),
        "a.html",
    )
    assert OTHERS[0] in article.text


def test_numbers_that_a_list_states_stay(tmp_path: Path) -> None:
    stated = "<ol start='12'><li>February: the frost comes in the night.</li><li value='15'>February: the snow turns to rain.</li></ol>"
    plain = "<ol><li>The panes are cast in Vale.</li><li>The frame is painted in Orvel.</li></ol>"
    text = one(
        tmp_path,
        page(f"<main><article><h1>{TITLE}</h1>{marked(PROSE[:2])}{stated}{plain}{marked(PROSE[2:])}</article></main>"),
        "a.html",
    ).text
    assert "12. February: the frost" in text
    assert "15. February: the snow" in text
    assert "1. The panes" not in text
    assert "The panes are cast" in text


def test_no_comment_is_what_somebody_said(tmp_path: Path) -> None:
    body = f"<main><article><h1>{TITLE}</h1>{marked([FIRST, 'No comment.', SECOND, 'No comments', THIRD])}</article></main>"
    article = one(tmp_path, page(body), "a.html")
    assert lines(article) == [FIRST, "No comment.", SECOND, THIRD]


# Documents, mails, texts.


def test_what_is_struck_out_in_rtf_is_listed(tmp_path: Path) -> None:
    data = rf"{{\rtf1\ansi {TITLE}\par\par Some {{\strike 80 }}60 neighbours came, and \strike none\strike0  two went home early, she said.\par {THIRD}\par}}"
    article = one(tmp_path, data, "a.rtf")
    assert "Some 60 neighbours came, and two went home early, she said." in article.text
    assert [cut.text for cut in article.cuts if cut.reason == "struck out"] == ["80", "none"]


@pytest.mark.parametrize("above", ["", " " * 70 + "\n"])
def test_a_mail_saved_as_text_is_a_mail(tmp_path: Path, above: str) -> None:
    head = f"Delivered-To: me@example.org\nReceived: by 10.0.0.1 with SMTP id x;\n        Tue, 6 Feb 2024 09:00:01 +0100\nFrom: Orvel Mail <desk@mail.example>\nSubject: {TITLE}\nDate: Tue, 6 Feb 2024 09:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    article = one(tmp_path, above + head + "\n\n".join(PROSE), "mail.txt")
    assert (article.title, article.published) == (TITLE, date(2024, 2, 6))
    assert lines(article) == PROSE


def test_a_nexis_export_in_german_is_told_by_its_last_line(tmp_path: Path) -> None:
    rows = [
        "Benutzername: Ada",
        "Dokumente (1)",
        f"1. {TITLE}",
        TITLE,
        "Orveler Bote",
        "6. Februar 2024 Dienstag",
        "Copyright 2024 Orveler Bote",
        "Länge:\u00a060 Wörter",
        "Autor:\u00a0Ada Lind",
        "Body",
        *PROSE,
        "Classification",
        "Language:\u00a0GERMAN",
        "Ende des Dokuments",
    ]
    data = (
        "{\\rtf1\\ansi "
        + "".join("".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in row) + "\\par\n" for row in rows)
        + "}"
    )
    article = one(tmp_path, data, "export.rtf")
    assert (article.title, article.outlet, article.byline) == (TITLE, "Orveler Bote", "Ada Lind")
    assert lines(article) == PROSE


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            "Publiceret d. 6. feb. 2024 kl. 09.15",
            "Taget på det gamle drivhus i Orvel faldt ned under våd sne, oplyser haven.",
        ),
        ("February 6, 2024 / 9:15 AM EST / Orvel Courier", FIRST),
        (
            "Martes, 6 de febrero de 2024 - 09:15 h",
            "El techo del viejo invernadero de Orvel cayó bajo la nieve, dijo la encargada.",
        ),
        (
            "Mardi 6 février 2024 à 9 h 15",
            "Le toit de la vieille serre d'Orvel est tombé sous la neige, a dit la gardienne.",
        ),
        (
            "Pubblicato il 6 feb 2024 alle ore 9:15",
            "Il tetto della vecchia serra di Orvel è caduto sotto la neve, ha detto la custode.",
        ),
        ("2024年2月6日 9時15分", "オーベルの古い温室の屋根が月曜日の夜に雪で落ちたと管理人が話した。"),
        (
            "Thứ Ba, 06/02/2024 09:15",
            "Mái của nhà kính cũ ở Orvel đã sập vì tuyết ướt vào đêm thứ Hai, người trông coi vườn cho biết.",
        ),
    ],
)
def test_the_day_below_a_headline(tmp_path: Path, line: str, text: str) -> None:
    article = one(tmp_path, f"Orvel\n\n{line}\n\n{text}\n", "a.txt")
    assert article.published == date(2024, 2, 6)
    assert line not in article.text


def test_figures_that_can_be_read_in_two_ways_stay_open_in_english(tmp_path: Path) -> None:
    assert one(tmp_path, f"{TITLE}\n\nTuesday, 06/02/2024 09:15\n\n{FIRST}\n", "a.txt").published is None


def test_a_headline_may_end_in_a_full_stop_where_the_day_stands_below_it(tmp_path: Path) -> None:
    article = one(
        tmp_path, f"The glasshouse of Orvel has fallen in.\n\n6 February 2024\n\n{FIRST}\n\n{SECOND}\n", "a.txt"
    )
    assert (article.title, article.published) == ("The glasshouse of Orvel has fallen in.", date(2024, 2, 6))
    assert lines(article) == [FIRST, SECOND]


def test_lines_of_chinese_that_are_broken_at_a_width_join_without_a_space(tmp_path: Path) -> None:
    rows = [
        "奥维尔的旧温室屋顶在周一夜间被湿雪压塌，园丁说，",
        "当时里面没有人，大约六十名邻居用床单盖住了棕榈",
        "树。新的玻璃需要九个月才能制成，市议会将在三月",
        "第一周讨论费用问题。",
    ]
    article = one(tmp_path, "温室屋顶坍塌\n\n2024年2月6日\n\n" + "\n".join(rows) + "\n", "a.txt")
    assert lines(article) == ["".join(rows)]


@pytest.mark.parametrize("name", ["Le Courrier d’Orvel", "Orveler Anzeiger", "Corriere di Orvel", "El Diario de Orvel"])
def test_a_paper_of_another_language_is_known_by_its_name(name: str) -> None:
    assert outlet_by_form(name) == name


# Pages that are no article, and parts of pages that are none.


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 - Orvel Mail", "The page that you looked for is not here any more. Try the search or the front page."),
        ("Page not found", "The page that you looked for is not here any more. Try the search or the front page."),
        ("Just a moment...", "The site must look at the safety of your connection before it lets you go on reading."),
        (
            "We value your privacy",
            "We and our 300 partners store cookies on your device to show you what may please you.",
        ),
        ("Seite nicht gefunden", "Die Seite, die Sie suchen, gibt es nicht mehr. Versuchen Sie es mit der Suche."),
    ],
)
def test_what_a_site_shows_in_place_of_an_article_is_refused(tmp_path: Path, title: str, text: str) -> None:
    (found,) = outcomes(
        tmp_path,
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>",
        "a.html",
    )
    assert isinstance(found, Skipped)
    assert "in place of an article" in found.reason


def test_an_article_on_a_page_that_was_not_found_is_an_article(tmp_path: Path) -> None:
    title = "Page not found in the archive of Orvel"
    body = f"<main><article><h1>{title}</h1>{marked(PROSE)}</article></main>"
    assert lines(one(tmp_path, page(body).replace(TITLE, title), "a.html")) == PROSE


def test_results_of_a_search_are_a_list_though_some_were_passed_over(tmp_path: Path) -> None:
    found = [
        (TITLE, FIRST),
        (OTHER, OTHERS[0]),
        ("Palms moved to the station", THIRD),
        ("Bees come late", "The bees came late this year, a keeper said."),
        ("Rain is near", "Rain is expected from Friday on."),
    ]
    results = "".join(
        f"<div class='result'><h3><a href='/{at}'>{title}</a></h3><span>6 February 2024</span><p>{text}</p></div>"
        for at, (title, text) in enumerate(found)
    )
    (item,) = outcomes(
        tmp_path,
        f"<html><head><title>Search: roof</title></head><body><main><h1>Search results for roof</h1>{results}</main></body></html>",
        "a.html",
    )
    assert isinstance(item, Skipped)
    assert "a list of articles" in item.reason


def test_words_drawn_large_beside_the_text_stand_once(tmp_path: Path) -> None:
    body = f"<main><article><h1>{TITLE}</h1>{marked(PROSE[:3])}<blockquote class='pull-quote'>{SECOND}</blockquote><blockquote>{OTHERS[1]}</blockquote>{marked(PROSE[3:])}</article></main>"
    article = one(tmp_path, page(body), "a.html")
    assert article.text.count(SECOND) == 1
    assert OTHERS[1] in article.text
    assert [cut.text for cut in article.cuts if cut.reason == "repeated"] == [SECOND]


def test_a_line_that_is_a_mail_address_is_no_text(tmp_path: Path) -> None:
    body = f"<main><article><h1>{TITLE}</h1><p>ada@mail.example</p>{marked(PROSE)}<p>Write to ada@mail.example if you have a palm to spare, she said.</p></article></main>"
    article = one(tmp_path, page(body), "a.html")
    assert lines(article)[0] == FIRST
    assert "Write to ada@mail.example" in article.text


# Withdrawals and what agencies tell editors.

NITF = """<?xml version="1.0"?><nitf><head><title>{title}</title><docdata><doc-id id-string="ORV7" regsrc="NTB"/>
<date.issue norm="20240206T0{hour}0000Z"/>{more}</docdata></head><body><body.head><hedline><hl1>{title}</hl1></hedline></body.head>
<body.content>{text}</body.content></body></nitf>"""


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("BC-ORVEL-ROOF-KILL", '<ed-msg info="MANDATORY KILL"/>'),
        ("Annullierung: Glashaus in Orvel", ""),
        ("ANNULATION : serre d'Orvel", ""),
        ("A roof in Orvel", '<ed-msg info="Story kill: figures are wrong"/>'),
    ],
)
def test_a_withdrawal_is_told_by_its_words_in_several_languages(tmp_path: Path, title: str, more: str) -> None:
    data = NITF.format(title=title, hour=9, more=more, text="<p>Do not use the story that was sent at eight.</p>")
    (found,) = outcomes(tmp_path, data, "a.xml")
    assert isinstance(found, Skipped)
    assert (found.reason, found.recalls) == ("withdrawn by its agency", "ORV7")


def test_a_story_about_killing_is_none_that_is_killed(tmp_path: Path) -> None:
    data = NITF.format(
        title="Killings in Orvel: what is known", hour=8, more='<ed-msg info="Adds quotes"/>', text=marked(PROSE)
    )
    assert lines(one(tmp_path, data, "a.xml")) == PROSE


def test_ninjs_withholds_too(tmp_path: Path) -> None:
    value = {
        "uri": "urn:7",
        "type": "text",
        "pubstatus": "withheld",
        "versioncreated": "2024-02-06T09:00:00Z",
        "headline": TITLE,
        "body_html": marked(PROSE),
    }
    (found,) = outcomes(tmp_path, json.dumps(value), "a.json")
    assert isinstance(found, Skipped)
    assert found.reason == "withheld by its agency"


def test_a_note_to_editors_is_shown_with_the_item(tmp_path: Path) -> None:
    data = f"""<newsItem guid="tag:x:1" version="2"><itemMeta><provider literal="AP"/><versionCreated>2024-02-06T09:00:00Z</versionCreated>
<edNote>CORRECTS number of neighbours to 60, sted 80.</edNote></itemMeta><contentMeta><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML><html><body>{marked(PROSE)}</body></html></inlineXML></contentSet></newsItem>"""
    article = one(tmp_path, data, "a.xml")
    assert article.notes == ("note to editors: CORRECTS number of neighbours to 60, sted 80.",)
    assert lines(article) == PROSE


def test_what_is_struck_out_in_json_is_listed(tmp_path: Path) -> None:
    value = {
        "uri": "urn:7",
        "type": "text",
        "versioncreated": "2024-02-06T09:00:00Z",
        "headline": TITLE,
        "body_html": f"<p>Some <s>80</s> 60 neighbours came.</p>{marked(PROSE)}",
    }
    article = one(tmp_path, json.dumps(value), "a.json")
    assert "Some 60 neighbours came." in article.text
    assert [(cut.text, cut.reason) for cut in article.cuts] == [("80", "struck out")]


# Mails.


def test_a_class_that_a_mail_strikes_out_is_listed(tmp_path: Path) -> None:
    data = f"From: Orvel Mail <desk@mail.example>\nSubject: {TITLE}\nDate: Tue, 6 Feb 2024 09:00:00 +0100\nContent-Type: text/html; charset=utf-8\n\n<html><head><style>p.x{{color:red}} .old{{text-decoration: line-through}}</style></head><body><p>Some <span class='old'>80</span> 60 neighbours came.</p>{marked(PROSE)}</body></html>"
    article = one(tmp_path, data, "a.eml")
    assert "Some 60 neighbours came." in article.text
    assert ("80", "struck out") in [(cut.text, cut.reason) for cut in article.cuts]


@pytest.mark.parametrize(
    "head",
    [
        "---------- Message transféré ---------\nDe : Orvel Mail <desk@mail.example>\nDate: mar. 6 févr. 2024 à 09:00\nSujet : {}\nÀ : <ada@home.example>",
        "-------- Перенаправленное сообщение --------\nОт: Orvel Mail <desk@mail.example>\nДата: 6 февраля 2024, 09:00\nТема: {}\nКому: ada@home.example",
        "发件人： Orvel Mail <desk@mail.example>\n发送时间： 2024年2月6日 9:00\n收件人： ada@home.example\n主题： {}",
    ],
)
def test_a_mail_sent_on_in_other_languages_is_the_mail_that_was_sent_on(tmp_path: Path, head: str) -> None:
    sent_on = (
        f"From: Ada <ada@home.example>\nTo: me@example.org\nSubject: Fwd\nDate: Thu, 15 Feb 2024 09:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n{head.format(TITLE)}\n\n"
        + "\n\n".join(PROSE)
    )
    article = articles(tmp_path, sent_on, "a.eml")[-1]
    assert (article.title, article.published) == (TITLE, date(2024, 2, 6))
    assert lines(article) == PROSE


def test_results_of_proquest_in_a_mail_without_html(tmp_path: Path) -> None:
    head = "From: ProQuest <noreply@archive.example>\nSubject: Your ProQuest Research\nDate: Fri, 1 Mar 2024 09:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    data = PROQUEST.format(first=TITLE, texts="\n\n".join(PROSE), second=OTHER, others="\n\n".join(OTHERS))
    assert [item.published for item in articles(tmp_path, head + data, "a.eml")] == [
        date(2024, 2, 6),
        date(2024, 2, 13),
    ]


# Days and headings.


@pytest.mark.parametrize(
    "line",
    [
        "06-Feb-24",
        "6.II.2024",
        "Tue Feb 6 20:10:00 CET 2024",
        "2024eko otsailaren 6",
        "Pebrero 6, 2024",
        "6 Feabhra 2024",
        "令和6年2月6日",
        "2024/02/06 09:15 配信",
        "发布时间：2024-02-06 09:15 来源：奥维尔日报",
        "6. februára 2024 o 9:15",
        "6.fev.2024 às 9h15",
        "Posté le 6 février 2024 à 09h15",
        "Giriş: 06.02.2024 09:15",
    ],
)
def test_more_forms_of_a_day_below_a_headline(tmp_path: Path, line: str) -> None:
    article = one(tmp_path, f"{TITLE}\n\n{line}\n\n{FIRST}\n\n{SECOND}\n", "a.txt")
    assert article.published == date(2024, 2, 6)
    assert lines(article) == [FIRST, SECOND]


def test_a_paper_that_a_chinese_stamp_names_is_the_outlet(tmp_path: Path) -> None:
    article = one(
        tmp_path,
        "温室屋顶坍塌\n\n2024年02月06日 09:15 来源：奥维尔日报\n\n奥维尔的旧温室屋顶在周一夜间被湿雪压塌，园丁说，当时里面没有人。\n",
        "a.txt",
    )
    assert (article.outlet, article.published) == ("奥维尔日报", date(2024, 2, 6))


def test_the_day_below_a_first_line_that_is_no_headline(tmp_path: Path) -> None:
    article = one(
        tmp_path,
        f"From our desk, in the night to Tuesday, with many thanks to all who wrote to us.\n\n6 February 2024\n\n{FIRST}\n\n{SECOND}\n",
        "a.txt",
    )
    assert article.published == date(2024, 2, 6)


def test_a_heading_that_is_a_day_heads_what_happened_on_it(tmp_path: Path) -> None:
    article = one(
        tmp_path,
        f"---\ntitle: {TITLE}\ndate: 2024-02-09\n---\n## 5 February\n\n{FIRST}\n\n## 6 February\n\n{SECOND}\n",
        "a.md",
    )
    assert lines(article) == ["5 February", FIRST, "6 February", SECOND]


def test_parts_of_a_body_that_are_called_by_one_name_and_another_are_one(tmp_path: Path) -> None:
    body = f"<main><h1>{TITLE}</h1><div class='article__body article__body--lead'>{marked(PROSE[:2])}</div><div class='slot'>Advertisement</div><div class='article__body article__body--rest'>{marked(PROSE[2:])}</div></main>"
    assert lines(one(tmp_path, page(body), "a.html")) == PROSE


def test_the_publisher_in_microdata_is_the_outlet(tmp_path: Path) -> None:
    body = f"<main itemscope><h1>{TITLE}</h1><div itemprop='articleBody'>{marked(PROSE)}</div><div itemprop='publisher' itemscope><meta itemprop='name' content='Orvel Mail'></div></main>"
    assert one(tmp_path, page(body), "a.html").outlet == "Orvel Mail"


def test_a_break_within_a_byline_parts_two_names(tmp_path: Path) -> None:
    data = NITF.format(title=TITLE, hour=8, more="", text=marked(PROSE)).replace(
        "</hedline>", "</hedline><byline>By ADA LIND<br/>and BO FALK<byttl>Staff</byttl></byline>"
    )
    assert one(tmp_path, data, "a.xml").byline == "ADA LIND and BO FALK"


def test_the_day_in_the_head_of_a_site_is_that_of_the_visit(tmp_path: Path) -> None:
    stated = (
        "<html><head><title>x</title></head><body>{}<main><article><h1>"
        + TITLE
        + "</h1><p class='meta'>{}</p>"
        + marked(PROSE)
        + "</article></main></body></html>"
    )
    today = "<div id='top'><span>Thursday, 15 February 2024</span></div>"
    assert one(tmp_path, stated.format(today, "Ada Lind"), "a.html").published is None
    assert one(tmp_path, stated.format(today, "6 February 2024"), "b.html").published == date(2024, 2, 6)


def test_a_label_that_leads_on_goes_with_what_it_leads_to(tmp_path: Path) -> None:
    body = f"<main><article><h1>{TITLE}</h1>{marked(PROSE[:2])}<p><a href='/x'>Te puede interesar: La historia del invernadero</a></p>{marked(PROSE[2:])}</article></main>"
    assert lines(one(tmp_path, page(body), "a.html")) == PROSE


def test_whose_rights_a_document_of_nitf_is_names_the_outlet(tmp_path: Path) -> None:
    data = NITF.format(title=TITLE, hour=8, more='<doc.rights owner="Ritzau"/>', text=marked(PROSE)).replace(
        'regsrc="NTB"', ""
    )
    assert one(tmp_path, data, "a.xml").outlet == "Ritzau"


def test_front_matter_may_be_toml(tmp_path: Path) -> None:
    data = (
        f'+++\ntitle = "{TITLE}"\ndate = 2024-02-06T09:00:00Z\nauthors = ["Ada Lind", "Bo Falk"]\n[params]\ncolour = 3\n+++\n\n'
        + "\n\n".join(PROSE)
    )
    article = one(tmp_path, data, "a.md")
    assert (article.title, article.published, article.byline) == (TITLE, date(2024, 2, 6), "Ada Lind, Bo Falk")
    assert lines(article) == PROSE


def test_broken_toml_stays_text(tmp_path: Path) -> None:
    article = one(tmp_path, f"+++\ntitle = {TITLE}\n+++\n\n{FIRST}\n\n{SECOND}\n", "a.md")
    assert "title = " in f"{article.title}\n{article.text}"
    assert lines(article)[-2:] == [FIRST, SECOND]


def test_who_said_the_words_of_a_quotation_stays_below_them(tmp_path: Path) -> None:
    quote = "<blockquote><p>“It sounded like a cupboard of plates that falls over, and then it was quiet.”</p><footer>Ida Berg, neighbour</footer></blockquote>"
    article = one(
        tmp_path,
        page(f"<main><article><h1>{TITLE}</h1>{marked(PROSE[:2])}{quote}{marked(PROSE[2:])}</article></main>"),
        "a.html",
    )
    assert "Ida Berg, neighbour" in article.text
