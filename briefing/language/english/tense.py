"""Whether the words around a date speak of what has been or of what is to come."""

from __future__ import annotations

import re

from briefing.language.english.wordlists import words_of

PAST, UNKNOWN, FUTURE = -1, 0, 1
"""The side of the publication on which the day lies."""

_WINDOW = 110
"""Characters on either side of the date in which its verb is looked for."""
_REACH = 18
"""Characters behind "will" or "to be" in which a participle is taken as part of it: "will probably be moved"."""

_AHEAD = (
    r"will|won['’]t|shall|would|going\s+to|about\s+to|due|upcoming|coming|forthcoming|"
    r"(?:expected|scheduled|planned|slated|set|poised|intends?|plans?|hopes?|wants?|aims?|supposed|likely)\s+"
    r"(?:to|for|on|in)|(?:is|are|be)\s+to|to\s+be|(?:is|are)\s+(?:expected|scheduled|planned|slated|set)"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<word>[a-z]{{2,}}))\b", re.IGNORECASE)

_NOUN = re.compile(r"(?:\b(?:the|an?|this|that|these|those|its|his|her|their|our|my|no|any|of)|['’]s)\s\Z", re.I)
"""What stands before "plan", "will", "hopes" where they are nouns."""


def tense_at(text: str, start: int, end: int, low: int, high: int) -> int:
    """Past, future or unknown, by the verb nearest to ``text[start:end]`` within the sentence ``low`` to ``high``.

    A verb before the date is asked first, since English puts the day behind its verb; a date at the head of its
    sentence takes the first verb that follows.
    """
    before = _cues(text[max(low, start - _WINDOW) : start])
    if before:
        return before[-1]
    after = _cues(text[end : min(high, end + _WINDOW)])
    return after[0] if after else UNKNOWN


def _cues(words: str) -> list[int]:
    """The tense of each verb that shows one; a participle close behind "will" or "to be" belongs to it."""
    cues: list[int] = []
    ahead_until = -1
    for match in _CUE.finditer(words):
        if match["ahead"] and _NOUN.search(words[: match.start()]):
            continue  # "rejected the plan on Monday"
        if match["ahead"]:
            cues.append(FUTURE)
            ahead_until = match.end() + _REACH
        elif is_past(match["word"].lower()) and match.start() > ahead_until:
            cues.append(PAST)
    return cues


def is_past(word: str) -> bool:
    """Whether a lower-case word looks like a verb of the past (or a past participle)."""
    if word in words_of("past_verbs"):
        return True
    return len(word) > 3 and word.endswith("ed") and word not in words_of("not_past")
