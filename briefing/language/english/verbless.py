"""Captions and subtitles: phrases without a finite verb, which name something and state nothing."""

from __future__ import annotations

import re

from briefing.language.english.measures import is_plural
from briefing.language.english.reporting import PRONOUNS, word_class
from briefing.language.english.stems import little_words
from briefing.language.english.tense import is_past

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARTICIPLE = re.compile(r"[^\W\d_]\s([a-z]{2,20}ing)\b")
"""Behind it stand the words that belong to it: "the mayor opening the tram line"."""

_ENDED = re.compile(r"[.!?…][\s\"'”’»)\]]*\Z")


_DRAWN = frozenset(PRONOUNS) | {"there", "that", "who", "what", "here"}


def is_phrase(sentence: str) -> bool:
    """Whether a line without an end mark has no word that can be its finite verb.

    There is no parser, so the doubt goes to the line: a word counts as a verb where its form or its place allows it,
    and of a headline in capitals nothing can be said.
    """
    if _ENDED.search(sentence):
        return False
    words = [match[0] for match in _WORD.finditer(sentence)]
    if not any(word.islower() and word not in little_words() for word in words):
        return False
    if any(_looks_finite(words, at) for at in range(len(words))):
        return False
    participle = _PARTICIPLE.search(sentence)
    last = len(_WORD.findall(sentence, 0, participle.start(1))) if participle else len(words)
    return not any(_stands_as_verb(words, at) for at in range(1, last))


def holds_a_verb(words: list[str]) -> bool:
    """Whether one of these words surely is a finite verb: an auxiliary, a form of the past behind a noun or a name."""
    return any(_looks_finite(words, at) and not _describes(words, at) for at in range(1, len(words)))


def _describes(words: list[str], at: int) -> bool:
    """Whether a form of the past stands where a word describes the next one: "the stolen car", "newly built ships"."""
    before = words[at - 1].lower()
    return is_past(words[at].lower()) and (before in little_words() or before.endswith("ly"))


def _looks_finite(words: list[str], at: int) -> bool:
    """An auxiliary, also one that is drawn to its pronoun, or a form of the past behind the first word."""
    low = words[at].lower().replace("’", "'")
    head, _, tail = low.partition("'")
    if low in word_class("auxiliaries") or low.endswith(("n't", "not")) or (tail and head in _DRAWN):
        return True
    if low == "to" and at > 0 and words[at - 1].lower() not in little_words():
        return True  # "The mayor to open the tram line", as headlines put what will be.
    return at > 0 and words[at].islower() and is_past(low)


def _stands_as_verb(words: list[str], at: int) -> bool:
    """A word behind a noun, a name or a pronoun, where a verb would stand; it agrees with a noun in number."""
    word, before = words[at], words[at - 1].lower()
    if not word.islower() or word in little_words() or word.endswith("ly"):
        return False
    if before in little_words() and before not in PRONOUNS:
        return False
    if not word.endswith("s") and before == words[at - 1] and not is_plural(before) and before not in PRONOUNS:
        return False
    return at < len(words) - 1 or not word.endswith("s")
