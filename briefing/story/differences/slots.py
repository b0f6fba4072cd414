"""Two tellings of one event set side by side: the slots in which they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.language.english.denial import negates
from briefing.language.english.meanings import meaning
from briefing.language.english.tense import FUTURE, PAST
from briefing.models import ConflictKind, EntityType
from briefing.story.differences.exchanges import tells_of_another
from briefing.story.differences.exclusions import excluding_words
from briefing.story.differences.other_acts import other_event
from briefing.story.differences.reasons import ANOTHER, BOTH_BOUNDED, BOUNDED, IN_TURN, UPDATE
from briefing.story.differences.scenes import days_apart, other_time, others_differ, same_act
from briefing.story.statements.acts import PASSIVE, Act, exclude_each_other, may_follow, same_object
from briefing.story.statements.amounts import Amount, adds_up, can_both_hold, comparable, owner_of
from briefing.story.statements.clocks import clocks_apart
from briefing.story.statements.likeness import Likeness, likeness
from briefing.story.statements.names import Name, different_level, is_street, same_name
from briefing.story.statements.statement import Statement, When, narrowed

AMOUNT_SCORE = 0.55
"""Likeness from which two amounts of one unit are taken to count the same thing."""

MOST_REST = 3.0
"""Weight of words that each may tell beside, from which on two claims are taken to be of different things."""

SAME_COMPANY = 3
"""Names in common from which two days near each other are shown even where the acts differ."""

NAME_REST = 0.9
"""The same for two names: not a whole word."""

ACT_REST = 1.5
"""The same for two acts: little more than the two verbs."""
SUBJECT_REACH = 6
"""Words before a verb among which its subject stands."""

NEAR_DAYS = 3
NEAR_SCORE, NEAR_SHARED = 0.4, 2.0
"""What the words around two acts must share; one side may well tell more: to whom, and what kind of letter."""

CLOCK_SCORE = 0.4
"""Likeness from which two times of day a few minutes apart are of one moment, if what happened is the same."""

SURE_SCORE = 0.75
"""Likeness from which amounts are compared though the verbs differ: "lost 2 million", "cost it 2 million"."""

WORDS = "words"
"""The key of a difference between words that stand in each other's place."""

DENIED_SCORE = 0.6
"""Likeness from which what is told not to have been done is what the other side says was done."""

Around = tuple[Sequence[Name], Sequence[Name]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot filled in two ways. ``left`` and ``right`` are the normalised values; ``reason`` explains it away.

    ``key`` is the unit of numbers: differences in other units of one claim are other conflicts.
    """

    kind: ConflictKind
    left: str
    right: str
    reason: str | None = None
    key: str = ""


def differences(one: Statement, two: Statement, like: Likeness, around: Around = ((), ())) -> tuple[Difference, ...]:
    """The slots in which two tellings of one event differ; none where more than one thing differs at once.

    ``around`` are all names of either article.

    Two newsrooms seldom err in two slots of one claim: where two slots differ, they mostly tell of two events.
    """
    if one.amounts and two.amounts and _other_in_order(one, two):
        return ()
    found = [
        *_amounts(one, two, like),
        *_days(one, two, like),
        *_clocks(one, two, like),
        *_names(one, two, like, around),
        *_acts(one, two, like),
        *_denials(one, two, like),
    ]
    excluding = list(exclusions(one, two, like))
    # Asked last: it costs more than all the rest, and where no slot differs nothing depends on it.
    if not found or tells_of_another(one, two):
        return tuple(excluding)
    if not any(difference.kind in _OF_ACTS for difference in found):
        found += excluding
    plain = [difference for difference in found if difference.reason is None]
    return tuple(found) if len(plain) <= 1 else ()


_OF_ACTS = frozenset((ConflictKind.ACTION, ConflictKind.DENIAL))


def exclusions(one: Statement, two: Statement, like: Likeness) -> Iterator[Difference]:
    """Words that cannot both be true, of one time and by like actors."""
    if days_apart(one, two) or others_differ(like):
        return
    for kind, left, right in excluding_words(one, two):
        if _turns(one, left) == _turns(two, right):
            yield Difference(kind, left, right, _later(one, two), WORDS)


def _turns(telling: Statement, side: str) -> bool:
    """Whether a telling says "not" of a word, or denies all that it tells; "no one" says it itself."""
    words = set[str]() if negates(side.split()) else {meaning(word) for word in side.split()}
    return telling.denies or any(words & clause for clause in telling.denied.clauses)


def agrees(telling: Statement, kind: ConflictKind, value: str) -> bool:
    """Whether a telling fills the slot of that kind with the same value."""
    if kind is ConflictKind.NUMBER:
        return any(amount.shown == value for amount in telling.amounts)
    if kind is ConflictKind.DATE:
        return any(day.value == value for day in telling.days) or any(one.shown == value for one in telling.clocks)
    if kind in {ConflictKind.PLACE, ConflictKind.PERSON}:
        return any(name.text == value for name in telling.names)
    if kind is ConflictKind.ACTION:
        return any(act.verb == value for act in telling.acts)
    return False


def _other_in_order(one: Statement, two: Statement) -> bool:
    """The first ship and the second one: ordinals that tell two things of a kind apart, and nothing else."""
    lefts, rights = ([amount for amount in telling.amounts if amount.kind == "ordinal"] for telling in (one, two))
    if not lefts or not rights:
        return False
    told = [{(amount.low, amount.unit) for amount in t.amounts if amount.kind != "ordinal"} for t in (one, two)]
    differ = any(a.unit == b.unit and a.low != b.low for a in lefts for b in rights)
    return differ and (told[0] != told[1] or any(amount.low == 1 for amount in (*lefts, *rights)))


def _amounts(one: Statement, two: Statement, like: Likeness) -> Iterator[Difference]:
    if not one.amounts or not two.amounts or like.score < AMOUNT_SCORE or like.rest > MOST_REST:
        return
    if like.score < SURE_SCORE and not same_act(one, two, like):
        return
    if other_time(one, two) or others_differ(like) or days_apart(one, two):
        return
    still_open = _open_amounts(one, two)
    if len(still_open) != 1:
        return
    left, right = still_open[0]
    if adds_up(left, two.amounts) or adds_up(right, one.amounts) or _other_subject(one, left, two, right):
        return
    reason = why_no_conflict(one, two, left, right)
    yield Difference(ConflictKind.NUMBER, left.shown, right.shown, reason, left.role or left.unit or right.unit)


def _open_amounts(one: Statement, two: Statement) -> list[tuple[Amount, Amount]]:
    """Pairs of amounts of the same, neither of which agrees with any amount of the other telling."""
    every = [(a, b) for a in one.amounts for b in two.amounts]
    pairs = [(a, b) for a, b in every if comparable(a, b) and same_verb(one, a, two, b) and same_owner(one, a, two, b)]
    agreeing = [pair for pair in pairs if can_both_hold(*pair)]
    agreeing += [(a, b) for a, b in every if (a.low, a.high) == (b.low, b.high)]
    agreed = {id(amount) for pair in agreeing for amount in pair}
    return [(a, b) for a, b in pairs if id(a) not in agreed and id(b) not in agreed]


_STAND_INS = frozenset(("it", "he", "she", "they", "who", "which", "that", "we", "i"))


def same_owner(one: Statement, left: Amount, two: Statement, right: Amount) -> bool:
    """Two ages may be of one person."""
    first, second = owner_of(left, one.names), owner_of(right, two.names)
    return first is None or second is None or same_name(first, second)


def same_verb(one: Statement, left: Amount, two: Statement, right: Amount) -> bool:
    """The verbs by two amounts are one, or one of them is told by the other side too."""
    if left.role or left.kind in {"money", "score"} or not left.anchor or not right.anchor:
        return True
    if not one.verbs & two.verbs:
        return True
    return left.anchor == right.anchor or left.anchor in two.words or right.anchor in one.words


def _other_subject(one: Statement, left: Amount, two: Statement, right: Amount) -> bool:
    """Two amounts behind one verb in the active voice, of which other things are told: each party won its own share."""
    if left.anchor != right.anchor:
        return False
    subjects = _subject(one, left), _subject(two, right)
    return bool(subjects[0] and subjects[1] and not subjects[0] & subjects[1])


def _subject(telling: Statement, amount: Amount) -> frozenset[str]:
    """The words before the verb that an amount stands behind; none in the passive voice."""
    places = [
        at
        for at, token in enumerate(telling.tokens)
        if token.meaning == amount.anchor and token.end <= amount.span.start
    ]
    if not places:
        return frozenset()
    before = telling.tokens[max(0, places[-1] - SUBJECT_REACH) : places[-1]]
    if any(token.low in PASSIVE or token.low in _STAND_INS for token in before[-3:]):
        return frozenset()
    return frozenset(token.meaning or token.low for token in before if token.meaning or token.slot)


def why_no_conflict(one: Statement, two: Statement, left: Amount, right: Amount) -> str | None:
    """Why two amounts that cannot both hold may yet be no conflict; None where nothing is seen."""
    if one.published and two.published and one.published != two.published and left.kind != "ordinal":
        first, last = (left, right) if one.published < two.published else (right, left)
        later = two if one.published < two.published else one
        if last.low > first.high or {"now", "still", "so", "revised", "corrected"} & {
            token.low for token in later.tokens
        }:
            return UPDATE
        if left.kind in {"percent", "money", "measure"}:
            return "the articles are of different days"
    if left.bound == right.bound == "least":
        return BOTH_BOUNDED
    bounded, other = (left, right) if left.bound == "least" else (right, left)
    return BOUNDED if bounded.bound == "least" and other.low >= bounded.low else None


def _days(one: Statement, two: Statement, like: Likeness) -> Iterator[Difference]:
    if not days_apart(one, two) or other_time(one, two) or others_differ(like) or _amounts_clash(one, two):
        return
    pair = closest_days([(a, b) for a in one.days for b in two.days if same_anchor(a, b)])
    if pair and _other_patients(one, two, pair):
        return
    if pair and like.score >= 0.4 and like.rest <= MOST_REST and same_act(one, two, like):
        yield Difference(ConflictKind.DATE, pair[0].value, pair[1].value)
        return
    if like.common_names < SAME_COMPANY or like.score < 0.5:
        return
    near = closest_days([(a, b) for a in one.days for b in two.days if abs((a.low - b.low).days) <= NEAR_DAYS])
    if near and _precision(near[0]) == 0:
        yield Difference(
            ConflictKind.DATE, near[0].value, near[1].value, other_event(one, two, (near[0].anchor, near[1].anchor))
        )


def _other_patients(one: Statement, two: Statement, pair: tuple[When, When]) -> bool:
    """Whether what was done on the two days was done to others: "a soldier was killed", "three people were killed"."""
    found = []
    for telling, when in ((one, pair[0]), (two, pair[1])):
        acts = [at for at, token in enumerate(telling.tokens) if token.meaning == when.anchor]
        before = telling.tokens[max(0, acts[0] - SUBJECT_REACH) : acts[0]] if acts else ()
        if not any(token.low in PASSIVE for token in before[-2:]):
            return False
        found.append({token.meaning or token.low for token in before if token.meaning or token.slot})
    return bool(found[0] and found[1]) and found[0].isdisjoint(found[1])


def _clocks(one: Statement, two: Statement, like: Likeness) -> Iterator[Difference]:
    """Times of day some minutes apart: newsrooms seldom tell of two such moments in like words."""
    pair = clocks_apart(one.clocks, two.clocks) if one.clocks and two.clocks else None
    if pair is None or days_apart(one, two) or other_time(one, two) or others_differ(like):
        return
    left, right = pair
    sure = like.score >= CLOCK_SCORE and (left.anchor == right.anchor or same_act(one, two, like))
    reason = None if sure else f"{ANOTHER} moment of the same event"
    yield Difference(ConflictKind.DATE, left.shown, right.shown, reason, "clock")


def closest_days(pairs: Sequence[tuple[When, When]]) -> tuple[When, When] | None:
    """The pair of days of one precision and on one side of the present that lie nearest to each other."""
    fit = [(a, b) for a, b in pairs if _precision(a) == _precision(b) and {a.tense, b.tense} != {PAST, FUTURE}]
    return min(fit, key=lambda pair: (abs((pair[0].low - pair[1].low).days), pair[0].value), default=None)


def same_anchor(one: When, two: When) -> bool:
    """Both days stand by the same verb, as far as one is seen."""
    return not one.anchor or not two.anchor or one.anchor == two.anchor


def _precision(when: When) -> int:
    days = (when.high - when.low).days
    return 0 if days == 0 else 1 if days < 15 else 2 if days < 40 else 3 if days < 400 else 4


def _amounts_clash(one: Statement, two: Statement) -> bool:
    pairs = [(a, b) for a in one.amounts for b in two.amounts if comparable(a, b)]
    return bool(pairs) and not any(can_both_hold(*pair) for pair in pairs)


def _names(one: Statement, two: Statement, like: Likeness, around: Around) -> Iterator[Difference]:
    """One name on each side that the other lacks, in the same place of the same claim."""
    if like.score < 0.5 or not asks_around(like) or _amounts_clash(one, two) or days_apart(one, two):
        return
    left, right = like.only_left[0], like.only_right[0]
    if _is_around(left, around[1]) or _is_around(right, around[0]):
        return
    if left.type is right.type is EntityType.PERSON and not is_street(left) and not is_street(right):
        if left.possessive == right.possessive and _same_title(left, right):
            yield Difference(ConflictKind.PERSON, left.text, right.text)
        return
    placed = left.is_place and right.is_place and left.before == right.before
    if placed and same_act(one, two, like) and not different_level(left, right):
        yield Difference(ConflictKind.PLACE, left.text, right.text)


def asks_around(like: Likeness) -> bool:
    """Whether two tellings each name one that the other lacks, so that the rest of their articles matters."""
    return len(like.only_left) == len(like.only_right) == 1 and like.rest <= NAME_REST


def _is_around(name: Name, others: Iterable[Name]) -> bool:
    """Whether the other article names it elsewhere; then it knows of both, and tells of another part they play."""
    return any(same_name(name, one) for one in others)


def _same_title(one: Name, two: Name) -> bool:
    """The words before two names do not set two offices apart: "foreign minister" and "interior minister" do."""
    left, right = set(one.title), set(two.title)
    return not (left - right and right - left)


def _acts(one: Statement, two: Statement, like: Likeness) -> Iterator[Difference]:
    none = one.act_lines.isdisjoint(two.act_lines) or one.negative or two.negative
    if none or _amounts_clash(one, two) or days_apart(one, two):
        return
    for left in one.acts:
        for right in two.acts:
            if not (left.told and right.told and exclude_each_other(left, right) and same_object(left, right)):
                continue
            if _also_tells(two, left) or _also_tells(one, right) or not _same_scene(one, left, two, right, like):
                continue
            yield Difference(
                ConflictKind.ACTION, left.verb, right.verb, IN_TURN if may_follow(left, right) else _later(one, two)
            )
            return


def _same_scene(one: Statement, left: Act, two: Statement, right: Act, like: Likeness) -> bool:
    """The tellings are alike, as a whole or in the words around the two acts with a name in common."""
    if like.score >= 0.5 and like.rest <= ACT_REST and not others_differ(like):
        return True
    if not left.behind & right.behind & one.words & two.words:
        return False
    near = likeness(narrowed(one, left.place), narrowed(two, right.place))
    return near.score >= NEAR_SCORE and near.shared >= NEAR_SHARED and near.common_names > 0 and not others_differ(near)


def _also_tells(telling: Statement, act: Act) -> bool:
    """Whether a telling holds the act of the other one too, beside its own."""
    return any(bool(act.choices & own.choices) and not exclude_each_other(act, own) for own in telling.acts)


def _later(one: Statement, two: Statement) -> str | None:
    if one.published and two.published and one.published != two.published:
        return "later development: the articles are of different days"
    return None


def _denials(one: Statement, two: Statement, like: Likeness) -> Iterator[Difference]:
    """What one side says was done and the other that it was not; an accusation and its denial are told elsewhere."""
    if like.score < DENIED_SCORE or not (one.negated or two.negated) or not same_act(one, two, like):
        return
    if others_differ(like):
        return
    for yes, no, flipped in ((one, two, False), (two, one, True)):
        if (
            (yes.negative or yes.left_open)
            or yes.accuses
            or no.denies
            or _cannot(no) != _cannot(yes)
            or (like.only_right if no is two else like.only_left)
        ):
            continue
        told = yes.words if like.score >= SURE_SCORE else yes.verbs - _intended(yes)
        denied = [form for word, form in no.negated if word in told]
        if denied:
            word = min(denied)
            yield Difference(ConflictKind.DENIAL, *((f"not {word}", word) if flipped else (word, f"not {word}")))
            return


def _intended(telling: Statement) -> frozenset[str]:
    """The verbs behind "to", which tell what somebody means to do."""
    return frozenset(two.meaning for one, two in pairwise(telling.tokens) if one.low == "to")


def _cannot(telling: Statement) -> bool:
    """Whether it speaks of what can be done, and not of what was."""
    return any(token.low in _ABLE for token in telling.tokens)


_ABLE = frozenset(("can", "can't", "cannot", "could", "couldn't"))
