"""The words that stand for a fact, chosen anew once it is known what it differs in and what it denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.models import VALUED, Conflict, ConflictValue, Evidence, Fact
from briefing.story.facts.standing import reads_alone


def restate(facts: Sequence[Fact], conflicts: Sequence[Conflict], sources: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts, stated as most sources tell what they differ in, and a denial as a teller of what it denies puts it.

    Args:
        facts: with the ids of their conflicts.
        conflicts: all differences of the story.
        sources: for each article's id the outlet that it counts for.
    """
    cards = {one.id: one for one in conflicts}
    by_id = {one.id: one for one in facts}
    made = []
    for fact in facts:
        words = _of_most(fact, [cards[name] for name in fact.conflicts if name in cards], sources)
        denied = by_id.get(fact.denies or "")
        words = words or (_beside(fact, denied) if denied else None)
        # What was found of the details belongs to the words that stood for the fact.
        made.append(replace(fact, statement=words.text, details=()) if words else fact)
    return tuple(made)


def _of_most(fact: Fact, cards: Sequence[Conflict], sources: Mapping[str, str]) -> Evidence | None:
    """Words of the fact that give the value that most sources give, where its statement gives another one."""
    for card in cards:
        if card.kind not in VALUED or card.reason is not None:
            continue
        own = next((value for value in card.values if _holds(value, fact.stated)), None)
        most = max(card.values, key=lambda value: _told_by(value, sources))
        if own is None or _told_by(most, sources) <= _told_by(own, sources):
            continue
        return next((one for one in fact.evidence if _holds(most, one) and reads_alone(one.text)), None)
    return None


def _told_by(value: ConflictValue, sources: Mapping[str, str]) -> int:
    return len({sources[one.article] for one in value.evidence})


def _holds(value: ConflictValue, words: Evidence) -> bool:
    return any(one.article == words.article and one.span.overlaps(words.span) for one in value.evidence)


def _beside(denial: Fact, denied: Fact) -> Evidence | None:
    """Words of a denial from an article that tells what is denied, where its statement is from none.

    That one may speak of another accusation. The article whose words the accusation is stated in goes first.
    """
    if denial.stated.article in denied.articles:
        return None
    own = [one for one in denial.evidence if one.article in denied.articles]
    return min(own, key=lambda one: (one.article != denied.stated.article, one.article, one.start), default=None)
