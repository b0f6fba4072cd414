"""Words that two tellings put in each other's place: "the eastern span" and "the western span" are two things."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefing.language.english.words import Token
from briefing.story.statements.bags import ratio
from briefing.story.statements.statement import Statement

LONGEST = 4
"""Words, little ones among them, of a piece that counts as put in the place of another."""

RUNS_ALIKE = 0.6
"""Share of words in the same order from which two tellings run alike."""


def tells_of_another(one: Statement, two: Statement) -> bool:
    """Whether the tellings run alike but for a noun or an adjective, which then names another thing.

    The words before and behind the exchanged ones must be the same; verbs, names, numbers, days and sources do not
    count, since those are what is compared.
    """
    left, right = one.meant, two.meant
    size = len(left) + len(right)
    if not size or 2.0 * min(len(left), len(right)) / size < RUNS_ALIKE:
        return False
    if ratio(one.meant_bag, two.meant_bag, size) < RUNS_ALIKE:
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < RUNS_ALIKE:
        return False
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "replace" or b - a > LONGEST or d - c > LONGEST:
            continue
        if a == 0 or c == 0 or b == len(left) or d == len(right):
            continue
        if _nouns(one, one.tokens[a:b]) and _nouns(two, two.tokens[c:d]):
            return True
    return False


def _nouns(telling: Statement, tokens: Sequence[Token]) -> bool:
    """Whether a piece holds content and nothing that is compared elsewhere."""
    acts = {act.place for act in telling.acts}
    verbs = telling.verbs | telling.cited | {telling.tokens[place].meaning for place in acts}
    return all(not token.slot and token.meaning not in verbs for token in tokens) and any(t.meaning for t in tokens)
