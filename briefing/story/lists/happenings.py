"""Whether the words around a date tell that something happened on it.

There is no parser: what is left out is what can hardly be an event, by the verbs that can be known.
"""

from __future__ import annotations

import re

from briefing.language.english.reporting import PRONOUNS, word_class
from briefing.language.english.stems import little_words
from briefing.language.english.tense import is_past

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SOME = 8
"""Words from which a sentence may have a verb that cannot be known ("dig")."""
_DEFINES = re.compile(
    r"\b(?:marks|commemorates|celebrates|honou?rs|falls\son"
    r"|(?:is|are)\s(?:\w{1,15}\s)?(?:commemorated|celebrated|marked|observed|honou?red|known|remembered))\b"
)
_SUPERLATIVE = re.compile(r"\b(?:[a-z]{3,15}est|first|only|last|worst|best|most|least|fewest)\b")
_SINCE = re.compile(r"\bsince\s(?:early\s|late\s|mid-|about\s|at\sleast\s|[\w’'-]+\s){0,8}\Z", re.IGNORECASE)


def tells_something(sentence: str) -> bool:
    """Whether a sentence has a finite verb with something before it: not "What a day!", not "Posted on Friday"."""
    words = [match[0] for match in _WORD.finditer(sentence)]
    subject = False
    for at, word in enumerate(words):
        if subject and (word in word_class("auxiliaries") or is_past(word)):
            return True
        low = word.lower()
        plain = low not in little_words() and not (at == 0 and is_past(low))
        subject = subject or plain or low in PRONOUNS
    present = any(word.endswith("s") and not word.endswith("ss") and word.islower() for word in words[1:])
    return bool(words) and (present or len(words) >= _SOME) and not is_past(words[0].lower())


def says_what_day_it_is(claim: str) -> bool:
    """Whether words in the present tell what a day stands for: "July 5 marks the end of the siege"."""
    return _DEFINES.search(claim) is not None


def is_measure_of_time(before: str) -> bool:
    """Whether a date only says how long something is unmatched: "the first since May", "… since it shut in"."""
    since = _SINCE.search(before)
    return since is not None and _SUPERLATIVE.search(before, 0, since.start()) is not None
