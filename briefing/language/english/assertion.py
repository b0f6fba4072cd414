"""Whether a verb tells what was done, or only serves another verb or a noun: "left" and "after leaving", "to leave"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.english.exchanged import looks_like_verb

_AUXILIARIES = frozenset(("is", "are", "was", "were", "be", "been", "keep", "kept", "began", "started", "stopped"))
_PASSIVES = frozenset(("was", "were", "been", "be", "being"))
_REACH = 3
"""Words before a form in "-ing" among which what makes it a verb of its own stands: "was once again leaving"."""


def is_asserted(words: Sequence[str], at: int) -> bool:
    """Whether the verb at a place among lower-case words is told to be done.

    It is not in "-ing" without an auxiliary, behind the "that" of a noun ("a flaw that left"), nor as the purpose of
    what another verb tells ("a patch was released to protect users"); "voted to leave" tells of leaving.
    """
    before = words[at - 1] if at else ""
    if words[at].endswith("ing"):
        return not _AUXILIARIES.isdisjoint(words[max(0, at - _REACH) : at])
    if before != "to":
        return before != "that"
    governor = words[at - 2] if at > 1 else ""
    if looks_like_verb(governor):
        return at < 3 or words[at - 3] not in _PASSIVES
    return not any(map(looks_like_verb, words[: at - 1]))
