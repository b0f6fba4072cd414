"""Acts that exclude each other when told of one thing: resigned or was dismissed, sent or handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.language.english.assertion import is_asserted
from briefing.language.english.calendar import MONTHS, WEEKDAYS
from briefing.language.english.meanings import forms_of, irregular_bases
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


@cache
def _table() -> dict[tuple[str, ...], tuple[str, frozenset[tuple[int, int]]]]:
    """Every form of each act with its base form and the lines and members that it stands in."""
    places: dict[str, set[tuple[int, int]]] = {}
    for number, line in enumerate(lines()):
        for member, acts in enumerate(line.members if line.forms in ACTS else ()):
            for act in acts:
                places.setdefault(act, set()).add((number, member))
    table: dict[tuple[str, ...], tuple[str, frozenset[tuple[int, int]]]] = {}
    for act, found in places.items():
        first, *rest = act.split()
        row = act, frozenset(found)
        for form in forms_of(first):
            table[(form, *rest)] = row
    return table


@cache
def _firsts() -> frozenset[str]:
    """The words that the table's forms begin with."""
    return frozenset(form[0] for form in _table())


def find_acts(tokens: Sequence[Token]) -> tuple[Act, ...]:
    """The acts among the words of a telling, the longer form of a verb first ("shot down" before "shot")."""
    acts: list[Act] = []
    lows = [token.low for token in tokens]
    last = 0
    for at, token in enumerate(tokens):
        if at < last or token.slot or not (words := _verb_at(lows, at)) or not _may_be_verb(tokens, at):
            continue
        verb, choices = _table()[words]
        last = at + len(words)
        passive = any(one.low in PASSIVE for one in tokens[max(0, at - 2) : at])
        behind, before = _near(tokens[last:]), _near(tokens[:at][::-1])
        told = is_asserted(lows, at) and not (at and _owns(tokens[at - 1]))
        acts.append(Act(token.start, tokens[last - 1].end, verb, choices, at, behind, before, passive, told))
    return tuple(acts)


def _owns(token: Token) -> bool:
    """Whether a word has the ending of an owner, which its ``low`` is without."""
    return token.end - token.start == len(token.low) + 2


def _verb_at(lows: Sequence[str], at: int) -> tuple[str, ...]:
    """The longest form of a known verb that begins at a word, empty where none does."""
    if lows[at] not in _firsts():
        return ()
    forms = (tuple(lows[at : at + size]) for size in (3, 2, 1))
    return next((form for form in forms if form in _table()), ())


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
