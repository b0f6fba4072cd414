"""A few words of the text that say what two tellings are about."""

from __future__ import annotations

from briefing.story.sameness import weight
from briefing.story.tellings import Telling

LONGEST = 6
"""Words of a topic."""


def topic_of(one: Telling, two: Telling) -> str:
    """The run of at most six words of ``one`` that holds most of what both share, verbatim."""
    values = [
        (weight(token.meaning) if token.meaning in two.words else 0.0) if token.meaning else 0.0 for token in one.tokens
    ]
    for name in one.names:
        for at, token in enumerate(one.tokens):
            if name.span.contains(token):
                values[at] = 0.5
    best, chosen = -1.0, (0, 1)
    for first in range(len(values)):
        total = 0.0
        for last in range(first, min(len(values), first + LONGEST)):
            total += values[last]
            score = total - 0.01 * (last - first)
            if values[first] and values[last] and score > best:
                best, chosen = score, (first, last + 1)
    run = one.tokens[chosen[0] : chosen[1]]
    if not run:
        return one.evidence.text
    start, end = run[0].start - one.evidence.start, run[-1].end - one.evidence.start
    return " ".join(one.evidence.text[start:end].split())
