"""The places in an article that a query asks for, and pieces of the text around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whoosh.support.charset import accent_map

from briefing.index.schema import WORD, stem
from briefing.models import Article, Span

Window = tuple[Span, tuple[Span, ...]]

SNIPPETS = 3
WIDTH = 160
"""Characters that a snippet aims at; it is cut between words and never crosses a paragraph."""


@dataclass(slots=True)
class Wanted:
    """What a query looks for in the text, in the index's own normal form."""

    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Snippet:
    """``article.text[start:end] == text``; ``hits`` are offsets into the article as well."""

    text: str
    start: int
    end: int
    hits: tuple[Span, ...]


def normal(word: str) -> str:
    """A word as the index holds it."""
    word = word.lower().replace("’", "'")
    word = word[:-2] if word.endswith("'s") else word
    return word.translate(accent_map)


def find_hits(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """All places of the text that match, in order; one pass, linear in the text."""
    if not (wanted.words or wanted.stems or wanted.phrases):
        return ()
    tokens = [(normal(match.group()), match.start(), match.end()) for match in WORD.finditer(text)]
    found = {
        Span(start, end)
        for word, start, end in tokens
        if word in wanted.words or (wanted.stems and stem(word) in wanted.stems)
    }
    for phrase in wanted.phrases:
        length = len(phrase)
        for at in range(len(tokens) - length + 1):
            if tokens[at][0] == phrase[0] and all(tokens[at + k][0] == phrase[k] for k in range(1, length)):
                found.add(Span(tokens[at][1], tokens[at + length - 1][2]))
    return tuple(sorted(found))


def cut_snippets(article: Article, hits: Sequence[Span]) -> tuple[Snippet, ...]:
    """The pieces with most hits, in the order of the text; the beginning where there are none."""
    if not hits:
        first = article.paragraphs[0] if article.paragraphs else Span(0, len(article.text))
        end = _word_end(article.text, min(first.end, first.start + WIDTH), first)
        return (_snippet(article.text, Span(first.start, end), ()),) if end > first.start else ()

    def key(window: Window) -> tuple[int, int]:
        span, inside = window
        return (-len({normal(hit.of(article.text)) for hit in inside}), span.start)

    best = sorted(_windows(article, hits), key=key)[:SNIPPETS]
    return tuple(_snippet(article.text, span, inside) for span, inside in sorted(best))


def _windows(article: Article, hits: Sequence[Span]) -> list[Window]:
    windows = []
    rest = list(hits)
    for paragraph in article.paragraphs or (Span(0, len(article.text)),):
        inside = [hit for hit in rest if paragraph.contains(hit)]
        while inside:
            start = _word_start(article.text, max(paragraph.start, inside[0].start - WIDTH // 4), paragraph)
            end = _word_end(article.text, min(paragraph.end, max(start + WIDTH, inside[0].end)), paragraph)
            held = tuple(hit for hit in inside if hit.end <= end)
            windows.append((Span(start, end), held))
            inside = inside[len(held) :]
    return windows


def _word_start(text: str, at: int, within: Span) -> int:
    while at > within.start and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, within: Span) -> int:
    while at < within.end and not text[at].isspace():
        at += 1
    return at


def _snippet(text: str, span: Span, hits: tuple[Span, ...]) -> Snippet:
    return Snippet(span.of(text), span.start, span.end, hits)
