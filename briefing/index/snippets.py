"""The places in an article that a query asks for, and pieces of the text around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import Protocol

from briefing.index.terms import means
from briefing.index.tree import BODY, Node, Phrase, Prefix, Term, Word, leaves
from briefing.index.words import RAW, pieces, positions, stem
from briefing.models import Paragraph, Span
from briefing.records import dataclass

Window = tuple[Span, tuple[Span, ...]]

SNIPPETS = 3
WIDTH = 160
"""Characters that a snippet aims at; it is cut between words and never crosses a paragraph."""


_BOTH_ENDS = attrgetter("start", "end")


class Wanted:
    """What a query looks for in a text: single words, and words side by side."""

    def __init__(self, terms: Sequence[Term] = (), phrases: Sequence[Phrase] = ()) -> None:
        """``terms`` are also found in their inflections where they are words of no field."""
        self.terms = tuple(terms)
        self.phrases = tuple(phrases)
        self.stems = {stem(form) for term in terms if isinstance(term, Word) for form in term.forms}
        self.prefixes = tuple(term.text for term in terms if isinstance(term, Prefix))
        self.others = tuple(term for term in terms if not isinstance(term, (Word, Prefix)))
        self._heads = {root[:1] for root in self.stems} if not self.others else None
        self._meant: set[str] = set()
        self._known: set[str] = set()

    def among(self, raws: Sequence[str]) -> set[str]:
        """The raw words that may be one of the single words, of some. The next text has most of them again."""
        fresh = set(raws)
        fresh -= self._known
        self._known |= fresh
        self._meant.update(raw for raw in fresh if self.may_have(raw) and self.has(*_looked_up(raw)))
        return self._meant.intersection(raws)

    def may_have(self, raw: str) -> bool:
        """Whether a raw word needs a closer look: no stem begins with another letter than its words."""
        if self._heads is None or not (raw.isascii() and raw.isalpha()) or raw.isupper():
            return True
        lowered = raw.lower()
        return lowered[0] in self._heads or lowered.startswith(self.prefixes)

    @classmethod
    def of(cls, node: Node) -> Wanted:
        """All that the tree asks for in the text and does not exclude."""
        found = [leaf for leaf, negated in leaves(node) if not negated and getattr(leaf, "field", None) in ("", BODY)]
        terms = [leaf for leaf in found if isinstance(leaf, Term)]
        return cls(terms, [leaf for leaf in found if isinstance(leaf, Phrase)])

    def __bool__(self) -> bool:
        return bool(self.terms or self.phrases)

    def has(self, forms: Sequence[str], roots: Sequence[str]) -> bool:
        """Whether a word of these forms and their stems is one of the single words."""
        if not self.stems.isdisjoint(roots):
            return True
        if self.prefixes and any(form.startswith(self.prefixes) for form in forms):
            return True
        return bool(self.others) and any(means(term, form) for term in self.others for form in forms)


@lru_cache(maxsize=1 << 16)
def _looked_up(raw: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All forms of a raw word, and their stems; kept, since the next query meets most of them again."""
    found = tuple(form for piece in pieces(raw) for form in piece.forms)
    return found, tuple(map(stem, found))


@dataclass(frozen=True, slots=True)
class Snippet:
    """``article.text[start:end] == text``; ``hits`` are offsets into the article as well."""

    text: str
    start: int
    end: int
    hits: tuple[Span, ...]


def find_hits(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """All places of the text that match, in order; one pass, linear in the text."""
    if not wanted:
        return ()
    found = set(_single_places(text, wanted)) if wanted.terms else set()
    if wanted.phrases:
        words = list(positions(text))
        for phrase in wanted.phrases:
            found |= _phrase_places(words, phrase)
    return in_order(found)


def in_order(places: Iterable[Span]) -> tuple[Span, ...]:
    """Places in the order of the text; several times as fast as by their own comparison."""
    return tuple(sorted(places, key=_BOTH_ENDS))


def _single_places(text: str, wanted: Wanted) -> Iterator[Span]:
    raws = RAW.findall(text)
    meant = wanted.among(raws)
    left = sum(map(meant.__contains__, raws)) if meant else 0
    at = 0
    for raw in raws if left else ():
        at = text.find(raw, at)  # between two words stands nothing that a word could begin with
        if raw in meant:
            for piece in pieces(raw):
                if wanted.has(piece.forms, tuple(map(stem, piece.forms))):
                    yield Span(at + piece.start, at + piece.end)
            left -= 1
            if not left:
                return
        at += len(raw)


_Word = tuple[int, int, tuple[str, ...]]
"""A word of a text: where it starts and ends, and its forms."""


def _phrase_places(words: Sequence[_Word], phrase: Phrase) -> set[Span]:
    """The places of a phrase; of one whose words need only be near each other, the places of its words."""
    meant = cache(means)

    def has(part: Term, at: int) -> bool:
        return any(meant(part, form) for form in words[at][2])

    if phrase.within is None:
        last = len(phrase.parts) - 1
        return {Span(words[at][0], words[at + last][1]) for at in _starts(len(words), phrase.parts, has)}
    rows = [[at for at in range(len(words)) if has(part, at)] for part in phrase.parts]
    return {Span(words[at][0], words[at][1]) for at in _near_each_other(rows, phrase.within)}


def _starts(number: int, parts: Sequence[Term], has: Callable[[Term, int], bool]) -> list[int]:
    """Where all parts stand side by side among so many words."""
    first, *rest = parts
    starts = [at for at in range(number - len(rest)) if has(first, at)]
    for behind, part in enumerate(rest, 1):
        starts = [at for at in starts if has(part, at + behind)]
    return starts


def _near_each_other(rows: Sequence[Sequence[int]], within: int) -> set[int]:
    """All places of the rows in windows of ``within`` words that hold one of each row."""
    found: set[int] = set()
    for start in sorted(set().union(*rows)):
        inside = [row[bisect_left(row, start) : bisect_right(row, start + within)] for row in rows]
        if all(inside):
            found.update(*inside)
    return found


class Told(Protocol):
    """Whatever has a text in paragraphs."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, in order."""


def cut_snippets(article: Told, hits: Sequence[Span]) -> tuple[Snippet, ...]:
    """The pieces with most hits, in the order of the text; the beginning where there are none."""
    if not hits:
        first = article.paragraphs[0] if article.paragraphs else Span(0, len(article.text))
        end = _word_end(article.text, min(first.end, first.start + WIDTH), first)
        return (_snippet(article.text, Span(first.start, end), ()),) if end > first.start else ()

    def key(window: Window) -> tuple[int, int]:
        span, inside = window
        return (-len({_first_form(hit.of(article.text)) for hit in inside}), span.start)

    best = sorted(_windows(article, hits), key=key)[:SNIPPETS]
    return tuple(_snippet(article.text, span, inside) for span, inside in sorted(best))


@lru_cache(maxsize=1 << 12)
def _first_form(words: str) -> str:
    return " ".join(forms[0] for _, _, forms in positions(words))


def _windows(article: Told, hits: Sequence[Span]) -> list[Window]:
    windows = []
    starts = [hit.start for hit in hits]
    for paragraph in article.paragraphs or (Span(0, len(article.text)),):
        begun = hits[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        inside = [hit for hit in begun if hit.end <= paragraph.end]
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
