"""What a query asks of the facts of stories, ``fact:``: answered from stories that are compared, not from the index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from briefing.index.snippets import Wanted, find_hits
from briefing.index.tree import ANYWHERE, FACT, Among, And, Fuzzy, Glob, Node, Not, Or, Phrase, Prefix, Word, explain
from briefing.models import Span
from briefing.records import dataclass

Leaf = Word | Prefix | Glob | Fuzzy | Phrase


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a fact rests on, and where they stand in an article; ``outlet`` is whoever counts as one teller."""

    article: str
    outlet: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of some stories, each by all places of its evidence; ``unknown`` stories are not compared yet."""

    facts: Sequence[Sequence[Place]]
    unknown: int = 0


TellFacts = Callable[[Collection[str], Callable[[], bool]], Told]
"""Gives the facts of the stories of some articles, by their ids; asks between two stories whether to stop."""


@dataclass(slots=True)
class Finder:
    """Puts articles in the place of what a tree asks of facts.

    ``matching`` asks an engine for the ids of the articles that a tree finds; ``unknown`` counts the stories that may
    tell it too and are not compared.
    """

    tell: TellFacts
    matching: Callable[[Node], Collection[str]]
    stop: Callable[[], bool]
    unknown: int = 0

    def resolved(self, node: Node) -> Node:
        """The tree with the articles themselves.

        Raises:
            StoppedError: where ``tell`` was told to stop.
        """
        match node:
            case Not(child):
                return Not(self.resolved(child))
            case And(children):
                return And(tuple(map(self.resolved, children)))
            case Or(children):
                return Or(tuple(map(self.resolved, children)))
            case Word() | Prefix() | Glob() | Fuzzy() | Phrase() if node.field == FACT:
                return self._told(node)
        return node

    @property
    def note(self) -> str:
        """What is to be said of the stories that nobody compared; empty without."""
        if not self.unknown:
            return ""
        what = "1 more story has" if self.unknown == 1 else f"{self.unknown:,} more stories have"
        return f"{what} these words and {'is' if self.unknown == 1 else 'are'} not compared yet"

    def _told(self, leaf: Leaf) -> Node:
        free = _anywhere(leaf)
        told = self.tell(self.matching(free), self.stop)
        self.unknown = max(self.unknown, told.unknown)
        wanted = Wanted((), (free,)) if isinstance(free, Phrase) else Wanted((free,), ())
        found: dict[str, set[Span]] = {}
        for fact in told.facts:
            hits = [(place, find_hits(place.text, wanted)) for place in fact]
            # What one alone says in telling it is not told by several, whoever else tells the rest.
            if len({place.outlet for place, inside in hits if inside}) > 1:
                for place, inside in hits:
                    start = place.span.start
                    spans = {Span(start + hit.start, start + hit.end) for hit in inside}
                    found.setdefault(place.article, set()).update(spans)
        found = {name: spans for name, spans in found.items() if spans}
        return Among(tuple((name, tuple(sorted(found[name]))) for name in sorted(found)), explain(leaf))


def _anywhere(leaf: Leaf) -> Leaf:
    """The same, asked of texts and titles."""
    if isinstance(leaf, Phrase):
        return Phrase(tuple(replace(part, field=ANYWHERE) for part in leaf.parts), leaf.within, ANYWHERE)
    return replace(leaf, field=ANYWHERE)
