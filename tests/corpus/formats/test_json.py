"""JSON of agencies and news services, and lists of addresses."""

# ruff: noqa: E501 - data on one line

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.cleaning.versions import settle_versions
from briefing.corpus.formats.links import Link, links
from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

ONE = "The harbour of Lund was closed on Tuesday after a barge had sunk in its channel, the port authority said."
TWO = "Divers will look at the wreck on Wednesday, and nothing will sail before they have done so, it added."
HTML = f"<p>{ONE}</p><p>{TWO}</p>"


def read(tmp_path: Path, value: object, name: str = "a.json") -> tuple[Article | Skipped, ...]:
    path = tmp_path / name
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return read_file(SourceFile(path, name, path.stat().st_size, 0))


NINJS_1 = {
    "uri": "urn:x:7", "type": "text", "versioncreated": "2024-05-14T10:00:00Z", "pubstatus": "usable",
    "headline": "Barge sinks in harbour of Lund", "body_xhtml": HTML, "body_text": "not this", "byline": "By Ida Falk",
    "copyrightholder": "Reuters", "language": "en-GB", "located": "Lund", "ednote": "Adds divers",
}  # fmt: skip
NINJS_2 = {
    "uri": "urn:x:7", "versioncreated": "2024-05-14T10:00:00Z", "copyrightholder": "reuters.com", "by": "Ida Falk",
    "headlines": [{"role": "short", "value": "Barge"}, {"role": "main", "value": "Barge sinks in harbour of Lund"}],
    "bodies": [{"contenttype": "text/plain", "value": f"{ONE}\n\n{TWO}"}],
}  # fmt: skip
NINJS_3 = {
    "uri": "urn:x:7", "versionCreated": "2024-05-14T10:00:00+02:00", "infoSources": [{"name": "Reuters"}], "by": "Ida Falk",
    "headlines": [{"value": "Barge sinks in harbour of Lund"}],
    "bodies": [
        {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": "<nitf>other words</nitf>"},
        {"contentType": "text/html", "value": HTML},
    ],
}  # fmt: skip


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2, NINJS_3], ids=["1.x", "2.x", "3.x"])
def test_an_item_of_an_agency(tmp_path: Path, item: dict[str, object]) -> None:
    (article,) = read(tmp_path, item)
    assert isinstance(article, Article)
    assert article.text == f"{ONE}\n\n{TWO}"
    assert (article.title, article.outlet) == ("Barge sinks in harbour of Lund", "Reuters")
    assert (article.published, article.byline, article.place) == (date(2024, 5, 14), "Ida Falk", "urn:x:7")


def test_a_file_of_items_gives_each_its_number_and_names_what_is_no_article(tmp_path: Path) -> None:
    items = [
        NINJS_1,
        {"type": "picture", "versioncreated": "2024-05-14", "body_text": ONE},
        {**NINJS_2, "uri": "urn:x:8"},
    ]
    one, picture, two = read(tmp_path, {"items": items})
    assert [one.place, two.place] == ["#1, urn:x:7", "#3, urn:x:8"]
    assert picture == Skipped("a.json #2", "no text: picture")
    lines = "\n".join([json.dumps(NINJS_1), '{"damaged": ', json.dumps(NINJS_2)]).encode()
    one, broken, two = read(tmp_path, lines, "a.jsonl")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert broken == Skipped("a.jsonl #2", "damaged JSON")


def test_a_withdrawn_item_is_named_as_one(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path, {**NINJS_1, "pubstatus": "canceled"})
    assert skipped == Skipped("a.json", "withdrawn by its agency", recalls="urn:x:7")
    (skipped,) = read(tmp_path, {"uri": "urn:x:7", "pubStatus": "canceled", "headlines": [{"value": "Barge"}]})
    assert skipped == Skipped("a.json", "withdrawn by its agency", recalls="urn:x:7")
    standing, gone = settle_versions(read(tmp_path, NINJS_1), [skipped])
    assert (standing, gone[0].reason) == ((), "withdrawn by its agency (see a.json)")


def test_a_description_stands_in_for_a_text_and_says_so(tmp_path: Path) -> None:
    item = {key: value for key, value in NINJS_2.items() if key != "bodies"}
    (article,) = read(tmp_path, {**item, "descriptions": [{"value": ONE}]})
    assert (article.text, article.notes) == (ONE, ("the item holds a description, not the text",))


EVENT_REGISTRY = {
    "articles": {
        "results": [
            {"uri": "811", "lang": "eng", "isDuplicate": False, "dateTimePub": "2024-05-14T10:00:00Z", "url": "https://a.example/1",
             "title": "Barge sinks", "body": f"{ONE}\n\n{TWO}", "source": {"uri": "lund.example", "title": "Lund Gazette"}, "authors": [{"name": "Ida Falk"}]},
            {"uri": "812", "isDuplicate": True, "dateTimePub": "2024-05-15T10:00:00Z", "url": "https://b.example/1",
             "title": "Barge sinks", "body": ONE, "source": {"title": "Coast Courier"}},
            {"uri": "813", "title": "Nothing", "source": {"title": "Coast Courier"}},
        ],
        "totalResults": 3,
    }
}  # fmt: skip


def test_results_of_event_registry(tmp_path: Path) -> None:
    one, copy, empty = read(tmp_path, EVENT_REGISTRY)
    assert (one.title, one.outlet, one.published, one.byline) == (
        "Barge sinks",
        "Lund Gazette",
        date(2024, 5, 14),
        "Ida Falk",
    )
    assert (one.text, one.url, one.place, one.notes) == (f"{ONE}\n\n{TWO}", "https://a.example/1", "#1, 811", ())
    assert copy.notes == ("its archive flags it as a copy of another article",)
    assert (copy.duplicate_of, one.duplicate_of) == (one.id, None)
    assert empty == Skipped("a.json #3", "no text in the service's answer")


def test_results_of_newsapi_say_that_they_are_cut_off(tmp_path: Path) -> None:
    answer = {
        "status": "ok", "totalResults": 1,
        "articles": [{
            "source": {"id": None, "name": "Coast Courier"}, "author": "Ida Falk", "title": "Barge sinks in harbour - Coast Courier",
            "url": "https://a.example/1", "urlToImage": None, "publishedAt": "2024-05-14T10:00:00Z", "content": f"{ONE} Divers… [+2310 chars]",
        }],
    }  # fmt: skip
    (article,) = read(tmp_path, answer)
    assert article.text == f"{ONE} Divers …"
    assert "cut off by the news service" in article.notes[0]
    assert (article.outlet, article.published) == ("Coast Courier", date(2024, 5, 14))


# Lists of addresses

PAGES = (Link("https://a.example/1", "Barge sinks"), Link("https://b.example/2", "Divers wait"))


@pytest.mark.parametrize(
    "data",
    [
        b"id,title,url\n1,Barge sinks,https://a.example/1\n2,Divers wait,https://b.example/2\n2,Divers wait,https://b.example/2\n",
        b"title\tpublish_date\tstory_url\nBarge sinks\t2024\thttps://a.example/1\nDivers wait\t2024\thttps://b.example/2\n",
        b'[{"title": "Barge sinks", "url": "https://a.example/1"}, {"title": "Divers wait", "url": "https://b.example/2"}]',
        b'{"count": 2, "stories": [{"url": "https://a.example/1", "title": "Barge sinks"}, {"url": "https://b.example/2", "title": "Divers wait"}]}',
        b'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://a.example/1" ADD_DATE="1">Barge sinks</A>\n<DT><A HREF="https://b.example/2">Divers wait</A></DL>',
    ],
    ids=["csv", "tsv", "json", "object", "bookmarks"],
)
def test_a_list_of_addresses_is_offered_to_add(tmp_path: Path, data: bytes) -> None:
    assert links(data) == PAGES
    name = "list.html" if data.startswith(b"<") else "list.csv" if b"{" not in data else "list.json"
    (skipped,) = read(tmp_path, data, name)
    assert skipped == Skipped(name, f"a list of 2 addresses: `briefing add {name}` fetches them")


def test_a_table_without_addresses_is_named_as_one(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path, b"town,people\nLund,2300\n", "a.csv")
    assert skipped == Skipped("a.csv", "a table or list of data without articles and addresses")


TABLE = "<table><tr><th>Title</th><th>URL</th></tr>" + "".join(
    f"<tr><td>Goat {number}</td><td>https://a.example/{number}</td></tr>" for number in range(3)
)
TREE = {"roots": {"bar": {"type": "folder", "children": [
    {"name": "Goat 0", "type": "url", "url": "https://a.example/0"},
    {"name": "More", "type": "folder", "children": [
        {"name": f"Goat {number}", "type": "url", "url": f"https://a.example/{number}"} for number in (1, 2)]}]}}}  # fmt: skip
LINES = "".join(f"https://a.example/{number}\n" for number in range(3))


@pytest.mark.parametrize(
    ("data", "name"),
    [(f"<html><body>{TABLE}</table></body></html>", "a.html"), (json.dumps(TREE), "b.json"), (LINES, "c.txt")],
)
def test_a_list_of_addresses_is_offered_whatever_it_is_kept_in(tmp_path: Path, data: str, name: str) -> None:
    (skipped,) = read(tmp_path, data.encode(), name)
    assert skipped == Skipped(name, f"a list of 3 addresses: `briefing add {name}` fetches them")
    assert [link.url for link in links(data.encode())] == [f"https://a.example/{number}" for number in range(3)]


def test_an_article_with_a_table_of_addresses_is_an_article(tmp_path: Path) -> None:
    page = (
        f"<html><body><article><p>{ONE}</p>{TABLE}</table><p>{TWO}</p><p>{ONE}</p><p>{TWO}</p></article></body></html>"
    )
    (article,) = read(tmp_path, page.encode(), "a.html")
    assert isinstance(article, Article)
    assert ONE in article.text
    (article,) = read(
        tmp_path, f"https://a.example/1\nhttps://a.example/2\n\n{ONE}\n\n{TWO}\n\n{ONE}\n".encode(), "b.txt"
    )
    assert isinstance(article, Article)
