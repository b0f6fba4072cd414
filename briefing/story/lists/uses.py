"""One wording at one place, and whether it stands in somebody's words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.models import Article, Evidence, QuoteKind, Reading, Span


@dataclass(frozen=True, slots=True)
class Use:
    """One wording at one place; ``sense`` is what it has in common with other forms of the same wording.

    ``quoted`` where it stands in somebody's words, ``sided`` where it takes sides, so that even a quotation of it is a
    choice; ``address`` where it only is a form of address ("Sen."). In a headline, which is no part of the text, the
    evidence is empty and stands at the beginning.
    """

    label: str
    sense: str
    evidence: Evidence
    quoted: bool = False
    sided: bool = False
    headline: bool = False
    address: bool = False

    @property
    def chosen(self) -> bool:
        """Whether the outlet has chosen the words: its own, or a quotation of words that take sides."""
        return self.sided or not (self.quoted or self.address)

    @classmethod
    def in_headline(cls, label: str, sense: str, article: Article) -> Use:
        """The use of a label in the headline of an article."""
        return cls(label, sense, Evidence(article.id, 0, 0, ""), headline=True)


def has_headline(article: Article) -> bool:
    """Whether an article has a headline beside its text, not one made of it."""
    return not article.title_inferred and article.title not in article.text


class QuotedPlaces:
    """What stands between quotation marks in an article."""

    def __init__(self, reading: Reading) -> None:
        self._spans: list[Span] = sorted(
            (quote for quote in reading.analysis.quotes if quote.kind is not QuoteKind.INDIRECT),
            key=lambda quote: (quote.start, quote.end),
        )
        self._starts = [span.start for span in self._spans]

    def holds(self, span: Span) -> bool:
        """Whether a span begins inside a quotation."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._spans[at].end > span.start


def differ(uses: Iterable[Use]) -> bool:
    """Whether at least two articles choose different words, so that there is something to compare."""
    senses = _senses(uses)
    return any(one != senses[0] for one in senses[1:])


def exclude(uses: Iterable[Use]) -> bool:
    """Whether two articles have no word in common, so that it is no mere change of words for the sound of it."""
    return any(one.isdisjoint(other) for one, other in combinations(_senses(uses), 2))


def _senses(uses: Iterable[Use]) -> list[set[str]]:
    """What each article chooses, of those that choose."""
    by_article: dict[str, set[str]] = {}
    for use in uses:
        if use.chosen:
            by_article.setdefault(use.evidence.article, set()).add(use.sense)
    return list(by_article.values())


def apart(uses: Sequence[Use]) -> list[Use]:
    """The uses with one at each place: the first of those that overlap."""
    kept: list[Use] = []
    for use in uses:
        held = (other for other in kept if other.evidence.article == use.evidence.article and not other.headline)
        if use.headline or not any(other.evidence.span.overlaps(use.evidence.span) for other in held):
            kept.append(use)
    return kept
