"""Two claims put down to two speakers who do not tell the same: "they held the town", "the town was taken"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefing.language.english.denial import word_classes
from briefing.language.english.exchanged import words
from briefing.language.english.meanings import kin, meaning, same_meaning
from briefing.language.english.reporting import reporting_verbs, verbs_for
from briefing.language.english.words import Token
from briefing.story.statements.done import is_done, unmarked, verb_start
from briefing.story.statements.statement import Statement

LEAST = 2
"""Words and names that either must tell."""

FEWEST = 4
"""Words and names from which on what both tell is one thing, whatever verbs they tell it with."""


def tell_otherwise(one: Statement, two: Statement) -> bool:
    """Whether two claims, put down to different speakers, share little and no act, or let different ones do it.

    Who reports an event tells what was done; where two speakers share a thing or two and no act, they tell what speaks
    against each other as often as not.
    """
    speakers = _speakers(one), _speakers(two)
    if not all(speakers) or speakers[0] & speakers[1]:
        return False
    if _blames_another(one, two) or _blames_another(two, one):
        return True
    both = one.keys & two.keys
    if min(len(one.keys), len(two.keys)) < LEAST:
        return False  # a headline, of whose words little is known
    if len(both) >= min(FEWEST, len(one.keys), len(two.keys)) or _share_a_value(one, two):
        return False
    return not _share_an_act(one, two)


def _share_a_value(one: Statement, two: Statement) -> bool:
    """Whether both give one figure or one day."""
    figures = {(amount.low, amount.high) for amount in one.amounts} & {(a.low, a.high) for a in two.amounts}
    return bool(figures) or any(a.low <= b.high and b.low <= a.high for a in one.days for b in two.days)


def _share_an_act(one: Statement, two: Statement) -> bool:
    """Whether a verb of the one is near a word of the other."""
    if not one.verbs.isdisjoint(two.words) or not two.verbs.isdisjoint(one.words):
        return True
    return _is_near(_acts(one), _told(two)) or _is_near(_acts(two), _told(one))


def _is_near(words: Iterable[str], others: Iterable[str]) -> bool:
    held = tuple(others)
    return any(kin(a, b) or same_meaning(a, b, strict=False) for a in words for b in held)


def _acts(telling: Statement) -> Iterator[str]:
    return (token.low for token in telling.tokens if token.meaning in telling.enacted)


def _told(telling: Statement) -> Iterator[str]:
    return (token.low for token in telling.tokens if token.meaning and token.meaning not in telling.cited)


def _blames_another(yes: Statement, no: Statement) -> bool:
    """Whether the one says that somebody did it, and he tells of another one who did."""
    doers = _doers(yes)
    for act, other in _doers(no).items():
        doer = doers.get(act)
        if doer and other and other != doer and doer in _speakers(no) and other not in _speakers(no):
            return True
    return False


def _speakers(telling: Statement) -> frozenset[str]:
    """To whom it is put down; who stands right before a verb of saying, where no finder told."""
    if telling.attributed:
        return telling.attributed
    sayers = (before for before, token in pairwise(telling.tokens) if _says(token))
    sayers = (_first_told(telling) if one.low in words("owners") else one for one in sayers)
    return frozenset(next(([one.meaning or meaning(one.low)] for one in sayers if one.meaning or one.slot), ()))


def _says(token: Token) -> bool:
    """Whether a word is a plain verb of saying, not in a headline."""
    verb = reporting_verbs().get(token.low)
    return not token.capital and verb is not None and verb.takes == "clause" and verb.lemma in verbs_for("plain")


def _first_told(telling: Statement) -> Token:
    """The first word of content or name, for which a pronoun behind it may stand."""
    return next((one for one in telling.tokens if one.meaning or one.slot), telling.tokens[0])


def _doers(telling: Statement) -> dict[str, str]:
    """For the meaning of each verb in the past, in the active voice, the word right before it.

    Of "who" it is the word before that, and empty where a pronoun tells.
    """
    found: dict[str, str] = {}
    for at, token in enumerate(telling.tokens):
        start = verb_start(telling.tokens, at)
        beside = set(telling.lows[start:at]) - word_classes()["have"]
        if beside or not start or not (is_done(token) or token.low in unmarked()):
            continue
        before = telling.tokens[start - 1]
        if before.low == "who" and start > 1:
            before = telling.tokens[start - 2]
        found[token.meaning] = meaning(before.low) if before.meaning or before.slot else ""
    return found
