"""Statements that take up what was told before them."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.english.wordlists import ordered_list, values_of, words_of

_ALIKE = re.compile(r"\bsimilar\s+(?!to\b)[a-z]+(?!\s+to\b)[\s.,;]", re.IGNORECASE)
"""What is like something told before: "other nations have similar policies"."""

OPENING = 120
"""Characters of a statement in which "also" points back."""

_ADDING = re.compile(
    r"(?:in addition|besides|apart from|aside from|along with|as well as)\b(?!\s(?:to\s)?(?:[a-z]+\s)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What adds to something told before; not where it names whom it adds to."""

_ALSO = re.compile(r"\W*\w+(?:\W+\w+){0,5}?\W+(?:also|too|meanwhile|however)\b", re.IGNORECASE)
_SHELL = re.compile(
    r"(?:the|this|these|that|those|such)\s+(?P<noun>[a-z]+)\b(?!\s+(?:of|in|at|on|between|with|by|for)\b)",
    re.IGNORECASE,
)
"""A noun with nothing behind it that says which."""

_FURTHER = re.compile(
    rf"(?:another|an?\s+(?:{'|'.join(ordered_list('anaphora.further'))}))\s+(?P<number>[\w.,]+)", re.I
)
"""A number on top of one told before: "A further 20 people", "Another two"."""

_TO_THAT = re.compile(
    rf"(?:{'|'.join(ordered_list('anaphora.leading'))})\s(?:{'|'.join(ordered_list('anaphora.pointing'))})\b",
    re.IGNORECASE,
)
"""A time, a place or a matter that was told before: "After that", "In it", "Since then"."""

_AMONG_OTHERS = re.compile(
    rf"(?:{'|'.join(ordered_list('anaphora.among'))})\s(?:{'|'.join(ordered_list('anaphora.others'))})\b", re.I
)
"""One of several things, of which others were told before: "Among other things"."""

_OTHERS = re.compile(
    rf"(?:the\s)?(?:[a-z]+\s)?(?:{'|'.join(ordered_list('anaphora.others'))})\b(?!\sthan\b)", re.IGNORECASE
)
"""Others than were told before: "Other lands had not been asked", "The three other climbers"."""

_PART_OF_THAT = re.compile(
    rf"(?:{'|'.join(ordered_list('anaphora.parts'))})\sof\s(?:{'|'.join(ordered_list('anaphora.pointing'))})\b", re.I
)
"""A part of what was told before: "None of this", "Two of them"."""


_AFTER_THAT = re.compile(
    rf"(?:(?:[\w-]+\s){{0,3}}?(?:{'|'.join(ordered_list('anaphora.times'))})\s)(?:{'|'.join(ordered_list('anaphora.later'))})\b",
    re.IGNORECASE,
)
"""A time counted from one told before: "Hours later", "Some two days earlier"."""


_ANSWER = "|".join(one.replace("_", r"\s") for one in ordered_list("anaphora.answers"))
_DEFINITE = "|".join(ordered_list("anaphora.definite"))
_TO = "|".join(one.replace("_", r"\s") for one in ordered_list("anaphora.adding"))
_ADDED = rf"(?:{_TO})\s(?:{_DEFINITE})(?:\s[^\s,;:“”\"]+){{1,3}}"
_LEADING_IN = re.compile(
    rf"(?:(?:in addition|{_ADDED}|{_TO_THAT.pattern}|{_ANSWER}),|{_AFTER_THAT.pattern},?)\s+(?=\w)", re.IGNORECASE
)
"""What ties a statement to one before it and can be left away: "In addition to the tug,", "Days later"."""


def leading_in(text: str) -> int:
    """The length of an opening that only ties a statement to one before it; 0 where there is none."""
    opening = _LEADING_IN.match(text)
    return opening.end() if opening else 0


@lru_cache(20_000)
def points_back(text: str) -> float:
    """How much a statement takes up what was told before: none (0), "They also" (0.25), "The event saw" (0.5)."""
    opening = _SHELL.match(text)
    if _ADDING.match(text) or (opening is not None and opening["noun"].lower() in words_of("shell_nouns")):
        return 0.5
    if _ALIKE.search(text) or any(
        one.match(text) for one in (_TO_THAT, _AMONG_OTHERS, _OTHERS, _PART_OF_THAT, _AFTER_THAT)
    ):
        return 0.5
    if _counts_on(text):
        return 0.5
    return 0.25 if _ALSO.match(text[:OPENING]) else 0.0


def _counts_on(text: str) -> bool:
    more = _FURTHER.match(text)
    return more is not None and (more["number"][0].isdigit() or more["number"].lower() in values_of("number_words"))
