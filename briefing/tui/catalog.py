"""What the reader can limit a search by: the outlet, the day and the names of every article, and how many have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from briefing.models import Reading, Span
from briefing.models.kept import Counted, counted_in
from briefing.tui.question import Question
from briefing.tui.text import said

LONGEST_NAME = 120
"""Characters; what is longer is no name but a mistake, and would fill the list."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one article can be found by besides its words; ``outlet`` is empty where none is named."""

    outlet: str
    day: date | None
    names: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """The cards of a collection by the id of their article, and the commonest kind of every name."""

    cards: Mapping[str, Card]
    kind_of: Mapping[str, str]

    def left(self, question: Question, ids: Iterable[str] | None = None) -> frozenset[str]:
        """Which of the articles, or of all there are, stay within the question's limits."""
        among = self.cards if ids is None else [name for name in ids if name in self.cards]
        return frozenset(name for name in among if _within(self.cards[name], question))

    def counts(self, part: str, ids: Iterable[str]) -> list[tuple[str, int]]:
        """The names, outlets or kinds of those articles and how many have each, the commonest first."""
        cards = [self.cards[name] for name in ids if name in self.cards]
        if part == "outlet":
            found = Counter(card.outlet for card in cards)
        elif part == "name":
            found = Counter(chain.from_iterable(card.names for card in cards))
        else:
            found = Counter(chain.from_iterable(card.kinds for card in cards))
        return sorted(found.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))

    def days(self, ids: Iterable[str]) -> list[tuple[date, int]]:
        """The days of those articles and how many are of each, the newest first."""
        days = (self.cards[name].day for name in ids if name in self.cards)
        return sorted(Counter(day for day in days if day is not None).items(), reverse=True)


def make_catalog(readings: Sequence[Reading], counted: Callable[[Reading], Counted] = counted_in) -> Catalog:
    """The catalog of a collection; ``counted`` gives an article's names, which are taken as written, on one line."""
    lines: dict[str, str] = {}
    kinds: dict[str, dict[str, int]] = {}
    cards = {}
    for reading in readings:
        names, types = set(), set()
        for raw, kind, number in counted(reading):
            name = lines.get(raw)
            if name is None:
                name = lines[raw] = said(raw) if len(raw) <= LONGEST_NAME else ""
            types.add(kind)
            if name:
                names.add(name)
                found = kinds.get(name)
                if found is None:  # hundreds of thousands of names: none makes what it throws away
                    found = kinds[name] = {}
                found[kind] = found.get(kind, 0) + number
        article = reading.article
        cards[article.id] = Card(article.outlet or "", article.published, tuple(sorted(names)), tuple(sorted(types)))
    return Catalog(cards, {name: _commonest(found) for name, found in kinds.items()})


def _commonest(numbers: Mapping[str, int]) -> str:
    if len(numbers) == 1:
        return next(iter(numbers))
    return min(numbers.items(), key=lambda item: (-item[1], item[0]))[0]


def places_of_name(reading: Reading, name: str) -> tuple[Span, ...]:
    """Where a name of the catalog stands in an article."""
    text = reading.article.text
    return tuple(
        Span(mention.start, mention.end) for mention in reading.analysis.mentions if said(mention.of(text)) == name
    )


def _within(card: Card, question: Question) -> bool:
    if question.outlet is not None and card.outlet != question.outlet:
        return False
    if question.name is not None and question.name not in card.names:
        return False
    if question.kind is not None and question.kind not in card.kinds:
        return False
    if question.since is None and question.until is None:
        return True
    day = card.day
    return day is not None and (question.since or day) <= day <= (question.until or day)
