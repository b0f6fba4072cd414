"""Which words of a telling are told not to be so."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.reporting import reporting_verbs
from briefing.story.tokens import Token

_NOT = frozenset(("not", "never", "no", "without", "nor", "neither", "nobody", "none", "cannot"))
_DENY = frozenset(
    ("deny", "denies", "denied", "denying", "refute", "refuted", "rejects", "dispute", "disputed", "disputes")
)
_REFUSE = frozenset(
    (
        "refuse",
        "refuses",
        "refused",
        "refusing",
        "fail",
        "fails",
        "failed",
        "failing",
        "decline",
        "declines",
        "declined",
    )
)
_ENDS = frozenset(
    ("but", "although", "though", "while", "because", "when", "where", "until", "and", "who", "which", "as")
)
_SILENT = frozenset(("know", "clear", "immediate", "immediately", "yet", "only", "possible", "sure", "certain"))
_REACH = 2
"""Content words behind a negation that it takes in."""

_IDIOMS = frozenset(("longer", "doubt", "less", "fewer", "more", "least", "later", "sooner", "matter"))
"""Words that make of "no" or "not" something else than a denial: "no longer", "not only"."""


def negated_words(tokens: Sequence[Token]) -> frozenset[str]:
    """The meanings of the words that a telling denies: the next few behind "not" and "no", all behind "denied"."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        behind = tokens[at + 1 :]
        if token.low in _DENY:
            found.update(one.meaning for one in behind if one.meaning)
        elif token.low in _NOT or token.low.endswith("n't"):
            found.update(_next(behind, token.low))
        elif token.low in _REFUSE and behind[:1] and behind[0].low == "to":
            found.update(_next(behind[1:], "not"))
    return frozenset(found)


def _next(behind: Sequence[Token], cue: str) -> list[str]:
    found: list[str] = []
    for token in behind[:6]:
        if token.low in _IDIOMS or token.low in _SILENT:
            return []
        if token.low in _ENDS:
            break
        if not token.meaning:
            continue
        verb = reporting_verbs().get(token.low)
        if not found and verb is not None and verb.takes == "clause" and cue != "no":
            return []
        found.append(token.meaning)
        if len(found) == _REACH:
            break
    return found
