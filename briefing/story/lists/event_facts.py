"""Events of a timeline that the facts show to be one, whatever their verbs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.models import Evidence, Fact, TimelineEvent
from briefing.story.entities.mentions import Sets


def one_for_each_fact(events: Sequence[TimelineEvent], facts: Sequence[Fact]) -> tuple[TimelineEvent, ...]:
    """The events, in their order, with those of one day as one whose evidence tells one fact.

    "A ferry sank on Monday" and "the boat went down on Monday" share too little to be told by their words alone; where
    they are one fact, their day is one row.
    """
    sets = Sets(len(events))
    for told in _by_fact(events, facts):
        first: dict[str, int] = {}
        for at in told:
            sets.join(first.setdefault(events[at].date, at), at)
    evidence: dict[int, dict[Evidence, None]] = defaultdict(dict)
    for at, event in enumerate(events):
        evidence[sets.top(at)].update(dict.fromkeys(event.evidence))
    return tuple(
        TimelineEvent(events[at].date, events[at].surface, tuple(found)) for at, found in sorted(evidence.items())
    )


def _by_fact(events: Sequence[TimelineEvent], facts: Sequence[Fact]) -> Iterator[list[int]]:
    """For each fact the events that rest on its evidence."""
    places: dict[str, list[tuple[Evidence, int]]] = defaultdict(list)
    for at, event in enumerate(events):
        for one in event.evidence:
            places[one.article].append((one, at))
    for fact in facts:
        if len(fact.articles) > 1:
            yield [at for own in fact.evidence for at in _told_in(own, places.get(own.article, ()), events)]


def _told_in(own: Evidence, places: Sequence[tuple[Evidence, int]], events: Sequence[TimelineEvent]) -> Iterator[int]:
    """The events that rest on one piece of evidence, where it tells no other of the same day."""
    over = list(dict.fromkeys(at for one, at in places if one.start < own.end and own.start < one.end))
    days = [events[at].date for at in over]
    return (at for at, day in zip(over, days, strict=True) if days.count(day) == 1)
