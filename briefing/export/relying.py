"""Whom the articles of a story rely on: a line for each source that they cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.export.introducing import office_of
from briefing.export.listing import bullets, left_out
from briefing.export.page import Block, Cite, Item, Line, Piece, Plain, Strong, Words
from briefing.export.phrases import capital, counted_sources
from briefing.export.printing import Printed
from briefing.export.telling import MOST_CITED, cites
from briefing.export.view import View
from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.stems import WORD
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Evidence, Origin, Quote, QuoteKind

MOST_CAVEATS = 2
"""Remarks such as "this could not be verified" that a short page has, one of a source."""
MOST_OF_ONE = 5
"""Bodies that one source each cites whom a line names."""
FOR_FIRST = 1.0
"""The share of the room left that the source cited by most may take."""


_Row = tuple[str, list[Origin]]
"""A name, and who cites it."""


def _by_name(view: View, *, every: bool) -> dict[str, list[Origin]]:
    """The origins of a story by name, ``every`` one or those whom an article names as its source."""
    by_name: dict[str, list[Origin]] = {}
    for origin in view.story.origins:
        if every or view.names_as_source(origin.article, origin.name):
            by_name.setdefault(origin.name, []).append(origin)
    return by_name


def origins(view: View, printed: Printed, level: int) -> list[Block]:
    """Whom the articles cite: a line for each origin, with the chain of relays of each article.

    Where room is short, only who is named (two who cite "analysts" lean on nobody that they share) and not just quoted
    word for word, and where several articles cite anybody, those whom one cites in one line.
    """
    found = view.once(("cited", printed.is_endless), lambda: _cited(view, whole=printed.is_endless))
    items = found.items
    # The first, on whom most rely, may be long.
    printed.widen(FOR_FIRST)
    taken = [item for item in items[:1] if printed.add(item)]
    printed.narrow()
    taken += [item for item in items[1:] if printed.add(item)]
    beside, many = _of_one(found.single, view, printed)
    return [
        *bullets([*taken, *beside, *_caveats(view, printed)]),
        *left_out(found.names - len(taken) - many, "source", " that they cite"),
    ]


@dataclass(frozen=True, slots=True)
class _Cited:
    """How many names are cited, a line for each that may have one, and those whom one source cites."""

    names: int
    items: Sequence[Item]
    single: Sequence[_Row]


def _cited(view: View, *, whole: bool) -> _Cited:
    by_name = _by_name(view, every=whole)
    ranked = sorted(by_name.items(), key=lambda row: (-_citers(row[1], view), row[0][:1].islower()))
    listed = [row for row in ranked if whole or (is_named(row[0]) and not _is_only_quoted(*row, view))]
    single = [] if whole else _beside(listed, view)
    names = {name for name, _ in single}
    items = [_origin(name, group, view, whole=whole) for name, group in listed if name not in names]
    return _Cited(len(ranked), items, single)


def _beside(listed: Sequence[_Row], view: View) -> list[_Row]:
    """Those whom one source cites where several cite the first."""
    if not listed or _citers(listed[0][1], view) == 1:
        return []
    return [row for row in listed if _citers(row[1], view) == 1]


def _of_one(single: Sequence[_Row], view: View, printed: Printed) -> tuple[list[Item], int]:
    """One line on bodies that one source each cites, as many as there is room for, and how many these are."""
    people = {one.name for one in view.story.entities if one.type is EntityType.PERSON}
    bodies = [row for row in single if row[0] not in people][:MOST_OF_ONE]
    while bodies:
        line: list[Piece] = [Strong(f"Cited by one source{' each' if len(bodies) > 1 else ''}"), Plain(": ")]
        for place, (name, group) in enumerate(bodies):
            line += [Plain(f"{', ' if place else ''}{view.cited(name)} "), Cite(group[0].evidence[0])]
        if printed.add(item := Item(tuple(line))):
            return [item], len(bodies)
        bodies.pop()
    return [], 0


def _is_only_quoted(name: str, group: Sequence[Origin], view: View) -> bool:
    """Whether a person is quoted word for word in each article: what he says there is news, and no source of it."""
    own = {one.id for one in view.story.entities if one.name == name and one.type is EntityType.PERSON}
    told = {quote.evidence.article for quote in view.story.quotes if quote.speaker in own and _is_whole(quote)}
    retold = {quote.evidence.article for quote in view.story.quotes if quote.speaker in own and not _is_whole(quote)}
    return bool(own) and all(one.article in told - retold for one in group)


def _is_whole(quote: Quote) -> bool:
    return quote.kind is QuoteKind.DIRECT


def _caveats(view: View, printed: Printed) -> list[Item]:
    """What articles remark on their sources, where room is short: a line for the first such remark of each of a few."""
    if printed.is_endless:
        return []
    first: dict[str, Evidence] = {}
    for fact in view.story.facts:
        for one in fact.caveats:
            first.setdefault(one.article, one)
    printed.widen(FOR_FIRST)
    items = [Item((Plain(f"{capital(view.name(name))}: "), Words(one))) for name, one in first.items()][:MOST_CAVEATS]
    return [item for item in items if printed.add(item)]


def _citers(group: Sequence[Origin], view: View) -> int:
    return len({view.sources[origin.article] for origin in group})


def is_named(name: str) -> bool:
    """Whether somebody who is cited can be found by what they are called: a name, a body, a medium, a government.

    Not "analysts", "Russian analysts" or "a resident of Lund", which may be anybody.
    """
    words: list[str] = []
    for word in WORD.findall(name):
        if words and word.lower() in word_list("readable.which"):
            break
        words.append(word)
    if not words or PERSON in kinds_of(words[-1]) or _is_sentence(name):
        return False
    body = word_list("readable.one_of_its_kind") | word_list("origins.bodies")
    return any(not word.islower() or word in body for word in words)


def _is_sentence(name: str) -> bool:
    """Whether what is taken for a name does something to something: "jury on Tuesday convicted a man"."""
    pairs = pairwise(WORD.findall(name))
    return any(word.islower() and is_past(word) and other in ("a", "an", "the") for word, other in pairs)


def _office(name: str, view: View) -> Line:
    """What most articles call a person who is cited, with the place; empty for others and where none says it."""
    said = next(filter(None, (office_of(one) for one in view.story.entities if one.name == name)), None)
    return (Plain(f" (“{said.text}” "), Cite(said), Plain("):")) if said else (Plain(":"),)


def _origin(name: str, group: Sequence[Origin], view: View, *, whole: bool) -> Item:
    """Who cites an origin, each with its place; where many do and not the ``whole`` is asked for, how many."""
    line: list[Piece] = [Strong(capital(view.cited(name))), *_office(name, view)]
    first = {origin.article: origin.evidence[0] for origin in reversed(group)}
    if len(first) > MOST_CITED and not whole:
        citing = {view.sources[article] for article in first}
        about = counted_sources(len(citing), len(set(view.sources.values())))
        return Item((*line, Plain(f" {about}"), *cites(list(first.values())[::-1])))
    before = ""
    for article in dict.fromkeys(origin.article for origin in group):
        one = next(origin for origin in group if origin.article == article)
        via = f" via {', '.join(map(view.cited, one.via))}" if one.via else ""
        who = view.name(article) + via
        # Several articles of one outlet stand behind its name.
        said = "" if who == before else f"{';' if before else ''} {who}"
        line += [Plain(f"{said} "), Cite(_naming(one, view))]
        before = who
    return Item(tuple(line))


def _naming(origin: Origin, view: View) -> Evidence:
    """The first words by which an article leans on an origin that name it, or the first of all: "state media said"."""
    alike = [one for one in view.story.entities if one.name == origin.name]
    names = {origin.name, *(text for one in alike for text in one.aliases)}
    return next((one for one in origin.evidence if any(name in one.text for name in names)), origin.evidence[0])
