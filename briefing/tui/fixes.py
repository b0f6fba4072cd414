"""What can be put right about what the reader points at, as rows that typing fills or narrows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from briefing.models import Article, Conflict, Correcting, Entity, EntityType, Evidence, Fact
from briefing.records import dataclass
from briefing.tui.pointed import Pointed
from briefing.tui.text import count, said, short
from briefing.tui.view import StoryView

MOST = 12
"""Names or facts offered at once: typing more letters narrows them."""
SPELLINGS = 6
EXPLANATIONS = ("a later count", "different things are meant", "both are true")
_TYPES = tuple(kind for kind in EntityType if kind not in (EntityType.DATE, EntityType.NUMBER))
_FIELDS = (Correcting.OUTLET, Correcting.DAY, Correcting.TITLE, Correcting.AUTHOR)

Thing = Article | Entity | Fact | Conflict | Evidence


@dataclass(frozen=True, slots=True)
class Fix:
    """A row: its words, what is put right and on which things, and what holds instead.

    ``what`` None takes back the event ``undo``. ``done`` says afterwards what was put right.
    """

    words: str
    done: str
    what: Correcting | None
    things: tuple[Thing, ...] = ()
    value: str = ""
    undo: str = ""


def fixes_for(
    pointed: Pointed, typed: str, outlets: Iterable[str] = (), last: Sequence[tuple[str, str]] = ()
) -> list[Fix]:
    """The rows: what is under the cursor first, in a source the article.

    Args:
        pointed: what the reader points at.
        typed: what stands in the line.
        outlets: the names of all outlets of the collection, to choose from.
        last: the corrections in force that can be taken back, newest first, by event and in words.
    """
    typed = said(typed)
    things = [fix for rows in _of_things(pointed, typed) for fix in rows]
    article = list(_of_article(pointed, typed, outlets))
    rows = [*things, *article] if pointed.in_list else [*article, *things]
    if not typed:
        for event, words in ((event, short(words, 90)) for event, words in last):
            rows.append(Fix(f"Take back: {words}", f"Taken back: {words}", None, undo=event))
    return rows


def _of_things(pointed: Pointed, typed: str) -> Iterator[Iterator[Fix]]:
    if pointed.conflict is not None:
        yield _of_conflict(pointed.conflict, typed)
    if pointed.fact is not None:
        yield _of_fact(pointed, pointed.fact, typed)
    for entity in (pointed.entity, *pointed.names):
        if entity is not None:
            yield _of_name(pointed.view, entity, typed)


def _of_name(view: StoryView, entity: Entity, typed: str) -> Iterator[Fix]:
    name = short(entity.name, 40)
    if typed:
        yield from _same_name(view, entity, typed)
        yield Fix(f"{name}: rename to “{short(typed, 40)}”", f"{name} renamed", Correcting.RENAME, (entity,), typed)
        for kind in _TYPES:
            if kind is not entity.type and kind.value.casefold().startswith(typed.casefold()):
                done = f"{name} is now of type {kind.value.lower()}"
                yield Fix(f"{name}: type {kind.value.lower()}", done, Correcting.RETYPE, (entity,), kind.value)
        return
    spellings = Counter(item.text for item in entity.mentions)
    for spelling, times in spellings.most_common(SPELLINGS) if len(spellings) > 1 else ():
        words = f"{name}: “{short(spelling, 40)}” ({count(times, 'place')}) is somebody or something else"
        yield Fix(words, f"“{short(spelling, 40)}” taken out of {name}", Correcting.PART, (entity,), spelling)
    yield Fix(f"{name}: not a name", f"{name} dismissed", Correcting.NO_NAME, (entity,))


def _same_name(view: StoryView, entity: Entity, typed: str) -> Iterator[Fix]:
    asked = typed.casefold()
    found = [
        other
        for other in view.story.entities
        if other.id != entity.id and any(asked in said(name).casefold() for name in (other.name, *other.aliases))
    ]
    found.sort(key=lambda other: (other.type is not entity.type, -len(other.mentions), other.name))
    for other in found[:MOST]:
        words = f"{short(entity.name, 40)}: the same as {short(other.name, 40)} ({count(len(other.mentions), 'place')})"
        yield Fix(words, f"taken as one with {short(other.name, 40)}", Correcting.MERGE, (other, entity))


def _of_fact(pointed: Pointed, fact: Fact, typed: str) -> Iterator[Fix]:
    view = pointed.view
    if typed:
        asked = typed.casefold().split()
        found = [
            one for one in view.story.facts if one.id != fact.id and all(w in one.statement.casefold() for w in asked)
        ]
        yield from (_same_fact(one, fact) for one in found[:MOST])
        return
    yield Fix(f"Dismiss this fact: “{short(fact.statement, 70)}”", "fact dismissed", Correcting.NO_FACT, (fact,))
    if pointed.chosen is not None and pointed.chosen.id != fact.id:
        yield _same_fact(pointed.chosen, fact)
    for article in fact.articles if len(fact.articles) > 1 else ():
        places = tuple(item for item in fact.evidence if item.article == article)
        name = short(view.name_of(article), 30)
        words = f"{name} says something else: take “{short(places[0].text, 50)}” out of this fact"
        yield Fix(words, f"{name} taken out of the fact", Correcting.OWN_FACT, places)


def _same_fact(one: Fact, fact: Fact) -> Fix:
    return Fix(f"The same fact as “{short(one.statement, 80)}”", "facts taken as one", Correcting.ONE_FACT, (one, fact))


def _of_conflict(conflict: Conflict, typed: str) -> Iterator[Fix]:
    for why in (typed,) if typed else EXPLANATIONS:
        yield Fix(f"No contradiction: {short(why, 60)}", "difference explained", Correcting.EXPLAINED, (conflict,), why)


def _of_article(pointed: Pointed, typed: str, outlets: Iterable[str]) -> Iterator[Fix]:
    article = pointed.article
    day = article.published.isoformat() if article.published else ""
    now = dict(zip(_FIELDS, (article.outlet or "", day, article.title, article.byline or ""), strict=True))
    of = f" of {short(pointed.view.name_of(article.id), 30)}" if pointed.in_list else ""
    for what in _fields_for(typed):
        shown = short(now[what], 50) or "none"
        words = f"{what.value.capitalize()}{of}: {shown}"
        if typed:
            words += f"  →  {short(typed, 60)}"
        yield Fix(words, f"{what.value} is {short(typed, 40)}", what, (article,), typed)
        for name in _outlets_like(typed, outlets) if what is Correcting.OUTLET else ():
            yield Fix(f"Outlet{of}: {shown}  →  {short(name, 60)}", f"outlet is {name}", what, (article,), name)
    if not typed and len(pointed.view.readings) > 1:
        yield Fix("Take this article out of the story", "article taken out", Correcting.OWN_STORY, (article,))


def _outlets_like(typed: str, outlets: Iterable[str]) -> list[str]:
    """Three known outlets whose names hold what is typed."""
    return sorted(name for name in outlets if typed and typed.casefold() in name.casefold() and name != typed)[:3]


def _fields_for(typed: str) -> list[Correcting]:
    """What can be put right of an article, the day first where a day is typed."""
    with suppress(ValueError):
        date.fromisoformat(typed)
        return [Correcting.DAY, *(what for what in _FIELDS if what is not Correcting.DAY)]
    return list(_FIELDS)
