"""Two claims that are the same to the letter but for a word: that word then tells another thing."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from briefing.language.english.exchanged import looks_like_verb, tells, words
from briefing.language.english.kinds import kinds_of, may_name_one
from briefing.language.english.meanings import kin, same_meaning
from briefing.language.english.measures import measures
from briefing.language.english.plans import means_to, only_stresses
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.wordlists import values_of
from briefing.language.english.words import Token
from briefing.story.statements.bags import ratio
from briefing.story.statements.exchange import only_says
from briefing.story.statements.statement import Statement

FEWEST = 5
"""Words, little ones among them, that two claims must share to be the same but for one."""

ALIKE = 0.7
"""The share of the longer claim's words that stand in both in one order."""

ALIKE_AROUND = 0.55
"""The same where all that differs lies close together."""

MOST = 2
"""Pieces that may differ."""

LONGEST = 2
"""Words of content and others that may stand in the place of one word: "a dummy" for "real"."""

EXCHANGED = 5
"""Words, little ones among them, of a piece whose words are held against those of another one in its place."""

BETWEEN = 4
"""Words that both hold between two pieces that are one: "struck down the law" and "let the law stand"."""

OWN = 3
"""Words of content that each of two claims tells of its own beside a phrase that both share."""

TOLD = 3
"""Words of content that such a piece may hold of its own on either side."""


def word_exchanged(one: Statement, two: Statement) -> bool:
    """Whether the claims run alike to the letter but for one short piece, of which nothing says that it means the same.

    Where two pieces differ, only verbs in each other's place count. Names, days, figures and who is cited are compared
    elsewhere.
    """
    left, right = one.shown, two.shown
    most, fewest = max(len(left), len(right)), min(len(left), len(right))
    if fewest < FEWEST or 2.0 * fewest / (most + fewest) < ALIKE:
        return False
    if ratio(one.shown_bag, two.shown_bag, most + fewest) < ALIKE:
        return False
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    changed = [code[1:] for code in codes if code[0] != "equal"]
    if _turned_by_a_word(one, two, changed) or _whole_exchanged(one, two, changed, most):
        return True
    same = most - sum(max(b - a, d - c) for a, b, c, d in changed)
    if not changed or len(changed) > MOST or same < ALIKE * most:
        return False
    pieces = [(one.tokens[a:b], two.tokens[c:d]) for a, b, c, d in changed]
    return any(
        0 < len(own) <= LONGEST and 0 < len(others) <= LONGEST and not _are_one(one, own, two, others)
        for own, others in pieces
        if len(pieces) == 1 or all(map(_is_verb, (own, others)))
    )


def exchanged_piece(one: Statement, two: Statement) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The lower-case words of the one piece by which two claims differ that are the same to the letter else.

    Little words may differ elsewhere, and names, days and figures are compared as such.
    """
    sizes = sorted((len(one.lows), len(two.lows)))
    if sizes[0] < FEWEST or ratio(one.lows_bag, two.lows_bag, sum(sizes)) < ALIKE_AROUND:
        return None
    codes = SequenceMatcher(None, one.lows, two.lows, autojunk=False).get_opcodes()
    if sum(b - a for tag, a, b, _, _ in codes if tag == "equal") < ALIKE_AROUND * sizes[1]:
        return None
    pieces = ((one.tokens[a:b], two.tokens[c:d]) for tag, a, b, c, d in codes if tag != "equal")
    told = [(own, others) for own, others in pieces if _says_something((*own, *others))]
    if len(told) != 1 or not all(map(_may_be_held, told[0])):
        return None
    own, others = told[0]
    return tuple(token.low for token in own), tuple(token.low for token in others)


def _says_something(piece: Sequence[Token]) -> bool:
    return any(token.slot or tells(token) for token in piece)


def _may_be_held(piece: Sequence[Token]) -> bool:
    """Whether a piece is short and holds words alone: names, days and figures are compared as such."""
    return 0 < len(piece) <= EXCHANGED and not any(token.slot for token in piece)


def _turned_by_a_word(one: Statement, two: Statement, changed: Sequence[tuple[int, int, int, int]]) -> bool:
    """Whether the claims are the same to the letter but for a word more that says less or another: "every other".

    "Only five" and "nearly five" are five, as they are counted elsewhere.
    """
    if len(changed) != 1:
        return False
    a, b, c, d = changed[0]
    more, behind = (*one.tokens[a:b], *two.tokens[c:d]), (*one.tokens[b : b + 1], *two.tokens[d : d + 1])
    if not (a == b or c == d) or len(more) != 1 or more[0].low not in words("turning"):
        return False
    return more[0].low not in words("rounding") or not any(_is_figure(token) for token in behind)


def _is_figure(token: Token) -> bool:
    return token.slot or token.low in values_of("number_words") or token.low in ("a", "an")


def _whole_exchanged(one: Statement, two: Statement, changed: Sequence[tuple[int, int, int, int]], most: int) -> bool:
    """Whether all that differs lies close together, in both claims with words of content, a verb among them.

    "The judges struck down the law in a close vote" and "The judges let the law stand in a close vote".
    """
    if not changed or any(c - b > BETWEEN for (_, b, _, _), (c, _, _, _) in pairwise(changed)):
        return False
    (a, _, c, _), (_, b, _, d) = changed[0], changed[-1]
    if most - sum(max(b - a, d - c) for a, b, c, d in changed) < ALIKE_AROUND * most:
        return False
    shared = {token.low for token in one.tokens[a:b]} & {token.low for token in two.tokens[c:d]}
    pieces = [
        [token for token in piece if tells(token) and token.low not in shared and not _only_cites(telling, token)]
        for telling, piece in ((one, one.tokens[a:b]), (two, two.tokens[c:d]))
    ]
    if not all(0 < len(piece) <= TOLD for piece in pieces):
        return False
    if not any(
        looks_like_verb(token.low) or token.low.endswith("ly") for token in (*one.tokens[a:b], *two.tokens[c:d])
    ):
        return False
    return _mean_apart(*pieces)


def _only_cites(telling: Statement, token: Token) -> bool:
    """Whether a word says how something is put, or is of those that say who puts it so."""
    return only_says(token.low) or token.meaning in telling.cited


def shares_one_phrase(one: Statement, two: Statement) -> bool:
    """Whether the claims share one phrase to the letter and nothing else, and each goes on to tell an act of its own.

    "The board, meeting for the fourth time, interviewed two candidates" and "…, toasted its outgoing chief".
    """
    if one.phrases.isdisjoint(two.phrases):
        return False
    a, c, size = SequenceMatcher(None, one.shown, two.shown, autojunk=False).find_longest_match()
    rests = []
    for telling, start in ((one, a), (two, c)):
        rest = (*telling.tokens[:start], *telling.tokens[start + size :])
        rests.append([token for token in rest if token.meaning and token.meaning not in telling.cited])
    if not all(len(rest) >= OWN and _is_verb(rest) for rest in rests) or any(
        t.slot for t in (*one.tokens[:a], *two.tokens[:c])
    ):
        return False
    return (
        {token.meaning for token in rests[0]}.isdisjoint(two.words)
        and _mean_apart(*rests)
        and {token.meaning for token in rests[1]}.isdisjoint(one.words)
    )


def _mean_apart(one: Sequence[Token], two: Sequence[Token]) -> bool:
    """Whether no word of the one is near one of the other; words that stand for many things are left out."""
    general = words("general")
    left, right = ([token.low for token in piece if token.low not in general] for piece in (one, two))
    near = any(kin(a, b) or same_meaning(a, b, strict=False) for a in left for b in right)
    return bool(left and right) and not near


def _is_verb(piece: Sequence[Token]) -> bool:
    return any(token.meaning and looks_like_verb(token.low) for token in piece)


def _are_one(one: Statement, own: Sequence[Token], two: Statement, others: Sequence[Token]) -> bool:
    """Whether two pieces may say the same: little words, words that are near, or something compared elsewhere."""
    sides = ((one, own), (two, others))
    if all(_only_intends(*side) for side in sides):
        return True
    told = [list(filter(tells, piece)) for piece in (own, others)]
    if any(token.slot for token in (*own, *others)):
        return _slots_may_be_one(sides, told)
    if not any(told) or any(token.meaning and not tells(token) for token in (*own, *others)):
        return True
    if all(_is_who_says(telling, piece) for (telling, _), piece in zip(sides, told, strict=True)):
        return True
    left, right = _phrases(own), _phrases(others)
    if any(kin(a, b) or same_meaning(a, b, strict=False) for a in left for b in right):
        return True
    return any(may_name_one(a.low, b.low) for a in told[0] for b in told[1])


def _only_intends(telling: Statement, piece: Sequence[Token]) -> bool:
    """Whether a piece only tells that somebody means to do what follows, or says so: "said he still plans to"."""
    rest = (token for token in piece if not means_to(token.low) and not only_stresses(token.low))
    return any(means_to(token.low) for token in piece) and all(
        not token.meaning or token.meaning in telling.cited for token in rest
    )


def _slots_may_be_one(sides: Sequence[tuple[Statement, Sequence[Token]]], told: Sequence[Sequence[Token]]) -> bool:
    """Whether names, days or figures are set against each other, a name against a noun, or a figure against a unit."""
    if all(any(token.slot for token in piece) for _, piece in sides):
        return True
    at = 0 if any(token.slot for token in sides[0][1]) else 1
    telling, piece = sides[at]
    named = any(name.span.contains(token) for name in telling.names for token in piece)
    nouns = [token.low for token in told[1 - at]]
    if named:
        return not nouns or any(map(kinds_of, nouns))
    return all(noun in measures() or noun in words("counted") or not noun.isalpha() for noun in nouns)


def _is_who_says(telling: Statement, piece: Sequence[Token]) -> bool:
    """Whether a piece only tells who reports it, or that he does."""
    return bool(piece) and all(
        token.meaning in telling.cited and (bool(kinds_of(token.low)) or token.low in reporting_verbs())
        for token in piece
    )


def _phrases(piece: Sequence[Token]) -> list[str]:
    """The words of content of a piece, each alone and all together; a little word where there are none."""
    told = [token.low for token in piece if token.meaning] or [token.low for token in piece]
    return [*told, " ".join(token.low for token in piece)]
