"""Events of a timeline that the facts show to be one, whatever their verbs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from briefing.language.english.calendar import bounds
from briefing.models import Evidence, Fact, TimelineEvent
from briefing.story.entities.mentions import Sets
from briefing.story.origins.firmness import firmest


def one_for_each_fact(events: Sequence[TimelineEvent], facts: Sequence[Fact]) -> tuple[TimelineEvent, ...]:
    """The events, in their order, with those of one day as one whose evidence tells one fact.

    "A ferry sank on Monday" and "the boat went down on Monday" share too little to be told by their words alone; where
    they are one fact, their day is one row. So is the one of 2011 with the one of June 2011, by the finer of the two.
    """
    sets = Sets(len(events))
    for told in _by_fact(events, facts):
        first: dict[str, int] = {}
        for at in told:
            sets.join(first.setdefault(events[at].date, at), at)
        for vague, finer in _nested(list(first)):
            sets.join(first[finer], first[vague])
    together: dict[int, list[TimelineEvent]] = defaultdict(list)
    for at, event in enumerate(events):
        together[sets.top(at)].append(event)
    return tuple(sorted((_as_one(together[at]) for at in sorted(together)), key=_days))


def _days(event: TimelineEvent) -> tuple[date, date]:
    return bounds(event.date) or (date.max, date.max)


def _as_one(events: Sequence[TimelineEvent]) -> TimelineEvent:
    """Events that are one, on the finest of their days, whose tellings stand first."""
    ordered = sorted(events, key=lambda event: -len(event.date))
    evidence = dict.fromkeys(one for event in ordered for one in event.evidence)
    return TimelineEvent(
        ordered[0].date, ordered[0].surface, tuple(evidence), firmest([event.hedge for event in ordered])
    )


def _nested(days: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Of the days of one fact, a year or month and the one day or month in it: (2011, 2011-06)."""
    for day in days:
        finer = [other for other in days if other != day and other.startswith(f"{day}-")]
        if len(finer) == 1:
            yield day, finer[0]


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
