"""What one claim tells as done and the other only as the object of another verb: "shelled", "disowned the shelling"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.language.english.denial import word_classes
from briefing.language.english.exchanged import words
from briefing.language.english.meanings import forms_of
from briefing.language.english.words import Token
from briefing.story.statements.done import beside_verbs, is_done, verb_start
from briefing.story.statements.statement import Statement

BETWEEN = 3
"""Words, none of them of content, between a verb and what it governs: "ruled out ever having met"."""

TOLD = 6
"""Words between a verb and the "to" that goes with it: "asked the county court to close", "calls for a vote to be"."""


def only_governed(one: Statement, two: Statement) -> bool:
    """Whether what the one tells as done stands in the other behind a verb that does not say that it was done.

    "The rebels shelled the town" and "the rebels disowned the shelling of the town", or "threatened to shell" it.
    """
    return _governs(one, two) or _governs(two, one) or _wants_done(one, two) or _wants_done(two, one)


def _wants_done(plain: Statement, other: Statement) -> bool:
    """Whether an act that the one tells to have come about is a noun in the other that somebody only wants or fears.

    "The port sought the closure of the pier" and "the closure took effect", or "the port closed the pier".
    """
    for at, token in enumerate(other.tokens):
        if not token.meaning or token.meaning not in plain.words or is_done(token):
            continue
        wanting = _wanting(other.tokens, at)
        if wanting is not None and wanting.meaning not in plain.words and _came_about(plain.tokens, token):
            return True
    return False


def _wanting(tokens: Sequence[Token], at: int) -> Token | None:
    """The verb whose object a noun is, if it leaves open whether it is done: "sought the closure"."""
    for place in range(at - 1, max(-1, at - BETWEEN - 1), -1):
        token = tokens[place]
        if token.low in _forms("open_to") or (token.low in _forms("open_for") and tokens[place + 1].low == "for"):
            return token
        if token.low in _forms("open_with") and tokens[place + 1].low == "with":
            return token
        if token.low not in words("determiners") | words("leading_to") | {"with"} and not token.low.endswith(
            ("al", "ive", "ic")
        ):
            return None
    return None


def _came_about(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether a verb tells the same as done, or the noun is what began, took place or was done."""
    for at, token in enumerate(tokens):
        if token.meaning != noun.meaning:
            continue
        if is_done(token) and token.low != noun.low:
            return at == 0 or tokens[verb_start(tokens, at) - 1].low != "to"
        verb = next((one for one in tokens[at + 1 : at + TOLD] if is_done(one)), None)
        if verb is not None and verb.low in _forms("happening"):
            return True
    return False


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
    """Whether a verb stands behind "to", "wants" or the "that" of a demand, and nothing says that it was done."""
    first = verb_start(tokens, at)
    if first and tokens[first - 1].low == "to":
        before, real = _behind_which(tokens, first - 2)
        if before is None:
            return not real and (tokens[first].low == "be" or _is_base(tokens[at], plain))
    elif tokens[first].low == "be" or _is_base(tokens[at], plain):
        before = _asking(tokens, first)
    else:
        before = _wishing(tokens, at)
    return before is not None and all(before.low != token.low for token in plain.tokens)


def _behind_which(tokens: Sequence[Token], at: int) -> tuple[Token | None, bool]:
    """What leaves open whether it is done, with whoever is to do it before "to"; and whether it may have been done.

    Where somebody did something to do it, it may: "won twelve games to retain the cup". Where nobody did anything, it
    is not told as done: "Firm to close pier".
    """
    for place in range(at, max(-1, at - TOLD - 1), -1):
        token = tokens[place]
        if _leaves_open(tokens, place) or (token.low in words("unreal_words") and _may_stand(tokens, place, at)):
            return (None, True) if _does_it(tokens, place) else (token, False)
        may_be = token.low in _forms("real") or token.low in words("real_words") or is_done(token)
        if may_be or token.low in words("linking") - words("passed"):
            return None, True
    return None, at - TOLD >= 0


def _does_it(tokens: Sequence[Token], place: int) -> bool:
    """Whether it is a court's decision, or that of another one that does it by deciding it."""
    return tokens[place].low in words("decided") and place > 0 and tokens[place - 1].low in words("deciding")


def _leaves_open(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb leaves open whether what is behind "to" is done; whoever calls a number does it."""
    low = tokens[place].low
    if low in _forms("calling"):
        return tokens[place + 1].low in words("calling_on")
    return low in _forms("unreal")


def _asking(tokens: Sequence[Token], at: int) -> Token | None:
    """The verb or noun of a demand whose "that" holds a verb in its bare form: "insisted that the pier be closed"."""
    for place in range(at - 1, max(0, at - TOLD - 1), -1):
        if tokens[place].low == "that":
            before = tokens[place - 1]
            return before if before.low in _forms("asking") or before.low in words("unreal_words") else None
    return None


def _wishing(tokens: Sequence[Token], at: int) -> Token | None:
    """The verb of a wish right behind which stands what is to be done with what: "wants the old pier closed"."""
    for token in reversed(tokens[max(0, at - TOLD) : at]):
        if token.low in _forms("wishing"):
            return token
        if is_done(token) or token.low in words("linking") or token.low in beside_verbs():
            return None
    return None


def is_open(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind "to" and a word that leaves open whether it is done: "is reluctant to sell"."""
    first = verb_start(tokens, at)
    if not first or tokens[first - 1].low != "to":
        return False
    before, _ = _behind_which(tokens, first - 2)
    return before is not None and before.low not in _forms("surely") | words("surely")


def _is_base(token: Token, plain: Statement) -> bool:
    """Whether it is the bare form of a verb that a claim tells in the past."""
    return any(token.low != one.low and one.low in forms_of(token.low) for one in plain.tokens if is_done(one))


def _may_stand(tokens: Sequence[Token], place: int, at: int) -> bool:
    """Whether a noun stands right before "to", or only whom it is for or on between them."""
    return place == at or tokens[place + 1].low in words("leading_to")


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
