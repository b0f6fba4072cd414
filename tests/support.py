"""Small values for tests: articles, readings and stories made by hand, in words of our own."""

from __future__ import annotations

import hashlib
from datetime import date

from briefing.models import (
    Analysis,
    Article,
    Claim,
    Evidence,
    Fact,
    Paragraph,
    Reading,
    Sentence,
    Span,
    Stance,
    Status,
    Story,
    Teller,
)


def make_article(text: str, *, name: str = "one.txt", outlet: str | None = "The Lantern", **fields) -> Article:
    """An article of the given text; paragraphs are separated by blank lines."""
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(at, at + len(part)))
        at += len(part) + 2
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    values = {"title": "Harbour bridge reopens", "published": date(2024, 5, 3), "language": "en", **fields}
    ident = hashlib.sha256(f"{name}{digest}".encode()).hexdigest()[:10]
    return Article(id=ident, path=name, digest=digest, text=text, paragraphs=tuple(paragraphs), outlet=outlet, **values)


def make_reading(article: Article, **layers) -> Reading:
    """The article with sentences cut at full stops, each also a claim, and whatever layers are given."""
    sentences = []
    for number, paragraph in enumerate(article.paragraphs):
        at = paragraph.start
        for part in paragraph.of(article.text).replace(". ", ".\0").split("\0"):
            sentences.append(Sentence(at, at + len(part), number))
            at += len(part) + 1
    claims = tuple(Claim(sentence.start, sentence.end, number) for number, sentence in enumerate(sentences))
    return Reading(article, Analysis(**{"sentences": tuple(sentences), "claims": claims, **layers}))


def place(article: Article, words: str) -> Span:
    """Where the words stand first."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def cite(article: Article, words: str) -> Evidence:
    """The words as evidence."""
    return Evidence.of(article, place(article, words))


def make_fact(*evidence: Evidence, status: Status = Status.SINGLE, **fields) -> Fact:
    """A fact with this evidence, stated in the words of the first."""
    ident = "f" + hashlib.sha256(repr(evidence).encode()).hexdigest()[:8]
    articles = tuple(dict.fromkeys(item.article for item in evidence))
    tellers = tuple(Teller(article, Stance.STATES, fields.get("origins", ())) for article in articles)
    values = {"outlets": articles, "tellers": tellers, **fields}
    return Fact(ident, evidence[0].text, status, articles, evidence=tuple(evidence), **values)


def make_story(*readings: Reading, **fields) -> Story:
    """A story of these readings."""
    return Story(id="s1", title="Harbour bridge reopens", readings=tuple(readings), **fields)
