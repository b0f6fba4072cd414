"""What a mark points at: a source and quoted words with what stands around them, so that it is found again elsewhere.

The quotation follows the TextQuoteSelector of the W3C Web Annotation Data Model (exact, prefix, suffix); offsets are a
hint only, since they change with every cleaning.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.models import Article, Evidence, Fact, ParagraphKind, Reading, Span
from briefing.records import dataclass

AROUND = 32
"""Characters kept before and after the words."""
LONGEST = 600
"""Characters of a quotation; the beginning of a longer one is enough to find it."""
_MOST = 24
"""Quotations of one fact: more than this many tellers are not needed to find it again."""


@dataclass(frozen=True, slots=True)
class Source:
    """Which text the words are from. Any of the names may be empty.

    ``sha256`` is the hash (hex) of the bytes as they were read, ``digest`` that of the article made of them,
    ``address`` its URL or else the name of its file.
    """

    sha256: str = ""
    digest: str = ""
    address: str = ""
    outlet: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words (``exact``), what stands around them, and where they began when they were read."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a source."""

    source: Source
    quote: Quote


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark is on: an ``article``, a ``fact``, a ``place``, or a kind that a later version knows.

    The anchors of a fact are its evidence, its statement's first; those of an article are a few of its paragraphs.
    """

    kind: str
    anchors: tuple[Anchor, ...]
    label: str = ""


def source_of(article: Article) -> Source:
    """The names under which the article can be found again."""
    return Source(article.source, article.digest, article.url or article.path, article.outlet or "", article.title)


def quote_of(text: str, span: Span) -> Quote:
    """The words of the span and what stands around them."""
    end = min(span.end, span.start + LONGEST)
    return Quote(
        text[span.start : end], text[max(0, span.start - AROUND) : span.start], text[end : end + AROUND], span.start
    )


def article_target(article: Article) -> Target:
    """The article, by its first, its middle and its last paragraph."""
    body = [span for span in article.paragraphs if span.kind is ParagraphKind.BODY] or list(article.paragraphs)
    chosen = dict.fromkeys((body[0], body[len(body) // 2], body[-1])) if body else {}
    source = source_of(article)
    anchors = tuple(Anchor(source, quote_of(article.text, span)) for span in chosen)
    return Target("article", anchors or (Anchor(source, Quote("")),), article.title)


def fact_target(fact: Fact, articles: Iterable[Article]) -> Target:
    """The fact, by its evidence: that of its statement first, then one of each article, then the rest."""
    known = {article.id: article for article in articles}
    evidence = [item for item in _in_turn(fact) if item.article in known]
    anchors = tuple(
        Anchor(source_of(known[item.article]), quote_of(known[item.article].text, item.span))
        for item in evidence[:_MOST]
    )
    return Target("fact", anchors, fact.statement[:LONGEST])


def place_target(reading: Reading, offset: int) -> Target:
    """A place in an article: the words from there to the end of a sentence."""
    article = reading.article
    ends = (sentence.end for sentence in reading.analysis.sentences if sentence.end >= offset + 2 * AROUND)
    span = Span(offset, min(ends, default=len(article.text)))
    return Target("place", (Anchor(source_of(article), quote_of(article.text, span)),), article.title)


def _in_turn(fact: Fact) -> list[Evidence]:
    seen: set[str] = set()
    first: list[Evidence] = []
    rest: list[Evidence] = []
    for item in sorted(fact.evidence, key=lambda item: (item.text != fact.statement, fact.evidence.index(item))):
        (rest if item.article in seen else first).append(item)
        seen.add(item.article)
    return first + rest
