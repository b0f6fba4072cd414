"""Words that two claims on one thing put in each other's place and that cannot both be true: "most" and "few"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.english.exchanged import words
from briefing.language.english.meanings import meaning
from briefing.language.english.opposites import contrasted
from briefing.models import ConflictKind
from briefing.story.statements.amounts import CUES
from briefing.story.statements.exchange import exclusion, runs_alike
from briefing.story.statements.statement import Statement
from briefing.story.statements.turned_roles import roles_exchanged
from briefing.story.statements.verbatim import exchanged_piece


def excluding_words(one: Statement, two: Statement) -> Iterator[tuple[ConflictKind, str, str]]:
    """The kind of difference with the words of both sides, at most one."""
    if one.keys == two.keys and (turned := roles_exchanged(one, two)):
        yield ConflictKind.ACTION, *turned
        return
    sides = exclusion(one, two) or _contrast(one, two)
    if sides is None or (one.amounts and two.amounts and any(meaning(side) in CUES for side in sides)):
        return  # "killed 9 and injured 31": what is counted, not what was done
    if any(_tells_which(telling, side) for telling, side in ((one, sides[0]), (two, sides[1]))):
        return
    # Of two claims that tell little but that, the words beside it are few.
    if runs_alike(_beside(one, sides[0]), _beside(two, sides[1])) or sides == _contrast(one, two):
        yield _kind(*sides), *sides


def _contrast(one: Statement, two: Statement) -> tuple[str, str] | None:
    """The words that are near to excluding each other in the one piece by which two claims differ."""
    pieces = exchanged_piece(one, two)
    return contrasted(*pieces) if pieces else None


def _beside(telling: Statement, side: str) -> set[str]:
    """The keys of the words that stand beside the one, or the phrase, that excludes the other claim's."""
    own = side.split()
    return {word.key for word in telling.counted if len(own) == 1 or telling.tokens[word.place].low not in own}


def _tells_which(telling: Statement, side: str) -> bool:
    """Whether a word only tells which thing is meant: "the eastern pier", and not "the end of the pier"."""
    tokens = telling.tokens
    places = [at for at, token in enumerate(tokens) if token.low == side]
    return any(
        at
        and tokens[at - 1].low in ("the", "this", "that")
        and at + 1 < len(tokens)
        and tokens[at + 1].low != "of"
        and (at < 2 or tokens[at - 2].low not in words("being"))
        for at in places
    )


def _kind(one: str, two: str) -> ConflictKind:
    both = {*one.split(), *two.split()}
    if both & words("quantities"):
        return ConflictKind.NUMBER
    return ConflictKind.CERTAINTY if both & words("certainties") else ConflictKind.ACTION
