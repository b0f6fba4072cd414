"""Whom an article cites for the very words that are printed: not for another half of their sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache

from briefing.language.english.stems import WORD, content_stems, little_words, stem
from briefing.language.english.wordlists import ordered_list
from briefing.models import Evidence, Span, Story

MOSTLY = 0.5
"""The share of the words of a statement that must be put down to an origin for it to be cited behind it."""


_GENERAL = re.compile(rf"\b(?:{'|'.join(one.replace('_', ' ') for one in ordered_list('sourced.general'))})\b")

_Ends = tuple[int, int]
_NOWHERE: tuple[Sequence[_Ends], Sequence[_Ends]] = ((), ())


class Sourced:
    """Whom the articles of a story cite, and for what."""

    def __init__(self, story: Story) -> None:
        self._story = story
        # A page is made several times until it has its length, of the same words.
        self._behind: dict[Evidence, tuple[str, ...]] = {}

    @cached_property
    def _places(self) -> dict[str, dict[str, tuple[list[_Ends], list[_Ends]]]]:
        """By article and name where the scopes of origins end, and where the words that name them do."""
        found: dict[str, dict[str, tuple[list[_Ends], list[_Ends]]]] = {}
        for origin in self._story.origins:
            scopes, cues = found.setdefault(origin.article, {}).setdefault(origin.name, ([], []))
            scopes += [(one.start, one.end) for one in origin.scopes]
            cues += [(one.start, one.end) for one in origin.evidence]
        return found

    def is_for(self, name: str, evidence: Evidence, statement: str) -> bool:
        """Whether most of what this evidence has in common with a statement is put down to an origin.

        True also where nothing says what is put down to it.
        """
        scopes, cues = self._places.get(evidence.article, {}).get(name, _NOWHERE)
        return not scopes or _is_most(evidence.text, statement, _inside(scopes, evidence), _inside(cues, evidence))

    def general(self, name: str, evidence: Evidence, called: Collection[str]) -> str:
        """What an article calls an origin for these words, where only a general word stands there: "state media".

        ``called`` are all names of the origin in small letters: where one of them is said, the answer is empty.
        """
        own = (one for one in self._story.origins if one.article == evidence.article and one.name == name)
        cues = [
            cue.text.casefold()
            for one in own
            for cue, scope in zip(one.evidence, one.scopes, strict=False)
            if scope.start < evidence.end and evidence.start < scope.end
        ]
        if any(other in cue for cue in cues for other in called):
            return ""
        return next((match[0] for match in map(_GENERAL.search, cues) if match), "")

    def behind(self, evidence: Evidence) -> tuple[str, ...]:
        """To whom most of these words are put down."""
        if evidence not in self._behind:
            names = (name for name, (scopes, _) in self._places.get(evidence.article, {}).items() if scopes)
            self._behind[evidence] = tuple(name for name in names if self.is_for(name, evidence, evidence.text))
        return self._behind[evidence]

    def of(self, article: str, place: Span) -> tuple[str, ...]:
        """To whom an article puts down these words."""
        rows = self._places.get(article, {}).items()
        return tuple(name for name, (scopes, _) in rows if _within(place.start, place.end, scopes))


@lru_cache(20_000)
def _is_most(text: str, statement: str, scopes: tuple[_Ends, ...], cues: tuple[_Ends, ...]) -> bool:
    """Whether most of what a text has in common with a statement stands in scopes, what names their source left out.

    All places are counted from the beginning of the text. Kept, since the articles of a story repeat one another.
    """
    said = None if text == statement else _said(statement)
    words = (one for one in _words(text) if said is None or one[2] in said)
    told = [(start, end) for start, end, _ in words if not _within(start, end, cues)]
    return sum(_within(*span, scopes) for span in told) >= MOSTLY * len(told)


@lru_cache(5_000)
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    """The content words with their places and stems; kept, since the articles of a story repeat one another."""
    little = little_words()
    return tuple((*one.span(), stem(one[0])) for one in WORD.finditer(text) if one[0].lower() not in little)


@lru_cache(1_000)
def _said(statement: str) -> frozenset[str]:
    return frozenset(content_stems(statement))


def _inside(places: Sequence[_Ends], evidence: Evidence) -> tuple[_Ends, ...]:
    """What of some places lies in these words, counted from their beginning."""
    first, last = evidence.start, evidence.end
    return tuple(
        [(max(start, first) - first, min(end, last) - first) for start, end in places if start < last and first < end]
    )


def _within(start: int, end: int, others: Sequence[_Ends]) -> bool:
    return any(low <= start and end <= high for low, high in others)
