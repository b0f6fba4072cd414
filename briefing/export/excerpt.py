"""The part of a statement that is printed: without what ties it to words before it, and what another line says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.language.english.meanings import senses
from briefing.language.english.stems import WORD
from briefing.language.english.wordlists import ordered_list
from briefing.models import Evidence, Fact
from briefing.story.facts.anaphora import leading_in

_TIE = re.compile(rf"(?:{'|'.join(ordered_list('statement.connecting'))}),\s+(?=\w)", re.IGNORECASE)
"""A word before a pause: "Notably,"."""

LEAST = 5
"""Words that must be left of a statement whose opening is left away."""


_ADDED = re.compile(
    rf",\s(?P<added>(?:{'|'.join(one.replace('_', ' ') for one in ordered_list('trimming.adding'))})\s[^,;:“”\"]+)\Z",
    re.IGNORECASE,
)
"""What a statement adds behind a comma: "…, as did two tugs"."""
COVERED, TOLD, APART = 0.75, 2, 0.5
"""The share of what such an end means that another fact tells, and how many words there must be; the share of what is
before it that the other one's statement may have.
"""


def told_twice(facts: Sequence[Fact]) -> Mapping[str, tuple[str, Evidence]]:
    """For each fact's id what its statement adds that another one of these facts is about, and that one's id."""
    found: dict[str, tuple[str, Evidence]] = {}
    for fact in facts:
        end = _ADDED.search(fact.statement)
        if end and len(WORD.findall(fact.statement[: end.start()])) >= LEAST:
            other = next((one for one in facts if one is not fact and _is_about(one, fact, end.start())), None)
            start = end.start("added")
            words = replace(fact.stated, start=fact.stated.start + start, text=end["added"])
            found |= {fact.id: (other.id, words)} if other else {}
    return found


def _is_about(other: Fact, fact: Fact, end: int) -> bool:
    """Whether a fact is about what a statement adds from a place on, and not about what it says before."""
    before, added = senses(fact.statement[:end]), senses(fact.statement[end:])
    told = frozenset[str]().union(*(senses(one.text) for one in other.evidence))
    apart = len(before & senses(other.statement)) < APART * len(before)
    return apart and len(added) >= TOLD and len(added & told) >= COVERED * len(added)


def excerpt(words: Evidence) -> Evidence:
    """These words without an opening that ties them to what was told before: "Notably,", "In addition to the tug,"."""
    length = _opening(words.text)
    return replace(words, start=words.start + length, text=words.text[length:]) if length else words


@lru_cache(20_000)
def _opening(text: str) -> int:
    tie = _TIE.match(text)
    length = tie.end() if tie else leading_in(text)
    return length if len(WORD.findall(text[length:])) >= LEAST else 0
