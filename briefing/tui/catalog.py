"""What the reader can limit a search by: the outlet, the day and the names of every article, and how many have each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING

from briefing.models import Reading, Span
from briefing.models.kept import light_of
from briefing.records import dataclass
from briefing.tui.question import Question
from briefing.tui.text import said

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.pipeline.mentions import NameTable

LONGEST_NAME = 120
"""Characters; what is longer is no name but a mistake, and would fill the list."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one article can be found by besides its words and names; ``outlet`` is empty where none is named."""

    outlet: str
    day: date | None


class Catalog:
    """The cards of a collection by the id of their article, and the names that the articles have.

    Names are looked at when somebody asks for one: until then they lie as they were kept.
    """

    def __init__(self, readings: Sequence[Reading], table: Callable[[], NameTable]) -> None:
        """``table`` gives the names of these articles, in their order, when somebody asks for one."""
        self._articles = [light_of(reading.article) for reading in readings]
        self._table = table
        self._read: _Names | None = None
        self._made: dict[str, Card] | None = None
        self._numbers: dict[str, int] | None = None

    # Two threads may make these at once, to the same; the one lock of a cached property would hold up both.

    @property
    def cards(self) -> dict[str, Card]:
        """The cards."""
        if self._made is None:
            self._made = {one.id: Card(one.outlet or "", one.published) for one in self._articles}
        return self._made

    @property
    def _rows(self) -> dict[str, int]:
        if self._numbers is None:
            self._numbers = {article.id: row for row, article in enumerate(self._articles)}
        return self._numbers

    @property
    def _names(self) -> _Names:
        if self._read is None:
            self._read = _Names(self._table())
        return self._read

    def beside(self, more: Mapping[str, Card]) -> Catalog:
        """The same with other articles, of which no names are known."""
        made = copy(self)
        made._made = {**more, **self.cards}
        return made

    def kind_of(self, name: str) -> str:
        """The commonest kind of a name."""
        return self._names.kind_of(name)

    def names(self, article: str) -> tuple[str, ...]:
        """The names of an article, each once, in their order."""
        return self._names.of(self._rows[article])

    def left(self, question: Question, ids: Iterable[str] | None = None) -> frozenset[str]:
        """Which of the articles, or of all there are, stay within the question's limits."""
        among = self.cards if ids is None else [name for name in ids if name in self.cards]
        within = [name for name in among if _within(self.cards[name], question)]
        for part in ("name", "kind"):
            wanted = getattr(question, part)
            if wanted is not None:
                having = self._names.having(part, wanted)
                within = [name for name in within if self._rows.get(name) in having]
        return frozenset(within)

    def counts(self, part: str, ids: Iterable[str]) -> list[tuple[str, int]]:
        """The names, outlets or kinds of those articles and how many have each, the commonest first."""
        if part == "outlet":
            found: dict[str, int] = {}
            for name in ids:
                if name in self.cards:
                    outlet = self.cards[name].outlet
                    found[outlet] = found.get(outlet, 0) + 1
        else:
            found = self._names.counts(part, [self._rows[name] for name in ids if name in self._rows])
        return sorted(found.items(), key=lambda item: (-item[1], item[0].casefold(), item[0]))

    def days(self, ids: Iterable[str]) -> list[tuple[date, int]]:
        """The days of those articles and how many are of each, the newest first."""
        found: dict[date, int] = {}
        for name in ids:
            day = self.cards[name].day if name in self.cards else None
            if day is not None:
                found[day] = found.get(day, 0) + 1
        return sorted(found.items(), reverse=True)


class _Names:
    """The names of all articles as arrays. Names are taken as written, on one line; overlong ones are left out."""

    def __init__(self, table: NameTable) -> None:
        import numpy as np  # noqa: PLC0415  # only who limits a search by names needs it

        numbers: dict[str, int] = {}
        taken = []
        for raw in table.names:
            name = said(raw) if len(raw) <= LONGEST_NAME else ""
            taken.append(numbers.setdefault(name, len(numbers)) if name else -1)
        self.texts = {"name": tuple(numbers), "kind": tuple(table.kinds)}
        self.numbers = {"name": numbers, "kind": {kind: number for number, kind in enumerate(table.kinds)}}
        entries = np.frombuffer(b"".join(table.rows), np.uint32).reshape(-1, 3).astype(np.int64)
        rows = np.repeat(np.arange(len(table.rows)), [len(row) // 12 for row in table.rows])
        names = np.array(taken, np.int64)[entries[:, 0]] if taken else entries[:, 0]
        listed = names >= 0
        self._pairs = {"name": _pairs(rows[listed], names[listed]), "kind": _pairs(rows, entries[:, 1])}
        self._kinds = _commonest(names[listed], entries[listed], table.kinds)

    def having(self, part: str, text: str) -> frozenset[int]:
        """The rows that have this name, or names of this kind."""
        rows, values = self._pairs[part]
        return frozenset(rows[values == self.numbers[part].get(text, -1)].tolist())

    def of(self, row: int) -> tuple[str, ...]:
        """The names of a row, in their order."""
        rows, values = self._pairs["name"]
        return tuple(sorted(self.texts["name"][number] for number in values[rows == row].tolist()))

    def counts(self, part: str, rows: Sequence[int]) -> dict[str, int]:
        """How many of the rows have each name or kind."""
        import numpy as np  # noqa: PLC0415  # as above

        there, values = self._pairs[part]
        among = values[np.isin(there, np.array(rows, np.int64))]
        found, numbers = np.unique(among, return_counts=True)
        return {self.texts[part][value]: number for value, number in zip(found.tolist(), numbers.tolist(), strict=True)}

    def kind_of(self, name: str) -> str:
        """The commonest kind of a name, of several the first by the alphabet."""
        return self.texts["kind"][self._kinds[self.numbers["name"][name]]]


def _commonest(names: NDArray[np.int64], entries: NDArray[np.int64], kinds: Sequence[str]) -> dict[int, int]:
    """The commonest kind of each name, of several the first by the alphabet, by their numbers."""
    import numpy as np  # noqa: PLC0415  # as above

    by_alphabet = sorted(range(len(kinds)), key=lambda kind: kinds[kind])
    ranks = np.empty(len(kinds), np.int64)
    ranks[by_alphabet] = np.arange(len(kinds))
    pairs, which = np.unique(names * len(kinds) + ranks[entries[:, 1]], return_inverse=True)
    sums = np.bincount(which.reshape(-1), weights=entries[:, 2], minlength=len(pairs))
    found: dict[int, int] = {}
    for at in np.argsort(-sums, kind="stable").tolist():  # pairs of one sum stay in the order of the alphabet
        name, rank = divmod(int(pairs[at]), len(kinds))
        found.setdefault(name, by_alphabet[rank])
    return found


def _pairs(rows: NDArray[np.int64], values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair of a row and a value once, in the order of the rows."""
    import numpy as np  # noqa: PLC0415  # as above

    width = int(values.max()) + 1 if len(values) else 1
    pairs = np.unique(rows * width + values)
    return pairs // width, pairs % width


def places_of_name(reading: Reading, name: str) -> tuple[Span, ...]:
    """Where a name of the catalog stands in an article."""
    text = reading.article.text
    return tuple(
        Span(mention.start, mention.end) for mention in reading.analysis.mentions if said(mention.of(text)) == name
    )


def _within(card: Card, question: Question) -> bool:
    if question.outlet is not None and card.outlet != question.outlet:
        return False
    if question.since is None and question.until is None:
        return True
    day = card.day
    return day is not None and (question.since or day) <= day <= (question.until or day)
