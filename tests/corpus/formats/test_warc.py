"""Web archives: each page that was answered is an article, and what warcio keeps silent about is named."""

# ruff: noqa: E501 - markup

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from datetime import date
from pathlib import Path

import brotli
import pytest

from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, PublishedFrom, Skipped

TEXT = (
    "Thick fog kept all eleven ferries of Lund in port on Tuesday for the third day running, the harbour master said."
)
MORE = "Some 2,300 travellers were put up in schools and in the town hall, where volunteers cooked for them at night."


def page(title: str, day: str = "2024-05-14") -> bytes:
    stated = f'<meta property="article:published_time" content="{day}T08:00:00Z">' if day else ""
    return f"<html><head><meta charset=utf-8><title>{title}</title>{stated}</head><body><article><h1>{title}</h1><p>{TEXT}</p><p>{MORE}</p></article></body></html>".encode()


def record(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str = "text/html",
    headers: str = "",
    rec: str = "response",
    extra: str = "",
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() if rec == "response" else b""
    content = "application/http; msgtype=response" if rec == "response" else kind
    head = f"WARC/1.0\r\nWARC-Type: {rec}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\n{extra}Content-Type: {content}\r\nContent-Length: {len(answer) + len(body)}\r\n\r\n"
    return head.encode() + answer + body + b"\r\n\r\n"


def read(tmp_path: Path, data: bytes, name: str = "crawl.warc.gz") -> tuple[Article | Skipped, ...]:
    path = tmp_path / name
    path.write_bytes(data)
    return read_file(SourceFile(path, name, len(data), 0))


RECORDS = (
    record("https://lund.example/fog", page("Fog keeps ferries in port")),
    record("https://lund.example/logo.png", b"\x89PNG", kind="image/png"),
    record("https://lund.example/gone", page("Not found"), status="404 Not Found"),
    record("https://lund.example/undated", page("Ferries wait", day=""), kind="text/html; charset=utf-8"),
    record("https://lund.example/resource", page("A page kept as a resource"), rec="resource"),
)


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_an_article(tmp_path: Path, packed: bool) -> None:
    data = b"".join(gzip.compress(one) if packed else one for one in RECORDS)
    found = read(tmp_path, data, "crawl.warc.gz" if packed else "crawl.warc")
    articles = [item for item in found if isinstance(item, Article)]
    assert [article.title for article in articles] == [
        "Fog keeps ferries in port",
        "Ferries wait",
        "A page kept as a resource",
    ]
    assert [article.place for article in articles] == ["#1", "#2", "#3"]
    assert articles[0].url == "https://lund.example/fog"
    assert articles[0].text == f"{TEXT}\n\n{MORE}"
    assert (articles[0].published, articles[0].published_from) == (date(2024, 5, 14), PublishedFrom.METADATA)
    assert (articles[1].published, articles[1].published_from) == (date(2024, 6, 1), PublishedFrom.FILE)
    assert dict(articles[0].details)["captured"] == "2024-06-01"
    assert [item.reason for item in found if isinstance(item, Skipped)] == [
        "1 pages that were not answered with status 200 were left out"
    ]


def test_a_container_of_web_archives(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("archive/data.warc.gz", b"".join(gzip.compress(one) for one in RECORDS))
        made.writestr("pages/pages.jsonl", "{}")
    assert sum(isinstance(item, Article) for item in read(tmp_path, file.getvalue(), "crawl.wacz")) == 3


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_packed_bodies_are_unpacked(tmp_path: Path, coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    (article,) = read(
        tmp_path, record("https://lund.example/fog", pack(page("Fog")), headers=f"Content-Encoding: {coding}\r\n")
    )
    assert isinstance(article, Article), article
    assert article.text.startswith(TEXT)


def test_a_coding_that_is_not_unpacked_is_named(tmp_path: Path) -> None:
    (skipped,) = read(
        tmp_path, record("https://lund.example/fog", b"\x28\xb5\x2f\xfd<", headers="Content-Encoding: zstd\r\n")
    )
    assert skipped == Skipped("crawl.warc.gz #1 https://lund.example/fog", "packed with zstd, which is not unpacked")


def test_a_page_of_which_a_part_was_kept_says_so(tmp_path: Path) -> None:
    whole = page("Fog keeps ferries in port")
    cut = record("https://lund.example/fog", whole[:-60], headers=f"Content-Length: {len(whole)}\r\n")
    stated = record("https://lund.example/wind", page("Wind"), extra="WARC-Truncated: length\r\n")
    for article in read(tmp_path, cut + stated):
        assert isinstance(article, Article)
        assert "the archive holds a part of this page" in article.notes


def test_an_archive_cut_in_the_middle_gives_what_stands_before(tmp_path: Path) -> None:
    data = gzip.compress(RECORDS[0]) + gzip.compress(RECORDS[3])[:200]
    first, *rest = read(tmp_path, data)
    assert isinstance(first, Article)
    assert rest


def test_what_is_no_web_archive_is_named(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path, gzip.compress(b"words, words"), "notes.gz")
    assert isinstance(skipped, Skipped)
    (other,) = read(tmp_path, b"words", "crawl.warc")
    assert other == Skipped("crawl.warc", "not a web archive")
