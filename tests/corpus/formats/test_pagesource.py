"""Scripts and styles go before a page is parsed, and nothing that stands beside them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.corpus.formats.html import draft_of_page, read
from briefing.corpus.formats.pagesource import goes_without, without_code
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article

LINE = "The ferry to Holm was late again on Friday because its bow door would not close."


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (b"<p>a</p><script>if (a < b) c()</script><p>b</p>", b"<p>a</p><p>b</p>"),
        (b"<STYLE>p > a {}</STYLE ><p>b</p>", b"<p>b</p>"),
        (b"<script src='x'/></script>b", b"b"),
        (b"a<script>var x = 1; // and no end", b"a<script>var x = 1; // and no end"),
        (b"<!-- <script> --><p>b</p><script>c</script>", b"<!-- <script> --><p>b</p>"),
        (b"<!-- no end <script>c</script>b", b"<!-- no end <script>c</script>b"),
        (b'<p data-a="<script>" id=a>b</p><script>c</script>', b'<p data-a="<script>" id=a>b</p>'),
        (b"<scripture>b</scripture><script>c</script>", b"<scripture>b</scripture>"),
        (b"<script><!-- <script>x</script> --></script>b", b"<script><!-- <script>x</script> --></script>b"),
        (
            b"<title>Why <script> is slow</title><p>b<script>c</script>",
            b"<title>Why <script> is slow</title><p>b<script>c</script>",
        ),
        (b"<script>__wm.wombat('https://a.example/')</script>", b"<script>__wm.wombat('https://a.example/')</script>"),
        (b"\x1b$B<script>c</script>", b"\x1b$B<script>c</script>"),
    ],
)
def test_only_code_goes(source: bytes, left: bytes) -> None:
    assert without_code(source) == left


@pytest.mark.parametrize("kind", ["application/ld+json", "APPLICATION/LD+JSON", "text/a+json; charset=utf-8"])
def test_data_for_machines_stay(kind: str) -> None:
    source = f'<script type="{kind}">{{"a": 1}}</script>'.encode()
    assert without_code(source) == source


@pytest.mark.parametrize("piece", [b"<!--", b"<script>", b"<script></script>", b"<a <script>", b"<style><!--</style>"])
def test_hostile_sources_cost_no_more_than_their_length(piece: bytes) -> None:
    data = piece * (140_000 // piece.count(b"<"))
    assert len(without_code(data)) <= len(data)


def test_a_page_reads_alike_with_and_without_its_code() -> None:
    style = "<style>.a { color: red }</style>"
    script = "<script>document.title = 'Another'</script>"
    body = "".join(f"<p>{LINE.replace('Friday', day)}</p>{script}" for day in ("Friday", "Sunday", "Monday"))
    head = f"<title>Ferry late again</title>{style}{script}"
    page = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    (article,) = read(page.encode(), SourceFile(Path("ferry.html"), "ferry.html", len(page), 0))
    assert isinstance(article, Article)
    assert article.title == "Ferry late again"
    assert [block.text for block in draft_of_page(page).blocks] == article.text.split("\n\n")


@pytest.mark.parametrize("seed", range(40))
def test_a_long_run_is_found_wherever_it_stands(seed: int) -> None:
    rng = random.Random(seed)
    source = "".join(rng.choice("<abcdefgh") for _ in range(60))
    for length in (1, 5, 20, 59, 60, 61):
        assert goes_without(source, "<", length) == any(len(run) >= length for run in source.split("<")), source
