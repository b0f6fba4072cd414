"""A claim of one article that another one reports to be denied, in whatever words.

A card needs an accusation or a claim that somebody makes, and somebody's denial of the same matter: the denial must
take up what is claimed, or name who claims it.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from briefing.language.english.denial import word_classes
from briefing.language.english.disputes import SOMEBODY, dispute_words
from briefing.language.english.meanings import weight
from briefing.language.english.tense import is_past
from briefing.models import ConflictKind
from briefing.story.differences.reasons import DISPUTE
from briefing.story.differences.scenes import days_apart
from briefing.story.differences.slots import Difference
from briefing.story.statements.likeness import Likeness
from briefing.story.statements.statement import Statement

ACCUSED, SAID, DENIED = "accused", "said", "denied"
"""The sides of a card: what nobody calls an accusation is only said."""

MATTER, SHARE = 0.8, 0.45
"""Weight of the words of what is denied that an accusation must hold, about one telling word, and their share."""

CLAIMED, CLAIMED_SHARE = 1.2, 0.6
"""The same for what somebody only says to be so, which must hold two of them at least."""

OWN_SHARE, OWN_NAMED = 0.8, 0.1
"""The share where the article itself says so, and how much less is enough of somebody whom both name."""

ONE_WORD = 0.7
"""The weight of a word that is alone enough where an accusation and its denial name two in common."""

NEGATED, NEGATED_SHARE, NEGATED_SCORE = 0.7, 0.55, 0.3
"""The same for what is only negated ("no child sat there"), the negated word among them, and the likeness of both."""

GONE_SCORE = 0.4
"""The likeness from which it is enough that a thing is told not to be there, of somebody whom both name."""

SOURCE = 0.6
"""Weight of the words by which a denial names whose claim it denies: "the mechanics' story"."""

BOTH_NAMED = 2
"""Names in common from which on a denial that only points back is of that accusation: who denies, and one more."""

NAME = 0.5
"""What a name in common counts beside the words."""


def disputes(one: Statement, two: Statement, like: Likeness) -> tuple[Difference, ...]:
    """An accusation or a claim on one side and its denial on the other, which need not be told in like words."""
    for yes, no, flipped in ((one, two, False), (two, one, True)):
        if matter := disputed_matter(yes, no, like):
            return (card_of(matter, flipped=flipped),)
    return ()


def card_of(matter: str, *, flipped: bool) -> Difference:
    """The difference between an accusation and its denial, the denial on the left where ``flipped``."""
    sides = (DENIED, ACCUSED) if flipped else (ACCUSED, DENIED)
    return Difference(ConflictKind.DENIAL, *sides, DISPUTE, matter)


def as_said(difference: Difference) -> Difference:
    """The same of what is only said: nobody who tells it accuses."""
    left, right = (SAID if side == ACCUSED else side for side in (difference.left, difference.right))
    return replace(difference, left=left, right=right)


def disputed_matter(yes: Statement, no: Statement, like: Likeness) -> str:
    """The most telling word of what ``no`` denies of the claim that ``yes`` makes; empty where it denies none of it."""
    if not may_be_denied(yes, no):
        return ""
    matter = (_denied(yes, no, like) if no.denies else frozenset()) or _negated(yes, no, like)
    return "" if matter & (yes.denied.acts | yes.denied.things) else most_telling(matter)


def may_be_denied(yes: Statement, no: Statement) -> bool:
    """Whether one is a claim, and the other one, of another article, holds words by which it may be denied."""
    if not no.may_deny:
        return False
    if yes.denies or yes.of_claim or days_apart(yes, no):
        return False
    return not yes.denied.nobody  # "nobody was hurt"


def _denied(yes: Statement, no: Statement, like: Likeness) -> frozenset[str]:
    """What of a claim is denied by somebody who is told to deny; the words of whose claim it is where those tell.

    A denial that only points back at a claim ("a lie, she said when asked about …") is read whole.
    """
    said = dispute_words() | no.cited
    claimed = yes.words - yes.cited
    held: frozenset[str] = frozenset()
    targets = [target - said for target in no.denied.matters]
    for target in targets if any(targets) else (no.words - said,):
        held = target & claimed
        if (len(held) > 1 or (any(targets) and held)) and _takes_up(yes, like, held, total(target - {SOMEBODY})):
            return held
    if yes.accuses and not any(targets) and like.common_names >= BOTH_NAMED:
        return claimed - said  # "North Korea and Russia have denied the accusation", and both are named in it
    whose = (no.denied.whose - said) & (yes.cited | yes.attributed)
    return whose if total(whose) >= SOURCE and (like.common_names or held) else frozenset()


def _takes_up(yes: Statement, like: Likeness, matter: Set[str], whole: float) -> bool:
    """Whether what is denied of a claim is enough of it, and of all that is denied."""
    held, named = total(matter), bool(like.common_names)
    if yes.accuses:
        enough = held >= MATTER if len(matter) > 1 else held >= ONE_WORD and like.common_names > 1
        return enough and held >= SHARE * whole
    if yes.attributed and held >= ONE_WORD and held == whole and named and matter & _done(yes):
        return True
    if len(matter) < 2 or held + NAME * named < CLAIMED:
        return False
    return held >= (CLAIMED_SHARE if yes.attributed else OWN_SHARE - OWN_NAMED * named) * whole


def _negated(yes: Statement, no: Statement, like: Likeness) -> frozenset[str]:
    """What of a claim somebody tells not to be so: the verb of both is turned, or what it was done by or to."""
    nothing: frozenset[str] = frozenset()
    if like.score < NEGATED_SCORE or yes.left_open or no.left_open or yes.denied.clauses:
        return nothing
    if not no.attributed or not (yes.attributed or yes.accuses):
        return nothing
    done = _done(yes)
    gone = no.denied.things & yes.words
    if total(gone) >= MATTER and like.common_names and like.score >= GONE_SCORE:
        return gone
    for target in no.denied.clauses:
        if not (no.denied.acts & done or (no.denied.things & yes.words and _done(no) & target & done)):
            continue
        matter = (target - no.cited) & yes.words
        held = total(matter)
        if len(matter) > 1 and held >= max(NEGATED, NEGATED_SHARE * total(target - no.cited)):
            return matter
    return nothing


def _done(telling: Statement) -> frozenset[str]:
    """The meanings of the verbs that say what was done, not what was to be done, nor which one is meant."""
    pairs = zip((None, *telling.tokens), telling.tokens, strict=False)
    return frozenset(
        token.meaning
        for before, token in pairs
        if token.meaning and is_past(token.low) and (before is None or before.low not in word_classes()["the"])
    )


def total(words: Iterable[str]) -> float:
    """The weights of words, by their meanings, added up."""
    return sum(weight(word) for word in sorted(words))


def most_telling(words: Set[str]) -> str:
    """The word of most weight, empty where there is none."""
    return min(words, key=lambda word: (-weight(word), word), default="")
