"""Feeds: each item that carries text is an article; the rest is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import feed, feedlinks
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped


def read(module: ModuleType, data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """All that a reader finds."""
    return tuple(module.read(data, source))


SOURCE = SourceFile(Path("a.rss"), "a.rss", 0, 0)
TEXT = "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its only channel."
MORE = "Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand."
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(items: str, channel: str = "<title>Tarnby Herald</title><link>https://herald.example/</link>") -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return f'{head}<rss version="2.0" {CONTENT}><channel>{channel}{items}</channel></rss>'.encode()


def one(data: bytes) -> Article:
    (found,) = read(feed, data, SOURCE)
    assert isinstance(found, Article), found
    return found


def test_rss_with_the_whole_text() -> None:
    article = one(
        rss(
            "<item><title>Ship &amp; harbour</title><link>https://herald.example/1</link><author>Ann Example</author>"
            "<pubDate>Tue, 02 May 2023 23:30:00 -0700</pubDate><description>Short.</description>"
            f"<content:encoded><![CDATA[<p>{TEXT}</p><p>{MORE}</p><figure><figcaption>A ship lies still in the "
            "channel.</figcaption></figure>]]></content:encoded></item>",
            "<title>Tarnby Herald</title><link>https://herald.example/</link><language>en-gb</language>",
        )
    )
    assert (article.path, article.title, article.outlet) == ("a.rss (item 1)", "Ship & harbour", "Tarnby Herald")
    assert (article.published, article.url, article.language) == (date(2023, 5, 2), "https://herald.example/1", "en")
    assert article.text.startswith(f"{TEXT}\n\n{MORE}")
    assert article.paragraphs[-1].kind == "caption"


def test_atom_and_its_escaped_html() -> None:
    data = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarnby Herald</title><entry><title>Ship</title>
    <link href="https://www.bbc.co.uk/news/1"/><updated>2023-05-02T03:00:00Z</updated>
    <content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</content></entry></feed>"""
    article = one(data.encode())
    assert (article.outlet, article.published) == ("BBC", date(2023, 5, 2))
    assert article.text == f"{TEXT}\n\n{MORE}"


def test_rdf_and_plain_text_with_blank_lines() -> None:
    data = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <item><title>Ship</title><link>http://x.example/a</link><description>{TEXT}\n\n{MORE}</description></item></rdf:RDF>"""
    article = one(data.encode())
    assert article.text == f"{TEXT}\n\n{MORE}"
    assert article.outlet == "x.example"


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1251"])
def test_encodings(encoding: str) -> None:
    word = "Größe" if encoding != "windows-1251" else "Гавань"
    data = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><title>A</title>'
    data += f"<description>{word} {TEXT}</description></item></channel></rss>"
    assert one(data.encode(encoding)).text == f"{word} {TEXT}"


def test_an_item_with_an_address_alone_is_named() -> None:
    listing = "<item><title>A ship in the channel</title><link>http://x.example/1</link>{}</item>"
    for text in ("", "<description>A ship in the channel</description>", "<description/>"):
        (found,) = read(feed, rss(listing.format(text)), SOURCE)
        assert found == Skipped("a.rss", "its item has no text, only an address: briefing add fetches these")
    text = f"<item><title>Ship</title><description>{TEXT}</description></item>"
    first, last = read(feed, rss(text + listing.format("") * 4), SOURCE)
    assert isinstance(first, Article)
    assert last == Skipped("a.rss", "4 of 5 items have no text, only an address: briefing add fetches these")


def test_for_adding_an_item_with_an_address_alone_keeps_it() -> None:
    data = rss("<item><title>A ship in the channel</title><link>http://x.example/1</link></item>")
    (found,) = read(feedlinks, data, SOURCE)
    assert isinstance(found, Article)
    assert (found.url, found.text, found.notes) == (
        "http://x.example/1",
        "A ship in the channel",
        (feedlinks.ADDRESS_ONLY,),
    )


def test_the_first_items_of_a_flood_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MAX_ITEMS", 3)
    items = "".join(f"<item><title>Ship {n}</title><description>{n} {TEXT}</description></item>" for n in range(10))
    for data in (rss(items), rss(items).decode().replace("utf-8", "utf-16").encode("utf-16")):
        *articles, last = read(feed, data, SOURCE)
        assert [article.title for article in articles if isinstance(article, Article)] == ["Ship 0", "Ship 1", "Ship 2"]
        assert last == Skipped("a.rss", "7 items beyond the first 3 were left out")
    with pytest.raises(UnreadableError, match="begin and do not end"):
        read(feed, rss("<item>" * 10), SOURCE)
    assert isinstance(read(feedlinks, rss(items), SOURCE)[-1], Skipped)


@pytest.mark.parametrize("data", [b"", b"plain words", b"<html><body>A page</body></html>", b"\x00\x01", b"<rss"])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"not a feed|not text"):
        read(feed, data, SOURCE)


def test_a_damaged_feed_gives_what_it_holds() -> None:
    assert one(rss(f"<item><title>Ship</title><description>{TEXT}</description></item>")[:-20]).text == TEXT


def test_a_feed_is_never_taken_for_an_address_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "real.rss"
    file.write_bytes(rss(f"<item><title>Ship</title><description>{TEXT}</description></item>"))
    with pytest.raises(UnreadableError):
        read(feed, str(file).encode(), SOURCE)
