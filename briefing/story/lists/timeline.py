"""The events of a story by the day on which they fell.

The same event told by several outlets is one entry: same day, and claims that share much of what they say. What a day
stands for is another entry than what happened on it. Two entries for one event do less harm than one for two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from briefing.language.english.calendar import bounds
from briefing.language.english.meanings import weight
from briefing.models import Evidence, Reading, TimelineEvent
from briefing.story.lists.daytellings import DayTelling, day_tellings
from briefing.story.origins.firmness import firmest

SAME_EVENT = 0.3
"""Two claims of one day tell one event if this share of the weight of the shorter one's words is in both."""

LEAST_SHARED = 1.8
"""Weight of the words that two claims must share to be one event: about two telling words."""

TELLING_VERB = 0.5
"""Weight of a verb from which two claims that put it on one day, and share another word, tell one event."""

FEWEST_PLAIN = 2
"""Words beside names that two claims with other verbs must share to be one event."""

_MONTH = 27
"""Days between the first and the last of the shortest month."""


_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")

_Kind: TypeAlias = tuple[frozenset[str], frozenset[str], frozenset[str], str, bool]
"""What a telling says: its words, its names, its figures, its verb, and whether it tells what the day stands for."""


def build_timeline(readings: Sequence[Reading]) -> tuple[TimelineEvent, ...]:
    """The events of the story, earliest first; of events that begin on one day the longer period comes later."""
    tellings = [telling for reading in readings for telling in day_tellings(reading)]
    by_date: dict[str, list[DayTelling]] = {}
    for telling in tellings:
        by_date.setdefault(telling.date, []).append(telling)
    groups = [group for day in by_date.values() for group in _of_note(_beginnings(_long_ago(_groups(day))))]
    return tuple(sorted(map(_event, _put_into_finer(groups)), key=_order))


def _long_ago(groups: list[list[DayTelling]]) -> list[list[DayTelling]]:
    """The groups of a day, as one where several articles name the very same day long before the news.

    "Left the quay on July 14" and "was launched on July 14" are the one thing for which a story goes back to that day.
    """
    tellings = [telling for group in groups for telling in group]
    if len(groups) == 1 or not _WHOLE_DAY.match(tellings[0].date) or any(one.near or one.standing for one in tellings):
        return groups
    return [tellings] if len({one.evidence.article for one in tellings}) > 1 else groups


def _beginnings(groups: list[list[DayTelling]]) -> list[list[DayTelling]]:
    """The groups of a day, those as one with which articles begin and that share a telling word.

    News tells the main thing first: what two of them say happened that day is mostly told in other words.
    """
    heads = [at for at, group in enumerate(groups) if any(one.heads and not one.standing for one in group)]
    joined: list[list[DayTelling]] = []
    for at, group in enumerate(groups):
        home = next((one for one in joined if at in heads and _begin_alike(one, group)), None)
        if home is None:
            joined.append(list(group))
        else:
            home += group
    return joined


def _begin_alike(one: Sequence[DayTelling], two: Sequence[DayTelling]) -> bool:
    """Whether two groups hold beginnings of articles that share words of some weight, not names alone, verbs or not."""
    first, second = ([telling for telling in group if telling.heads] for group in (one, two))
    return any(
        a.evidence.article != b.evidence.article
        and _weight(a.words & b.words) >= LEAST_SHARED
        and _weight((a.words & b.words) - a.names - b.names) >= TELLING_VERB
        for a in first
        for b in second
    )


def _of_note(groups: list[list[DayTelling]]) -> list[list[DayTelling]]:
    """The groups of a day without those that only name it by the way, where something else is told of it."""
    kept = [group for group in groups if not all(telling.passing for telling in group)]
    return kept or groups


def _put_into_finer(groups: Sequence[list[DayTelling]]) -> list[list[DayTelling]]:
    """The groups, those told by a month or a year put into the one that tells the same event by a day or month in it.

    Where two such events fit, the vaguer telling stays by itself.
    """
    spans = [bounds(group[0].date) or (date.max, date.max) for group in groups]
    comparing = _Comparing()
    kept = [list(group) for group in groups]
    moved: set[int] = set()
    for at in _longest_first(spans):
        inside = [other for other in _inside(spans[at], spans) if other not in moved]
        same = [other for other in inside if _tell_one(groups[at], groups[other], comparing)]
        if len(same) == 1:
            kept[same[0]] += kept[at]
            moved.add(at)
    return [group for at, group in enumerate(kept) if at not in moved]


def _longest_first(spans: Sequence[tuple[date, date]]) -> list[int]:
    """Which of the spans of days last a month or more."""
    lengths = [(high - low).days for low, high in spans]
    return sorted((at for at, days in enumerate(lengths) if days >= _MONTH), key=lambda at: -lengths[at])


def _inside(span: tuple[date, date], spans: Sequence[tuple[date, date]]) -> Iterator[int]:
    """Which of the spans of days lie in one and are shorter."""
    low, high = span
    for number, (first, last) in enumerate(spans):
        if low <= first and last <= high and (last - first) < (high - low):
            yield number


def _tell_one(group: Sequence[DayTelling], other: Sequence[DayTelling], comparing: _Comparing) -> bool:
    """Whether every telling of a group tells the same event as some of another: by one verb, or long ago."""
    return all(
        any(
            one.verb and one.verb == two.verb and comparing.same(comparing.number(one), comparing.number(two))
            for two in other
        )
        for one in group
    )


def _order(event: TimelineEvent) -> tuple[date, date, int, tuple[Evidence, ...]]:
    low, high = bounds(event.date) or (date.max, date.max)
    return low, high, -len({evidence.article for evidence in event.evidence}), event.evidence


def _event(group: Sequence[DayTelling]) -> TimelineEvent:
    """One event; what tells it in a sentence of its own stands before what tells it in a clause or by the way."""
    told = sorted(group, key=lambda telling: (telling.passing, not telling.whole))
    evidence = dict.fromkeys(telling.evidence for telling in told)
    return TimelineEvent(told[0].date, told[0].surface, tuple(evidence), firmest([telling.hedge for telling in group]))


@dataclass(slots=True)
class _Group:
    """Tellings of one event; ``kinds`` counts them by what they say, ``places`` by their evidence as well."""

    tellings: list[DayTelling] = field(default_factory=list)
    kinds: Counter[int] = field(default_factory=Counter)
    places: dict[Evidence, Counter[int]] = field(default_factory=dict)

    def add(self, telling: DayTelling, kind: int) -> None:
        self.tellings.append(telling)
        self.kinds[kind] += 1
        self.places.setdefault(telling.evidence, Counter())[kind] += 1


class _Comparing:
    """What tellings say, numbered, and which of it is one event, compared once."""

    def __init__(self) -> None:
        self._numbers: dict[_Kind, int] = {}
        self._kinds: list[_Kind] = []
        self._same: dict[tuple[int, int], bool] = {}

    def number(self, telling: DayTelling) -> int:
        kind = (telling.words, telling.names, telling.figures, telling.verb, telling.standing)
        if kind not in self._numbers:
            self._numbers[kind] = len(self._kinds)
            self._kinds.append(kind)
        return self._numbers[kind]

    def same(self, one: int, two: int) -> bool:
        found = self._same.get((one, two))
        if found is None:
            found = self._same[one, two] = _same_event(self._kinds[one], self._kinds[two])
        return found


def _groups(tellings: Sequence[DayTelling]) -> list[list[DayTelling]]:
    """Tellings of one event together; a telling joins the first group of which at least half agree with it.

    Only groups that share the verb, the evidence or enough words (none weighs more than 1) can agree, and tellings that
    say the same are compared once.
    """
    comparing = _Comparing()
    groups: list[_Group] = []
    by_word: dict[str, set[int]] = defaultdict(set)
    by_key: dict[str | Evidence, set[int]] = defaultdict(set)
    for telling in tellings:
        kind = comparing.number(telling)
        keys: list[str | Evidence] = [telling.evidence, *([telling.verb] if telling.verb else [])]
        near = _sharing(telling, by_word)
        near.update(*(by_key.get(key, ()) for key in keys))
        home = next((at for at in sorted(near) if _belongs(telling, kind, groups[at], comparing)), len(groups))
        if home == len(groups):
            groups.append(_Group())
        groups[home].add(telling, kind)
        for places in (*(by_key[key] for key in keys), *(by_word[word] for word in telling.words)):
            places.add(home)
    return [group.tellings for group in groups]


def _sharing(telling: DayTelling, by_word: Mapping[str, set[int]]) -> set[int]:
    """The groups that hold enough words of a telling."""
    shared = Counter(at for word in telling.words for at in by_word.get(word, ()))
    return {at for at, count in shared.items() if count >= LEAST_SHARED}


def _belongs(telling: DayTelling, kind: int, group: _Group, comparing: _Comparing) -> bool:
    """Whether at least half of the group agrees with a telling of this kind."""
    here = group.places.get(telling.evidence)
    agreeing = 0
    for other, count in group.kinds.items():
        if comparing.same(kind, other):
            agreeing += count
        elif here is not None:
            agreeing += here[other]
    return 2 * agreeing >= len(group.tellings)


def _same_event(one: _Kind, two: _Kind) -> bool:
    """Whether two tellings of one day, in different places, tell one event."""
    (words, names, figures, verb, standing), (other_words, other_names, other_figures, other_verb, other) = one, two
    if standing is not other:
        return False
    common = words & other_words
    if figures and other_figures and not (figures & other_figures or names & other_names):
        return False  # "Lund beat Orsk 3-1", "Narva beat Ulm 2-0"
    if verb and verb == other_verb and weight(verb) >= TELLING_VERB and _weight(common - {verb}) >= TELLING_VERB:
        return True
    if verb and other_verb and verb not in other_words and other_verb not in words:
        plain = common - names - other_names
        if len(plain) < FEWEST_PLAIN:
            return False
    shared = _weight(common)
    return shared >= LEAST_SHARED and shared >= SAME_EVENT * min(_weight(words), _weight(other_words))


@lru_cache(maxsize=10_000)
def _weight(words: frozenset[str]) -> float:
    return sum(weight(word) for word in sorted(words))
