"""One speaker's words that two articles quote with another word in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from briefing.language.english.denial import is_negative
from briefing.language.english.meanings import same_meaning
from briefing.language.english.stems import WORD, little_words
from briefing.models import Conflict, ConflictKind, ConflictValue, Fact, Quote, QuoteKind

FEWEST, ALIKE = 5, 0.75
"""Words that two quotations must have, and how much of them must stand in one order to be of one saying."""

MARKED = "an ellipsis or brackets: words were left out or put in"


def quotations_apart(quotes: Sequence[Quote], facts: Sequence[Fact]) -> Iterator[Conflict]:
    """The quotations of one speaker in two articles that differ in a word of content or in a "not"."""
    told = [quote for quote in quotes if quote.speaker and quote.kind is not QuoteKind.INDIRECT]
    spoken = [(quote, words) for quote in told if len(words := _words(quote)) >= FEWEST]
    for (one, left), (two, right) in combinations(spoken, 2):
        if one.speaker != two.speaker or one.evidence.article == two.evidence.article:
            continue
        if _differ(left, right):
            yield _card(one, two, facts)


def _words(quote: Quote) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in WORD.findall(quote.evidence.text))


def _differ(one: Sequence[str], two: Sequence[str]) -> bool:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if any(bound() < ALIKE for bound in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)):
        return False
    inner = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return any(_is_other(one[a:b], two[c:d]) for _, a, b, c, d in inner if min(a, c) and (b < len(one) or d < len(two)))


def _is_other(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether what stands in each other's place is no spelling of one word, or a "not" of one side alone."""
    if is_negative(one) != is_negative(two):
        return True
    left, right = ([word for word in words if word not in little_words()] for words in (one, two))
    return len(left) == len(right) == 1 and left[0][:3] != right[0][:3] and not same_meaning(left[0], right[0])


def _card(one: Quote, two: Quote, facts: Sequence[Fact]) -> Conflict:
    values = tuple(ConflictValue(quote.evidence.text, (quote.evidence,)) for quote in (one, two))
    marked = any(mark in quote.evidence.text for quote in (one, two) for mark in ("…", "...", "["))
    joined = repr((ConflictKind.QUOTE, [(value.value, value.evidence) for value in values]))
    return Conflict(
        id="c" + hashlib.sha256(joined.encode()).hexdigest()[:10],
        kind=ConflictKind.QUOTE,
        topic="words quoted",
        values=values,
        reason=MARKED if marked else None,
        facts=tuple(
            fact.id
            for fact in facts
            if any(
                own.article == quote.evidence.article and own.span.overlaps(quote.evidence.span)
                for own in fact.evidence
                for quote in (one, two)
            )
        ),
    )
