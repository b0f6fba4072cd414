"""Tellings of different articles set side by side: every two that share enough, and the slots in which they differ."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from briefing.story.differences.answers import Answer, answer_to, common_words, likeliest
from briefing.story.differences.disputes import DENIED, card_of, disputes
from briefing.story.differences.reasons import DISPUTE
from briefing.story.differences.slots import Difference, asks_around, differences, exclusions
from briefing.story.statements.bags import ratio
from briefing.story.statements.likeness import LEAST_SHARED, NAME_WEIGHT, Likeness, likeness, likeness_from
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling
from briefing.story.statements.verbatim import ALIKE_AROUND, exchanged_piece

MOST_HOLDERS = 80
"""Tellings that may hold a word for it to be looked up: what more hold tells nothing about one event."""

SHORT_SCORE = 0.55
"""Likeness from which claims that share little, since they are short, are asked for words that exclude each other."""

FEW_WORDS = 14
"""Words, little ones among them, of a claim so short that the words of content alone do not tell which it is like."""

ROUNDING = 1e-6
"""What adding up in another order may take away, and more."""

ALIKE = 0.5
"""Likeness from which a telling with the same value is put beside another as evidence for it."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A difference between two tellings, given by their numbers; ``score`` is their likeness."""

    left: int
    right: int
    score: float
    difference: Difference


_Answers = tuple[tuple[float, str] | None, tuple[float, str] | None]


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was found of two tellings; ``answers`` are what the left or else the right one may answer of the other.

    ``lasting`` is whether it holds for all others that are told in the same words.
    """

    like: Likeness
    told: tuple[Difference, ...]
    answers: _Answers
    lasting: bool


_NO_ANSWERS: _Answers = (None, None)
_NOTHING = _Compared(Likeness(0.0, 0.0, 0.0, (), (), 0), (), _NO_ANSWERS, True)


def set_side_by_side(tellings: Sequence[Telling], alike: dict[int, list[int]]) -> list[Apart]:
    """The differences between every two tellings that share enough; those that are alike are put into ``alike``."""
    found: list[Apart] = []
    answers: list[Answer] = []
    common = common_words([telling.said for telling in tellings])
    known: dict[tuple[Statement, Statement], _Compared] = {}
    for left, right in _pairs(tellings):
        pair = tellings[left].said, tellings[right].said
        one = known.get(pair) or _compared(tellings[left], tellings[right], common)
        if one.lasting:
            known[pair] = one
        if one.like.shared >= LEAST_SHARED and one.like.score >= ALIKE:
            alike[left].append(right)
            alike[right].append(left)
        if one.told:
            found += [Apart(left, right, one.like.score, difference) for difference in one.told]
        if one.answers != _NO_ANSWERS:
            answers += _answers(left, right, one)
    return found + list(_answered(answers, found, tellings))


def _compared(left: Telling, right: Telling, common: Set[str]) -> _Compared:
    one, two = left.said, right.said
    if one.supposed or two.supposed:
        return _NOTHING
    denial = one.may_deny or two.may_deny
    like = likeness(one, two) if denial else likeness_from(one, two, LEAST_SHARED, SHORT_SCORE)
    if like is None and exchanged_piece(one, two) is None:
        return _NOTHING
    like = like or likeness(one, two)
    told: tuple[Difference, ...] = ()
    if like.shared >= LEAST_SHARED:
        told = differences(one, two, like, (left.around, right.around))
    elif like.score >= SHORT_SCORE or exchanged_piece(one, two):
        told = tuple(exclusions(one, two, like))
    answers = _NO_ANSWERS
    if denial and not told:
        told = disputes(one, two, like)
        answers = _NO_ANSWERS if told else (answer_to(one, two, like, common), answer_to(two, one, like, common))
    return _Compared(like, told, answers, not asks_around(like))


def _answers(left: int, right: int, compared: _Compared) -> Iterator[Answer]:
    """What of two tellings may answer the other one."""
    for (yes, no), answer in zip(((left, right), (right, left)), compared.answers, strict=True):
        if answer is not None:
            yield Answer(yes, no, answer[0], compared.like.score, answer[1])


def _answered(answers: Sequence[Answer], found: Sequence[Apart], tellings: Sequence[Telling]) -> Iterator[Apart]:
    """The likeliest of the answers as differences, none by what has a card in ``found`` already."""
    settled = {
        one.right if one.difference.right == DENIED else one.left for one in found if one.difference.reason == DISPUTE
    }
    for answer in likeliest(answers, tellings, settled):
        left, right = sorted((answer.yes, answer.no))
        yield Apart(left, right, answer.like, card_of(answer.matter, flipped=left == answer.no))


def _holders(features: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """The tellings that hold each feature, by number; without features that too many hold to tell anything."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(features):
        for feature in row:
            holders[feature].append(index)
    return {feature: held for feature, held in holders.items() if len(held) <= MOST_HOLDERS}


def _pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of tellings from different articles that share enough words and names to be of one event."""
    said = [telling.said for telling in tellings]
    known = {one: _features(one) for one in said}
    holders = _holders(known[one] for one in said)
    sizes = {one: _size_of(one, holders) for one in known}
    for index, one in enumerate(said):
        for other, value in _sharing(index, known[one], holders):
            two = said[other]
            if tellings[other].order == tellings[index].order:
                continue
            if _may_be_alike(sizes[one], sizes[two], value) or _run_alike(one, two):
                yield index, other


def _run_alike(one: Statement, two: Statement) -> bool:
    """Whether two short claims hold mostly the same words, little ones too: "turnout was higher than before"."""
    size = len(one.tokens) + len(two.tokens)
    return size <= 2 * FEW_WORDS and ratio(one.lows_bag, two.lows_bag, size) >= ALIKE_AROUND


def _sharing(index: int, row: Mapping[str, float], holders: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, float]]:
    """The tellings behind one that share enough of what is looked up, with what that weighs."""
    shared: dict[int, float] = defaultdict(float)
    for feature, value in row.items():
        held = holders.get(feature, ())
        for other in held[bisect_right(held, index) :]:
            shared[other] += value
    return ((other, value) for other, value in sorted(shared.items()) if value >= LEAST_SHARED * 0.5)


@dataclass(frozen=True, slots=True)
class _Size:
    """What a statement weighs, without what only says who reports it, and its names.

    ``beside`` is what it may share beside what is looked up: words that so many hold that they are not.
    """

    whole: float
    names: int
    beside: float
    may_deny: bool


def _size_of(said: Statement, holders: Mapping[str, Sequence[int]]) -> _Size:
    beside = math.fsum(value for word, value in said.weighed if word not in holders)
    return _Size(math.fsum(value for _, value in said.own), len(said.names), beside, said.may_deny)


def _may_be_alike(one: _Size, two: _Size, looked_up: float) -> bool:
    """Whether two statements that share so much of what is looked up may be told by ``likeness_from`` to share enough.

    Most pairs that share a rare word share no other.
    """
    names = NAME_WEIGHT * min(one.names, two.names)
    shared = looked_up + min(one.beside, two.beside) + names + ROUNDING
    enough = shared >= LEAST_SHARED or 2 * shared >= SHORT_SCORE * (one.whole + two.whole + 2 * names)
    return enough or one.may_deny or two.may_deny


def _features(said: Statement) -> dict[str, float]:
    row = dict(said.weighed)
    row.update({f"·{name.text.lower().split()[-1]}": NAME_WEIGHT for name in said.names})
    return row
