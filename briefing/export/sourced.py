"""Whom an article cites for the very words that are printed: not for another half of their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from briefing.language.english.stems import WORD, content_stems, little_words, stem
from briefing.models import Evidence, Origin, Span, Story

MOSTLY = 0.5
"""The share of the words of a statement that must be put down to an origin for it to be cited behind it."""


_Ends = tuple[int, int]
_NOWHERE: tuple[Sequence[_Ends], Sequence[_Ends]] = ((), ())


class Sourced:
    """Whom the articles of a story cite, and for what."""

    def __init__(self, story: Story) -> None:
        self._story = story
        # A page is made several times until it has its length, of the same words.
        self._known: dict[tuple[str, Evidence, str], bool] = {}
        self._behind: dict[Evidence, tuple[str, ...]] = {}

    @cached_property
    def _origins(self) -> dict[str, dict[str, list[Origin]]]:
        """By article, then by name."""
        found: dict[str, dict[str, list[Origin]]] = {}
        for origin in self._story.origins:
            found.setdefault(origin.article, {}).setdefault(origin.name, []).append(origin)
        return found

    @cached_property
    def _places(self) -> dict[tuple[str, str], tuple[list[_Ends], list[_Ends]]]:
        """By article and name where the scopes of origins end, and where the words that name them do."""
        found: dict[tuple[str, str], tuple[list[_Ends], list[_Ends]]] = {}
        for origin in self._story.origins:
            scopes, cues = found.setdefault((origin.article, origin.name), ([], []))
            scopes += [(one.start, one.end) for one in origin.scopes]
            cues += [(one.start, one.end) for one in origin.evidence]
        return found

    def is_for(self, name: str, evidence: Evidence, statement: str) -> bool:
        """Whether most of what this evidence has in common with a statement is put down to an origin.

        True also where nothing says what is put down to it.
        """
        key = name, evidence, statement
        if key not in self._known:
            self._known[key] = self._is_for(name, evidence, statement)
        return self._known[key]

    def _is_for(self, name: str, evidence: Evidence, statement: str) -> bool:
        scopes, cues = self._places.get((evidence.article, name), _NOWHERE)
        if not scopes:
            return True
        # Of many that an article has of one source, few lie in one sentence.
        scopes, cues = _near(scopes, evidence), _near(cues, evidence)
        said = None if evidence.text == statement else _said(statement)
        at = evidence.start
        spans = ((at + start, at + end) for start, end, word in _words(evidence.text) if said is None or word in said)
        told = [span for span in spans if not _within(*span, cues)]
        return sum(_within(*span, scopes) for span in told) >= MOSTLY * len(told)

    def behind(self, evidence: Evidence) -> tuple[str, ...]:
        """To whom most of these words are put down."""
        if evidence not in self._behind:
            names = (name for name, found in self._origins.get(evidence.article, {}).items() if _scoped(found))
            self._behind[evidence] = tuple(name for name in names if self.is_for(name, evidence, evidence.text))
        return self._behind[evidence]

    def of(self, article: str, place: Span) -> tuple[str, ...]:
        """To whom an article puts down these words."""
        return tuple(
            name
            for name in self._origins.get(article, {})
            if _within(place.start, place.end, self._places[article, name][0])
        )


def _scoped(origins: Sequence[Origin]) -> bool:
    """Whether something says what is put down to an origin."""
    return any(origin.scopes for origin in origins)


@lru_cache(5_000)
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    """The content words with their places and stems; kept, since the articles of a story repeat one another."""
    little = little_words()
    return tuple((*one.span(), stem(one[0])) for one in WORD.finditer(text) if one[0].lower() not in little)


@lru_cache(1_000)
def _said(statement: str) -> frozenset[str]:
    return frozenset(content_stems(statement))


def _near(places: Sequence[_Ends], evidence: Evidence) -> list[_Ends]:
    """Those that overlap some words."""
    first, last = evidence.start, evidence.end
    return [place for place in places if place[0] < last and first < place[1]]


def _within(start: int, end: int, others: Sequence[_Ends]) -> bool:
    return any(low <= start and end <= high for low, high in others)
