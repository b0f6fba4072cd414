"""The words with which something is turned down, so that what is turned down is left."""

from __future__ import annotations

from functools import cache

from briefing.language.english.denial import word_classes
from briefing.language.english.meanings import meaning

_CLASSES = (
    "untrue",
    "unfair",
    "lie",
    "smear",
    "claim",
    "doubt",
    "guilt",
    "deny",
    "dismiss",
    "call",
    "insist",
    "adverb",
)


@cache
def dispute_words() -> frozenset[str]:
    """The meanings of the words of denying and of calling something untrue, and of the nouns for what is denied."""
    classes = word_classes()
    return frozenset(meaning(word) for name in _CLASSES for word in classes.get(name, ()))
