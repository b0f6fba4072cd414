"""Whatever the bytes, reading ends in articles with sound offsets or in a reason."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis.sentences import find_sentences
from briefing.corpus.draft import UnreadableError
from briefing.corpus.reading import FORMATS
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Analysis, Article

PIECES = [
    "By Jane Doe",
    "LONDON, March 5 (UPI) — ",
    "2024-03-05T05:13+0000",
    "https://example.org/2024/03/05/x",
    "Share this",
    "Read more: ",
    "The council said on Monday that it would open the bridge.",
    "Photo: Jane Doe",
    "---\ntitle: x\n---\n",
    "Related",
    "3 Comments",
    "\n",
    "\n\n",
    "# ",
    "- ",
    "> ",
    "| a | b |\n|---|---|\n",
    "[x](y)",
    "&#27;",
    "&amp;",
    "<p>",
    "</p>",
    "<html>",
    "<h1>",
    "<script type='application/ld+json'>",
    '{"@type": "NewsArticle", "headline": 5}',
    "</script>",
    "<time datetime='2024-03-05'>",
    "<table><tr><td>",
    "\x1b[31m",
    "\u202e",
    "\ud800",
    "中文。",
    "“",
    "”",
    "(",
    ")",
    "...",
    "U.S.",
    " ",
    "Title: ",
    "Headline words here",
    "é́́",
    "©",
    "2024",
    "%s",
    "<!--",
    "```",
]
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=40).map("".join)


def check(data, suffix):
    source = SourceFile(Path(f"a{suffix}"), f"a{suffix}", len(data), 0)
    try:
        found = FORMATS[suffix].reader()(data, source)
    except UnreadableError:
        return
    for article in found:
        if not isinstance(article, Article):
            assert article.reason
            continue
        assert article.text
        assert article.title
        assert "\n\n".join(p.of(article.text) for p in article.paragraphs) == article.text
        sentences = find_sentences(article, Analysis())
        assert all(article.paragraphs[s.paragraph].contains(s) for s in sentences)
        assert all(one.end <= two.start for one, two in pairwise(sentences))
        shown = [
            article.text,
            article.title,
            article.outlet or "",
            article.byline or "",
            *(c.text for c in article.cuts),
        ]
        assert not FORBIDDEN.search("".join(shown))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_texts(suffix, text):
    check(text.encode("utf-8", "surrogatepass"), suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@settings(max_examples=120, deadline=None)
@given(data=st.binary(max_size=300))
def test_bytes(suffix, data):
    check(data, suffix)
