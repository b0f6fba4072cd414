"""Sentences that speak of an accusation, a claim or a report without making it: "investigated the allegation"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.language.english.denial import denies_claim, word_classes
from briefing.language.english.meanings import irregular_bases
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.stems import little_words
from briefing.language.english.tense import is_past

_BACK = 6
"""Words before the noun among which its verb is looked for: "brushed aside the new and unproven claims"."""

_OPENING = 4
"""Words of a sentence among which the claim stands that it begins with: "the wild talk that …"."""

_BEHIND = 3
"""Words between the noun and the verb of a passive: "the claims were later thrown out"."""


def speaks_of_claim(words: Sequence[str]) -> bool:
    """Whether a claim is the object of a verb that neither makes nor confirms it, or is denied.

    ``words`` as ``denial.words_of_text`` gives them. "The report said" and "according to the claim" name a source and
    are no such objects.
    """
    if denies_claim(words):
        return True
    if _is_subject(words):
        return True
    return any(_is_object(words, at) or _is_dealt_with(words, at) for at in _claims(words))


def _claims(words: Sequence[str]) -> Iterator[int]:
    """Where something is called a claim, or another thing that is said or thought: "the notion that it fell"."""
    claims, thoughts = word_classes()["claim"], word_classes()["thought"]
    return (at for at, word in enumerate(words) if word in claims or (word in thoughts and _opens(words, at + 1)))


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a "that" tells what is said, and is no pronoun: "the story that it fell", not "the story that won"."""
    if words[at : at + 1] != ("that",) or at + 1 == len(words):
        return False
    behind = words[at + 1]
    return not (behind in word_classes()["be"] | word_classes()["have"] or behind in _MODALS or _is_verb(words, at + 1))


def _is_subject(words: Sequence[str]) -> bool:
    """Whether a sentence begins with a claim of which it goes on to tell something else than that it is so.

    "Talk that the board will move is without basis"; not "reports that it fell were confirmed".
    """
    classes = word_classes()
    for at, word in enumerate(words[:_OPENING]):
        if word in classes["claim"] | classes["doubt"] and words[at + 1 : at + 2] == ("that",):
            if _may_be_verb(words, at):
                return False
            return classes["make"].isdisjoint(words[at + 2 :])
        if word not in classes["the"] and at and words[at - 1] not in classes["the"]:
            return False
    return False


def _may_be_verb(words: Sequence[str], at: int) -> bool:
    """Whether a word that may be a verb stands behind somebody: "nurses claim that", not "the claim that"."""
    word = words[at]
    return (
        at > 0
        and word in reporting_verbs()
        and word == reporting_verbs()[word].lemma
        and not any(before in word_classes()["the"] for before in words[:at])
    )


def _is_object(words: Sequence[str], noun: int) -> bool:
    """Whether a verb before the noun has it as its object, and is none that makes or confirms."""
    classes = word_classes()
    for at in range(noun - 1, max(-1, noun - 1 - _BACK), -1):
        word = words[at]
        if word == "by" and _is_verb(words, at - 1):
            return words[at - 1] not in classes["make"] and _opens(words, noun + 1)
        if word in classes["sources"] or word in classes["end"] or word == ",":
            return False
        if word in classes["reaches"]:
            return at > 0 and words[at - 1] in classes["speaks"]
        if _is_verb(words, at):
            return word not in classes["make"] and not _stands_before_noun(words, at)
    return False


def _is_dealt_with(words: Sequence[str], noun: int) -> bool:
    """Whether something is done to the claim that neither makes nor confirms it: "the claims were investigated"."""
    classes = word_classes()
    for at in range(noun + 1, min(len(words), noun + 1 + _BEHIND)):
        if words[at] in classes["be"]:
            behind = [word for word in words[at + 1 : at + 1 + _BEHIND] if word not in classes["adverb"]]
            participle = next((word for word in behind if word not in classes["be"]), "")
            return is_past(participle) and participle not in classes["make"]
        if words[at] in classes["halt"] or words[at] in classes["end"]:
            return False
    return False


def _is_verb(words: Sequence[str], at: int) -> bool:
    """Whether a word is a verb by its form, or by "to" or a modal before it."""
    if at < 0 or words[at] in little_words():
        return False
    word, before = words[at], words[at - 1] if at else ""
    if is_past(word) or word in irregular_bases() or (word.endswith("ing") and before in word_classes()["be"]):
        return True
    return before in _MODALS or (word in word_classes()["dismiss"] and not before.endswith("'s"))


_MODALS = frozenset(("to", "will", "would", "can", "could", "must", "should", "may", "might", "shall"))


def _stands_before_noun(words: Sequence[str], at: int) -> bool:
    """Whether a participle only describes the claim: "the repeated allegations", "their unproven claims"."""
    return at > 0 and words[at - 1] in word_classes()["the"]
