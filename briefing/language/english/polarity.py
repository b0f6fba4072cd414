"""Which words of a claim are told to be so, beside those in the reach of a "not", "without" or "failed to"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from briefing.language.english.denial import Cue, Kind, negated_places, word_classes, words_of_tokens
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.words import Token
from briefing.models import Span

_BOUNDED = frozenset((Kind.NEGATION, Kind.REFUSAL, Kind.SILENCE, Kind.ENDED))
"""Kinds of which it can be told what they speak of."""

_AGAINST = _BOUNDED | {Kind.DENIAL, Kind.REJECTION}


@dataclass(frozen=True, slots=True)
class Affirmed:
    """What a claim that says "not" tells to be so.

    ``words`` are the meanings outside the clauses of every "not", ``turned`` those that it turns itself, ``clauses``
    where these clauses stand.
    """

    words: frozenset[str]
    turned: frozenset[str]
    clauses: tuple[Span, ...]


def affirmed(tokens: Sequence[Token], cues: Sequence[Cue], pauses: Set[int]) -> Affirmed | None:
    """What is told beside all that is said not to be so; None where nothing is, or where its reach is not known.

    ``pauses`` are the words behind which a mark stands.
    """
    words = words_of_tokens(tokens)
    own = [cue for cue in cues if cue.kind in _AGAINST]
    if not own or any(cue.kind not in _BOUNDED for cue in own):
        return None
    content = [bool(token.meaning) for token in tokens]
    reaches = [_reach(cue, words, pauses) for cue in own]
    inside = set[int]().union(*reaches)
    turned = {at for cue in own for at in (*negated_places(cue, words, content), *_behind(cue, words, content))}
    return Affirmed(
        frozenset(token.meaning for at, token in enumerate(tokens) if at not in inside) - {""},
        frozenset(tokens[at].meaning for at in turned) - {""},
        tuple(Span(tokens[reach[0]].start, tokens[reach[-1]].end) for reach in reaches),
    )


def _behind(cue: Cue, words: Sequence[str], content: Sequence[bool]) -> Sequence[int]:
    """The first word of content behind a cue that speaks of no word of its own: "no one was hurt"."""
    if cue.kind is not Kind.NEGATION or cue.forward:
        return ()
    return [at for at in range(cue.last + 1, len(words)) if content[at]][:1]


def _reach(cue: Cue, words: Sequence[str], pauses: Set[int]) -> range:
    """The words of the clause in which a cue stands; of "without" and "with no" the phrase behind it alone."""
    high = cue.last + 1
    if words[cue.first] == "without" or (words[cue.first] == "no" and cue.first and words[cue.first - 1] == "with"):
        while high < len(words) and high - 1 not in pauses and (words[high] == "of" or words[high] not in _halts()):
            high += 1
        return range(cue.first, high)
    stops = word_classes()["end"] | {"that"}
    low = cue.first
    while low > 0 and words[low - 1] not in stops | reporting_verbs().keys() and low - 1 not in pauses:
        low -= 1
    while high < len(words) and words[high] not in stops and high - 1 not in pauses:
        high += 1
    return range(low, high)


def _halts() -> frozenset[str]:
    return word_classes()["halt"] | word_classes()["end"]
