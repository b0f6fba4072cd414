"""The agencies' formats, and the files named .xml that hold them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import newsml, opml, xmlfile
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

SOURCE = SourceFile(Path("a.xml"), "a.xml", 0, 0)
TEXT = "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its only channel."
MORE = "Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand."
BODY = f"<p>{TEXT}</p><p>{MORE}</p>"

G2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:x" version="1" xml:lang="en-US">
  <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"/>
    <versionCreated>2023-05-02T10:00:00Z</versionCreated></itemMeta>
  <contentMeta><headline>Grain ship blocks harbour</headline><by>By Ann Example</by><dateline>TARNBY</dateline>
    <creditline>AFP</creditline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>slug</title></head><body>{BODY}</body></html>
  </inlineXML></contentSet>
</newsItem>"""
NITF = f"""<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>slug</title>
  <docdata><date.issue norm="20230502T100000Z"/></docdata></head>
  <body><body.head><hedline><hl1>Grain ship blocks harbour</hl1><hl2>Tugs give up</hl2></hedline>
    <byline>By <person>Ann Example</person></byline><distributor>Reuters</distributor>
    <dateline><location>TARNBY</location></dateline></body.head>
  <body.content>{BODY}<media><media-caption>The ship in the channel on Tuesday.</media-caption></media></body.content>
  <body.end><tagline>ends</tagline></body.end></body></nitf>"""
NEWSML1 = f"""<NewsML><NewsItem>
  <NewsManagement><ThisRevisionCreated>20230502T100000Z</ThisRevisionCreated></NewsManagement>
  <NewsComponent><NewsLines><HeadLine>Grain ship blocks harbour</HeadLine><ByLine>Ann Example</ByLine></NewsLines>
  <ContentItem><DataContent>{BODY}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""


def one(document: str) -> Article:
    (found,) = xmlfile.read(document.encode(), SOURCE)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(("document", "outlet"), [(G2, "AFP"), (NITF, "Reuters"), (NEWSML1, None)])
def test_what_each_format_says(document: str, outlet: str | None) -> None:
    article = one(document)
    assert article.title == "Grain ship blocks harbour"
    assert article.text.startswith(f"{TEXT}\n\n{MORE}")
    assert (article.outlet, article.published, article.byline) == (outlet, date(2023, 5, 2), "Ann Example")


def test_the_caption_of_nitf_is_one() -> None:
    article = one(NITF)
    assert [paragraph.kind for paragraph in article.paragraphs] == ["body", "body", "caption"]
    assert article.dateline == "TARNBY"


def test_a_message_of_several_items() -> None:
    item = G2.partition("?>")[2]
    picture = item.replace(BODY, "").replace("ninat:text", "ninat:picture")
    message = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{item}{picture}</itemSet></newsMessage>'
    )
    first, second = xmlfile.read(message.encode(), SOURCE)
    assert isinstance(first, Article)
    assert (first.path, first.place) == ("a.xml", "#1, urn:newsml:x")
    assert second == Skipped("a.xml #2", "no article text found")


def test_text_that_is_not_marked_up() -> None:
    plain = G2.replace(
        G2[G2.index("<inlineXML") : G2.index("</contentSet>")], f"<inlineData>{TEXT}\n{MORE}</inlineData>"
    )
    assert one(plain).text == f"{TEXT}\n\n{MORE}"
    escaped = plain.replace(TEXT, f"&lt;p&gt;{TEXT}&lt;/p&gt;")
    assert one(escaped).text == f"{TEXT}\n\n{MORE}"


def test_a_flood_of_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsml, "MAX_ITEMS", 2)
    items = G2.partition("?>")[2] * 5
    found = xmlfile.read(f"<newsMessage>{items}</newsMessage>".encode(), SOURCE)
    assert len(found) == 3
    assert found[-1] == Skipped("a.xml", "3 items beyond the first 2 were left out")


def test_an_item_of_endless_paragraphs_costs_itself_alone() -> None:
    item = G2.partition("?>")[2]
    wide = item.replace(BODY, "<p>a</p>" * 20_001)
    found = xmlfile.read(f"<newsMessage>{wide}{item}</newsMessage>".encode(), SOURCE)
    assert found[0] == Skipped("a.xml #1", "20,001 paragraphs, more than an article has")
    assert isinstance(found[1], Article)


def test_a_known_provider_by_its_name_and_an_address() -> None:
    document = G2.replace('<provider qcode="nprov:AFP"/>', "<provider><name>Tarnby Press</name></provider>")
    document = document.replace("<itemMeta>", '<itemMeta><link rel="canonical" href="https://press.example/1"/>')
    article = one(document.replace("<creditline>AFP</creditline>", ""))
    assert (article.outlet, article.url) == ("Tarnby Press", "https://press.example/1")


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("<nitf><body>", "damaged XML"),
        ("<inventory><item/></inventory>", "XML of an unknown kind (<inventory>)"),
        ("no markup", "not XML"),
        ("<!-- only --><?pi?>", "not XML"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf/>', "declares XML entities"),
        ("<nitf>" + "<p>" * 3000 + "</p>" * 3000 + "</nitf>", "damaged XML"),
    ],
)
def test_what_is_refused(document: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        xmlfile.read(document.encode(), SOURCE)
    assert reason in str(refused.value)


def test_entities_in_utf_16_are_refused_too() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        with pytest.raises(UnreadableError, match="entities"):
            xmlfile.parse_xml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding))


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ('<?xml version="1.0"?><!-- <rss> --><feed>', "feed"),
        ("<!DOCTYPE html><html>", "html"),
        ('<!DOCTYPE x [<!ELEMENT rss ANY>]><rdf:RDF xmlns:rdf="r">', "RDF"),
        ("\ufeff\n<opml>", "opml"),
        ("words < words", None),
    ],
)
def test_the_first_element(start: str, name: str | None) -> None:
    assert xmlfile.first_element(start.encode()) == name


def test_a_list_of_feeds() -> None:
    document = """<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl=" https://a.example/f "/>
    <outline title="B" xmlUrl="https://b.example/f"/><outline text="A again" xmlUrl="https://a.example/f"/></outline>
    </body></opml>"""
    assert opml.feeds(document.encode()) == (
        opml.Feed("A", "https://a.example/f"),
        opml.Feed("B", "https://b.example/f"),
    )
    with pytest.raises(UnreadableError, match="a list of 2 feeds"):
        xmlfile.read(document.encode(), SOURCE)
