"""What tellers of one fact put differently though each may be right: since when a first is, how firmly they accuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from briefing.language.english.slots import accusing_word, first_of_what, first_since, narrowing_words
from briefing.models import ConflictKind, Fact, Span
from briefing.story.differences.reasons import FIRMNESS, SCOPE
from briefing.story.differences.slots import Difference
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling


def shades_apart(facts: Sequence[Fact], tellings: Sequence[Telling]) -> Iterator[tuple[int, int, Difference]]:
    """Pairs of tellings of different articles in one fact, by number, with what they put differently."""
    shaded = {said for said in {telling.said for telling in tellings} if _is_shaded(said)}
    places = {telling.evidence: index for index, telling in enumerate(tellings) if telling.said in shaded}
    several = [fact for fact in facts if len(fact.articles) > 1]
    insides = [sorted({places[one] for one in fact.evidence if one in places}) for fact in several]
    for left, right in chain.from_iterable(combinations(inside, 2) for inside in insides):
        if tellings[left].article != tellings[right].article:
            yield from ((left, right, one) for one in _shades(tellings[left].said, tellings[right].said))


def _shades(one: Statement, two: Statement) -> Iterator[Difference]:
    yield from _scopes(one, two)
    yield from _firmness(one, two)


def _is_shaded(said: Statement) -> bool:
    """Whether a telling says since when something is the first, or how firmly it accuses: most say neither."""
    return first_since(said.text) is not None or accusing_word(said.lows) is not None


def _scopes(one: Statement, two: Statement) -> Iterator[Difference]:
    """Since when something was the first, or the first of what, where each side says what the other does not."""
    sides = [first_since(telling.text) for telling in (one, two)]
    if sides[0] is None or sides[1] is None:
        return
    words, shown, figures = [], [], []
    for telling, (start, end) in zip((one, two), filter(None, sides), strict=True):
        place = Span(start, end)
        words.append({token.meaning for token in telling.tokens if token.meaning and place.contains(token)})
        figures.append({amount.shown for amount in telling.amounts if place.contains(amount.span)})
        shown.append(f"{first_of_what(telling.text)} since {telling.text[start:end].strip()}".lstrip())
    of_fewer = [narrowing_words(telling.text) for telling in (one, two)]
    another_time = words[0] - words[1] and words[1] - words[0] and not figures[0] & figures[1]
    if another_time or of_fewer[0] != of_fewer[1]:
        yield Difference(ConflictKind.SCOPE, shown[0], shown[1], SCOPE, "first")


def _firmness(one: Statement, two: Statement) -> Iterator[Difference]:
    """An accusation that the other side only calls a worry."""
    sides = [accusing_word(telling.lows) for telling in (one, two)]
    if sides[0] and sides[1] and sides[0][1] != sides[1][1]:
        yield Difference(ConflictKind.CERTAINTY, sides[0][0], sides[1][0], FIRMNESS, "firmness")
