"""Whom an article cites for the very words that are printed: not for another half of their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from briefing.language.english.stems import WORD, content_stems, little_words, stem
from briefing.models import Evidence, Origin, Span, Story

MOSTLY = 0.5
"""The share of the words of a statement that must be put down to an origin for it to be cited behind it."""


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

    def is_for(self, name: str, evidence: Evidence, statement: str) -> bool:
        """Whether most of what this evidence has in common with a statement is put down to an origin.

        True also where nothing says what is put down to it.
        """
        key = name, evidence, statement
        if key not in self._known:
            self._known[key] = self._is_for(name, evidence, statement)
        return self._known[key]

    def _is_for(self, name: str, evidence: Evidence, statement: str) -> bool:
        origins = self._origins.get(evidence.article, {}).get(name, ())
        scopes = [scope.span for origin in origins for scope in origin.scopes]
        if not scopes:
            return True
        said = None if evidence.text == statement else frozenset(content_stems(statement))
        cues = [cue.span for origin in origins for cue in origin.evidence]
        told = [
            span
            for span in _words(evidence)
            if not _within(span, cues) and (said is None or stem(_text(evidence, span)) in said)
        ]
        return sum(_within(span, scopes) for span in told) >= MOSTLY * len(told)

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
            for name, origins in self._origins.get(article, {}).items()
            if any(_within(place, [scope.span]) for origin in origins for scope in origin.scopes)
        )


def _scoped(origins: Sequence[Origin]) -> bool:
    """Whether something says what is put down to an origin."""
    return any(origin.scopes for origin in origins)


def _words(evidence: Evidence) -> list[Span]:
    """The places of the content words."""
    little, start = little_words(), evidence.start
    found = WORD.finditer(evidence.text)
    return [Span(start + one.start(), start + one.end()) for one in found if one[0].lower() not in little]


def _text(evidence: Evidence, span: Span) -> str:
    return evidence.text[span.start - evidence.start : span.end - evidence.start]


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)
