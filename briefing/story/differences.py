"""Two tellings of one event set side by side: the slots in which they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.models import ConflictKind, EntityType
from briefing.story.alternatives import exclude_each_other, same_object
from briefing.story.amounts import Amount, can_both_hold, comparable
from briefing.story.names import Name, different_level, same_name
from briefing.story.sameness import weight
from briefing.story.tellings import Telling, When

LEAST_SHARED = 1.6
"""Weight of shared words and names below which two tellings are not compared: about two telling words."""

NAME_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot filled in two ways. ``left`` and ``right`` are the normalised values; ``reason`` explains it away."""

    kind: ConflictKind
    left: str
    right: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two tellings share. ``score`` is Dice's coefficient of the weights of words and names, from 0 to 1.

    ``rest`` is the lesser of what each has that the other lacks, in units of one telling word.
    """

    shared: float
    score: float
    rest: float
    only_left: tuple[Name, ...]
    only_right: tuple[Name, ...]
    common_names: int


def likeness(one: Telling, two: Telling) -> Likeness:
    """How much two tellings tell the same, slots for numbers and days left out."""
    only_left = [name for name in one.names if not any(same_name(name, other) for other in two.names)]
    only_right = [name for name in two.names if not any(same_name(name, other) for other in one.names)]
    common = min(len(one.names) - len(only_left), len(two.names) - len(only_right))
    shared = sum(weight(word) for word in sorted(one.words & two.words)) + NAME_WEIGHT * common
    left = sum(weight(word) for word in sorted(one.words - two.words))
    right = sum(weight(word) for word in sorted(two.words - one.words))
    total = 2 * shared + left + right + NAME_WEIGHT * (len(only_left) + len(only_right))
    score = 2 * shared / total if total else 0.0
    return Likeness(shared, score, min(left, right), tuple(only_left), tuple(only_right), common)


def differences(one: Telling, two: Telling, like: Likeness) -> tuple[Difference, ...]:
    """The slots in which two tellings of one event differ; none where more than one thing differs at once.

    Two newsrooms seldom err in two slots of one claim: where two slots differ, they mostly tell of two events.
    """
    found = [
        *_amounts(one, two, like),
        *_days(one, two, like),
        *_names(one, two, like),
        *_acts(one, two, like),
        *_denials(one, two, like),
    ]
    plain = [difference for difference in found if difference.reason is None]
    return tuple(found) if len(plain) <= 1 else ()


def _amounts(one: Telling, two: Telling, like: Likeness) -> Iterator[Difference]:
    if like.score < 0.4 or like.rest > 3.0 or _others_differ(like):
        return
    pairs = [(a, b) for a in one.amounts for b in two.amounts if comparable(a, b)]
    agreed = {id(x) for pair in pairs if can_both_hold(*pair) for x in pair}
    open_pairs = [(a, b) for a, b in pairs if id(a) not in agreed and id(b) not in agreed]
    lefts, rights = {id(a) for a, _ in open_pairs}, {id(b) for _, b in open_pairs}
    if len(lefts) != len(rights) or not open_pairs or _days_apart(one, two):
        return
    for left, right in open_pairs[:1]:
        yield Difference(ConflictKind.NUMBER, left.shown, right.shown, _update(one, two, left, right))


def _update(one: Telling, two: Telling, left: Amount, right: Amount) -> str | None:
    if one.published and two.published and one.published != two.published and left.kind != "ordinal":
        first, last = (left, right) if one.published < two.published else (right, left)
        later = two if one.published < two.published else one
        if last.low > first.high or {"now", "still", "so", "revised", "corrected"} & {
            token.low for token in later.tokens
        }:
            return "later update: the higher number was published later"
    if left.bound == right.bound != "exact":
        return "both numbers are bounds or estimates" if left.bound == "least" else None
    return None


def _days_apart(one: Telling, two: Telling) -> bool:
    """Both tell a day, and no day of the one can be one of the other."""
    if not one.days or not two.days:
        return False
    return not any(a.low <= b.high and b.low <= a.high for a in one.days for b in two.days)


def _others_differ(like: Likeness) -> bool:
    """Both sides name somebody or some place that the other does not: they may tell of other things."""
    return bool(like.only_left and like.only_right)


def _days(one: Telling, two: Telling, like: Likeness) -> Iterator[Difference]:
    if not _days_apart(one, two) or _others_differ(like) or like.score < 0.4 or _amounts_clash(one, two):
        return
    pair = _closest(one.days, two.days)
    if pair is None:
        return
    same_act = bool(one.verbs & two.verbs)
    if not same_act and ((one.verbs and two.verbs) or like.score < 0.7):
        return
    if like.rest > 3.0:
        return
    left, right = pair
    yield Difference(ConflictKind.DATE, left.value, right.value, None)


def _closest(ones: Sequence[When], twos: Sequence[When]) -> tuple[When, When] | None:
    pairs = [(a, b) for a in ones for b in twos if _precision(a) == _precision(b)]
    return min(pairs, key=lambda pair: (abs((pair[0].low - pair[1].low).days), pair[0].value), default=None)


def _precision(when: When) -> int:
    days = (when.high - when.low).days
    return 0 if days == 0 else 1 if days < 15 else 2 if days < 40 else 3 if days < 400 else 4


def _amounts_clash(one: Telling, two: Telling) -> bool:
    pairs = [(a, b) for a in one.amounts for b in two.amounts if comparable(a, b)]
    return bool(pairs) and not any(can_both_hold(*pair) for pair in pairs)


def _names(one: Telling, two: Telling, like: Likeness) -> Iterator[Difference]:
    """One name on each side that the other lacks, in the same place of the same claim."""
    if like.score < 0.5 or _amounts_clash(one, two) or _days_apart(one, two):
        return
    persons = _lone(like, EntityType.PERSON), _lone(like, EntityType.PERSON, right=True)
    if persons[0] and persons[1] and like.rest <= 0.9 and len(like.only_left) == len(like.only_right) == 1:
        left, right = persons
        if left.possessive == right.possessive and _same_title(left, right):
            yield Difference(ConflictKind.PERSON, left.text, right.text)
        return
    if len(like.only_left) == len(like.only_right) == 1 and like.rest <= 0.9:
        left, right = like.only_left[0], like.only_right[0]
        same_act = not one.verbs or not two.verbs or bool(one.verbs & two.verbs)
        placed = left.is_place and right.is_place and left.before == right.before
        if placed and same_act and not different_level(left, right):
            yield Difference(ConflictKind.PLACE, left.text, right.text)


def _lone(like: Likeness, kind: EntityType, *, right: bool = False) -> Name | None:
    names = like.only_right if right else like.only_left
    found = [name for name in names if name.type is kind]
    return found[0] if len(found) == 1 else None


def _same_title(one: Name, two: Name) -> bool:
    """The words before two names do not set two offices apart: "foreign minister" and "interior minister" do."""
    left, right = set(one.title[-3:]), set(two.title[-3:])
    if not left & right:
        return True
    return not (left - right and right - left)


def _acts(one: Telling, two: Telling, like: Likeness) -> Iterator[Difference]:
    if like.score < 0.5 or _others_differ(like) or _amounts_clash(one, two) or _days_apart(one, two):
        return
    for left in one.acts:
        for right in two.acts:
            if not exclude_each_other(left, right) or not same_object(left, right):
                continue
            if any(left.choices & other.choices for other in two.acts) or any(
                right.choices & o.choices for o in one.acts
            ):
                continue
            yield Difference(ConflictKind.ACTION, left.verb, right.verb, _later(one, two))
            return


def _later(one: Telling, two: Telling) -> str | None:
    if one.published and two.published and one.published != two.published:
        return "later development: the articles are of different days"
    return None


def _denials(one: Telling, two: Telling, like: Likeness) -> Iterator[Difference]:
    if like.score < 0.6 or _others_differ(like):
        return
    for yes, no, flipped in ((one, two, False), (two, one, True)):
        denied = no.negated & yes.words - yes.negated
        if not denied or yes.negated & no.words:
            continue
        word = min(denied, key=lambda w: (-weight(w), w))
        reason = "an accusation and its denial" if yes.accuses else None
        sides = (f"not {word}", word) if flipped else (word, f"not {word}")
        yield Difference(ConflictKind.DENIAL, *sides, reason)
        return
