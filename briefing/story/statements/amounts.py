"""Amounts in a telling: what they count, in what role, and whether two of them can both be right."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.numbers import bound_of
from briefing.language.english.meanings import meaning
from briefing.language.english.measures import measures
from briefing.language.english.plurals import show_amount
from briefing.language.english.stems import little_words
from briefing.language.english.tense import lies_away
from briefing.models import DateMention, NumberMention, Span
from briefing.story.statements.names import Name

_DURATION = re.compile(r"P(?:T)?(\d+(?:\.\d+)?)([YMWDH])\Z")
_DAYS = {"Y": 365.25, "M": 365.25 / 12, "W": 7.0, "D": 1.0}
"""Twelve months are a year exactly: 270 months and 22 and a half years are one time."""
_NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_SCORE = re.compile(r"(?<![\w.,-])(\d{1,3})(?:[-–]|(?<=\d)\sto\s)(\d{1,3})(?![\w.,]*\d|-|\s?%|\s[a-z]+s\b)")
_DIGIT = re.compile(r"\d")
_RATE = re.compile(
    r"[^.;:]{0,12}?\b(?:(?:a|an|per|each|every)\s(year|month|week|day|hour|minute|second|person|head|tonne|barrel)"
    r"|(annually|yearly|monthly|weekly|daily|hourly)|over\s[\w-]+\s(years|months|days))\b"
)
_DIRECTION = re.compile(r"\b(by|to|from|at)\s(?:\w+\s){0,2}\Z")
_SCOPE = re.compile(r"\s(on|in|aboard|from|under|among|inside|outside|over|below|of)\s([^,.;:]{3,40})")
_PART = re.compile(r"\b(?:of\s(?:them|whom|which|those|these)|among|including|with)\b")
_INCLUDED = re.compile(r"\b(?:including|among\sthem|them)\s(?:\w+\s)?\Z")
_OTHER = re.compile(r"[\s-](?:other|others|more|another|additional|further|extra)\b")
_SOME_OF = re.compile(r"\d\sof\s(?:the\s)?\Z|\b(?:first|last|past|next|final)\s\Z")
_ROLES = {
    "dead": "kill die dead death fatal perish drown lives body toll",
    "injured": "injure hurt wound",
    "missing": "missing unaccounted disappear",
    "arrested": "arrest detain charge suspect",
    "rescued": "rescue save pull",
    "displaced": "evacuate flee displace homeless",
    "trapped": "trap",
}
CUES = {meaning(word): role for role, words in _ROLES.items() for word in words.split()}
"""The role that the meaning of a word gives to a count near it."""

_MEASURED = re.compile(r"\b(?:measured|registered|recorded|put it)\s(?:at\s)?(?:an?\s)?(?:(?:about|around|some)\s)?\Z")
_QUAKE = re.compile(r"\b(?:magnitude|(?:earth)?quakes?|tremors?|aftershocks?|richter)\b", re.IGNORECASE)
QUAKE_REACH, STRONGEST = 250, 10.0
"""Characters before a figure in which a quake is spoken of where the figure is its magnitude, and no quake reaches."""

_CUE_WORD = re.compile(r"[^\W\d_]+")
_PARTED = re.compile(r"\d|\band\b|,")
_CUE_REACH = 45
_PERIODS = frozenset(meaning(word) for word in ("hour", "day", "week", "month", "quarter", "year", "half", "decade"))
_EXACT, _ABOUT, _LEAST, _MOST = "exact", "about", "least", "most"
SINGLED_OUT = 5
"""Beside a count from this on, a single one is somebody picked out and no other count."""

ROUGH = 0.15
"""Relative difference that "about" may cover."""

ADDED = 0.02
"""Relative difference that rounding leaves between a sum and its parts."""

LEAST_MONEY = 1000.0
"""A figure without a unit beside a sum of money is money from this on."""

EQUAL = 1e-9
"""Relative difference that arithmetic leaves between one time in minutes and in hours."""

CONVERTED = 0.05
"""Relative difference between two measures in different units that are rounded."""


@dataclass(frozen=True, slots=True)
class Amount:
    """``low`` to ``high`` of ``unit`` in a ``role`` (dead, injured…); ``rate`` is "year" in "a year".

    ``scope`` are the meanings of what limits the count, ``lead`` is the word before a number without a unit,
    ``anchor`` the nearest verb. ``shown`` is the normalised value as a reader sees it; a ``part`` is a share of a whole
    that is counted elsewhere.
    """

    low: float
    high: float
    unit: str
    kind: str
    bound: str
    role: str
    rate: str
    direction: str
    scope: frozenset[str]
    lead: str
    anchor: str
    span: Span
    shown: str
    part: bool = False


def _scores(text: str, span: Span, others: Sequence[Span]) -> Iterator[Amount]:
    """The scores of a telling, but for those in brackets and where something else stands."""
    if not _DIGIT.search(text, span.start, span.end):
        return  # most claims; the pattern tries every place of the text
    for match in _SCORE.finditer(text, span.start, span.end):
        if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
            continue
        if not any(one.start < match.end() and match.start() < one.end for one in others):
            yield _score(match)


def find_amounts(
    text: str, span: Span, numbers: Sequence[NumberMention], dates: Sequence[DateMention], verbs: Mapping[int, str]
) -> tuple[Amount, ...]:
    """The amounts of a telling, in the order of the text: counts and measures, durations, and scores.

    ``verbs`` are the meanings of its verbs by their place in the text.
    """
    cues = _cues(text, span) if numbers else []
    numbers = [_seismic(text, number) for number in numbers]
    found = [_amount(text, span, number, cues) for number in numbers]
    kinds = {role for _, role in cues}
    if len(found) == len(kinds) == 1 and found[0].kind == "count" and not found[0].unit and not found[0].role:
        found = [_amount(text, span, numbers[0], cues, role=min(kinds))]
    found += [one for day in dates if day.kind == "duration" and (one := _duration(text, span, day))]
    found += _scores(text, span, [*numbers, *dates])
    anchored = [replace(amount, anchor=nearest_verb(amount.span, verbs)) for amount in found]
    return tuple(sorted(anchored, key=lambda amount: amount.span))


def nearest_verb(span: Span, verbs: Mapping[int, str]) -> str:
    """The verb nearest to an amount, one before it counting as nearer than one behind."""
    near = min(
        verbs, key=lambda at: (span.start - at if at < span.start else 2 * (at - span.end) + 40, at), default=None
    )
    return verbs[near] if near is not None else ""


def _seismic(text: str, number: NumberMention) -> NumberMention:
    """A bare figure as the magnitude that it is: "the centre measured 7.2", a little behind the word for a quake."""
    bare = number.kind == "count" and not number.unit and number.high < STRONGEST
    if not bare or not _MEASURED.search(text, max(0, number.start - 40), number.start):
        return number
    near = text[max(0, number.start - QUAKE_REACH) : number.start]
    return replace(number, kind="measure", unit="magnitude") if _QUAKE.search(near) else number


def _amount(text: str, span: Span, number: NumberMention, cues: Sequence[tuple[int, str]], role: str = "") -> Amount:
    before = text[max(span.start, number.start - 30) : number.start]
    after = text[number.end : min(span.end, number.end + 60)]
    rate, direction = _RATE.match(after), _DIRECTION.search(before)
    role = role or (_role(number, cues, text) if number.kind == "count" else "")
    return Amount(
        low=number.low,
        high=number.high,
        unit=number.unit,
        kind=number.kind,
        bound=bound_of(text, number),
        role=role,
        rate=next((group for group in rate.groups() if group), "") if rate else "",
        direction=direction[1] if direction else "",
        scope=_scope(text, span, number),
        lead=_lead(before) if not number.unit else "",
        anchor="",
        span=Span(number.start, number.end),
        shown=show_amount(number.low, number.high, number.unit or role, number.kind),
        part=_is_part(before, after, number.kind),
    )


def _is_part(before: str, after: str, kind: str) -> bool:
    """Whether a number is a share of another, or one beside others: "25 of them", "29 of 34", "three others"."""
    looks = (
        _INCLUDED.search(before),
        _SOME_OF.search(before),
        _PART.match(after.strip()[:9]),
        _OTHER.match(after) if kind == "count" else None,
    )
    return any(look is not None for look in looks)


def _lead(before: str) -> str:
    """The word of content nearest before a number that has no unit: "the pension age to 65"."""
    words = [word for word in _CUE_WORD.findall(before)[-4:] if word.lower() not in little_words()]
    return meaning(words[-1]) if words else ""


def _cues(text: str, span: Span) -> list[tuple[int, str]]:
    return [
        (match.start(), CUES[name])
        for match in _CUE_WORD.finditer(text, span.start, span.end)
        if (name := meaning(match[0])) in CUES
    ]


def _role(number: NumberMention, cues: Sequence[tuple[int, str]], text: str) -> str:
    """The role that the nearest cue gives; one that a number, a comma or "and" parts from the amount gives none."""
    best: tuple[int, str] | None = None
    for place, role in cues:
        gap = text[place : number.start] if place < number.start else text[number.end : place]
        if len(gap) > _CUE_REACH or _PARTED.search(gap):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), role)
    return best[1] if best else ""


def _scope(text: str, span: Span, number: NumberMention) -> frozenset[str]:
    """What the words right behind the unit limit the count to: "on the ground", "under 30"."""
    words = re.match(
        r"(?:\s[^\W\d_][\w-]*){0,2}?(?=\s(?:on|in|aboard|from|under|among|inside|outside|over|below|of)\s)",
        text[number.end : span.end],
    )
    match = _SCOPE.match(text, number.end + (words.end() if words else 0), span.end)
    if match is None:
        return frozenset()
    nouns = [
        meaning(word) for word in re.findall(r"[^\W\d_]{3,}", match[2]) if word.lower() not in {"the", "their", "its"}
    ]
    return frozenset(nouns[:3])


def days_of(value: str) -> float | None:
    """The days of an ISO 8601 duration of one unit; None for anything else."""
    match = _DURATION.match(value)
    if match is None:
        return None
    count, letter, clock = float(match[1]), match[2], "T" in value
    if clock:
        return count * (1 / 24 if letter == "H" else 1 / 1440)
    return count * _DAYS[letter] if letter != "H" else 0.0


_AWAY = "away"
"""The direction of a time that lies before or behind something, rather than being how long it takes."""


def _duration(text: str, span: Span, day: DateMention) -> Amount | None:
    match, days = _DURATION.match(day.value or ""), days_of(day.value or "")
    if match is None or days is None:
        return None
    count, letter, clock = float(match[1]), match[2], "T" in (day.value or "")
    name = ("hour" if letter == "H" else "minute") if clock else _NAMES[letter]
    number = NumberMention(day.start, day.end, days, days, "day", "measure")
    before = text[max(span.start, day.start - 30) : day.start]
    direction = _DIRECTION.search(before)
    return Amount(
        low=days,
        high=days,
        unit="duration",
        kind="measure",
        bound=bound_of(text, number),
        role="",
        rate="",
        direction=_AWAY if lies_away(text, day.end) else direction[1] if direction else "",
        scope=frozenset(),
        lead="",
        anchor="",
        span=Span(day.start, day.end),
        shown=show_amount(count, count, name, "measure"),
    )


def _score(match: re.Match[str]) -> Amount:
    high, low = sorted((int(match[1]), int(match[2])), reverse=True)
    return Amount(
        low=high * 1000 + low,
        high=high * 1000 + low,
        unit="score",
        kind="score",
        bound=_EXACT,
        role="",
        rate="",
        direction="",
        scope=frozenset(),
        lead="",
        anchor="",
        span=Span(match.start(), match.end()),
        shown=f"{match[1]}-{match[2]}",
    )


def owner_of(amount: Amount, names: Sequence[Name]) -> Name | None:
    """Whose age it is: the name right before or right behind it."""
    if amount.unit != "year old":
        return None
    near = [
        name
        for name in names
        if 0 <= amount.span.start - name.span.end <= 3 or 0 <= name.span.start - amount.span.end <= 16
    ]
    return near[0] if near else None


def comparable(one: Amount, two: Amount) -> bool:
    """Whether two amounts count the same thing in the same role."""
    if one.part or two.part or one.rate != two.rate:
        return False
    if {one.direction, two.direction} == {"by", "to"} or {one.direction, two.direction} == {"from", "to"}:
        return False
    if (one.direction == _AWAY) != (two.direction == _AWAY):
        return False
    if one.role != two.role or not _same_scope(one, two):
        return False
    if 1 in {one.low, two.low} and (one.kind == "ordinal" or max(one.high, two.high) >= SINGLED_OUT):
        return False
    return _same_unit(one, two)


def _same_scope(one: Amount, two: Amount) -> bool:
    """Both counts are limited by the same words, and none by a period alone ("in its first week")."""
    if one.scope and two.scope and not one.scope & two.scope:
        return False
    return bool(one.scope & _PERIODS) == bool(two.scope & _PERIODS)


def _same_unit(one: Amount, two: Amount) -> bool:
    if {one.kind, two.kind} <= {"percent", "fraction"}:
        return one.unit != "percentage point" and two.unit != "percentage point"
    if one.kind != two.kind:
        return False
    if one.kind == "measure":
        return _dimension(one.unit) == _dimension(two.unit)
    if one.kind in {"money", "score"}:
        return one.unit == two.unit
    return _same_count(one, two)


def _same_count(one: Amount, two: Amount) -> bool:
    """One head noun, or one role where a side leaves the noun out; a count of people may hold that of passengers."""
    if not one.unit and not two.unit and not one.role:
        return bool(one.lead) and one.lead == two.lead
    heads = {one.unit.split(" ")[-1], two.unit.split(" ")[-1]}
    if len({meaning(head) for head in heads if head}) == 1 and "" not in heads:
        return True
    if not one.role or one.role != two.role:
        return False
    if "person" in heads and not heads & {"", "dead", "injured", "missing", "body"}:
        whole, some = (one, two) if one.unit == "person" else (two, one)
        return some.low > whole.high
    return bool(heads & {"", "dead", "injured", "missing", "body"})


def _dimension(unit: str) -> str:
    measure = measures().get(unit)
    return measure.dimension if measure else unit


def _scaled(amount: Amount) -> tuple[float, float]:
    factor = 1.0
    if amount.kind == "measure" and (measure := measures().get(amount.unit)):
        factor = measure.factor
    elif amount.kind == "percent":
        factor = 0.01
    return amount.low * factor, amount.high * factor


def adds_up(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a sum is what some amounts of one unit come to: $334 million, $281 million in cash and $53 million."""
    own = [
        part for part in parts if (part.kind == whole.kind and part.unit == whole.unit) or _is_bare_money(part, whole)
    ]
    total = math.fsum(part.low for part in own)
    return len(own) > 1 and abs(total - whole.low) <= ADDED * max(total, whole.low)


def _is_bare_money(part: Amount, whole: Amount) -> bool:
    """Whether a figure without a unit stands beside a sum of money: "80 million euros, with another 10 million"."""
    return whole.kind == "money" and part.kind == "count" and not (part.unit or part.role) and part.low >= LEAST_MONEY


def can_both_hold(one: Amount, two: Amount) -> bool:
    """Whether two comparable amounts agree, allowing for bounds, ranges, rounding and units."""
    (low, high), (least, most) = _scaled(one), _scaled(two)
    if low <= most and least <= high:
        return True
    slack = CONVERTED if one.unit != two.unit and one.kind == "measure" else EQUAL
    if _ABOUT in {one.bound, two.bound} or "fraction" in {one.kind, two.kind}:
        slack = max(slack, ROUGH)
    if abs(high - most) <= slack * max(abs(high), abs(most)):
        return True
    if one.bound == two.bound and one.bound != _EXACT:
        return False
    if _is_within(least, one) or _is_within(low, two):
        return True
    return _rounds_to(low, least) or _rounds_to(least, low)


def _is_within(value: float, bounded: Amount) -> bool:
    """Whether a value is one that "at least" or "at most" leaves open."""
    low, high = _scaled(bounded)
    return (bounded.bound == _LEAST and value >= low) or (bounded.bound == _MOST and value <= high)


def _rounds_to(exact: float, rough: float) -> bool:
    """Whether ``rough`` is ``exact`` with fewer figures, at least two of them kept: 31.4 and 31, 9870 and 9900."""
    if rough == 0 or exact == 0:
        return False
    return rough != exact and any(float(f"{exact:.{figures}g}") == rough for figures in (2, 3))
