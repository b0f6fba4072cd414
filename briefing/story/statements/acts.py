"""Acts that exclude each other when told of one thing: resigned or was dismissed, sent or handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.language.english.assertion import is_asserted
from briefing.language.english.calendar import MONTHS, WEEKDAYS
from briefing.language.english.meanings import forms_of, irregular_bases, may_be_bases
from briefing.language.english.opposites import ACTS, lines
from briefing.language.english.reporting import word_class
from briefing.language.english.words import Token
from briefing.models import Span

PASSIVE = frozenset(("was", "were", "been", "be", "being", "is", "are", "got"))
_OBJECT_REACH = 7
"""Words behind (or, in the passive, before) a verb among which its object stands."""


@dataclass(frozen=True, slots=True)
class Act(Span):
    """A verb of the table. ``choices`` are the lines and members it belongs to; ``place`` its first token.

    ``behind`` and ``before`` are the words around it, ``passive`` says on which side its object stands. ``told`` is
    False where the verb only serves another one, or is a noun of somebody's: "after leaving", "the captain's arrest".
    """

    verb: str
    choices: frozenset[tuple[int, int]]
    place: int
    behind: frozenset[str]
    before: frozenset[str]
    passive: bool
    told: bool = True


def enacted(tokens: Sequence[Token], verbs: frozenset[str]) -> frozenset[str]:
    """The meanings among ``verbs`` of words that are no participle before a noun: "a convicted thief"."""
    before = zip((None, *tokens), tokens, strict=False)
    return verbs.intersection([word.meaning for one, word in before if one is None or one.low not in _attributing()])


@cache
def _attributing() -> frozenset[str]:
    """Words behind which a participle stands for an adjective."""
    return word_class("determiners", "prepositions") - {"to"}


@cache
def _orderly() -> frozenset[int]:
    """The lines whose members may follow one another."""
    return frozenset(number for number, line in enumerate(lines()) if line.in_turn)


def may_follow(one: Act, two: Act) -> bool:
    """Whether two acts that differ may both have been done to one thing, one after the other."""
    members, others = dict(one.choices), dict(two.choices)
    apart = [line for line in members if line in others and members[line] != others[line]]
    return bool(apart) and _orderly().issuperset(apart)


_Row = tuple[int, str, frozenset[tuple[int, int]]]
"""An act in its base form with the lines and members that it stands in; of two that look alike the later one counts."""


@cache
def _table() -> dict[str, dict[tuple[str, ...], _Row]]:
    """For the first word of each act in its base form what may stand behind it, and which act that is."""
    places: dict[str, set[tuple[int, int]]] = {}
    for number, line in enumerate(lines()):
        for member, acts in enumerate(line.members if line.forms in ACTS else ()):
            for act in acts:
                places.setdefault(act, set()).add((number, member))
    table: dict[str, dict[tuple[str, ...], _Row]] = {}
    for number, (act, found) in enumerate(places.items()):
        first, *rest = act.split()
        table.setdefault(first, {})[tuple(rest)] = number, act, frozenset(found)
    return table


@lru_cache(50_000)
def _begun_by(word: str) -> dict[tuple[str, ...], _Row]:
    """The acts that a word may begin, by what must stand behind it."""
    acts = [_table()[base] for base in {*may_be_bases(word)} & _table().keys() if word in forms_of(base)]
    rows = ((rest, row) for own in acts for rest, row in own.items())
    return dict(sorted(rows, key=lambda pair: pair[1][0]))


def find_acts(tokens: Sequence[Token]) -> tuple[Act, ...]:
    """The acts among the words of a telling, the longer form of a verb first ("shot down" before "shot")."""
    acts: list[Act] = []
    lows = [token.low for token in tokens]
    last = 0
    for at, token in enumerate(tokens):
        if at < last or token.slot or not (found := _verb_at(lows, at)) or not _may_be_verb(tokens, at):
            continue
        size, (_, verb, choices) = found
        last = at + size
        passive = any(one.low in PASSIVE for one in tokens[max(0, at - 2) : at])
        behind, before = _near(tokens[last:]), _near(tokens[:at][::-1])
        told = is_asserted(lows, at) and not (at and _owns(tokens[at - 1]))
        acts.append(Act(token.start, tokens[last - 1].end, verb, choices, at, behind, before, passive, told))
    return tuple(acts)


def _owns(token: Token) -> bool:
    """Whether a word has the ending of an owner, which its ``low`` is without."""
    return token.end - token.start == len(token.low) + 2


def _verb_at(lows: Sequence[str], at: int) -> tuple[int, _Row] | None:
    """The longest form of a known verb that begins at a word, as its number of words with its row."""
    acts = _begun_by(lows[at])
    if not acts:
        return None
    rests = (tuple(lows[at + 1 : at + size]) for size in (3, 2, 1))
    return next(((len(rest) + 1, acts[rest]) for rest in rests if rest in acts), None)


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    """Nouns of the same form stand behind an article or a preposition: "the release", "a strike"."""
    before = tokens[at - 1].low if at else ""
    past = tokens[at].low.endswith(("ed", "ing")) or tokens[at].low in irregular_bases()
    return past or before not in {
        "a",
        "an",
        "the",
        "of",
        "this",
        "that",
        "its",
        "his",
        "her",
        "their",
        "no",
        "in",
        "after",
    }


def _near(row: Sequence[Token]) -> frozenset[str]:
    """The words next to a verb that may be its subject or object, up to the next phrase."""
    found: list[str] = []
    for token in row[:_OBJECT_REACH]:
        if token.low in _STOPS and found:
            break
        if token.meaning or (token.slot and token.low not in WEEKDAYS and token.low not in MONTHS):
            found.append(token.meaning or token.low)
    return frozenset(found)


_STOPS = frozenset(
    ("in", "on", "at", "by", "for", "from", "with", "after", "before", "because", "when", "during", "over")
)


def exclude_each_other(one: Act, two: Act) -> bool:
    """Whether some line of the table holds both acts as different members."""
    return one.verb != two.verb and _have_a_line(one.choices, two.choices)


@lru_cache(20_000)
def _have_a_line(one: frozenset[tuple[int, int]], two: frozenset[tuple[int, int]]) -> bool:
    """Whether some line holds both at other places: a table of verbs that many pairs of claims ask for."""
    members = dict(one)
    return any(members.get(line, member) != member for line, member in two)


def same_object(one: Act, two: Act) -> bool:
    """Whether both are done to (or, without an object, by) the same, by the words next to them."""
    return bool(_patient(one, two) & _patient(two, one))


def _patient(act: Act, other: Act) -> frozenset[str]:
    if act.passive:
        return act.before
    if other.passive or not act.behind or not other.behind:
        return act.behind | act.before
    return act.behind
