"""Which fact a denial denies: by what it says of it, by names, and by what the article said just before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.language.english.denial import word_classes, words_of_text
from briefing.language.english.stems import content_stems, stem
from briefing.language.english.wordlists import word_list
from briefing.models import Evidence, Fact, Hedge, Reading
from briefing.story.entities.places import reading_by_article
from briefing.story.origins.firmness import hedge_of

_BACK = frozenset(("it", "this", "that", "so", "them")) | word_classes()["claim"]
"""Words by which a denial points back at what it denies."""
_PLAIN_WORD = re.compile(r"(?<![\w’'])[a-z][a-z’'-]*")
_DENYING = frozenset(map(stem, word_classes()["deny"] | word_classes()["claim"] | word_list("denials.denying")))
"""What a denial says whatever it denies."""
_REACH = 300.0
"""Characters over which the pull of an accusation that went before falls to half."""
_NEAR = 0.6
"""How much less an accusation may score that more articles make: they are the same one in other words."""
_ENOUGH = 2.0
"""The score from which a denial is linked; two signs are needed to reach it."""


@dataclass(frozen=True, slots=True)
class _Doubted:
    """A fact that somebody may deny: its evidence with hedge and stems."""

    fact: Fact
    evidence: tuple[tuple[Evidence, Hedge, frozenset[str]], ...]
    alleged: bool

    @classmethod
    def of(cls, fact: Fact, hedges: Mapping[Evidence, Hedge]) -> _Doubted:
        """A fact with how firmly each of its evidence is put."""
        evidence = tuple((one, hedge, frozenset(content_stems(one.text))) for one, hedge in hedges.items())
        return cls(fact, evidence, Hedge.ALLEGED in hedges.values())


def mark_denials(readings: Sequence[Reading], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts, each with the id of the one that it denies, if it denies one."""
    links = link_denials(reading_by_article(readings), facts)
    return tuple(replace(fact, denies=links.get(fact.id)) for fact in facts)


def link_denials(readings: Mapping[str, Reading], facts: Sequence[Fact]) -> dict[str, str]:
    """The id of each denial to the id of the fact that it denies; denials of nothing that we have are left out.

    A sign is: the fact is put as an accusation; the denial takes up its words; it points back ("the allegation") at an
    accusation just before it in the same article. Shared names break ties. Only facts that are not stated plainly by
    all are candidates, and a denial does not deny another one.
    """
    denials: list[Fact] = []
    open_facts: list[tuple[Fact, Mapping[Evidence, Hedge]]] = []
    for fact in facts:
        hedges = {one: hedge_of(readings[one.article], one) for one in fact.evidence}
        if is_denial(hedges):
            denials.append(fact)
        elif any(hedge is not Hedge.STATED for hedge in hedges.values()):
            open_facts.append((fact, hedges))
    doubted = [_Doubted.of(*row) for row in open_facts] if denials else []
    found = {denial.id: _denied_by(denial, doubted) for denial in denials}
    return {denial: fact for denial, fact in found.items() if fact is not None}


def _denied_by(denial: Fact, doubted: Sequence[_Doubted]) -> str | None:
    """The id of the fact that a denial fits best; of those about as good, the one that most articles report."""
    scored = [(_score(denial, other), len(other.fact.articles), other.fact.id) for other in doubted]
    best = max(scored, default=(0.0, 0, ""))[0]
    if best < _ENOUGH:
        return None
    near = [row for row in scored if row[0] >= max(_ENOUGH, best - _NEAR)]
    return max(near, key=lambda row: row[1:])[-1]


def is_denial(hedges: Mapping[Evidence, Hedge]) -> bool:
    """Whether all the evidence of a fact denies something."""
    return bool(hedges) and all(hedge is Hedge.DENIED for hedge in hedges.values())


def _score(denial: Fact, other: _Doubted) -> float:
    """How well the denial fits the fact; about one point for each sign."""
    own = [
        frozenset(map(stem, _PLAIN_WORD.findall(one.text))) & frozenset(content_stems(one.text))
        for one in denial.evidence
    ]
    taken_up = max((_share(words - _DENYING, stems) for words in own for _, _, stems in other.evidence), default=0.0)
    pointed = max(
        (_pointed_at(one, two, hedge) for one in denial.evidence for two, hedge, _ in other.evidence), default=0.0
    )
    names = set(denial.entities)
    shared = len(names & set(other.fact.entities)) / len(names) if names else 0.0
    return other.alleged + 1.5 * taken_up + pointed + 0.5 * shared


def _share(words: frozenset[str], stems: frozenset[str]) -> float:
    """Which share of the denial's own words, names left out, the other evidence has."""
    return len(words & stems) / len(words) if words else 0.0


def _pointed_at(denial: Evidence, other: Evidence, hedge: Hedge) -> float:
    """Up to 1.5 where a doubtful telling goes before in the same article, most where the denial points back."""
    if denial.article != other.article or other.start >= denial.start or hedge in (Hedge.STATED, Hedge.ATTRIBUTED):
        return 0.0
    near = 1.5 / (1 + max(0, denial.start - other.end) / _REACH)
    return near if not _BACK.isdisjoint(words_of_text(denial.text)) else near / 3
