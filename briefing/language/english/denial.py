"""Which words of a telling are told not to be so."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.words import Token

_NOT = frozenset(("not", "never", "no", "without", "nor", "neither", "nobody", "cannot"))
_NOT |= {"cant", "dont", "didnt", "wasnt", "isnt", "wont", "hasnt", "doesnt"}
_OPEN = frozenset(("none", "if", "whether", "unclear", "unknown", "may", "might", "could", "hardly", "barely"))
DENYING = frozenset(
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
_SILENT = frozenset(("known", "clear", "immediate", "immediately", "yet", "only", "possible", "sure", "certain"))
_IDIOMS = frozenset(("longer", "doubt", "less", "fewer", "more", "least", "later", "sooner", "matter"))
"""Words that make of "no" or "not" something else than a denial: "no longer", "not only"."""


_SPEECH = frozenset(
    ("say", "tell", "report", "comment", "reveal", "disclose", "specify", "elaborate", "explain", "mention")
)
_SPEECH |= {"think", "believe", "expect", "identify", "give"}
"""Verbs that, denied, leave the matter open: "did not say when"."""

_PREPOSITIONS = frozenset(("at", "in", "on", "for", "from", "with", "by", "of", "about", "as", "into", "like"))


def negated_words(tokens: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Meaning and form of what is denied: the verb behind "not", the noun behind "no", all words behind "denied"."""
    found: set[tuple[str, str]] = set()
    for at, token in enumerate(tokens):
        behind = tokens[at + 1 :]
        if token.low in DENYING:
            found.update((one.meaning, one.low) for one in behind if one.meaning)
        elif token.low in _NOT or token.low.endswith("n't"):
            found.update(_next(behind, token.low))
        elif token.low in _REFUSE and behind[:1] and behind[0].low == "to":
            found.update(_next(behind[1:], "not"))
    return frozenset(found)


def is_negative(tokens: Sequence[Token]) -> bool:
    """Whether any word of a telling denies something, or leaves it open."""
    words = [token for token in tokens if not token.slot]
    return any(token.low in _NOT | DENYING | _REFUSE | _OPEN or token.low.endswith("n't") for token in words)


def _next(behind: Sequence[Token], cue: str) -> list[tuple[str, str]]:
    if behind[:1] and behind[0].low[:1].isdigit():
        return []
    for token in behind[:5]:
        if token.low in _IDIOMS or token.low in _SILENT or token.low in _ENDS or token.low in _PREPOSITIONS:
            return []
        if not token.meaning:
            continue
        if token.capital:
            return []
        verb = reporting_verbs().get(token.low)
        if verb is not None and verb.lemma in _SPEECH and cue != "no":
            return []
        return [(token.meaning, token.low)]
    return []
