"""What one claim tells as done and the other only as the object of another verb: "shelled", "disowned the shelling"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.language.english.denial import word_classes
from briefing.language.english.exchanged import words
from briefing.language.english.meanings import forms_of
from briefing.language.english.words import Token
from briefing.story.statements.statement import Statement, is_done

BETWEEN = 3
"""Words, none of them of content, between a verb and what it governs: "ruled out ever having met"."""

TOLD = 4
"""Words between a verb and the "to" that goes with it: "asked the county court to close", "calls for a vote to be"."""


def only_governed(one: Statement, two: Statement) -> bool:
    """Whether what the one tells as done stands in the other behind a verb that does not say that it was done.

    "The rebels shelled the town" and "the rebels disowned the shelling of the town", or "threatened to shell" it.
    """
    return _governs(one, two) or _governs(two, one)


def _governs(plain: Statement, other: Statement) -> bool:
    done = plain.done
    if done.isdisjoint(other.meant):
        return False
    for at, token in enumerate(other.tokens):
        if token.meaning not in done:
            continue
        if _is_unreal(other.tokens, at, plain):
            return True
        governor = _governor(other.tokens, at) if _is_gerund(other.tokens, at) else None
        if governor and governor.low not in _forms("asserting") and governor.meaning not in plain.words:
            return True
    return False


def _is_unreal(tokens: Sequence[Token], at: int, plain: Statement) -> bool:
    """Whether a verb stands behind "to", and that behind a word that leaves open whether it is done."""
    while at and tokens[at - 1].low in word_classes()["be"] | word_classes()["have"] | word_classes()["adverb"]:
        at -= 1
    if at < 2 or tokens[at - 1].low != "to":
        return False
    before = _leaves_open(tokens, at - 2)
    return before is not None and all(before.low != token.low for token in plain.tokens)


def _leaves_open(tokens: Sequence[Token], at: int) -> Token | None:
    """The word before "to" that leaves open whether it is done, with whoever is to do it between them at most."""
    for place in range(at, max(-1, at - TOLD - 1), -1):
        token = tokens[place]
        if token.low in _forms("unreal") or (token.low in words("unreal_words") and _may_stand(tokens, place, at)):
            return token
        if is_done(token) or token.low in words("linking") - {"for"}:
            return None
    return None


def _may_stand(tokens: Sequence[Token], place: int, at: int) -> bool:
    """Whether a word stands right before "to", or only "for somebody" between them."""
    return place == at or tokens[place + 1].low == "for"


def _is_gerund(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].low.endswith("ing") or (at > 0 and tokens[at - 1].low == "having")


def _governor(tokens: Sequence[Token], at: int) -> Token | None:
    """The verb in the past that a gerund stands behind, with little words alone between."""
    for before in reversed(tokens[max(0, at - BETWEEN - 1) : at]):
        if before.low in word_classes()["adverb"]:
            continue
        if before.meaning or before.slot:
            return before if is_done(before) else None
        if before.low in word_classes()["be"] or before.low in words("linking"):
            return None
    return None


@cache
def _forms(name: str) -> frozenset[str]:
    """The verbs of a list in all their forms."""
    return frozenset(form for verb in words(name) for form in forms_of(verb))
