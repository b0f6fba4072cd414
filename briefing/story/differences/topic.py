"""A few words that tell a person what is compared: the slot, then what both tellings are about.

The slot is named in plain words ("people killed", "day: sank"); what stands in brackets are nouns and names of the
texts that both sides have, so no word is left hanging.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.language.english.meanings import meaning, weight
from briefing.language.english.measures import measures
from briefing.language.english.plurals import plural
from briefing.language.english.slots import DIMENSIONS
from briefing.language.english.words import Token
from briefing.models import ConflictKind, Span
from briefing.story.differences.disputes import ACCUSED, DENIED, SAID
from briefing.story.differences.slots import WORDS, Difference
from briefing.story.statements.amounts import CUES, Amount
from briefing.story.statements.names import Name, same_name
from briefing.story.statements.statement import Statement, When

LONGEST = 60
"""Characters of a topic."""

MOST_SUBJECTS = 3
NAME_VALUE = 0.55
"""What a shared name is worth against a shared noun, whose worth is its weight."""

_DONE = {
    "dead": "killed",
    "injured": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "rescued": "rescued",
    "displaced": "displaced",
    "trapped": "trapped",
}
_MEASURED = {"money": "amount of money", "percent": "share", "fraction": "share", "score": "score"}
_VICTIMS = frozenset(("", "dead", "injured", "missing", "body", "toll"))
_LOOSE = frozenset(
    (
        *("late", "early", "ago", "today", "tonight", "yesterday", "tomorrow", "now", "then", "later", "earlier"),
        *("further", "another", "own", "such", "former", "new", "old", "ahead", "apart", "together", "alone", "else"),
        *("least", "most", "near", "next", "close", "home", "away", "back", "once", "again", "first", "last"),
        *(
            "outside",
            "inside",
            "aground",
            "abroad",
            "ashore",
            "nearby",
            "overseas",
            "overnight",
            "instead",
            "down",
            "up",
            "off",
            "out",
        ),
    )
)


def topic_of(one: Statement, two: Statement, difference: Difference) -> str:
    """What the two tellings are compared in, at most ``LONGEST`` characters."""
    head = _slot(one, two, difference)
    subjects: list[str] = []
    for subject in _subjects(one, two, head):
        if len(f"{head} ({', '.join([*subjects, subject])})") <= LONGEST:
            subjects.append(subject)
    return f"{head} ({', '.join(subjects)})" if subjects else head[:LONGEST]


def _slot(one: Statement, two: Statement, difference: Difference) -> str:
    """What is compared: words or a dimension that the difference names itself, else what its kind is headed with."""
    if difference.key == WORDS:
        return f"{difference.left} or {difference.right}"
    if difference.key in DIMENSIONS:
        return difference.key
    return _HEADS.get(difference.kind, _of_verb)(one, two, difference)


def _of_verb(one: Statement, two: Statement, difference: Difference) -> str:
    """The kind, and the rarest verb in common: "place: seized"."""
    common = [_word_for(one, word) for word in sorted(one.verbs & two.verbs, key=lambda word: (-weight(word), word))]
    return _with_verbs(difference.kind.value, common[:1])


def _figure_of(one: Statement, two: Statement, difference: Difference) -> str:
    sides = (difference.left, difference.right)
    found = [amount for amount in (*one.amounts, *two.amounts) if amount.shown in sides]
    lead = next((word for amount in found if amount.lead and (word := _word_for(one, amount.lead))), "")
    return _counted(found, lead) if found else "figure"


def _denial_of(_one: Statement, _two: Statement, difference: Difference) -> str:
    sides = (difference.left, difference.right)
    said = [side for side in (ACCUSED, SAID) if set(sides) == {side, DENIED}]
    return f"{said[0]} and {DENIED}" if said else f"{min(sides, key=len)}: yes or no"


def _time_of(one: Statement, two: Statement, difference: Difference) -> str:
    sides = (difference.left, difference.right)
    return _clock_of(one, two, sides) if difference.key == "clock" else _day_of(one, two, sides)


def _clock_of(one: Statement, two: Statement, sides: tuple[str, str]) -> str:
    clocks = ((telling, clock) for telling in (one, two) for clock in telling.clocks if clock.shown in sides)
    return _with_verbs("time of day", [_word_for(telling, clock.anchor) for telling, clock in clocks])


def _day_of(one: Statement, two: Statement, sides: tuple[str, str]) -> str:
    days = [(telling, day) for telling, side in zip((one, two), sides, strict=True) for day in _days(telling, side)]
    verbs = [_word_for(telling, day.anchor) for telling, day in days if day.anchor]
    return _with_verbs(_precision([day for _, day in days]), verbs)


def _counted(amounts: list[Amount], lead: str) -> str:
    """What the amounts count: "workers killed", "length", "number of cows"."""
    nouns = [amount.unit for amount in amounts if amount.unit not in _VICTIMS]
    first = amounts[0]
    if first.role:
        return f"{plural(nouns[0]) if nouns else 'people'} {_DONE[first.role]}"
    if first.kind in _MEASURED:
        return _MEASURED[first.kind]
    if first.unit == "year old":
        return "age"
    if first.kind == "measure":
        measure = measures().get(first.unit)
        return measure.dimension if measure else first.unit
    if first.kind == "ordinal":
        return f"number of the {first.unit}" if first.unit else "number in a row"
    if nouns:
        return f"number of {plural(nouns[0])}"
    return f"figure: {lead}" if lead else "figure"


def _days(telling: Statement, side: str) -> list[When]:
    """The days of a telling that a side of the difference gives, one for each verb."""
    values = side.split(", ")
    found = {day.anchor: day for day in reversed(telling.days) if day.value in values}
    return [found[anchor] for anchor in sorted(found)][:1]


def _precision(days: list[When]) -> str:
    longest = max(((day.high - day.low).days for day in days), default=0)
    return "day" if longest == 0 else "month" if 26 < longest < 32 else "year" if 360 < longest < 370 else "time"


def _with_verbs(head: str, verbs: Iterable[str]) -> str:
    words = dict.fromkeys(word for word in verbs if word)
    return f"{head}: {', '.join(words)}" if words else head


def _word_for(telling: Statement, wanted: str) -> str:
    return next((token.low for token in telling.tokens if wanted and token.meaning == wanted), "")


def _subjects(one: Statement, two: Statement, head: str) -> list[str]:
    """The nouns and names of ``one`` that ``two`` has too, the most telling ones, in the order of the text."""
    told = {meaning(word) for word in head.replace(":", " ").replace(",", " ").split()}
    objects = {word for act in one.acts for other in two.acts for word in act.behind & other.behind}
    rows = [(NAME_VALUE, name.span.start, _short(name)) for name in _common_names(one, two)]
    for at, token in enumerate(one.tokens):
        if _is_subject(one, at) and token.meaning in two.words and token.meaning not in told:
            rows.append((weight(token.meaning) + (token.meaning in objects), token.start, token.low))
    chosen: dict[str, int] = {}
    for _, start, word in sorted(rows, key=lambda row: (-row[0], row[1])):
        if len(chosen) < MOST_SUBJECTS and not any(word in other for other in chosen):
            chosen[word] = start
    return sorted(chosen, key=lambda word: chosen[word])


def _common_names(one: Statement, two: Statement) -> list[Name]:
    """The names of ``one`` that ``two`` has too, without its sources and those that only describe."""
    own = [name for name in one.names if name not in one.sources and not _modifies(one, name)]
    return [name for name in own if any(same_name(name, other) for other in two.names)]


def _modifies(telling: Statement, name: Name) -> bool:
    """Whether a name stands before the noun or the name that it belongs to: "Russian officials"."""
    following = next((token for token in telling.tokens if token.start >= name.span.end), None)
    if following is None or name.possessive:
        return False
    return _adjoins(telling, name.span, following) and _may_follow(telling, following)


def _short(name: Name) -> str:
    return name.text.removeprefix("the ").removeprefix("The ")


def _is_subject(telling: Statement, at: int) -> bool:
    """Whether a word is the last one of its phrase and so its noun: no verb, adverb or cue of a count."""
    token = telling.tokens[at]
    if len(token.meaning) < 2 or token.meaning in telling.verbs or token.meaning in CUES or token.low in _LOOSE:
        return False
    if token.low.endswith(("ly", "ing", "ed")) or any(name.span.contains(token) for name in telling.names):
        return False
    if at + 1 == len(telling.tokens):
        return True
    following = telling.tokens[at + 1]
    return not _adjoins(telling, token, following) or not _may_follow(telling, following)


def _may_follow(telling: Statement, token: Token) -> bool:
    """Whether a word may be the noun or the name to which those before it belong."""
    if token.slot:
        return token.capital
    return bool(token.meaning) and token.meaning not in telling.verbs and token.low not in _LOOSE


def _adjoins(telling: Statement, one: Span, two: Span) -> bool:
    return not telling.text[one.end : two.start].strip()


def _firmness_of(_one: Statement, _two: Statement, difference: Difference) -> str:
    return _with_verbs("how firmly", (difference.left, difference.right))


_HEADS: Mapping[ConflictKind, Callable[[Statement, Statement, Difference], str]] = {
    ConflictKind.NUMBER: _figure_of,
    ConflictKind.DATE: _time_of,
    ConflictKind.ACTION: lambda *_: "what was done",
    ConflictKind.DENIAL: _denial_of,
    ConflictKind.SCOPE: lambda *_: "the first since when",
    ConflictKind.CERTAINTY: _firmness_of,
}
"""What a card is headed with, by its kind; the others name the kind and a verb."""
