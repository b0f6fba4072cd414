"""From what a reader types to hits: read, answered from the arrays, put in order, with the words in context."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

import numpy as np

from briefing.index.answer import Library, Mask, Scored, StoppedError, best, find, never
from briefing.index.arrays import STEMMED
from briefing.index.facets import Facets, count_facets
from briefing.index.factual import Finder, TellFacts, Told
from briefing.index.guess import did_you_mean
from briefing.index.hits import Hit, LateHit, hit_of, needs_kept
from briefing.index.language import QueryError, parse
from briefing.index.noted import resolved
from briefing.index.scanning import as_typed, has_lower_not, has_lower_operator, remark_on
from briefing.index.shelving import head_of
from briefing.index.snippets import Wanted
from briefing.index.terms import exact_ranges
from briefing.index.tree import ENTITY, OUTLET, TYPE, And, Days, Fuzzy, Node, Or, Word, explain
from briefing.index.words import RAW, pieces, stem
from briefing.models import Article, Noted
from briefing.records import dataclass

EVERYTHING = And(())
WHOOSH_UP_TO = 300
"""Articles: there a word or a phrase takes Whoosh at most a third longer than the arrays (5 and 16 ms)."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Limits beside the query; None leaves a side open."""

    outlet: str | None = None
    entity: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Beyond:
    """Articles that an engine holds and the caller does not, whom he therefore can't name: all but ``held`` (ids).

    Of these only those of exactly this ``outlet`` (empty for articles that name none) and published on these days.
    """

    held: frozenset[str]
    outlet: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to ask: at most ``limit`` hits, newest first with ``by_day`` (those without a day last), else best first.

    ``typing`` takes the last word as the beginning of one. ``among`` leaves only these articles, by their ids; unlike
    the filters it compares nothing, so that a caller can limit by what he alone knows; ``beyond`` leaves some others
    too, where the engine holds more than the caller has (an archive's, and no other's). ``noted`` are the notes and
    tags of the notebook, for ``tag:`` and ``note:``; ``facts`` tells those of stories, for ``fact:``.
    ``facets`` counts what is found by outlet, month, name and story.
    ``at_once`` is the number of hits whose places are looked for at once; those of the others when they are asked for.
    ``stop`` is asked between the words of the query and between hits: where it says yes, nobody waits for the answer
    any more.
    """

    limit: int = 50
    by_day: bool = False
    typing: bool = False
    filters: Filters = Filters()
    among: frozenset[str] | None = None
    beyond: Beyond | None = None
    noted: tuple[Noted, ...] = ()
    facts: TellFacts | None = None
    facets: bool = False
    stop: Callable[[], bool] = never
    at_once: int | None = None

    def is_late(self, place: int) -> bool:
        """Whether the text of the hit at this place, from 0, is looked at only when somebody asks."""
        return self.at_once is not None and place >= self.at_once


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``total`` counts all matching articles, ``hits`` holds at most the limit asked for.

    ``more`` where still more match, which nobody counted. ``matching`` are the ids of all articles that the words and
    ``Filters`` leave, whether ``among`` names them or not; None where these are too many to be listed.
    ``note`` says how the query was understood where that is not plain, or what else might be meant; ``meaning`` is the
    query in plain words. ``stopped`` where the search was ended before its answer.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    error: str | None = None
    matching: frozenset[str] | None = frozenset()
    note: str = ""
    meaning: str = ""
    stopped: bool = False
    more: bool = False
    facets: Facets = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query is asked of; articles that are not at hand are taken as the index keeps them.

    ``stale`` where the index is of another state than the articles: then it may know some that are gone.
    """

    library: Library
    articles: Mapping[str, Article]
    stale: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the query, and what it finds."""

    node: Node
    found: Scored
    mask: Mask

    @property
    def total(self) -> int:
        return int(self.mask.sum())


def run_query(asked: Asked, text: str, options: SearchOptions) -> SearchResult:
    """Ask. Errors of the query come back in ``error``; none is raised."""
    if not text.strip() and options.filters == Filters() and options.among is None:
        return SearchResult(text, 0, ())
    try:
        ask = partial(_read, asked, options=options)
        reading, note = best_reading(text, options, ask, _Words(asked.library).matching)
        left = reading.mask & _among(asked, options)
        rows = best(asked.library, reading.found, left, options.limit, by_day=options.by_day)
        wanted = Wanted.of(reading.node)
        hits = []
        for place, (number, score) in enumerate(rows):
            if options.stop():
                raise StoppedError
            make = partial(_hit, asked, number, score, reading.node, wanted)
            article = asked.articles.get(asked.library.ids[number]) if options.is_late(place) else None
            hits.append(make() if article is None else LateHit.of(article, score, make))
    except QueryError as error:
        return SearchResult(text, 0, (), str(error))
    except StoppedError:
        return SearchResult(text, 0, (), stopped=True)
    note = note if reading.total else "; ".join(filter(None, (note, did_you_mean(_Words(asked.library), reading.node))))
    ids = asked.library.ids
    matching = frozenset(ids[number] for number in np.flatnonzero(reading.mask).tolist())
    facets = _facets(asked, left, options)
    meaning = explain(reading.node)
    return SearchResult(text, int(left.sum()), tuple(hits), None, matching, note, meaning, facets=facets)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a library, for guesses."""

    library: Library

    def known(self, form: str, field: str) -> bool:
        return any(
            segment.lexicon(field).find(form) is not None
            or (field in STEMMED and len(segment.same_stem(field, stem(form))) > 0)
            for segment in self.library.segments
        )

    def near(self, term: Fuzzy, field: str) -> dict[str, int]:
        common: dict[str, int] = {}
        for segment in self.library.segments:
            for first, last in exact_ranges(term, segment, field):
                often = segment.frequencies(field, first, last).tolist()
                for near, number in zip(segment.lexicon(field).between(first, last), often, strict=True):
                    common[near] = common.get(near, 0) + number
        return common

    def matching(self, node: Node) -> list[str]:
        return [self.library.ids[n] for n in np.flatnonzero(find(self.library, node, never).mask).tolist()]


def _facets(asked: Asked, left: Mask, options: SearchOptions) -> Facets:
    return count_facets(head_of(asked.library.kept(n)) for n in np.flatnonzero(left).tolist()) if options.facets else {}


class Total(Protocol):
    """One way to read a query, asked of an engine."""

    @property
    def total(self) -> int:
        """How many articles it finds."""


Read = TypeVar("Read", bound=Total)


def best_reading(
    text: str, options: SearchOptions, read: Callable[[Node], Read], matching: Callable[[Node], Collection[str]]
) -> tuple[Read, str]:
    """The query as it is written; with and, or, not as operators where that finds more. And what to say of it.

    "Not" as an operator nearly always finds more, and may hide what is looked for: it is one only where nothing has
    the word itself. ``read`` asks an engine; ``matching`` asks it for ids alone.

    Raises:
        QueryError: where the query can't be read, or nobody tells what it asks for.
    """
    finder = Finder(options.facts or _no_facts, matching, options.stop)
    found, note = _best_of(text, options, read, finder)
    return found, "; ".join(filter(None, (finder.note, note)))


def _no_facts(articles: Collection[str], stop: Callable[[], bool]) -> Told:
    raise QueryError("fact: is asked of articles that are opened; here are none, so leave it out or open them")


def _best_of(text: str, options: SearchOptions, read: Callable[[Node], Read], finder: Finder) -> tuple[Read, str]:
    typed = as_typed(text) if options.typing else text

    def tree(*, lower: bool) -> Node:
        return finder.resolved(resolved(parse(typed, lower=lower), options.noted))

    node = tree(lower=False)
    if node == EVERYTHING and text.strip("* "):  # marks alone ask for nothing
        node = Or(())
    first = read(node)
    if not has_lower_operator(typed):
        return first, remark_on(text)
    if has_lower_not(typed) and first.total:
        return first, "not was looked for as a word; NOT or -word leaves out"
    second = read(tree(lower=True))
    if second.total <= first.total:
        return first, remark_on(text)
    return second, "and, or, not were taken as operators, which finds more; put a word in quotes to look for it"


def _read(asked: Asked, node: Node, options: SearchOptions) -> _Reading:
    found = find(asked.library, node, options.stop)
    mask = _matching(asked.library, node, found)
    if limits := limits_of(options.filters):
        mask = mask & find(asked.library, And(limits), options.stop).mask
    if asked.stale:
        mask = mask & np.array([article_id in asked.articles for article_id in asked.library.ids], bool)
    return _Reading(node, found, mask)


def _matching(library: Library, node: Node, found: Scored) -> Mask:
    """Which documents match: what Whoosh says up to a size at which its walk, word by word, is felt in the fingers.

    Beyond it the arrays say the same in one pass (``tests/index/test_against_scan.py`` holds the two equal).
    """
    if len(library.ids) > WHOOSH_UP_TO:
        return found.mask
    from briefing.index.whoosh_reader import matching_mask  # noqa: PLC0415  # 50 ms that a large library never needs

    return matching_mask(library, node)


def limits_of(filters: Filters) -> tuple[Node, ...]:
    """The limits as parts of a tree."""
    nodes: list[Node] = []
    for name, value in ((OUTLET, filters.outlet), (ENTITY, filters.entity), (TYPE, filters.type)):
        if value:
            raws = [match.group() for match in RAW.finditer(value)]
            nodes += [Word(piece.ask, name) for raw in raws for piece in pieces(raw)]
    if filters.since or filters.until:
        nodes.append(Days(filters.since, filters.until))
    return tuple(nodes)


def _among(asked: Asked, options: SearchOptions) -> Mask:
    if options.among is None:
        return np.ones(len(asked.library.ids), bool)
    return np.array([article_id in options.among for article_id in asked.library.ids], bool)


def _hit(asked: Asked, number: int, score: float, node: Node, wanted: Wanted) -> Hit:
    article_id = asked.library.ids[number]
    article = asked.articles.get(article_id)
    head = head_of(asked.library.kept(number)) if needs_kept(article, node, stale=asked.stale) else None
    return hit_of(article_id, article, head, score, node, wanted)
