"""Whether the words around a date speak of what has been or of what is to come."""

from __future__ import annotations

import re

from briefing.analysis.wordlists import words_of

PAST, UNKNOWN, FUTURE = -1, 0, 1
"""The side of the publication on which the day lies."""

_WINDOW = 110
"""Characters on either side of the date in which its verb is looked for."""

_AHEAD = (
    r"will|won['’]t|shall|would|going\s+to|about\s+to|due|upcoming|coming|forthcoming|"
    r"(?:expected|scheduled|planned|slated|set|poised|intends?|plans?|hopes?|wants?|aims?|supposed|likely)\s+"
    r"(?:to|for|on|in)|(?:is|are|be)\s+to|to\s+be|(?:is|are)\s+(?:expected|scheduled|planned|slated|set)"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<word>[a-z]{{2,}}))\b", re.IGNORECASE)


def tense_at(text: str, start: int, end: int, low: int, high: int) -> int:
    """Past, future or unknown, by the verb nearest to ``text[start:end]`` within the sentence ``low`` to ``high``.

    A verb before the date is asked first, since English puts the day behind its verb; a date at the head of its
    sentence takes the first verb that follows.
    """
    before = text[max(low, start - _WINDOW) : start]
    cues = [cue for match in _CUE.finditer(before) if (cue := _tense_of(match))]
    if cues:
        return cues[-1]
    after = text[end : min(high, end + _WINDOW)]
    return next((cue for match in _CUE.finditer(after) if (cue := _tense_of(match))), UNKNOWN)


def _tense_of(match: re.Match[str]) -> int:
    if match["ahead"]:
        return FUTURE
    return PAST if is_past(match["word"].lower()) else UNKNOWN


def is_past(word: str) -> bool:
    """Whether a lower-case word looks like a verb of the past (or a past participle)."""
    if word in words_of("past_verbs"):
        return True
    return len(word) > 3 and word.endswith("ed") and word not in words_of("not_past")
