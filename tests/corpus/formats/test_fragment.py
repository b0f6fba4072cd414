"""Pieces of HTML to paragraphs."""

from __future__ import annotations

import pytest

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import fragment
from briefing.corpus.formats.fragment import html_blocks


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("plain words", [("plain words", "body")]),
        ("<p>one<p>two", [("one", "body"), ("two", "body")]),
        (
            "<div>a <b>bold</b>\n word<br>next<br><br>last</div>",
            [("a bold word", "body"), ("next", "body"), ("last", "body")],
        ),
        ("<h2>head</h2>text <i>in</i>line", [("head", "heading"), ("text inline", "body")]),
        ("<ul><li>a<li>b <p>c</p></ul>d", [("a", "list"), ("b", "list"), ("c", "list"), ("d", "body")]),
        ("<figure><img><figcaption>cap <em>x</em></figcaption></figure>", [("cap x", "caption")]),
        (
            "a<script>no()</script> b<style>p{}</style> c<!-- no --><?no?>",
            [("a", "body"), ("b", "body"), ("c", "body")],
        ),
        ("<blockquote><p>said</p></blockquote>", [("said", "body")]),
        ("a &lt;b&gt; &amp;amp; &#8211;", [("a <b> &amp; –", "body")]),
        ("", []),
        ("   \x00 ", []),
        ("<p></p><br>", []),
    ],
)
def test_paragraphs(markup: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.text, block.kind.value) for block in html_blocks(markup)] == expected


def test_depth_is_bounded_and_said() -> None:
    assert html_blocks("<div>" * 100 + "deep")[0].text == "deep"
    with pytest.raises(UnreadableError, match="nested too deeply"):
        html_blocks("<div>" * 100_000 + "deep")


def test_the_number_of_elements_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragment, "MAX_NODES", 10)
    assert 0 < len(html_blocks("<p>a</p>" * 100)) <= 10
