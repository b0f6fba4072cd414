"""Two claims that are the same to the letter but for a word: that word then tells another thing."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefing.language.english.exchanged import looks_like_verb, words
from briefing.language.english.meanings import same_meaning
from briefing.language.english.words import Token
from briefing.story.statements.tellings import Telling

FEWEST = 5
"""Words, little ones among them, that two claims must share to be the same but for one."""

ALIKE = 0.7
"""The share of the longer claim's words that stand in both in one order."""

MOST = 2
"""Pieces that may differ."""

LONGEST = 2
"""Words of content and others that may stand in the place of one word: "a dummy" for "real"."""

KIN = 4
"""Letters in common at the beginning that make two words one: "killed" and "killing"."""


def word_exchanged(one: Telling, two: Telling) -> bool:
    """Whether the claims run alike to the letter but for one short piece, of which nothing says that it means the same.

    Where two pieces differ, only verbs in each other's place count. Names, days, figures and who is cited are compared
    elsewhere.
    """
    left, right = [_shown(token) for token in one.tokens], [_shown(token) for token in two.tokens]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    most = max(len(left), len(right))
    if min(len(left), len(right)) < FEWEST or matcher.quick_ratio() < ALIKE:
        return False
    changed = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    if not changed or len(changed) > MOST or most - sum(max(b - a, d - c) for a, b, c, d in changed) < ALIKE * most:
        return False
    pieces = [(one.tokens[a:b], two.tokens[c:d]) for a, b, c, d in changed]
    if len(pieces) > 1:
        pieces = [(own, others) for own, others in pieces if _is_verb(own) and _is_verb(others)]
    return any(
        own and others and max(len(own), len(others)) <= LONGEST and not _are_one(one, own, two, others)
        for own, others in pieces
    )


def _is_verb(piece: Sequence[Token]) -> bool:
    return any(token.meaning and looks_like_verb(token.low) for token in piece)


def _shown(token: Token) -> str:
    return "·" if token.slot else token.low


def _are_one(one: Telling, own: Sequence[Token], two: Telling, others: Sequence[Token]) -> bool:
    """Whether two pieces may say the same: little words, words that are near, or something compared elsewhere."""
    both = (*own, *others)
    if any(token.slot for token in both) or not any(token.meaning for token in both):
        return True
    sides = ((one, own), (two, others))
    if all(any(token.meaning and token.meaning in telling.cited for token in piece) for telling, piece in sides):
        return True
    if not words("general").isdisjoint(token.low for token in both):
        return True
    left, right = _phrases(own), _phrases(others)
    return any(a[:KIN] == b[:KIN] or same_meaning(a, b, strict=False) for a in left for b in right)


def _phrases(piece: Sequence[Token]) -> list[str]:
    """The words of content of a piece, each alone and all together; a little word where there are none."""
    told = [token.low for token in piece if token.meaning] or [token.low for token in piece]
    return [*told, " ".join(token.low for token in piece)]
