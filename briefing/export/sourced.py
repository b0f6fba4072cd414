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

    @cached_property
    def _origins(self) -> dict[tuple[str, str], list[Origin]]:
        found: dict[tuple[str, str], list[Origin]] = {}
        for origin in self._story.origins:
            found.setdefault((origin.article, origin.name), []).append(origin)
        return found

    def is_for(self, name: str, evidence: Evidence, statement: str) -> bool:
        """Whether most of what this evidence has in common with a statement is put down to an origin.

        True also where nothing says what is put down to it.
        """
        origins = self._origins.get((evidence.article, name), ())
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
        names = (name for (own, name), found in self._origins.items() if own == evidence.article and _scoped(found))
        return tuple(name for name in names if self.is_for(name, evidence, evidence.text))

    def of(self, article: str, place: Span) -> tuple[str, ...]:
        """To whom an article puts down these words."""
        return tuple(
            name
            for (own, name), origins in self._origins.items()
            if own == article and any(_within(place, [scope.span]) for origin in origins for scope in origin.scopes)
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
