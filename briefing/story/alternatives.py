"""Acts that exclude each other when told of one thing: resigned or was dismissed, sent or handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.wordlists import lines_of
from briefing.models import Span
from briefing.story.sameness import irregular_bases
from briefing.story.stems import DATA, stem
from briefing.story.tokens import Token

_PASSIVE = frozenset(("was", "were", "been", "be", "being", "is", "are", "got"))
_OBJECT_REACH = 5
"""Words behind (or, in the passive, before) a verb among which its object stands."""


@dataclass(frozen=True, slots=True)
class Act(Span):
    """A verb of the table. ``choices`` are the lines and members it belongs to; ``places`` its tokens.

    ``object`` are the meanings of the words that it is done to.
    """

    verb: str
    choices: frozenset[tuple[int, int]]
    places: tuple[int, ...]
    object: frozenset[str]


@cache
def _table() -> dict[tuple[str, ...], frozenset[tuple[int, int]]]:
    """The words of each act (first as a stem) with the lines and members that they stand in."""
    table: dict[tuple[str, ...], set[tuple[int, int]]] = {}
    for line, row in enumerate(lines_of("alternatives", DATA)):
        for member, words in enumerate(row.split("|")):
            for word in words.split(","):
                first, *rest = word.strip().split("_")
                table.setdefault((stem(first), *rest), set()).add((line, member))
    return {words: frozenset(places) for words, places in table.items()}


def find_acts(tokens: Sequence[Token]) -> tuple[Act, ...]:
    """The acts among the words of a telling, the longer form of a verb first ("shot down" before "shot")."""
    acts: list[Act] = []
    table = _table()
    for at, token in enumerate(tokens):
        if token.slot or not token.low[:1].isalpha() or not _may_be_verb(tokens, at):
            continue
        first = stem(irregular_bases().get(token.low, token.low))
        for size in (3, 2, 1):
            words = (first, *(one.low for one in tokens[at + 1 : at + size]))
            if len(words) == size and words in table:
                places = tuple(range(at, at + size))
                end = tokens[at + size - 1].end
                verb = " ".join((irregular_bases().get(token.low, token.low), *words[1:]))
                acts.append(Act(token.start, end, verb, table[words], places, _object(tokens, at, size)))
                break
    return tuple(acts)


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


def _object(tokens: Sequence[Token], at: int, size: int) -> frozenset[str]:
    passive = any(token.low in _PASSIVE for token in tokens[max(0, at - 2) : at])
    row = reversed(tokens[:at]) if passive else tokens[at + size :]
    found = []
    for token in list(row)[:_OBJECT_REACH]:
        if token.low in _STOPS and found and not passive:
            break
        if token.meaning:
            found.append(token.meaning)
    return frozenset(found)


_STOPS = frozenset(
    ("in", "on", "at", "by", "for", "from", "with", "after", "before", "because", "when", "during", "over")
)


def exclude_each_other(one: Act, two: Act) -> bool:
    """Whether both acts are members of one line, and nowhere the same member."""
    if one.choices & two.choices:
        return False
    return bool({line for line, _ in one.choices} & {line for line, _ in two.choices})


def same_object(one: Act, two: Act) -> bool:
    """Whether both are done to the same thing, as far as the words show it."""
    return not one.object or not two.object or bool(one.object & two.object)
