"""A claim of one article that another one reports to be denied, in whatever words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.language.english.disputes import dispute_words
from briefing.language.english.meanings import weight
from briefing.models import ConflictKind
from briefing.story.differences.slots import DISPUTE, Difference
from briefing.story.statements.likeness import Likeness
from briefing.story.statements.tellings import Telling

MATTER, SHARE = 0.8, 0.3
"""Weight of the words of what is denied that the claim must hold, about one telling word, and their share in all that
the denial says beside the words of denying."""

NAMED_MATTER, NAMED_SHARE = 0.5, 0.2
"""The same where both name somebody: "the mechanics' story is untrue, says Skylark"."""

NEGATED, NEGATED_SHARE = 1.2, 0.4
"""The same for what is only negated ("no child sat there"), which must be somebody's word on both sides."""


def disputes(one: Telling, two: Telling, like: Likeness) -> tuple[Difference, ...]:
    """An accusation or a claim on one side and its denial on the other, which need not be told in like words."""
    for yes, no, sides in ((one, two, ("accused", "denied")), (two, one, ("denied", "accused"))):
        if matter := disputed_matter(yes, no, like):
            return (Difference(ConflictKind.DENIAL, *sides, DISPUTE, matter),)
    return ()


def disputed_matter(yes: Telling, no: Telling, like: Likeness) -> str:
    """The most telling word of what ``no`` denies of the claim that ``yes`` makes; empty where it denies none of it."""
    if yes.denies or yes.of_claim or yes.article == no.article:
        return ""
    said = no.words - dispute_words()
    matter = said & yes.words
    held, whole = _sum(matter), _sum(said)
    if no.denies:
        least, share = (NAMED_MATTER, NAMED_SHARE) if like.common_names else (MATTER, SHARE)
        if not (yes.cited or yes.accuses):
            least, share = NEGATED, NEGATED_SHARE  # what the article says itself is seldom what is denied
        return _most_telling(matter) if held >= least and held >= share * whole else ""
    denied = ({word for word, _ in no.negated} | no.verbs) & yes.words
    spoken = no.negative and bool(no.cited and yes.cited) and not yes.negative
    if denied and spoken and held >= NEGATED and held >= NEGATED_SHARE * whole:
        return _most_telling(denied)
    return ""


def _sum(words: Iterable[str]) -> float:
    return sum(weight(word) for word in sorted(words))


def _most_telling(words: Iterable[str]) -> str:
    return min(words, key=lambda word: (-weight(word), word))
