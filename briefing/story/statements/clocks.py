"""Times of day in a telling, and two tellings that give another minute for what is one moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.language.english.wordlists import values_of, word_list
from briefing.models import Span
from briefing.story.statements.amounts import nearest_verb

NEAR = 15
"""Minutes that two clocks for one moment may be apart; what is further apart is rather another moment."""

_CLOCK = re.compile(
    r"(?<![\d.,:/-])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d,:/%-]|\.\d)"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?P<zone>\s?\(?(?-i:[A-Z]{2,4}T|GMT|UTC|Z)\b)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_PARTS = word_list("clocks.parts")
_SPOKEN = re.compile(
    r"\b(?P<count>[a-z]{3,7}(?:-[a-z]{3,5})?)(?:\sminutes?)?\s(?P<side>past|after|to|before)\s(?P<hour>[a-z]{3,6})\b"
    r"(?:[^.;\d]{0,12}\b(?:(?P<am>morning)|(?P<pm>afternoon|evening|night))\b)?",
    re.IGNORECASE,
)
_IN_PARTS = tuple(max(re.split("[iks]", word), key=len) for word in sorted(_PARTS))
"""What the words for a part of the day hold: no letter that has a third form, such as the "i" without a dot."""
_OPEN = re.compile(
    r"\b(?:about|around|roughly|by|until|till|before|after|from|between|since|near(?:ly)?|almost|approximately|circa|to|and)"
    r"\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|by|until|till|since|from|around|about|before|after)\s(?:\w{2,8}\s)?\Z", re.IGNORECASE)
"""What stands before a time of day that has neither "p.m." nor a zone; "2:15" alone may be a score or a verse."""

_NOON, _DAY = 12 * 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day to the minute, in minutes from midnight; ``zone`` is empty for the time of the place.

    ``open`` is set where the text gives it roughly or as a bound; ``anchor`` is the meaning of the nearest verb.
    """

    minute: int
    zone: str
    open: bool
    anchor: str
    span: Span

    @property
    def shown(self) -> str:
        """The time as ISO 8601 writes it, with its zone where one is named."""
        return f"{self.minute // 60:02}:{self.minute % 60:02} {self.zone}".strip()


def find_clocks(text: str, span: Span, verbs: Mapping[int, str]) -> tuple[Clock, ...]:
    """The times of day in ``span``, in order; figures with a point count only with "a.m." or "p.m."."""
    # Most claims hold no figure: the pattern, which tries every place, is not asked then.
    found = [*_written(text, span)] if _DIGIT.search(text, span.start, span.end) else []
    found += _spoken(text, span)
    return tuple(
        Clock(
            minute,
            zone,
            _OPEN.search(text, max(span.start, at.start - 24), at.start) is not None,
            nearest_verb(at, verbs),
            at,
        )
        for at, minute, zone in sorted(found, key=lambda row: row[0].start)
    )


def _written(text: str, span: Span) -> Iterator[tuple[Span, int, str]]:
    for match in _CLOCK.finditer(text, span.start, span.end):
        minute = int(match["hour"]) * 60 + int(match["minute"])
        zone = (match["zone"] or "").strip(" (").upper()
        if not match["half"] and (
            "." in match[0] or not (zone or _AT.search(text, max(span.start, match.start() - 16), match.start()))
        ):
            continue
        if match["half"]:
            if not 1 <= int(match["hour"]) <= 12:
                continue
            minute = minute % _NOON + (_NOON if match["half"].lower() == "p" else 0)
        yield Span(*match.span()), minute, "GMT" if zone in {"UTC", "Z"} else zone


@cache
def _numbers() -> dict[str, float]:
    return {**values_of("number_words"), "quarter": 15.0, "half": 30.0}


def _spoken(text: str, span: Span) -> Iterator[tuple[Span, int, str]]:
    """Times in words, such as "ten past six in the evening"; without the part of the day they may be either of two."""
    numbers = _numbers()
    low = text[span.start : span.end].lower()
    if not any(part in low for part in _IN_PARTS):
        return  # most claims; the pattern tries every word
    for match in _SPOKEN.finditer(text, span.start, span.end):
        count, hour = numbers.get(match["count"].lower()), numbers.get(match["hour"].lower())
        if not count or not hour or hour > 12 or count >= 60 or not (match["am"] or match["pm"]):
            continue
        minute = int(hour) * 60 + int(count) * (1 if match["side"].lower() in {"past", "after"} else -1)
        yield Span(*match.span()), (minute % _NOON + (_NOON if match["pm"] else 0)) % _DAY, ""


def clocks_apart(one: Sequence[Clock], two: Sequence[Clock]) -> tuple[Clock, Clock] | None:
    """The nearest two of different tellings that cannot both be right for one moment; None where any two agree."""
    pairs = [(a, b) for a in one for b in two if a.zone == b.zone]
    if not pairs or any(a.minute == b.minute for a, b in pairs):
        return None
    near = [pair for pair in pairs if _distance(*pair) <= NEAR and not pair[0].open and not pair[1].open]
    return min(near, key=lambda pair: (_distance(*pair), pair[0].minute, pair[1].minute), default=None)


def _distance(one: Clock, two: Clock) -> int:
    apart = abs(one.minute - two.minute)
    return min(apart, _DAY - apart)
