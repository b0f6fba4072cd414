"""Which verbs tell of something done: "closed", not "to close", "would have closed" or "to be closed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefing.language.english.denial import word_classes
from briefing.language.english.exchanged import looks_like_verb
from briefing.language.english.meanings import irregular_bases
from briefing.language.english.wordlists import word_list
from briefing.language.english.words import Token


def is_done(token: Token) -> bool:
    """Whether a word is a verb in the past, by its form."""
    return bool(token.meaning) and looks_like_verb(token.low) and not token.low.endswith("ing")


def told_as_done(tokens: Sequence[Token]) -> Iterator[str]:
    """The meanings of the verbs in the past before which no "would" and no "to" stands."""
    ahead = word_list("tellings.modals")
    for at, token in enumerate(tokens):
        if is_done(token):
            first = verb_start(tokens, at)
            if not first or tokens[first - 1].low not in ahead:
                yield token.meaning


def verb_start(tokens: Sequence[Token], at: int) -> int:
    """Where a verb begins, with the "be", "have" and adverbs before it."""
    while at and tokens[at - 1].low in beside_verbs():
        at -= 1
    return at


@cache
def beside_verbs() -> frozenset[str]:
    """The forms of "be" and "have", and adverbs."""
    return word_classes()["be"] | word_classes()["have"] | word_classes()["adverb"]


@cache
def unmarked() -> frozenset[str]:
    """Verbs whose past or participle may look like their base form: "run", "put"."""
    return frozenset(irregular_bases().values())
