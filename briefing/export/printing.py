"""What a page holds already: words printed, places cited, words of its budget used."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefing.export.page import Aside, Cite, Item, Line, Words, words_in
from briefing.language.english.meanings import senses
from briefing.language.english.wordlists import ordered_list
from briefing.models import Evidence, Span

ALIKE = 0.7
"""The share of the shorter statement's words from which on two of them say the same."""


MORE = 1.5
"""How many times the words of another a statement may have and still say no more."""

COVERED = 0.75
"""The share of the words of what is told again that stand somewhere on the page for it to say nothing new."""

TOUCHED, LEFT, MOSTLY = 0.25, 0.31, 0.55
"""How far words and a line are in each other for the line to tell much of them, and to be mostly the same; the share of
the words that no line has for them to be told again.
"""

TOUCHING = 0.2
"""The geometric mean of the shares that two statements have in each other's words from which on they touch."""

_NAMING = re.compile(rf",\s+(?:{'|'.join(ordered_list('shortnames.called'))})\s[^,]*\Z", re.IGNORECASE)
"""What something is called, behind all else: it makes no other statement of it."""


class Printed:
    """Fills up while a page is made; one for each story."""

    def __init__(self) -> None:
        self._cited: dict[str, list[Evidence]] = {}
        self.used = 0
        self._left: int | None = None
        self._share: int | None = None
        self._whole: int | None = None
        self._stretches: dict[str, list[tuple[int, int]]] = {}
        self._texts: set[str] = set()
        self._said: list[frozenset[str]] = []
        self._held: set[str] = set()
        self._lines: list[tuple[list[Evidence], frozenset[str]]] = []
        self.tables: set[str] = set()
        """The ids of the differences that have a table or a line."""

    def start(self, left: int | None, whole: int | None = None) -> None:
        """Begin a section that may use ``left`` words of the ``whole`` that page has yet; None for no limit."""
        self._left, self.used = left, 0
        self._share, self._whole = left, left if whole is None else whole

    def widen(self, share: float) -> None:
        """Let the section use so much of what the page has yet, where that is more than its own share."""
        if self._share is not None and self._whole is not None:
            self._left = max(self._share, int(self._whole * share))

    def narrow(self) -> None:
        """Let the section use its own share again."""
        self._left = self._share

    def is_new(self, evidence: Evidence) -> bool:
        """Whether none of these words stand on the page, neither from this source nor, whole, from another."""
        first, last = evidence.start, evidence.end
        for start, end in self._stretches.get(evidence.article, ()):
            if start < last and first < end:
                return False
        return _folded(evidence.text) not in self._texts

    def holds(self, evidence: Evidence) -> bool:
        """Whether all of these words stand on the page, from this source or from another."""
        if _folded(evidence.text) in self._texts:
            return True
        return any(
            start <= evidence.start and evidence.end <= end for start, end in self._stretches.get(evidence.article, ())
        )

    def repeats(self, evidence: Evidence) -> bool:
        """Whether most of what these words say, a clause on what a thing is called apart, stands on the page."""
        own = _told(evidence.text)
        return any(
            len(own & said) >= ALIKE * min(len(own), len(said)) > 0 and len(own) <= MORE * len(said)
            for said in self._said
        )

    def touches(self, evidence: Evidence) -> bool:
        """Whether any printed words have something in common with these beyond what all words of a story have."""
        own = senses(evidence.text)
        return any(len(own & said) >= TOUCHING * math.sqrt(len(own) * len(said)) > 0 for said in self._said)

    def covers(self, evidence: Evidence) -> bool:
        """Whether nearly all that these words say stands on the page, in one place or in several."""
        own = senses(evidence.text)
        return len(own & self._held) >= COVERED * len(own) > 0

    def is_told(self, evidence: Evidence) -> bool:
        """Whether one line tells much of what these words say, and what all lines tell leaves little of them.

        Little is left also of words that are mostly those of one line.
        """
        own = senses(evidence.text)
        alike = max((_alike(own, said) for said in self._said), default=0.0)
        left = len(own - self._held) / max(1, len(own))
        return (alike >= TOUCHED and left <= LEFT) or (alike >= MOSTLY and left <= 2 * LEFT)

    def is_cited_for(self, places: Sequence[Evidence], evidence: Evidence) -> bool:
        """Whether a line cites all of these places, for words that have much of these, most of which are no news."""
        own = senses(evidence.text)
        return len(own - self._held) <= 2 * LEFT * len(own) and any(
            _alike(own, said) >= TOUCHED and all(any(_overlap(one, cited) for cited in line) for one in places)
            for line, said in self._lines
        )

    def news_in(self, evidence: Evidence, besides: Sequence[Evidence] = ()) -> float:
        """The share of what words mean that nothing printed has, nor what is ``besides``, from 0 to 1."""
        own = senses(evidence.text)
        held = self._held.union(*(senses(one.text) for one in besides))
        return len(own - held) / max(1, len(own))

    def speaks_of(self, meant: str) -> bool:
        """Whether a word of this meaning stands in what is printed of the sources."""
        return meant in self._held

    def of(self, article: str) -> Sequence[Evidence]:
        """The places of an article that the page cites."""
        return self._cited.get(article, ())

    def quoted(self, article: str) -> Iterator[Span]:
        """The stretches of an article that are printed."""
        return (Span(start, end) for start, end in self._stretches.get(article, ()))

    @property
    def is_endless(self) -> bool:
        """Whether the section has room for everything."""
        return self._left is None

    @property
    def whole(self) -> int:
        """The words that the page had yet when the section began; 0 where there is no limit."""
        return self._whole or 0

    @property
    def room(self) -> int | None:
        """The words that may still fit into the section; None where it has room for everything."""
        return None if self._left is None else max(0, self._left - self.used)

    def has_room(self, words: int) -> bool:
        """Whether so many words may still fit into the section."""
        return self._left is None or self.used + words <= self._left

    def add(self, *items: Item, beside: int = 0) -> bool:
        """Take these items together if they fit into the section, asides apart; False leaves the page as it was.

        ``beside`` are further words that come with them.
        """
        lines = [line for item in items for line in (item.line, *item.below)]
        counted = (tuple(piece for piece in line if not isinstance(piece, Aside)) for line in lines)
        length = sum(map(words_in, counted)) + beside
        if self._left is not None and self.used + length > self._left:
            return False
        self.used += length
        for line in lines:
            self._keep(line)
        for item in items:
            self._lines.append((_places(item.line), _words(item.line)))
        return True

    def cite(self, places: Iterable[Evidence]) -> None:
        """List places as cited that no section printed: those of what is meant by a short name."""
        for one in places:
            if one not in (known := self._cited.setdefault(one.article, [])):
                known.append(one)

    def _keep(self, line: Line) -> None:
        for piece in line:
            if isinstance(piece, (Words, Cite)):
                self._cited.setdefault(piece.evidence.article, []).append(piece.evidence)
            if isinstance(piece, Words):
                evidence = piece.evidence
                self._stretches.setdefault(evidence.article, []).append((evidence.start, evidence.end))
                self._texts.add(_folded(evidence.text))
                self._said.append(senses(evidence.text))
                self._held |= self._said[-1]


def _places(line: Line) -> list[Evidence]:
    """The places that a line cites."""
    return [piece.evidence for piece in line if isinstance(piece, (Words, Cite))]


def _words(line: Line) -> frozenset[str]:
    """What the words that a line quotes mean."""
    return frozenset[str]().union(*(senses(piece.evidence.text) for piece in line if isinstance(piece, Words)))


def _overlap(one: Evidence, two: Evidence) -> bool:
    return one.article == two.article and one.start < two.end and two.start < one.end


def _alike(own: frozenset[str], said: frozenset[str]) -> float:
    """The geometric mean of the shares that two sets of words have in each other."""
    return len(own & said) / math.sqrt(max(1, len(own) * len(said)))


@lru_cache(20_000)
def _folded(text: str) -> str:
    return " ".join(text.split()).casefold().strip(" .,;:")


@lru_cache(20_000)
def _told(text: str) -> frozenset[str]:
    """What a text says beside what something is called."""
    return senses(_NAMING.sub("", text))
